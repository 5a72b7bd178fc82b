"""The experiment with rows of public sets takes training rows alone, few of each intent, and always the same."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.eval_sets import DATA
from benchmarks.train_public import EACH, SETS, public_rows

KNOWN = frozenset({"refund_request", "account_change"})


def test_only_training_rows_of_sure_labels_and_few_of_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Test rows, doubtful labels and intents that are not ours stay out; twenty an intent and set at most."""
    for name in SETS:
        folder = tmp_path / "intent" / name
        folder.mkdir(parents=True)
        rows = [
            {"subject": "", "text": f"{name} {split} {sure} {intent} {number}", "lang": "en", "intent": intent,
             "mapconf": sure, "split": split}
            for split in ("train", "test", "dev") for sure in ("high", "low")
            for intent in ("refund_request", "account_access", "partnership") for number in range(30)
        ]  # fmt: skip
        with gzip.open(folder / "data.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    monkeypatch.setenv(DATA, str(tmp_path))
    found = public_rows(KNOWN)
    assert Counter(row["intent"] for row in found) == {name: EACH * len(SETS) for name in KNOWN}
    assert all(" train high " in row["text"] for row in found)
    assert found == public_rows(KNOWN)
