"""One mail as a stranger would hand it in: at the mail exchanger, without a login. For doctor alone, to see
what the firm's host does with a forgery. Nothing secret is in such a mail, so TLS is taken as it comes."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from typing import Final

from triage.ports import Outcome, Phase, RecipientOutcome

_DONE: Final = 250


def deliver_from_outside(
    host: str, port: int, raw: bytes, recipient: str, *, hello: str, timeout: float = 20.0
) -> RecipientOutcome:
    """With the null reverse path. Never raises."""
    try:
        with smtplib.SMTP(host, port, local_hostname=hello, timeout=timeout) as client:
            client.ehlo()
            if client.has_extn("starttls"):
                unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
                client.starttls(context=unchecked)
                client.ehlo()
            return _transaction(client, raw, recipient)
    except (OSError, smtplib.SMTPException) as error:
        text = f"{type(error).__name__}: {error}"[:200]
        return RecipientOutcome(
            recipient=recipient, outcome=Outcome.TRANSIENT, phase=Phase.CONNECT, code=0, text=text
        )


def _transaction(client: smtplib.SMTP, raw: bytes, recipient: str) -> RecipientOutcome:
    steps: tuple[tuple[Phase, Callable[[], tuple[int, bytes]]], ...] = (
        (Phase.MAIL, lambda: client.docmd("MAIL", "FROM:<>")),
        (Phase.RCPT, lambda: client.docmd("RCPT", f"TO:<{recipient}>")),
        (Phase.DATA, lambda: client.data(raw)),
    )
    code, text = _DONE, b""
    for phase, step in steps:
        code, text = step()
        if code != _DONE:
            return _ended(recipient, Outcome.PERMANENT, phase, code, text)
    return _ended(recipient, Outcome.SENT, Phase.DONE, code, text)


def _ended(recipient: str, outcome: Outcome, phase: Phase, code: int, text: bytes) -> RecipientOutcome:
    said = text.decode("utf-8", "replace")[:200]
    return RecipientOutcome(recipient=recipient, outcome=outcome, phase=phase, code=code, text=said)
