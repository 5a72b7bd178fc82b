"""`triage eval`: figures that are right, plots that are there, bad lines named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from triage.adapters.evaluation import Judged, figures, macro_f1
from triage.cli import main

MAILS = [
    {"subject": "Quote", "text": "Could you send me a quote for an oak cabinet?", "intent": "quote_request", "language": "en"},
    {"subject": "Angebot", "text": "Bitte ein Angebot für drei Stühle.", "intent": "quote_request", "language": "de"},
    {"subject": "Lieferung", "text": "Wann kommt die Lieferung endlich an?", "intent": "delivery_status", "language": "de"},
]  # fmt: skip


def one(truth: str, named: str, confidence: float = 0.9) -> Judged:
    return Judged(
        truth=truth,
        named=named,
        area="x",
        named_area="x",
        confidence=confidence,
        gate=confidence,
        unsure=False,
    )


def test_figures_are_told_and_plots_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure on a line, four plots where asked for."""
    path = tmp_path / "mails.jsonl"
    path.write_text("\n".join(map(json.dumps, MAILS)), "utf-8")
    assert main(["eval", "--jsonl", str(path), "--out", str(tmp_path / "out"), "--no-semantic"]) == 0
    told = capsys.readouterr().out
    assert "mails  3" in told
    assert all(word in told for word in ("macro-F1", "ECE", "sure", "  de      2 mails"))
    pytest.importorskip("matplotlib")
    drawn = {found.name for found in (tmp_path / "out").iterdir()}
    assert drawn == {"reliability.png", "risk-coverage.png", "confusion.png", "by-language.png"}


def test_a_bad_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, and the nearest intent."""
    path = tmp_path / "mails.jsonl"
    path.write_text('{"text": "x", "intent": "order"}\n{"text": "y", "intent": "ordr"}\n', "utf-8")
    assert main(["eval", "--jsonl", str(path), "--no-semantic"]) == 1
    assert "mails.jsonl:2: unknown intent (found ordr)" in capsys.readouterr().err


def test_figures_by_hand() -> None:
    """Two labels, three of four right: counted by hand."""
    rows = [one("a", "a"), one("a", "a"), one("a", "b"), one("b", "b")]
    found = figures(rows)
    assert found.accuracy == 0.75
    assert macro_f1(rows) == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert found.ece == pytest.approx(0.15)
    assert found.confused == (("a", "b", 1),)
