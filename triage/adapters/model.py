"""Model files: arrays in ``.npz`` (never pickled) beside a JSON card. A damaged or foreign file is refused.

Nothing is believed before it is bounded: file size, member names, sizes, dtypes, shapes and finite
values are checked while reading, and the card's SHA-256 of the arrays must match first.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

SCHEMA: Final = 1
LARGEST_FILE: Final = 16 << 20
LARGEST_CARD: Final = 1 << 20
LARGEST_ARRAY: Final = 64 << 20
LARGEST_TOTAL: Final = 128 << 20
MOST_ARRAYS: Final = 64
_DTYPES: Final = ("float32", "float16", "int8", "uint8", "int32", "int64")
_HEADER_LIMIT: Final = 4_096


class RefusedModel(Exception):
    """The model file may not be used; the text says why, for the owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A model as it lies on disk: named arrays and the card that describes them."""

    arrays: Mapping[str, Array]
    card: Mapping[str, Any]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(self.card["labels"])

    @property
    def version(self) -> str:
        return str(self.card["arrays_sha256"])[:12]


def save(
    directory: Path, name: str, arrays: Mapping[str, Array], card: Mapping[str, Any], *, squeezed: bool = True
) -> Stored:
    """Write ``name.npz`` and ``name.json``, both byte-identical for equal input.

    ``squeezed=False`` for arrays that hardly get smaller: they are read four times as fast.
    """
    buffer = io.BytesIO()
    write: Any = np.savez_compressed if squeezed else np.savez
    write(buffer, **{key: np.ascontiguousarray(arrays[key]) for key in sorted(arrays)})
    raw = buffer.getvalue()
    full = {
        "schema": SCHEMA,
        **card,
        "arrays_sha256": hashlib.sha256(raw).hexdigest(),
        "arrays": shapes(arrays),
    }
    directory.mkdir(parents=True, exist_ok=True)
    (directory / f"{name}.npz").write_bytes(raw)
    text = json.dumps(full, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
    (directory / f"{name}.json").write_text(text + "\n", "utf-8")
    return Stored(arrays=arrays, card=full)


def shapes(arrays: Mapping[str, Array]) -> dict[str, list[Any]]:
    return {key: [str(value.dtype), *value.shape] for key, value in sorted(arrays.items())}


def load(directory: Path, name: str) -> Stored:
    """Read a model. Raises RefusedModel with the reason; allocates at most ``LARGEST_TOTAL``."""
    card = _read_card(directory / f"{name}.json")
    raw = _bounded(directory / f"{name}.npz", LARGEST_FILE)
    if hashlib.sha256(raw).hexdigest() != card["arrays_sha256"]:
        raise RefusedModel(f"{name}.npz is not the file that its card describes (SHA-256 differs)")
    return Stored(arrays=read_arrays(raw, card["arrays"]), card=card)


def _bounded(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        raise RefusedModel(f"{path.name} cannot be read: {error.strerror}") from None
    if len(raw) > limit:
        raise RefusedModel(f"{path.name} is larger than {limit >> 20} MB")
    return raw


def _read_card(path: Path) -> dict[str, Any]:
    raw = _bounded(path, LARGEST_CARD)
    try:
        card = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RefusedModel(f"{path.name} is not JSON: {str(error)[:80]}") from None
    problem = card_problem(card)
    if problem:
        raise RefusedModel(f"{path.name}: {problem}")
    return dict(card)


def card_problem(card: Any) -> str:
    """What is wrong with a card, or empty."""
    if not isinstance(card, dict) or card.get("schema") != SCHEMA:
        return f"is not a model card of schema {SCHEMA}"
    labels, arrays = card.get("labels"), card.get("arrays")
    if (
        not isinstance(labels, list)
        or not 1 < len(labels) <= 1_000
        or len(set(map(str, labels))) != len(labels)
    ):
        return "labels are missing, too many or repeated"
    if not all(isinstance(label, str) and 0 < len(label) <= 80 for label in labels):
        return "a label is not a short word"
    if not isinstance(arrays, dict) or not isinstance(card.get("arrays_sha256"), str):
        return "arrays or their SHA-256 are not described"
    wrong = [key for key, value in arrays.items() if not _is_shape(value)]
    return f"array {wrong[0]!r} is not described well" if wrong else ""


def _is_shape(value: object) -> bool:
    if not isinstance(value, list) or not 2 <= len(value) <= 4 or value[0] not in _DTYPES:
        return False
    return all(isinstance(n, int) and not isinstance(n, bool) and 0 <= n <= 50_000_000 for n in value[1:])


def read_arrays(raw: bytes, described: Mapping[str, list[Any]]) -> dict[str, Array]:
    """The arrays of an ``.npz``, each exactly as described. Raises RefusedModel."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _read_members(archive, described)
    except RefusedModel:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise RefusedModel(f"the arrays are damaged: {str(error)[:80]}") from None


def _read_members(archive: zipfile.ZipFile, described: Mapping[str, list[Any]]) -> dict[str, Array]:
    names = archive.namelist()
    if len(names) > MOST_ARRAYS or sorted(names) != sorted(f"{key}.npy" for key in described):
        raise RefusedModel("the arrays are not those that the card names")
    total, arrays = 0, {}
    for key, (dtype, *shape) in described.items():
        size = _octets(np.dtype(dtype), shape)
        total += size
        if size > LARGEST_ARRAY or total > LARGEST_TOTAL:
            raise RefusedModel(f"array {key} is larger than allowed")
        with archive.open(f"{key}.npy") as member:
            arrays[key] = _read_array(member.read(size + _HEADER_LIMIT + 1), key, dtype, tuple(shape))
    return arrays


def _octets(dtype: np.dtype[Any], shape: list[int]) -> int:
    size = int(dtype.itemsize)
    for length in shape:
        size *= length
    return size


def _read_array(raw: bytes, key: str, dtype: str, shape: tuple[int, ...]) -> Array:
    stream = io.BytesIO(raw)
    if np.lib.format.read_magic(stream) != (1, 0):
        raise RefusedModel(f"array {key} has a foreign version")
    found_shape, fortran, found_dtype = np.lib.format.read_array_header_1_0(
        stream, max_header_size=_HEADER_LIMIT
    )
    begins = stream.tell()
    if (str(found_dtype), found_shape, fortran) != (dtype, shape, False):
        raise RefusedModel(f"array {key} is {found_dtype}{found_shape}, the card says {dtype}{shape}")
    if len(raw) - begins != _octets(found_dtype, list(shape)):
        raise RefusedModel(f"array {key} has the wrong length")
    array = np.frombuffer(raw, dtype=found_dtype, offset=begins).reshape(shape)
    if array.dtype.kind == "f" and not bool(np.isfinite(array).all()):
        raise RefusedModel(f"array {key} holds numbers that are not finite")
    return array
