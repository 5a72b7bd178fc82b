"""`triage inspect`: what messages are and say. Thousands of files in one call, never a stop."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from triage import config as settings
from triage.adapters.classifier import Classifier
from triage.adapters.mime import read
from triage.adapters.parserpool import ParserPool
from triage.config import Config
from triage.intent.face import evidence
from triage.intent.verdict import Verdict
from triage.mail.inspect import as_json, as_text
from triage.mail.kind import NOBODY, Firm
from triage.mail.message import Message, Read
from triage.mail.thread import group
from triage.starter_root import starter_root

FEW = 40
"""Up to here the messages are read in this process: starting children costs more than it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One path: what was read, or why not."""

    path: str
    read: Read | None = None
    error: str = ""


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml") if chosen.dir else None
    classify = None if chosen.no_verdict else _classifier(config)
    firm = config.known_of_us() if config else NOBODY
    paths = [one for path in chosen.paths for one in _files(path)]
    messages: list[tuple[str, Message]] = []
    for place, looked in enumerate(_read_all(paths, firm), start=1):
        _progress(place, len(paths))
        line = _line(looked, classify)
        print(json.dumps(line, ensure_ascii=False) if chosen.json else _text(looked, line))
        if isinstance(looked.read, Message):
            messages.append((looked.path, replace(looked.read, headers=(), text="", segments=())))
    if chosen.threads:
        groups = group([message for _, message in messages])
        threads = [[messages[place][0] for place in one] for one in groups]
        print(json.dumps({"threads": threads}, ensure_ascii=False) if chosen.json else _threads(threads))
    return 0


def verdict_json(verdict: Verdict) -> dict[str, object]:
    return {
        "area": verdict.area,
        "intent": verdict.intent,
        "confidence": round(verdict.confidence, 6),
        "unsure": verdict.unsure,
        "decided_by": verdict.decided_by.value,
        "evidence": evidence(verdict),
    }


def _classifier(config: Config | None) -> Callable[[Message], Verdict]:
    root = config.root if config else starter_root()
    return Classifier(root, semantic=config.model.semantic if config else True).classify


def _files(path: str) -> Iterator[str]:
    if path != "-" and Path(path).is_dir():
        yield from sorted(str(one) for one in Path(path).rglob("*") if one.is_file())
    else:
        yield path


def _octets(path: str) -> bytes | str:
    """The file's octets, or the reason why there are none."""
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        return error.strerror or str(error)


def _read_all(paths: list[str], firm: Firm) -> Iterator[Looked]:
    if len(paths) <= FEW:
        for path in paths:
            octets = _octets(path)
            yield (
                Looked(path=path, error=octets)
                if isinstance(octets, str)
                else Looked(path=path, read=read(octets, firm=firm))
            )
        return
    with ParserPool(firm=firm) as pool:
        for start in range(0, len(paths), 500):
            chunk = [(path, _octets(path)) for path in paths[start : start + 500]]
            reads = pool.read_many(one for _, one in chunk if isinstance(one, bytes))
            for path, octets in chunk:
                if isinstance(octets, str):
                    yield Looked(path=path, error=octets)
                else:
                    yield Looked(path=path, read=next(reads))


def _line(looked: Looked, classify: Callable[[Message], Verdict] | None) -> dict[str, Any]:
    if looked.read is None:
        return {"path": looked.path, "error": looked.error}
    line: dict[str, Any] = {"path": looked.path, **as_json(looked.read)}
    if classify is not None:
        message = looked.read
        line["verdict"] = verdict_json(classify(message)) if isinstance(message, Message) else None
    return line


def _text(looked: Looked, line: dict[str, Any]) -> str:
    if looked.read is None:
        return f"{looked.path}: {looked.error}\n"
    return f"{looked.path}\n{as_text(looked.read, verdict=line.get('verdict'))}\n"


def _threads(threads: list[list[str]]) -> str:
    lines = [f"{len(threads)} threads"]
    for one in threads:
        lines.append("  " + "\n    ".join(one))
    return "\n".join(lines)


def _progress(done: int, of: int) -> None:
    """A bar on a terminal; silent where a program reads."""
    if of < FEW or not sys.stderr.isatty():
        return
    if done == of or done % 20 == 0:
        filled = 40 * done // of
        end = "\n" if done == of else ""
        print(f"\r[{'#' * filled:<40}] {done}/{of}", end=end, file=sys.stderr, flush=True)
