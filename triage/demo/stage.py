"""The stage: a folder with the starter content and a configuration, the mail system, the daemon."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from triage import config
from triage.core.errors import OwnerError
from triage.demo import mta
from triage.demo.mailsystem import DemoMail
from triage.demo.story import Story
from triage.ledger import Store
from triage.ledger_journal import EventRow
from triage.starter_root import CONTENT, starter_root

PASSWORD: Final = "demo"  # noqa: S105 - printed by --keep; the servers are on loopback
HOLD_MINUTES: Final = 0.02
READY: Final = 60.0
"""Seconds the daemon may take to see the mailbox for the first time."""


class App(Protocol):
    """The daemon, as ``triage.app.build`` makes it."""

    @property
    def store(self) -> Store: ...
    def start(self) -> None: ...
    def quiet(self, timeout: float) -> bool:
        """Wait until nothing is pending and nothing queued; False when the time is up first."""
        ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """All that is running. ``root`` holds the owner's folder and the store."""

    root: Path
    mail: DemoMail
    app: App


@contextmanager
def set_up(story: Story, observer: Callable[[EventRow], None]) -> Iterator[Stage]:
    """The whole system, up. Everything is gone afterwards, the folder too."""
    from triage.app import build  # late: it loads the store, the model and the adapters

    with tempfile.TemporaryDirectory(prefix="triage-demo-") as name, mail_system(story) as mail:
        root = Path(name)
        app: App = build(config.load(write_folder(root, story, mail)), observer=observer)
        app.start()
        try:
            # the start line is drawn at the first look: what came earlier would never be triaged
            app.quiet(READY)
            yield Stage(root=root, mail=mail, app=app)
        finally:
            app.stop()


def mail_system(story: Story) -> DemoMail:
    addresses = (*story.staff, *story.logins, *story.customers)
    return DemoMail(addresses, story.shared, PASSWORD, vouched=story.vouched)


def write_folder(root: Path, story: Story, mail: DemoMail) -> Path:
    """What ``triage init`` would leave: content, a password file, ``config.toml``. Returns its path."""
    for name in CONTENT:
        shutil.copytree(starter_root() / name, root / name)
    password = root / "password"
    password.touch(mode=0o600)
    password.write_text(PASSWORD)
    path = root / "config.toml"
    path.write_text(config_text(story, mail), encoding="utf-8")
    return path


def config_text(story: Story, mail: DemoMail) -> str:
    """The configuration of the firm in the story, marked as a test."""
    secret = {"file": "password"}
    login = {"host": mail.host, "tls": "none", "username": story.shared, "password": secret}
    sections: dict[str, Mapping[str, Any]] = {
        "firm": {**story.firm, "time_zone": os.environ.get("TZ") or "Europe/Berlin"},
        "mailbox": {**login, "port": mail.imap_port},
        "submit": {**login, "port": mail.smtp_port, "grace_minutes": 0},
        "desk": {
            "mode": "live",
            "hold_minutes": HOLD_MINUTES,
            "form_domains": ["forms.example"],
            "send_cap_per_hour": 100_000,
            "send_cap_per_address": 100_000,
            "mails_an_hour": 0,
        },
        "authentication": {"authserv_id": mta.AUTHSERV_ID, "dkim": False},
    }
    if keeps_books():
        sections |= {"seller": story.seller, "invoices": story.invoices}
    people = [
        {
            "name": one.name,
            "addresses": [one.address],
            "roles": list(one.roles),
            "in_charge": list(one.in_charge),
            "language": one.language,
            "amount_limit": one.amount_limit,
        }
        for one in story.people
    ]
    tables = [_table(f"[{name}]", section) for name, section in sections.items()]
    books = "own" if keeps_books() else "off"
    head = f'test = true\nbooks = "{books}"\n'
    return "\n".join([head, *tables, *(_table("[[people]]", one) for one in people)])


def keeps_books() -> bool:
    """Whether the extra that renders and checks invoices is installed."""
    from triage.adapters.invoice_installed import require_installed

    try:
        require_installed()
    except OwnerError:
        return False
    return True


def _table(name: str, values: Mapping[str, Any]) -> str:
    return "\n".join([name, *(f"{key} = {_toml(value)}" for key, value in values.items()), ""])


def _toml(value: Any) -> str:
    """Strings, numbers and lists are written alike in JSON and TOML; tables are not."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def all_received(mail: DemoMail) -> Mapping[str, list[bytes]]:
    """What lies in each INBOX, and what left for the world outside, by address."""
    found: dict[str, list[bytes]] = defaultdict(list)
    for address in mail.addresses:
        found[address] += mail.mailbox(address)
    for address, raw in mail.outside:
        found[address].append(raw)
    return {address: raws for address, raws in found.items() if raws}


def no_colour() -> bool:
    """https://no-color.org: any value means none."""
    return bool(os.environ.get("NO_COLOR"))
