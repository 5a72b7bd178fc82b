"""Records as plain JSON and back: what the store keeps of a customer, a product, a price."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Mapping
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from triage.books.reading import plain, plain_problem
from triage.core.errors import OwnerError

T = TypeVar("T")


@functools.cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def record_of(kind: type[T], found: Mapping[str, Any]) -> T:
    """A record from plain JSON. Raises OwnerError with every problem of shape."""
    try:
        record: T = _adapter(cast(Hashable, kind)).validate_python(found)
    except ValidationError as error:
        raise OwnerError(*(plain_problem(one) for one in error.errors(include_url=False))) from None
    return record


def as_json(record: Any) -> dict[str, Any]:
    """The same as plain JSON: amounts as text, days in ISO 8601, defaults left out."""
    found: dict[str, Any] = plain(record)
    return found
