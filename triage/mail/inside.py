"""Mail from inside, by what the firm's own host writes on it. Counted only where ``triage doctor`` has seen
that the host takes a forged one off mail from outside.

Two forms are known: Exchange's ``X-MS-Exchange-Organization-AuthAs: Internal``, and the authenticated sender
in the Received field of the own host (Postfix: ``smtpd_sasl_authenticated_header``). A Received field lower
down may be anybody's: only the topmost one that the own host wrote for a hop from another machine counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Final

from triage.mail.authentication import Finding, Outcome, Source

AUTH_AS: Final = "x-ms-exchange-organization-authas"

_BY: Final = re.compile(r"\bby ([A-Za-z0-9.-]{1,253})(?=[\s;(]|$)")
_LOGIN: Final = re.compile(r"\(Authenticated sender: ([!-~]{1,320}?)\)")
_LOCAL_PEER: Final = re.compile(r"^from \S+ \((?:[A-Za-z0-9.-]+ )?\[(?:127\.0\.0\.1|IPv6:::1|::1)\]\)")
_LMTP: Final = re.compile(r"\bwith (?:local|e?lmtps?a?|UTF8LMTPS?A?)\b", re.IGNORECASE)
_OWN_HOPS: Final = 4


class Inside(StrEnum):
    """``authentication.inside``."""

    OFF = "off"
    MICROSOFT_365 = "microsoft365"
    RECEIVED = "received"


def judge_inside(
    headers: Sequence[tuple[str, str]], how: Inside, host: str, addresses: Collection[str]
) -> Finding:
    """``headers`` in their order, names lower case; ``host`` is the own host's name in Received;
    ``addresses`` are the listed ones of the person in From."""
    match how:
        case Inside.OFF:
            return _finding(Outcome.NONE, "not used")
        case Inside.MICROSOFT_365:
            values = [value.strip().lower() for name, value in headers if name == AUTH_AS]
            outcome = Outcome.PASS if values == ["internal"] else Outcome.NONE
            return _finding(outcome, f"AuthAs: {', '.join(values) or 'absent'}")
        case Inside.RECEIVED:
            login = authenticated_sender([value for name, value in headers if name == "received"], host)
            own = {one.lower() for one in addresses}
            outcome = Outcome.PASS if login in own else Outcome.NONE
            return _finding(outcome, f"authenticated sender: {login or 'none'}")


def _finding(outcome: Outcome, detail: str) -> Finding:
    return Finding(source=Source.INSIDE, outcome=outcome, detail=detail)


def authenticated_sender(received: Sequence[str], host: str) -> str:
    """Who was logged in when the own host took the mail from another machine; empty where nobody was, or
    where the topmost fields are not the own host's."""
    for value in received[:_OWN_HOPS]:
        line = " ".join(value.split())
        by = _BY.search(line)
        if not host or by is None or by[1].lower() != host.lower():
            return ""
        if _LMTP.search(line) or _LOCAL_PEER.match(line):
            continue  # our own host handing it on to itself
        login = _LOGIN.search(line[: by.start()])
        return login[1].lower() if login is not None else ""
    return ""
