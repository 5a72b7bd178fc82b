"""The command line. Each command's module is imported only when it is called: `--help` stays quick."""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from triage import __version__
from triage.core.errors import OwnerError, Permanent, Transient

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

RECORDS: Final = ("customers", "products", "prices", "vendors")
EPILOG: Final = """\
first use:
  triage demo                 see a whole shared inbox run itself, on this machine alone
  triage init ~/acme          asks a few questions, tests the login, draws the start line
  triage doctor ~/acme        what works, what does not, and the setting that mends it
  triage run ~/acme           the daemon (digest only, until the owner moves on)

Everything else is done by e-mail: write #help to the shared address.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0: done; 1: something is wrong and was said; 2: wrong usage; 130: interrupted."""
    parser = build_parser()
    chosen = parser.parse_args(argv)
    if not hasattr(chosen, "module"):
        parser.print_help()
        return 2
    try:
        run = importlib.import_module(f"triage.cli.{chosen.module}").run
        return int(run(chosen))
    except OwnerError as error:
        for problem in error.problems:
            print(f"triage: {problem}", file=sys.stderr)
        return 1
    except (Transient, Permanent) as error:
        print(f"triage: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if error.errno not in _OF_THE_MACHINE:
            raise
        where = f"{error.filename}: " if error.filename else ""
        print(f"triage: {where}{error.strerror}. Check that there is room and access.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


_OF_THE_MACHINE: Final = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS)
"""A full disk, a quota, a folder that is not ours: for the owner, not a bug of ours."""


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="triage",
        description="Runs a small firm's shared inbox, entirely by e-mail.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"triage {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _daemon(commands)
    _owner(commands)
    _looking(commands)
    _measuring(commands)
    return parser


def _add(commands: Commands, name: str, text: str, module: str = "") -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(module=module or name)
    return parser


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "dir", nargs="?", type=Path, default=Path(), metavar="DIR",
        help="the folder with config.toml (default: here)",
    )  # fmt: skip


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs: one JSON value a line")


def _daemon(commands: Commands) -> None:
    run = _add(commands, "run", "the daemon: reads the mailbox until it is stopped (SIGTERM)")
    _folder(run)
    run.add_argument("--once", action="store_true", help="deal with what is there, then stop")
    run.add_argument("--verbose", action="store_true", help="one line an event")
    demo = _add(commands, "demo", "a whole mail system on this machine, and the real daemon at work in it")
    demo.add_argument("--keep", action="store_true", help="leave the servers up and print how to join")
    demo.add_argument(
        "--inbox", type=Path, metavar="DIR|MBOX", help="play this folder of real mail instead of the story"
    )
    demo.add_argument(
        "--out", type=Path, default=Path("demo-mail"), help="where everything received lies as .eml"
    )
    _json(demo)


def _owner(commands: Commands) -> None:
    init = _add(commands, "init", "make a folder ready: asks little, tests the login, draws the start line")
    init.add_argument("dir", type=Path, metavar="DIR")
    init.add_argument("--answers", type=Path, metavar="FILE", help="a TOML file instead of questions")
    init.add_argument("--offline", action="store_true", help="do not test the login")
    check = _add(commands, "check", "config, rules, templates and model: all problems at once")
    _folder(check)
    doctor = _add(
        commands, "doctor", "logins, capabilities, Sent, clock, disk: what works, and what mends the rest"
    )
    _folder(doctor)
    _json(doctor)
    doctor.add_argument(
        "--approvals", action="store_true",
        help="what proves your colleagues' mail: sends itself forged mails, asks each of them for an answer",
    )  # fmt: skip
    doctor.add_argument(
        "--outside",
        default="",
        metavar="HOST[:PORT]",
        help="where a stranger hands mail in (default: the MX)",
    )
    doctor.add_argument(
        "--wait", type=float, default=120, metavar="SECONDS", help="how long to wait for their answers"
    )
    migrate = _add(commands, "migrate", "bring the store to this version's schema (makes a backup first)")
    _folder(migrate)
    backup = _add(commands, "backup", "a checked copy of the store, while the daemon runs")
    _folder(backup)
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="where to (default: state/backups)")

    export = _add(commands, "export", "the originals of a year as .eml, with an index of all of them")
    _folder(export)
    export.add_argument("--year", type=int, required=True, metavar="YYYY")
    export.add_argument("--out", type=Path, metavar="FOLDER", help="an empty folder (default: triage-YYYY)")
    learn = _add(commands, "learn", "answers from the years before: read from Sent, nothing is changed there")
    learn.add_argument("what", choices=("sent",))
    learn.add_argument("--dir", type=Path, default=Path(), help="the folder with config.toml (default: here)")
    learn.add_argument("--since", required=True, metavar="YYYY", help="from this year (or YYYY-MM-DD) on")
    service = _add(commands, "service", "a hardened systemd unit for this folder, to be saved and enabled")
    _folder(service)
    service.add_argument("--user", default="triage", help="the system user it runs as (default: triage)")


