"""Reads the owner's reply templates: ``replies/<intent>/<language>.txt``. All problems at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from triage.config import LANGUAGES
from triage.core.errors import OwnerError, Problem
from triage.drafting.templates import Templates, TemplateSource, check
from triage.intent.intents import unknown_word

STAFF: Final = "staff"
"""``replies/staff/`` holds what staff get, a folder each; it is no intent."""

FOR_STAFF: Final = ("welcome",)

STAFF_FILLED: Final[Mapping[str, Any]] = {
    "firm": {"name": "Acme Joinery", "address": "info@acme.example"},
    "person": {"name": "Jana Ritter"},
    "owner": {"name": "Olga Brandt"},
    "help": "#help: mailto:info@acme.example?subject=%23help",
}
"""Every fact that a template for staff may name; none of them is ever empty."""

FILLED: Final[Mapping[str, Any]] = {
    "firm": {
        "name": "Acme Joinery",
        "phone": "+00 555 0100",
        "web": "www.acme.example",
        "opening_hours": "8:00-17:00",
    },
    "customer": {"name": "Bella Ruiz"},
    "subject": "A question",
    "records": ("Our invoice 2026-0114 of 3 Nov 2026 over €1,190.00 is open so far and due on 17 Nov 2026.",),
}
"""Every fact that a template may name, filled."""

EMPTY: Final[Mapping[str, Any]] = {
    "firm": {"name": "Acme Joinery", "phone": "", "web": "", "opening_hours": ""},
    "customer": {"name": ""},
    "subject": "",
    "records": (),
}
"""The same where the firm and the customer gave as little as they may."""


def load_templates(
    root: Path, fallback_language: str, known_intents: Collection[str] | None = None
) -> Templates:
    """All templates under ``root/replies``. Raises OwnerError with every problem: file, line, what may
    stand there. ``known_intents``: a folder that is none of them is named with the nearest one."""
    problems: list[Problem] = []
    sources: dict[tuple[str, str], TemplateSource] = {}
    for path in _files(root / "replies", known_intents, problems):
        source = _read(path, problems)
        samples = (STAFF_FILLED,) if path.parent.parent.name == STAFF else (FILLED, EMPTY)
        wrong = check(source, *samples) if source else None
        if wrong is not None:
            problems.append(wrong)
        elif source is not None:
            sources[source.intent, source.language] = source
    if problems:
        raise OwnerError(*problems)
    return Templates(sources, fallback_language)


def _files(replies: Path, known_intents: Collection[str] | None, problems: list[Problem]) -> Iterator[Path]:
    """The template files in name order; what does not belong there becomes a problem. Hidden files and
    editors' copies (``de.txt~``) are passed over."""
    if not replies.is_dir():
        mend = "Run triage init, or copy the starter content."
        problems.append(Problem(where=str(replies), what="is missing", mend=mend))
        return
    for folder in _shown(replies):
        if not folder.is_dir():
            where, allowed = f"replies/{folder.name}", "folders named after an intent"
            problems.append(Problem(where=where, what="lies outside a folder", allowed=allowed))
        elif folder.name == STAFF:
            yield from _for_staff(folder, problems)
        elif known_intents is not None and folder.name not in known_intents:
            where = f"replies/{folder.name}"
            problems.append(unknown_word(where, "is no intent", folder.name, {*known_intents, STAFF}))
        else:
            yield from _languages(folder, problems)


def _for_staff(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    for inner in _shown(folder):
        if inner.is_dir() and inner.name in FOR_STAFF:
            yield from _languages(inner, problems)
        else:
            problems.append(unknown_word(_where(inner), "is nothing for staff", inner.name, FOR_STAFF))


def _languages(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    for path in _shown(folder):
        if path.suffix == ".txt" and path.stem in LANGUAGES and path.is_file():
            yield path
        else:
            allowed = [f"{language}.txt" for language in LANGUAGES]
            problems.append(unknown_word(_where(path), "is no template's name", path.name, allowed))


def _shown(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.iterdir() if not path.name.startswith(".") and not path.name.endswith("~")
    )


def _read(path: Path, problems: list[Problem]) -> TemplateSource | None:
    """One file as a source: UTF-8, any line ends, first line subject, then a blank line, then the body."""
    where = _where(path)
    try:
        text = path.read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        problems.append(Problem(where=where, what=f"cannot be read: {error}", mend="Save it as UTF-8."))
        return None
    subject, *rest = text.split("\n")
    found = list(_shape(where, subject, rest))
    problems += found
    if found:
        return None
    return TemplateSource(
        intent=_named(path),
        language=path.stem,
        subject=subject.strip(),
        body="\n".join(rest[1:]).rstrip() + "\n",
        where=where,
    )


def _shape(where: str, subject: str, rest: list[str]) -> Iterator[Problem]:
    allowed = "the subject, a blank line, the text"
    if not subject.strip():
        yield Problem(where=f"{where}:1", what="has no subject in its first line", allowed=allowed)
    elif rest and rest[0].strip():
        found = rest[0].strip()[:60]
        yield Problem(where=f"{where}:2", what="has no blank line", found=found, allowed=allowed)
    elif not any(line.strip() for line in rest):
        yield Problem(where=where, what="has no text", allowed=allowed)


def _named(path: Path) -> str:
    """``order``, ``staff/welcome``: what a template is asked for by."""
    above = path.parent.parent.name
    return f"{STAFF}/{path.parent.name}" if above == STAFF else path.parent.name


def _where(path: Path) -> str:
    return f"replies/{_named(path)}/{path.name}"
