"""The row about threads."""

from __future__ import annotations

from collections import Counter
from datetime import UTC
from pathlib import Path

from mail_sets import Row, Tally, load

from triage.adapters.mime import read
from triage.mail.message import Message
from triage.mail.thread import group


def notmuch(root: Path) -> list[Row]:
    """The sizes of the threads are told; the partition is rebuilt from the drawn tree's order and depth."""
    folder = root / "notmuch_default"
    messages = _distinct(folder / "default")
    threads = group(messages)
    expected = load(folder / "expected_threads.json")
    sizes = sorted((len(one) for one in threads), reverse=True)
    tally = Tally()
    wanted = Counter(_tree(folder / "EXPECTED_tree.txt"))
    got = Counter(_told(messages[number] for number in one) for one in threads)
    for one, times in wanted.items():
        for _ in range(times):
            tally.count(got[one] > 0, f"no thread of {one}")
            got[one] -= 1
    same = sizes == expected["sizes"]
    row = tally.row("threads (notmuch default): partition equal", 1.0)
    row.met = bool(row.met) and same and len(threads) == expected["threads"]
    row.figure += f", {len(threads)} threads of {len(messages)} mails, sizes {'equal' if same else sizes}"
    return [row]


def _distinct(folder: Path) -> list[Message]:
    """One message an id, as an index has them."""
    kept: dict[str, Message] = {}
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        message = read(path.read_bytes())
        if isinstance(message, Message) and message.message_id:
            kept.setdefault(message.message_id, message)
    return list(kept.values())


def _tree(path: Path) -> list[tuple[str, ...]]:
    """Each thread of the drawn tree as its sorted days."""
    threads: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        day = line.strip()[:10]
        if not day[:4].isdigit():
            continue
        branch = line[34:].lstrip()
        if branch.startswith(("─►", "┬►")):
            threads.append([])
        threads[-1].append(day)
    return [tuple(sorted(days)) for days in threads]


def _told(messages: object) -> tuple[str, ...]:
    return tuple(sorted(one.date.astimezone(UTC).strftime("%Y-%m-%d") for one in messages))  # type: ignore[attr-defined]
