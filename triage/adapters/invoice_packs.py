"""The shipped country packs and legal phrases, read from the package."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

from triage.books.pack import Pack, parse_notes, parse_pack
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal

COUNTRIES = ("DE", "AT", "FR", "NL", "IT", "ES", "GB")


@functools.cache
def pack_for(country: str) -> Pack:
    """The pack of a seller's country. Raises OwnerError where there is none."""
    if country not in COUNTRIES:
        raise OwnerError(
            Refusal(
                where="seller.address.country",
                what=Phrase("there are no tax rules for this country here"),
                found=country,
                allowed=", ".join(COUNTRIES),
            )
        )
    return parse_pack(_text(f"{country.lower()}.toml"))


@functools.cache
def notes() -> Mapping[str, Mapping[str, str]]:
    """Note -> language -> phrase."""
    return parse_notes(_text("notes.toml"))


@functools.cache
def words(language: str) -> Mapping[str, Mapping[str, str]]:
    """``words`` and ``units`` of one language."""
    return parse_notes(
        (resources.files("triage.books") / "words" / f"{language}.toml").read_text(encoding="utf-8")
    )


def _text(name: str) -> str:
    return (resources.files("triage.books") / "packs" / name).read_text(encoding="utf-8")
