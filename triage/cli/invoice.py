"""`triage invoice render` and `triage invoice check`: one invoice outside any mailbox.

Exit status 0: done and right; 1: something is wrong and was said.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from triage.adapters.invoice_installed import require_installed
from triage.core.errors import OwnerError, Permanent, Problem

if TYPE_CHECKING:
    from triage.books.invoice import Draft
    from triage.books.prepare import Invoice

NUMBER_AND_DATE = "--number and --date belong together: an invoice has both, a draft has none"


def run(chosen: argparse.Namespace) -> int:
    require_installed()
    if chosen.action == "schema":
        from triage.books.reading import json_schema

        print(json.dumps(json_schema(), indent=2))
        return 0
    return _render(chosen) if chosen.action == "render" else _check(chosen)


def _render(chosen: argparse.Namespace) -> int:
    """Without number and date: pages marked as a draft, after the same checks."""
    from triage.adapters.invoice_file import checked_xml, draft_pdf, finished, prepared
    from triage.adapters.invoice_pdf import Renderer
    from triage.adapters.invoice_rules import RuleChecker
    from triage.books.reading import digest, read_draft

    draft = _with_holes(read_draft(_octets(chosen.file)), chosen)
    invoice = prepared(draft, date.today())
    renderer = Renderer(layout=chosen.layout, logo=_octets(chosen.logo) if chosen.logo else b"")
    with RuleChecker() as rules:
        if invoice.is_draft:
            checked_xml(invoice, rules)
            files = {"draft.pdf": draft_pdf(invoice, renderer)}
        else:
            done = finished(invoice, renderer, rules)
            files = {f"{_name(draft.number)}.pdf": done.pdf, f"{_name(draft.number)}.xml": done.xml}
    _write(chosen.out, files)
    _say(invoice, digest(draft), [chosen.out / name for name in files])
    return 0


def _with_holes(draft: Draft, chosen: argparse.Namespace) -> Draft:
    if (chosen.number is None) != (chosen.date is None):
        raise OwnerError(Problem(where="--number", what=NUMBER_AND_DATE))
    if chosen.number is None:
        return draft
    return replace(draft, number=chosen.number, issue_date=_day(chosen.date))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OwnerError(
            Problem(where="--date", what="must be a day such as 2026-11-21", found=text)
        ) from None


def _say(invoice: Invoice, digest: str, paths: list[Path]) -> None:
    from triage.books.figures import money

    totals, draft = invoice.totals, invoice.draft
    what = f"Invoice {draft.number}" if draft.number else "Draft"
    net, tax, gross, due = (
        money(one, draft.currency, "en") for one in (totals.net, totals.tax, totals.gross, totals.due)
    )
    print(f"{what}: {len(draft.lines)} lines, net {net}, tax {tax}, total {gross}, due {due}")
    print("Checked: XML schema, EN 16931 rules, sums to the cent.")
    print(f"Fingerprint of the draft: {digest}")
    for path in paths:
        print(f"Written: {path}")


def _check(chosen: argparse.Namespace) -> int:
    from triage.adapters.invoice_file import check_file
    from triage.adapters.invoice_rules import RuleChecker
    from triage.books.incoming import in_words

    with RuleChecker() as rules:
        found = check_file(_octets(chosen.file), rules)
    if found.invoice is not None:
        print("\n".join(in_words(found.invoice)))
    print()
    for one in found.wrong:
        print(f"wrong: {one}")
    kind = "PDF with XML inside" if found.hybrid else "XML"
    print(f"{kind}: {len(found.wrong)} problems" if found.wrong else f"{kind}: every check passed.")
    return 1 if found.wrong else 0


def _name(number: str) -> str:
    """An invoice number as a file name: a slash in it makes no folder."""
    return "".join(one if one.isalnum() or one in "-_." else "-" for one in number).lstrip(".") or "invoice"


def _octets(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise Permanent(f"{path}: {error.strerror}") from None


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, octets in files.items():
            (folder / name).write_bytes(octets)
    except OSError as error:
        raise Permanent(f"{error.filename or folder}: {error.strerror}") from None
