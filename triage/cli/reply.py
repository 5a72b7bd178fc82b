"""``triage reply preview``: what a customer would get from a template, filled with a mail or with samples."""

from __future__ import annotations

import argparse
from pathlib import Path

from triage.adapters.mime import read
from triage.adapters.replies import FILLED, load_templates
from triage.config import Config, load
from triage.core.errors import OwnerError, Problem
from triage.drafting import frame
from triage.mail.message import Quarantined


def run(chosen: argparse.Namespace) -> int:
    config = load(chosen.dir / "config.toml")
    templates = load_templates(config.root, config.firm.language)
    name, subject, language = _asked(config, chosen.file)
    language = chosen.language or language or config.firm.language
    text = templates.render(chosen.intent, language, _facts(config, name, subject))
    if text is None:
        problem = Problem(where=f"replies/{chosen.intent}", what="has no template")
        raise OwnerError(problem)
    for one in text.missing:
        print(f"Not known, so not written: {one}")
    body = frame.framed(text.body, language=text.language, name=name, signature=config.firm.signature)
    print(f"Subject: {frame.answer_subject(subject, text.subject)}\n\n{body}", end="")
    return 1 if text.missing else 0


def _asked(config: Config, file: Path | None) -> tuple[str, str, str]:
    """Name, subject and language of the mail that is answered; a sample where none is given."""
    if file is None:
        return "Bella Ruiz", "", ""
    found = read(file.read_bytes(), firm=config.known_of_us())
    if isinstance(found, Quarantined):
        raise OwnerError(Problem(where=str(file), what="cannot be read", found=found.reason.value))
    person = found.person or found.author
    return person.name, found.subject, found.language


def _facts(config: Config, name: str, subject: str) -> dict[str, object]:
    firm = config.firm
    own = {key: getattr(firm, key) for key in FILLED["firm"]}
    return {"firm": own, "customer": {"name": name}, "subject": subject, "records": ()}
