"""`triage inspect`: what messages are and say. Thousands of files in one call, never a stop."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from triage import config as settings
from triage.adapters.authentication import Txt, authenticate
from triage.adapters.classifier import Classifier
from triage.adapters.mailfiles import mails_of
from triage.adapters.mime import read
from triage.adapters.parserpool import ParserPool
from triage.adapters.resolver import DnsResolver
from triage.config import Config
from triage.core.errors import Transient
from triage.intent.face import evidence
from triage.intent.verdict import Verdict
from triage.mail.inspect import as_json, as_text
from triage.mail.kind import NOBODY
from triage.mail.message import Authentication, Level, Message, Read
from triage.mail.thread import group
from triage.starter_root import starter_root

FEW: Final = 40
"""Up to here the messages are read in this process: starting children costs more than it saves."""
CHUNK: Final = 500

UNKNOWN_FIRM: Final[dict[str, Any]] = {
    "firm": {"name": "nobody", "address": "nobody@nobody.invalid", "signature": "nobody"},
    "mailbox": {"backend": "maildir", "path": "."},
    "submit": {"host": "localhost"},
    "people": [{"name": "nobody", "addresses": ["nobody@nobody.invalid"], "roles": ["owner"]}],
}
"""Where no folder is given: no host is trusted, nobody is listed."""

Prove = Callable[[bytes, Message], Authentication]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One mail as it lies in a file, or why it cannot be had. ``file``: which of the files, from 1."""

    file: int
    name: str
    octets: bytes = b""
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One mail: what was read, or why not."""

    given: Given
    read: Read | None = None


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml") if chosen.dir else None
    classify = None if chosen.no_verdict else _classifier(config)
    files = [one for path in chosen.paths for one in _files(path)]
    messages: list[tuple[str, Message]] = []
    for looked in _read_all(_each(files), config):
        _progress(looked.given.file, len(files))
        line = _line(looked, classify)
        print(json.dumps(line, ensure_ascii=False) if chosen.json else _text(looked, line))
        if chosen.threads and isinstance(looked.read, Message):
            messages.append((looked.given.name, replace(looked.read, headers=(), text="", segments=())))
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


def _each(files: list[str]) -> Iterator[Given]:
    """Every mail of every file; of an mbox each message. What cannot be read is said, never a stop."""
    for number, path in enumerate(files, start=1):
        try:
            if path == "-":
                yield Given(file=number, name=path, octets=sys.stdin.buffer.read())
                continue
            for source in mails_of(Path(path)):
                yield Given(file=number, name=source.name, octets=source.octets())
        except OSError as error:
            yield Given(file=number, name=path, error=error.strerror or str(error))


def _read_all(given: Iterator[Given], config: Config | None) -> Iterator[Looked]:
    firm = config.known_of_us() if config else NOBODY
    prove = _authenticator(config)
    first = list(islice(given, FEW + 1))
    if len(first) <= FEW:
        for one in first:
            yield Looked(given=one) if one.error else _proven(one, read(one.octets, firm=firm), prove)
        return
    with ParserPool(firm=firm) as pool:
        while first:
            reads = pool.read_many(one.octets for one in first if not one.error)
            for one in first:
                yield Looked(given=one) if one.error else _proven(one, next(reads), prove)
            first = list(islice(given, CHUNK))


def _proven(given: Given, found: Read, prove: Prove) -> Looked:
    if isinstance(found, Message):
        found = replace(found, authentication=prove(given.octets, found))
    return Looked(given=given, read=found)


def _authenticator(config: Config | None) -> Prove:
    """As the daemon judges it; DNS is asked only for mail that claims to be one of the firm's people."""
    known = config or settings.parse(UNKNOWN_FIRM, root=Path())
    dns = DnsResolver()

    def resolver(name: bytes) -> bytes | None:
        return dns.txt(name.decode("ascii", "replace"))

    return partial(_authenticate, config=known, resolver=resolver)


def _authenticate(raw: bytes, message: Message, *, config: Config, resolver: Txt) -> Authentication:
    try:
        return authenticate(raw, message, config=config, resolver=resolver)
    except Transient as error:  # a name server that does not answer stops no look into a file
        return Authentication(level=Level.C, reasons=(str(error),))


def _line(looked: Looked, classify: Callable[[Message], Verdict] | None) -> dict[str, Any]:
    if looked.read is None:
        return {"path": looked.given.name, "error": looked.given.error}
    line: dict[str, Any] = {"path": looked.given.name, **as_json(looked.read)}
    if classify is not None:
        message = looked.read
        line["verdict"] = verdict_json(classify(message)) if isinstance(message, Message) else None
    return line


def _text(looked: Looked, line: dict[str, Any]) -> str:
    if looked.read is None:
        return f"{looked.given.name}: {looked.given.error}\n"
    return f"{looked.given.name}\n{as_text(looked.read, verdict=line.get('verdict'))}\n"


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
