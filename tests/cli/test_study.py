"""`triage study`: old mail teaches the text head; nothing of the mailbox or the owner's folder changes."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.pipeline.desk import letter
from triage.adapters.classifier import Classifier
from triage.adapters.lessons import Lessons
from triage.adapters.store.engine import open_store, sqlite_url
from triage.cli import main
from triage.ledger_learning import STUDENT
from triage.starter_root import starter_root

CONFIG = """
test = true
[firm]
name = "Acme Joinery"
address = "info@acme.example"
signature = "Acme Joinery Ltd"
[mailbox]
backend = "maildir"
path = "Maildir"
[submit]
host = "127.0.0.1"
port = 2525
tls = "none"
[model]
semantic = false
[[people]]
name = "Olga Brandt"
addresses = ["olga@acme.example"]
roles = ["owner"]
in_charge = ["sales", "support", "billing"]
"""
KEPT = 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A firm's folder with few examples (a fit in seconds) and six old mails."""
    root = tmp_path / "firm"
    for name in ("rules", "models", "replies"):
        shutil.copytree(starter_root() / name, root / name)
    for path in (root / "models" / "examples").glob("*/*.jsonl"):
        lines = path.read_text("utf-8").splitlines()[:KEPT]
        path.write_text("\n".join(lines) + "\n", "utf-8")
    (root / "config.toml").write_text(CONFIG, "utf-8")
    for name in ("cur", "new", "tmp"):
        (root / "Maildir" / name).mkdir(parents=True)
    for number in range(6):
        text = (
            f"Could you send me a quote for {number + 2} oak cabinets with brass knobs, delivered to Leeds?"
        )
        (root / "Maildir" / "new" / f"{1_700_000_000 + number}.{number}.x").write_bytes(letter(text=text))
    (root / "state").mkdir()
    open_store(sqlite_url(root / "state" / "triage.db")).close()
    return root


def snapshot(root: Path) -> dict[str, str]:
    """Every file of the owner's folder beside the store."""
    files = [one for one in root.rglob("*") if one.is_file() and "state" not in one.parts]
    return {str(one.relative_to(root)): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_old_mail_teaches_the_text_head(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the teacher is sure of is studied, judged, and kept as a row of the store."""
    before = snapshot(folder)
    status = main(["study", str(folder)])
    told = capsys.readouterr().out
    assert "old mails that a person wrote" in told
    assert "quote request" in told
    assert snapshot(folder) == before
    store = open_store(sqlite_url(folder / "state" / "triage.db"))
    try:
        with store.reading() as tx:
            made = tx.learning.artefact(STUDENT, 1)
            assert made is not None
            assert (tx.learning.live(STUDENT) == 1) == (status == 0)
            classifier = Classifier(folder, semantic=False)
            shipped = classifier.version
            classifier.wear(made)
            assert classifier.version != shipped
            Lessons(classifier, 2).refresh(tx)
        assert made.card["rows"] >= 5
    finally:
        store.close()