def _looking(commands: Commands) -> None:
    status = _add(commands, "status", "who waits, what is queued, both sums of the ledger")
    _folder(status)
    _json(status)
    log = _add(commands, "log", "one case as a story")
    log.add_argument("case", metavar="CASE", help="the number, such as 1042")
    _folder(log)
    _json(log)
    ledger = _add(commands, "ledger", "the balance: mailbox, store and second ledger against each other")
    _folder(ledger)
    _json(ledger)
    ledger.add_argument("--mailbox", action="store_true", help="look into the mailboxes too")
    audit = _add(commands, "audit", "whether decisions, their proofs and what left still agree")
    actions = audit.add_subparsers(title="actions", metavar="ACTION", required=True)
    audit = _add(actions, "verify", "check the chain, the proofs and what left", module="audit")
    _folder(audit)
    audit.add_argument("--head", default="", metavar="SEAL", help="the seal that a digest mail showed")
    _json(audit)
    books = _add(commands, "books", "for the bookkeeper: what was issued in a month, as files")
    actions = books.add_subparsers(title="actions", metavar="ACTION", required=True)
    month = _add(actions, "month", "list, journal, DATEV file and originals of a month", module="books")
    month.add_argument("month", metavar="MONTH", help="such as 2026-11")
    month.add_argument("--out", type=Path, help="an empty folder for the files")
    _folder(month)
    taken = _add(actions, "import", "records from CSV: a dry run until --write", module="records")
    taken.add_argument("what", choices=RECORDS)
    taken.add_argument("file", type=Path, metavar="FILE", help="- for stdin")
    taken.add_argument("--write", action="store_true", help="do it, where nothing is wrong")
    taken.set_defaults(action="import")
    _folder(taken)
    given = _add(actions, "export", "customers, products, prices or vendors as CSV", module="records")
    given.add_argument("what", choices=RECORDS)
    given.add_argument("--out", type=Path, help="the file; by itself named after what it holds")
    given.set_defaults(action="export")
    _folder(given)
    vendor = _add(actions, "vendor", "a vendor's accounts, which no mail can change", module="vendor")
    vendor.add_argument("key", metavar="KEY", help="such as oakwood")
    vendor.add_argument("--iban", help="an account that you made sure of, by a call")
    vendor.add_argument("--since", metavar="DAY", help="since when it is known (default: today)")
    vendor.add_argument("--drop", metavar="IBAN", help="an account that is theirs no more")
    _folder(vendor)
    quarantine = _add(commands, "quarantine", "mail that could not be read: list, show, release, discard")
    quarantine.add_argument("action", choices=("list", "show", "release", "discard"))
    quarantine.add_argument("number", nargs="?", type=int, metavar="NUMBER")
    quarantine.add_argument("--dir", type=Path, default=Path(), help="the folder with config.toml")


def _measuring(commands: Commands) -> None:
    inspect = _add(commands, "inspect", "what a message is and says (files, folders, mbox; - for stdin)")
    inspect.add_argument("paths", nargs="+", metavar="PATH")
    inspect.add_argument("--threads", action="store_true", help="a last line that groups the paths")
    inspect.add_argument("--dir", type=Path, help="a folder with config.toml: its domains, rules and model")
    inspect.add_argument("--no-verdict", action="store_true", help="read only; do not classify")
    _json(inspect)
    classify = _add(commands, "classify", 'lines {"id","subject","text"} in, verdicts out')
    classify.add_argument("--jsonl", required=True, metavar="FILE|-")
    classify.add_argument("--dir", type=Path, help="a folder with rules and models (default: the starter)")
    classify.add_argument("--no-semantic", action="store_true", help="without the sentence encoder")
    explain = _add(commands, "explain", "why a message gets its verdict")
    explain.add_argument("file", type=Path)
    explain.add_argument("--dir", type=Path)
    rules = _add(commands, "rules", "which rules fire for a message, and why; what edited rules would change")
    rules.add_argument("action", choices=("explain", "test"))
    rules.add_argument("file", type=Path, nargs="?", help="explain: the message")
    rules.add_argument("--dir", type=Path, help="the folder with config.toml (test: its last 30 days)")
    invoice = _add(commands, "invoice", "one invoice as PDF with XML inside: render a draft, check any file")
    invoice.add_argument("action", choices=("render", "check", "schema"))
    invoice.add_argument(
        "file", nargs="?", type=Path, default=Path("-"), help="a draft's JSON, or a PDF or XML to check"
    )
    invoice.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the files go")
    invoice.add_argument("--number", help="issue it under this number (with --date)")
    invoice.add_argument("--date", metavar="YYYY-MM-DD", help="the issue date")
    invoice.add_argument("--layout", type=Path, metavar="FILE.typ", help="the firm's own layout")
    invoice.add_argument("--logo", type=Path, help="an image for the head (PNG, JPEG or SVG)")
    reply = _add(commands, "reply", "what a customer would get from a template, with your settings")
    reply.add_argument("action", choices=("preview",))
    reply.add_argument("intent", help="the folder in replies/, such as quote_request")
    reply.add_argument("file", nargs="?", type=Path, help="the mail to answer (default: a sample)")
    reply.add_argument("--language", default="", help="en, de, fr, es, it, nl, pt (default: the mail's)")
    reply.add_argument("--dir", type=Path, default=Path(), help="the folder with config.toml")
    study = _add(commands, "study", "if you agree: learn your firm's words from old mail, on this machine")
    _folder(study)
    study.add_argument("--most", type=int, default=3_000, metavar="N", help="of the newest mails (3000)")
    judge = _add(commands, "eval", "how often the intent is right on labelled mails, with plots")
    judge.add_argument(
        "--jsonl",
        required=True,
        type=Path,
        metavar="FILE",
        help='lines {"subject","text","intent","language"}',
    )
    judge.add_argument("--out", type=Path, metavar="DIR", help="where the plots go (PNG)")
    judge.add_argument("--dir", type=Path, help="a folder with rules and models (default: the starter)")
    judge.add_argument("--no-semantic", action="store_true", help="without the sentence encoder")
    train = _add(commands, "train", "train the model from models/examples (in a child process)")
    train.add_argument("--dir", type=Path)
    train.add_argument("--out", type=Path)


if __name__ == "__main__":
    sys.exit(main())
