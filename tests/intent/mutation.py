"""Mutated model files: flipped, cut, grown and swapped octets, in the arrays and in the card."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import numpy as np

from triage.adapters.model import RefusedModel, Stored, read_arrays
from triage.adapters.scoring import scorer_of


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """One to four wounds anywhere in the octets."""
    octets = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(octets))
        match chance.randrange(6):
            case 0:
                octets[at] ^= 1 << chance.randrange(8)
            case 1:
                del octets[at : at + chance.randint(1, 2_000)]
            case 2:
                octets[at:at] = chance.randbytes(chance.randint(1, 64))
            case 3:
                octets[at : at + 4] = b"\xff\xff\xff\x7f"
            case 4:
                octets[at : at + 2] = b"\x80\x04"
            case _:
                octets = octets[: max(1, at)]
        if not octets:
            octets = bytearray(b"PK")
    return bytes(octets)


def refused_or_equal(models: Path, count: int, seed: int = 7) -> tuple[int, int]:
    """How many of ``count`` mutants were refused, and how many were taken with other content.

    Half keep the old SHA-256 (a damaged file), half carry a card that was made to fit (a tampered one): the
    structure alone must then hold, and what it accepts must be whole arrays of the described shape.
    """
    chance = random.Random(seed)
    raw = (models / "default.npz").read_bytes()
    card = json.loads((models / "default.json").read_text("utf-8"))
    refused = harmed = 0
    for number in range(count):
        wounded = mutated(raw, chance)
        if number % 2 and hashlib.sha256(wounded).hexdigest() != card["arrays_sha256"]:
            refused += 1
            continue
        try:
            arrays = read_arrays(wounded, card["arrays"])
            scorer_of(Stored(arrays=arrays, card=card), "encoder")
            harmed += not all(_described(arrays[key], shape) for key, shape in card["arrays"].items())
        except RefusedModel:
            refused += 1
    return refused, harmed


def _described(array: object, shape: list[object]) -> bool:
    return isinstance(array, np.ndarray) and [str(array.dtype), *array.shape] == shape
