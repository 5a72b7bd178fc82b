"""Reads the owner's content (intents, cues, rules). All problems at once, with file and line."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from triage.core.errors import OwnerError, Problem
from triage.intent.cues import Cues, read_cues
from triage.intent.intents import Intent, read_intents
from triage.intent.rule_reading import read_rules
from triage.intent.ruleset import RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the owner wrote, read and checked."""

    intents: Mapping[str, Intent]
    rules: RuleSet
    cues: Cues


def load_content(root: Path) -> Content:
    """Intents and rules under ``root``. Raises OwnerError naming file, line, rule and nearest word."""
    intents = load_intents(root)
    return Content(intents=intents, rules=load_rules(root, intents), cues=load_cues(root))


def load_intents(root: Path) -> dict[str, Intent]:
    path = root / "models" / "intents.toml"
    text, table = _read(path)
    try:
        return read_intents(table, path.name)
    except OwnerError as error:
        raise OwnerError(*(_with_line(problem, {path.name: text}) for problem in error.problems)) from None


def load_cues(root: Path) -> Cues:
    """``models/cues.toml``; no such file is no cues."""
    path = root / "models" / "cues.toml"
    return read_cues(_read(path)[1] if path.exists() else {}, path.name)


def load_rules(root: Path, intents: Mapping[str, Intent]) -> RuleSet:
    """Every ``rules/*.toml`` in name order; no such folder is an empty rule set."""
    texts: dict[str, str] = {}
    files: list[tuple[str, Mapping[str, object]]] = []
    problems: list[Problem] = []
    for path in sorted((root / "rules").glob("*.toml")):
        try:
            text, table = _read(path)
        except OwnerError as error:
            problems += error.problems
            continue
        texts[path.name] = text
        files.append((path.name, table))
    version = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:12]
    try:
        rules = read_rules(files, intents, version)
    except OwnerError as error:
        problems += [_with_line(problem, texts) for problem in error.problems]
    if problems:
        raise OwnerError(*problems)
    return rules


def _read(path: Path) -> tuple[str, dict[str, object]]:
    try:
        text = path.read_text("utf-8")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        mend = "Run triage init, or copy the starter content."
        raise OwnerError(Problem(where=str(path), what="is missing", mend=mend)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise OwnerError(Problem(where=path.name, what=f"cannot be read: {error}")) from None


def _with_line(problem: Problem, texts: Mapping[str, str]) -> Problem:
    """``file: rule id.when.key`` becomes ``file:line: rule id.when.key``."""
    name, _, path = problem.where.partition(": ")
    line = _line_of(texts.get(name, ""), path)
    return replace(problem, where=f"{name}:{line}: {path}") if line else problem


def _line_of(text: str, path: str) -> int:
    """The line of the named thing: its rule's ``id``, then its key below it; 0 if not found."""
    lines = text.splitlines()
    head, *keys = path.split(".")
    if head.startswith("rule "):
        wanted = head.removeprefix("rule ")
        start = next(
            (n for n, line in enumerate(lines) if line.startswith("id") and f'"{wanted}"' in line), None
        )
        start = _nth_rule(lines, wanted) if start is None else start
    else:
        full = f"[{head}.{keys.pop(0)}]" if head == "intent" and keys else head
        start = next((n for n, line in enumerate(lines) if line.strip().startswith(full)), None)
    if start is None:
        return 0
    stop = next(
        (n for n in range(start + 1, len(lines)) if lines[n].startswith(("[[rule]]", "[intent."))), len(lines)
    )
    key = keys[-1] if keys else ""
    here = (n for n in range(start, stop) if key and lines[n].lstrip("[ ").startswith((key, f"rule.{key}")))
    return next(here, start) + 1


def _nth_rule(lines: list[str], number: str) -> int | None:
    starts = [n for n, line in enumerate(lines) if line.startswith("[[rule]]")]
    return starts[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(starts) else None
