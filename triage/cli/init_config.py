"""The `config.toml` that `triage init` writes: short, and every section says what it is for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from triage.cli.answers import Answers


def config_text(answers: Answers, today: date) -> str:
    """The file, of filled answers. The secret itself is never in it."""
    return "\n".join(
        (*_head(answers, today), *_firm(answers), *_servers(answers), *_books(answers), *_rest(answers), "")
    )


def _head(answers: Answers, today: date) -> Iterator[str]:
    yield f"# Triage for {answers.firm}. `triage init` wrote this on {today}; it is yours to edit."
    yield "# Every other setting, with its default, stands in config.example.toml beside this file."
    yield "# After a change: `triage check`, then start the daemon again."
    if answers.test:
        yield from ("", "test = true")
    yield from ("", '# Who writes your invoices: "own", "handover" (your own program) or "off".')
    yield _line("books", answers.books)


def _books(answers: Answers) -> Iterator[str]:
    if answers.books != "own":
        return
    yield from (
        "",
        "# The firm as it stands on invoices. Add street, postcode, vat_id, iban before the first.",
    )
    yield "[seller]"
    yield _line("name", answers.firm)
    yield _line("city", answers.city)
    yield _line("country", answers.country)
    yield from (
        "",
        "[invoices]",
        "# The first number taken here: the one after the last used anywhere.",
    )
    yield _line("next_number", answers.next_invoice)


def _firm(answers: Answers) -> Iterator[str]:
    yield from ("", "[firm]")
    yield _line("name", answers.firm)
    yield "# The shared address: customers write to it, answers leave as it."
    yield _line("address", answers.address)
    yield _line("language", answers.language)
    yield _line("time_zone", answers.time_zone)
    yield "# Stands below every answer."
    yield f"signature = {_long(answers.signature)}"


def _servers(answers: Answers) -> Iterator[str]:
    yield from ("", "[mailbox]")
    if answers.maildir:
        yield 'backend = "maildir"'
        yield _line("path", answers.maildir)
    else:
        yield _line("host", answers.imap_host)
        yield _line("port", answers.imap_port)
        yield _line("tls", answers.imap_tls)
        yield from _login(answers)
    yield "# Older mail is counted and never touched."
    yield 'start = "now"'
    yield from ("", "[submit]")
    yield _line("host", answers.smtp_host)
    yield _line("port", answers.smtp_port)
    yield _line("tls", answers.smtp_tls)
    yield from _login(answers)
    yield "# `triage doctor` measures whether your provider files the copy in Sent itself."
    yield 'sent_copy = "provider"'


def _login(answers: Answers) -> Iterator[str]:
    if answers.ca_file:
        yield _line("ca_file", answers.ca_file)
    reference = secret_reference(answers)
    if reference is not None:
        yield _line("username", answers.username)
        yield f"password = {{ {reference[0]} = {json.dumps(reference[1], ensure_ascii=False)} }}"


def secret_reference(answers: Answers) -> tuple[str, str] | None:
    """``("file", "password")``, another file or ``("env", NAME)``; None where no login is needed."""
    if answers.password_env:
        return "env", answers.password_env
    if answers.password_file:
        return "file", answers.password_file
    return ("file", "password") if answers.password else None


def _rest(answers: Answers) -> Iterator[str]:
    yield from ("", "[desk]")
    yield '# "look": digest only. "drafts": also drafts and tags. "live": proposals by mail, one word sends.'
    yield 'mode = "look"'
    yield from ("", "[authentication]")
    yield "# The name with which your mail host signs its Authentication-Results; `triage doctor` reads it."
    yield 'authserv_id = ""'
    yield from ("", "# Who works here, and who answers for what (areas, or intents of models/intents.toml).")
    for place, (address, (name, areas)) in enumerate(answers.charges().items()):
        yield "[[people]]"
        yield _line("name", name)
        yield _line("addresses", [address])
        yield _line("roles", _roles(answers, place, areas))
        yield _line("in_charge", list(areas))
        yield _line("language", answers.language)
        yield ""


def _roles(answers: Answers, place: int, areas: tuple[str, ...]) -> list[str]:
    """Whoever answers for billing does the books, where there are any."""
    keeps = ["bookkeeper"] if answers.books != "off" and "billing" in areas else []
    return [*(["owner", "staff"] if place == 0 else ["staff"]), *keeps]


def _line(key: str, value: Any) -> str:
    """Strings, numbers and lists are written alike in JSON and TOML."""
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _long(text: str) -> str:
    if "\n" not in text:
        return json.dumps(text, ensure_ascii=False)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""\n{escaped}"""'
