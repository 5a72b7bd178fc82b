"""An owner's folder for the tests of the command line: starter content by link, servers on loopback."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from triage.starter_root import CONTENT, starter_root

SHARED, OWNER = "info@acme.example", "jo@acme.example"
PASSWORD = "right-and-secret"


def write_folder(
    root: Path,
    imap: Mapping[str, Any],
    submit: Mapping[str, Any],
    *,
    desk: str = "",
    more: str = "",
    owner: str = OWNER,
) -> Path:
    """``imap`` and ``submit`` are the keys of their sections; a login with the right password is added
    where they name none."""
    root.mkdir(parents=True, exist_ok=True)
    for name in CONTENT:
        (root / name).symlink_to(starter_root() / name)
    secret = root / "password"
    secret.touch(mode=0o600)
    secret.write_text(f"{PASSWORD}\n")
    text = f"""
test = true

[firm]
name = "Acme Joinery"
address = "{SHARED}"
signature = "Acme Joinery"

[mailbox]
{section(imap, login=imap.get("backend") != "maildir")}

[submit]
{section(submit, login=True)}

[desk]
{desk}

[model]
semantic = false

[[people]]
name = "Jo Baker"
addresses = ["{owner}"]
roles = ["owner", "staff"]
in_charge = ["sales", "billing", "support"]
{more}
"""
    (root / "config.toml").write_text(text, "utf-8")
    return root


def section(keys: Mapping[str, Any], *, login: bool) -> str:
    lines = [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
    if login and "username" not in keys:
        lines += [f'username = "{SHARED}"', 'password = { file = "password" }']
    return "\n".join(lines)


def change(root: Path, old: str, new: str) -> None:
    """One edit by the owner; the text must be there."""
    path = root / "config.toml"
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), "utf-8")
