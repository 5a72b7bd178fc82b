"""What the decision may look at: one small value, built from a Message or from bare subject and text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Self

from triage.mail.form import filled, own_subject
from triage.mail.message import Kind, Message

LONGEST_TEXT: Final = 20_000
"""Characters of new text looked at in all; scorers read less (TF-IDF 1,500, the encoder 500)."""

LONGEST_SUBJECT: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentInput:
    """One mail as the rules and the scorers see it.

    ``text`` is the new text alone: no quoted history, no signature, no disclaimer. ``replies_to``
    says to which paper of ours the thread belongs (``quote``, ``invoice``) or is empty. ``customer``
    and ``vendor`` are findings of our own records, ``staff`` is an authenticated finding, never a
    reading of From.
    """

    subject: str = ""
    text: str = ""
    sender: str = ""
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    kind: Kind = Kind.HUMAN
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()
    """(file name, content type), lower case."""
    attachment_text: str = ""
    language: str = ""
    is_reply: bool = False
    replies_to: str = ""
    customer: bool = False
    customer_code: str = ""
    """The customer's code in our records, empty where there is no record."""
    vendor: bool = False
    staff: bool = False
    calendar: bool = False
    received: datetime | None = None

    @classmethod
    def of(cls, message: Message) -> Self:
        """What a read message tells by itself; thread and customer facts are added with ``with_records``."""
        form = filled(message.reply) if message.kind is Kind.FORM else None
        if form is not None:
            message = replace(message, subject=own_subject(message.subject, form), reply=form.words)
        forwarded = "\n".join(f"{part.subject}\n{part.text}" for part in message.forwarded)
        text = (
            message.reply
            if len(message.reply.split()) > 8 or not forwarded
            else f"{message.reply}\n{forwarded}"
        )
        person = message.person or message.author
        return cls(
            subject=message.subject[:LONGEST_SUBJECT],
            text=text[:LONGEST_TEXT],
            sender=person.addr_spec,
            sender_name=person.name,
            recipients=tuple(each.addr_spec for each in (*message.to, *message.cc)),
            kind=message.kind,
            headers=message.headers,
            attachments=tuple((a.filename.lower(), a.content_type.lower()) for a in message.attachments),
            attachment_text="\n".join(a.text for a in message.attachments if a.text)[:LONGEST_TEXT],
            language=message.language,
            is_reply=bool(message.in_reply_to or message.references),
            calendar=bool(message.calendar),
            received=message.date,
        )

    @classmethod
    def bare(cls, line: Mapping[str, object]) -> Self:
        """From one line of ``triage classify``: ``{"subject", "text", "from"?}``; absent keys are empty."""
        subject, text, sender = (str(line.get(key) or "") for key in ("subject", "text", "from"))
        return cls(subject=subject[:LONGEST_SUBJECT], text=text[:LONGEST_TEXT], sender=sender)

    def with_records(
        self,
        *,
        customer: bool,
        vendor: bool,
        staff: bool,
        replies_to: str,
        customer_code: str = "",
        received: datetime | None = None,
    ) -> Self:
        """The same mail with what our own records know of sender and thread. ``received``: when it came to
        us, in the firm's zone; a sender's Date header is a claim."""
        return replace(
            self,
            customer=customer,
            customer_code=customer_code,
            vendor=vendor,
            staff=staff,
            replies_to=replies_to,
            received=received or self.received,
        )

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2].lower()

    def header(self, name: str) -> str | None:
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)
