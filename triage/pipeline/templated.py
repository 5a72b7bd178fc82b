"""The owner's template for an intent, filled with what settings and records know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from triage.ledger import Tx
from triage.pipeline.draft_facts import template_facts
from triage.pipeline.edges import Edges
from triage.pipeline.record_answers import FromRecords, from_records
from triage.ports import DraftText


@dataclass(frozen=True, slots=True, kw_only=True)
class Templated:
    """``text`` is None without a template, and where nothing of ours may be said."""

    text: DraftText | None
    records: FromRecords

    def facts(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """What the draft keeps of it: its language, what it was filled with, what nobody knew."""
        if self.text is None:
            return {}
        return {
            "missing": [*self.text.missing, *self.records.missing],
            "language": self.text.language or facts["language"],
            "records": list(self.records.said),
        }


def templated(
    edges: Edges, tx: Tx, intent: str, facts: Mapping[str, Any], case_no: int, reader: str
) -> Templated:
    """For a mail whose ``facts`` are known. Other bank details, or a number that is somebody else's: nothing
    of ours may be said, and the person who is asked reads why."""
    wanted = str(facts["language"])
    language = edges.templates.language_for(intent, wanted) or wanted
    records = from_records(edges, tx, intent, facts, case_no, language=language, reader=reader)
    text = None
    if not (records.warning or facts.get("bank_warning")):
        text = edges.templates.render(intent, wanted, template_facts(edges, facts, records.said))
    return Templated(text=text, records=records)
