"""The firm's own model as a row of the store: arrays in ``.npz`` octets beside a card, checked like a file.

What is damaged, foreign or tampered with is refused with the reason; nothing is ever unpickled.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from triage.adapters.model import Array, RefusedModel, read_arrays, shapes
from triage.adapters.owner_layer import Learned
from triage.ledger_learning import Artefact

SCHEMA: Final = 1
LARGEST: Final = 16 << 20


def packed(arrays: Mapping[str, Array], card: Mapping[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """Octets, and the card with their description and SHA-256. Byte-identical for equal input."""
    buffer = io.BytesIO()
    write: Any = np.savez_compressed
    write(buffer, **{key: np.ascontiguousarray(arrays[key]) for key in sorted(arrays)})
    octets = buffer.getvalue()
    digest = hashlib.sha256(octets).hexdigest()
    return octets, {**card, "schema": SCHEMA, "arrays_sha256": digest, "arrays": shapes(arrays)}


def unpacked(found: Artefact) -> dict[str, Array]:
    """The arrays of an artefact. Raises RefusedModel."""
    described = found.card.get("arrays")
    if found.card.get("schema") != SCHEMA or not isinstance(described, dict):
        raise RefusedModel(f"{found.name} {found.version} is not of schema {SCHEMA}")
    if len(found.octets) > LARGEST:
        raise RefusedModel(f"{found.name} {found.version} is larger than {LARGEST >> 20} MB")
    if hashlib.sha256(found.octets).hexdigest() != found.card.get("arrays_sha256"):
        raise RefusedModel(f"{found.name} {found.version} is not what its card describes (SHA-256 differs)")
    return read_arrays(found.octets, described)


def packed_model(learned: Learned, card: Mapping[str, Any]) -> tuple[bytes, dict[str, Any]]:
    arrays: dict[str, Array] = {
        "coef": learned.coef.astype(np.float16),
        "bias": learned.bias,
        "fusion": np.array(learned.fusion, dtype=np.float32),
    }
    return packed(arrays, {**card, "labels": list(learned.labels), "of": list(learned.of)})


def learned_of(found: Artefact) -> Learned:
    """The fitted layer of an artefact. Raises RefusedModel where the arrays do not fit one another."""
    arrays = unpacked(found)
    try:
        labels, of = tuple(map(str, found.card["labels"])), tuple(map(str, found.card["of"]))
        coef, bias = np.asarray(arrays["coef"], np.float32), np.asarray(arrays["bias"], np.float32)
        fits = coef.ndim == 2 and coef.shape[1] == len(labels) and bias.shape == (len(labels),)
        known = set(labels) <= set(of) and arrays["fusion"].shape == (2,)
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedModel(f"{found.name} {found.version} is not whole: {error}") from None
    if not fits or not known:
        raise RefusedModel(f"{found.name} {found.version}: its arrays do not fit together")
    shipped, own = map(float, arrays["fusion"])
    return Learned(labels=labels, coef=coef, bias=bias, fusion=(shipped, own), of=of)
