"""How well mail is read: one line a bar over ../shared/data/mail, exit status 1 where one is missed.

python benchmarks/eval_mail.py [DATA] [--verbose] [--only WORD]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import mail_rows_reading as reading
import mail_rows_text as text
import mail_rows_threads as threads
from mail_sets import Row

STEPS: tuple[tuple[str, Callable[[Path], list[Row]]], ...] = (
    ("speed", reading.speed),
    ("raw", reading.everything),
    ("bombs", reading.bombs),
    ("zammad", reading.zammad),
    ("chatwoot", reading.chatwoot),
    ("replies", text.replies),
    ("forwards", text.forwards),
    ("bounces", reading.bounces),
    ("ham", reading.ham),
    ("auto", reading.auto_rules),
    ("threads", threads.notmuch),
    ("calendar", text.calendars),
    ("others", reading.other_parsers),
)


def main() -> int:
    arguments = _arguments()
    root = arguments.data / "mail"
    if not root.is_dir():
        print(f"{root} is missing: nothing measured. Give the folder that holds mail/.", file=sys.stderr)
        return 2
    missed = 0
    print(f"{'':<7}{'what':<66}{'bar':<12}figure")
    for name, step in STEPS:
        if not arguments.only or arguments.only == name:
            missed += sum(_print(row, arguments.verbose) for row in step(root))
    print(f"\n{missed} bars missed" if missed else "\nevery bar met")
    return 1 if missed else 0


def _print(row: Row, verbose: bool) -> bool:
    mark = {True: "ok", False: "MISSED", None: "-"}[row.met]
    print(f"{mark:<7}{row.what:<66}{row.bar:<12}{row.figure}", flush=True)
    for miss in row.misses if verbose else ():
        print(f"         {miss}")
    return row.met is False


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--verbose", action="store_true", help="name what fell short")
    parser.add_argument("--only", choices=[name for name, _ in STEPS])
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
