"""From JSON to a :class:`Draft`, and back to the canonical octets that an approval binds.

Every problem comes at once, with its dotted path, what was found, and what to do.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any, Final, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from triage.books.invoice import Draft
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal

LARGEST_FILE: Final = 4 * 1024 * 1024
HOLES: Final = ("number", "issue_date")


@functools.cache
def _adapter() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)


def read_draft(octets: bytes) -> Draft:
    """Parse a draft's JSON (UTF-8). Raises OwnerError with every problem of shape."""
    if len(octets) > LARGEST_FILE:
        raise OwnerError(
            Refusal(
                where="draft",
                what=Phrase("is too large"),
                allowed=Phrase("at most {megabytes} MB", megabytes=4),
            )
        )
    try:
        found = json.loads(octets.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise OwnerError(Refusal(where="draft", what=Phrase("is not JSON"), found=str(error)[:120])) from None
    return draft_of(found)


def draft_of(found: object) -> Draft:
    """The same from parsed JSON (numbers as int, Decimal or str)."""
    try:
        return _adapter().validate_python(found)
    except ValidationError as error:
        raise OwnerError(*(plain_problem(one) for one in error.errors(include_url=False))) from None


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a draft."""
    return _adapter().json_schema()


def canonical(draft: Draft, *, holes: bool = True) -> bytes:
    """UTF-8 JSON with sorted keys and amounts in one spelling; without number and issue date where
    ``holes`` (that is what an approval binds)."""
    content = plain(draft)
    if holes:
        content = {key: value for key, value in content.items() if key not in HOLES}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(draft: Draft) -> str:
    """SHA-256 (hex) of the canonical JSON with its holes."""
    return hashlib.sha256(canonical(draft)).hexdigest()


def plain(value: Any) -> Any:
    """Only what differs from a field's default, so that new optional fields change no digest."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((one, getattr(value, one.name)) for one in dataclasses.fields(value))
        return {one.name: plain(held) for one, held in fields if held != one.default}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return value.isoformat() if isinstance(value, date) else value


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is no number")


def plain_problem(error: Any) -> Refusal:
    path = [str(part + 1) if isinstance(part, int) else str(part) for part in error["loc"]]
    where = ".".join(path) or "draft"
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        known = _known(error["loc"][:-1])
        near = difflib.get_close_matches(path[-1], known, n=1)
        mend = Phrase("Did you mean {near}?", near=near[0]) if near else Phrase("Remove it.")
        return Refusal(where=where, what=Phrase("is no known field"), allowed=", ".join(known), mend=mend)
    if error["type"] in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return Refusal(where=where, what=Phrase("is required and missing"))
    if error["type"] in ("too_long", "string_too_long"):
        what = Phrase("must not be longer than {most} characters", most=error["ctx"]["max_length"])
        return Refusal(where=where, what=what, found=repr(_short(error["input"])))
    if error["type"] in ("too_short", "string_too_short"):
        return Refusal(where=where, what=Phrase("must not be empty"))
    shown = "" if isinstance(error["input"], dict | list) else repr(_short(error["input"]))
    return Refusal(where=where, what=_sentence(error), found=shown)


_KINDS: Final = {
    "int": Phrase("must be a whole number"),
    "bool": Phrase("must be yes or no"),
    "string": Phrase("must be text"),
    "tuple": Phrase("must be a list"),
    "dataclass": Phrase("must be a record with fields"),
}


def _short(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)[:60]
    return value[:60] if isinstance(value, str) else value


def _sentence(error: Any) -> Phrase:
    """What a field says of itself, else what pydantic says, by its type of error."""
    said = error.get("ctx", {}).get("error")
    if isinstance(said, ValueError) and said.args and isinstance(said.args[0], Phrase):
        return said.args[0]
    if error["type"] in ("enum", "literal_error"):
        return Phrase("must be one of {values}", values=str(error["ctx"]["expected"]))
    if error["type"] in ("greater_than_equal", "less_than_equal"):
        most = error["type"] == "less_than_equal"
        word = Phrase("must not be above {limit}", limit=error["ctx"]["le"]) if most else None
        return word or Phrase("must not be below {limit}", limit=error["ctx"]["ge"])
    return _KINDS.get(error["type"].partition("_")[0], Phrase("is of another kind than it must be"))


def _known(path: tuple[Any, ...]) -> list[str]:
    """The field names at a path, for the nearest one."""
    here: Any = Draft
    for part in path:
        if not isinstance(part, int):
            here = _record_in(get_type_hints(here).get(part)) if here else None
    return [one.name for one in dataclasses.fields(here)] if here else []


def _record_in(hint: Any) -> Any:
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return hint
    return next((found for one in get_args(hint) if (found := _record_in(one))), None)
