"""Trains the shipped model from examples: reads JSONL, lets a child with one BLAS thread do the rest."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from triage.core.errors import OwnerError, Problem

ONE_THREAD: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled mail, ``language`` ISO 639-1. ``either`` is a second intent that a person would name as
    readily: such a mail is learned under both, and teaches the gate to ask. ``hand`` names who wrote it,
    where that was not the author of the rest."""

    subject: str
    text: str
    intent: str
    language: str = ""
    either: str = ""
    hand: str = ""


def read_examples(directory: Path) -> list[Example]:
    """``<language>/<intent>.jsonl`` and ``extra/*.jsonl`` (which name intent and language themselves).

    A row may name a second intent under ``or``: a mail that a person could file under either.

    In name order, exact doubles dropped. Raises OwnerError with file and line of each bad row.
    """
    problems: list[Problem] = []
    seen: dict[tuple[str, str, str], Example] = {}
    for path in sorted(directory.glob("*/*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line.strip():
                where = f"{path.parent.name}/{path.name}:{number}"
                try:
                    example = _example(json.loads(line), path)
                    seen.setdefault((example.subject, example.text, example.intent), example)
                except (ValueError, KeyError, TypeError) as error:
                    problems.append(Problem(where=where, what=f"not an example: {error}"))
    if problems:
        raise OwnerError(*problems)
    return list(seen.values())


def _example(row: Mapping[str, Any], path: Path) -> Example:
    own = path.parent.name == "extra"
    return Example(
        subject=str(row.get("subject") or ""),
        text=str(row["text"]),
        intent=str(row["intent"]) if own else path.stem,
        language=str(row.get("language", "")) if own else path.parent.name,
        either=str(row.get("or", "")),
        hand=str(row.get("hand", "")),
    )


def examples_sha256(directory: Path) -> str:
    """One hash over every example file, in name order."""
    digest = hashlib.sha256()
    for path in sorted(directory.glob("*/*.jsonl")):
        digest.update(f"{path.parent.name}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def train(root: Path, examples: Path, out: Path, *, semantic: bool = True) -> Mapping[str, Any]:
    """Write ``out/default.npz`` and ``.json``; returns the card. A child process does the work.

    ``root`` holds the content (rules, intents, cues). Without ``semantic`` an existing ``out/vectors.npz``
    is used; with it, it is made anew.
    """
    choice = "yes" if semantic else "no"
    command = [sys.executable, "-m", "triage.adapters.shipped", str(root), str(examples), str(out), choice]
    subprocess.run(command, check=True, env={**os.environ, **ONE_THREAD})  # noqa: S603 (our own module, no shell)
    card: Mapping[str, Any] = json.loads((out / "default.json").read_text("utf-8"))
    return card
