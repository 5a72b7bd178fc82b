"""What pydantic says of a config file, in plain words: where, what was found, what is allowed, the nearest
known key. A secret that stands in the open is never shown."""

from __future__ import annotations

import difflib
import re
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from triage.core.errors import Problem


def problems_of(error: ValidationError, root: type[BaseModel]) -> list[Problem]:
    """Every problem, in the order of the file; ``root`` is the whole file's model."""
    wrong = [one for one in error.errors(include_url=False) if not _is_noise(one)]
    return [_problem(one, root) for one in wrong]


def _is_noise(error: Any) -> bool:
    """Where an entry of a list is wrong, pydantic counts it as absent: "at least 1 item, not 0"."""
    return error["type"] == "too_short" and bool(error["input"])


def _problem(error: Any, root: type[BaseModel]) -> Problem:
    path = tuple(part for part in error["loc"] if part != "root")
    where = ".".join(str(part) for part in path) or "config.toml"
    if error["type"] == "extra_forbidden":
        known = _known_keys(path[:-1], root)
        near = difflib.get_close_matches(str(path[-1]), known, n=1)
        mend = f"Did you mean {near[0]}?" if near else "Remove it."
        return Problem(where=where, what="is no known key", allowed=", ".join(known), mend=mend)
    if error["type"] == "missing":
        return Problem(where=where, what="is required and missing", mend="See config.example.toml.")
    return _wrong_value(error, where)


def _wrong_value(error: Any, where: str) -> Problem:
    """What pydantic says of a value, in plain words; a secret that stands in the open is never shown."""
    given, context = error["input"], error.get("ctx", {})
    if any(word in where for word in ("password", "token")) and error["type"] == "model_type":
        allowed = '{ file = "PATH" } or { env = "NAME" }'
        return Problem(where=where, what="a secret never stands in this file", allowed=allowed)
    what = _WORDS.get(error["type"], "")
    secret = any(word in where for word in ("password", "token", "url"))
    shown = "" if secret or isinstance(given, dict) else repr(given)[:80]
    if not what:
        return Problem(where=where, what=_plain(error["msg"]), found=shown)
    words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    near = difflib.get_close_matches(str(given), words, n=1)
    mend = f"Did you mean {near[0]}?" if near else ""
    return Problem(where=where, what=what.format(**context), found=shown, allowed=", ".join(words), mend=mend)


_WORDS: Final = {
    "literal_error": "is none of the allowed words",
    "enum": "is none of the allowed words",
    "model_type": "must be a section of its own",
    "dict_type": "must be a table in { }",
    "tuple_type": "must be a list in [ ]",
    "string_type": "must be a text in quotes",
    "string_too_short": "must not be empty",
    "too_short": "needs at least one entry",
    "too_long": "has more than {max_length} entries",
    "string_too_long": "is longer than {max_length} characters",
    "string_pattern_mismatch": "must be one line of text",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "date_type": "must be a date such as 2027-12-31",
    "date_from_datetime_parsing": "must be a date such as 2027-12-31",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than": "must be less than {lt:g}",
    "less_than_equal": "must be at most {le:g}",
}
"""Types of pydantic's errors; ``{}`` is filled from the error's own context."""


def _plain(message: str) -> str:
    text = message.removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


def _known_keys(path: tuple[Any, ...], root: type[BaseModel]) -> list[str]:
    model: Any = root
    for part in path:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        if field is None:  # a name of the owner's: what stands under it is known all the same
            continue
        model = section_of(field.annotation)
        if model is None:
            return []
    return [name for name in model.model_fields if name != "root"]


def section_of(annotation: Any) -> Any:
    """The section behind an annotation, be it optional or in a list; None where it is a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    arguments = getattr(annotation, "__args__", ())
    return next((one for one in map(section_of, arguments) if one is not None), None)
