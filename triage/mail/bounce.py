"""Bounces (RFC 3464, and the many that are not) and complaints (RFC 5965).

A delivery report is believed by its machine-readable part first, then by fields in its text, then by the
shapes that mail systems have printed for decades. Everything in it is forgeable: what it says counts
only for a Message-ID of ours (the caller looks that up).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from triage.mail.bounce_reasons import HARD, reason_of
from triage.mail.bounce_text import Failure, Notice, read_notice
from triage.mail.message import Bounce, BouncedRecipient, Message

MOST_RECIPIENTS: Final = 100
MOST_SAID: Final = 3_000
NESTED: Final = "nested/delivery-status"
"""A report inside an attached report (relays wrap them); believed only from a mail system."""


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A machine-readable part of a report as text, fields one a line, groups parted by a blank line."""

    content_type: str
    text: str


_MACHINE: Final = re.compile(
    r"(?i)^<?(mailer-?daemon|mail-?daemon|mdaemon|postmaster|poostmaster|mail-?system|daemon|ndr|bounces?"
    r"|double-bounce)\b"
)
_MACHINE_NAME: Final = re.compile(
    r"(?i)mail(?:er)?[- ]?deliver\w* (?:sub)?system|mailer[- ]daemon|postmaster|mail administrator"
    r"|delivery subsystem"
    r"|system administrator|mail ?server"
)
_SUBJECT: Final = re.compile(
    r"(?i)undeliver|delivery (?:status|failure|problem|error|has failed|report|notification|warning|failed)"
    r"|returned? (?:e-?)?mail"
    r"|(?:mail|message|e-?mail|delivery)\b.{0,30}(?:fail(?:ed|ure)|not (?:yet )?(?:be(?:en)? )?delivered"
    r"|could not be delivered|delayed"
    r"|returned|problem|error|has been rejected|blocked by)|failure (?:notice|delivery)|failed mail"
    r"|non-?delivery|mail system error"
    r"|user unknown|loop alert|processing error|not member|unzustellbar|nicht zugestellt|fehlgeschlagen"
    r"|zustellung|non remis"
    r"|[eé]chec de (?:la )?(?:remise|distribution)|no se (?:ha podido|pudo) entregar|devuelto"
    r"|mancata consegna|impossibile recapitare"
    r"|n[aã]o (?:foi )?entregue|niet (?:worden )?bezorgd|onbestelbaar|nie dor[eę]czon|kunde inte levereras"
    r"|kunne ikke leveres"
    r"|doru[cč]iteln|не доставлено|ошибк.{0,20}доставк|配信|送信でき|退信|投递|退回"
)
_REPLY_PREFIX: Final = re.compile(r"(?i)^\s*(re|aw|fw|fwd|wg|sv|antw|tr|rv|vs)\s*:")
_GROUP_FIELD: Final = re.compile(
    r"(?im)^(final-recipient|original-recipient|action|status|diagnostic-code"
    r"|x-actual-recipient)\s*:[ \t]*(.*(?:\n[ \t]+.*)*)"
)
_STATUS_TYPES: Final = frozenset({"message/delivery-status", "message/global-delivery-status"})
_STATUS: Final = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY_CODE: Final = re.compile(r"(?<![\d.\w-])([45])\d\d(?=[ \-])")
_LOOP_HEADER: Final = re.compile(r"(?im)^x-hmxmroriginalrecipient:")
"""The header by which the oldest feedback loop (Microsoft's JMRP, no RFC 5965) marks a reported mail."""
_ID_LINE: Final = re.compile(r"(?im)^>?\s*message-id:\s*(<[^<>\s]{1,500}>)")


def find_bounce(message: Message, parts: Sequence[ReportPart]) -> Bounce | None:
    """The bounce that this message is, or None. Reports of success are none."""
    if not (parts or _may_be_returned(message)):
        return None
    notice = read_notice(message.text)
    reports = [part.text for part in parts if part.content_type in _STATUS_TYPES]
    groups = [group for text in reports for group in _groups(text)]
    if not groups and _sent_by_machine(message):
        inside = [part.text for part in parts if part.content_type == NESTED]
        groups = [group for text in (*inside, message.text) for group in _groups(text)]
    failed = [group for group in groups if _failed(group)]
    if groups and not failed:
        return None
    returned = _returned_id(parts, notice)
    if failed:
        return Bounce(recipients=_unique(_from_group(group, notice) for group in failed), message_id=returned)
    if (told := _from_json(message.text)) is not None:
        return told
    if not reports and not _looks_returned(message, notice):
        return None
    recipients = _unique(_from_failure(one, notice) for one in notice.failures)
    return Bounce(recipients=recipients or _by_header(message, notice), message_id=returned)


def _may_be_returned(message: Message) -> bool:
    """The cheap look that spares ordinary mail the reading of its text."""
    return (
        _sent_by_machine(message)
        or bool(_SUBJECT.search(message.subject))
        or bool(message.header("x-failed-recipients"))
        or "notificationType" in message.text[:4000]
    )


def _looks_returned(message: Message, notice: Notice) -> bool:
    """At least three of: a mail system sent it, the subject says so, the text says so, a recipient is
    named."""
    if message.header("x-failed-recipients"):
        return True
    machine = _sent_by_machine(message)
    answers = bool(message.in_reply_to or message.references)
    if _REPLY_PREFIX.match(message.subject) and not machine and (answers or not notice.opens_so):
        return False
    signs = (machine, bool(_SUBJECT.search(message.subject)), notice.says_so, bool(notice.failures))
    return sum(signs) >= 3 and (machine or notice.opens_so)


def _sent_by_machine(message: Message) -> bool:
    sender = message.author
    local = sender.addr_spec.rpartition("@")[0] or sender.addr_spec
    if message.reverse_path == "" or not (local or sender.name):
        return message.header("auto-submitted").lower() != "auto-replied" or bool(_MACHINE.match(local))
    return bool(_MACHINE.match(local) or _MACHINE_NAME.search(sender.name))


def _groups(text: str) -> Iterator[dict[str, str]]:
    """Per-recipient groups (RFC 3464 section 2.3): each Final- or Original-Recipient opens one."""
    group: dict[str, str] = {}
    for name, value in _GROUP_FIELD.findall(text[:100_000]):
        key = name.lower()
        if key == "x-actual-recipient":
            key = "original-recipient"
        if key in group and (key.endswith("recipient") or key == "action"):
            yield group
            group = {}
        group.setdefault(key, " ".join(value.split()))
    if "final-recipient" in group or "original-recipient" in group:
        yield group


def _failed(group: dict[str, str]) -> bool:
    action = group.get("action", "").lower().partition(" ")[0].strip("; ")
    if action in ("failed", "delayed", "failure", "undeliverable"):
        return True
    return action not in ("delivered", "relayed", "expanded") and group.get("status", "5")[:1] in "45"


def _from_group(group: dict[str, str], notice: Notice) -> BouncedRecipient:
    """The address we wrote to is the Original-Recipient (RFC 3461); the Final one may be an alias's
    target."""
    final, original = _typed(group.get("final-recipient", "")), _typed(group.get("original-recipient", ""))
    address = original if "@" in original else final
    said = group.get("diagnostic-code", "")
    near = notice.near(final) or notice.near(original)
    declared = _STATUS.search(group.get("status", ""))
    delayed = group.get("action", "").lower().startswith("delayed")
    told = _Told(said or near, near, declared[0] if declared else "", delayed, reported=bool(said))
    return _recipient(address, told, notice)


def _typed(value: str) -> str:
    """``rfc822; user@host`` without its type."""
    return value.rpartition(";")[2].strip().strip("<>").removeprefix("mailto:").strip()


def _from_failure(failure: Failure, notice: Notice) -> BouncedRecipient:
    near = notice.text[:3000] if len(notice.failures) == 1 else failure.said
    return _recipient(failure.address, _Told(failure.said, near, "", notice.delayed), notice)


def _by_header(message: Message, notice: Notice) -> tuple[BouncedRecipient, ...]:
    """X-Failed-Recipients, else one recipient without a name: the text as a whole gives the reason."""
    named = [one.strip().strip("<>") for one in message.header("x-failed-recipients").split(",")]
    found = [one for one in named if one] or [""]
    told = _Told(notice.text[:3000], notice.text[:3000], "", notice.delayed)
    return _unique(_recipient(one, told, notice) for one in found)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one recipient: the server's words, the lines around, the declared status."""

    diagnostic: str
    near: str
    declared: str
    delayed: bool
    reported: bool = False


def _recipient(address: str, told: _Told, notice: Notice) -> BouncedRecipient:
    told = replace(told, diagnostic=told.diagnostic[:MOST_SAID], near=told.near[:MOST_SAID])
    status = _best_status(told.diagnostic, told.declared)
    reason = reason_of(told.diagnostic, status, told.near, reported=told.reported)
    if reason == "undefined":
        reason = reason_of(notice.text[:3000], status, "")
    if not status:
        code = _REPLY_CODE.search(told.diagnostic)
        status = f"{'4' if told.delayed else code[1] if code else '5'}.0.0"
    return BouncedRecipient(
        address=address, status=status, reason=reason, hard=reason in HARD and not told.delayed
    )


def _best_status(diagnostic: str, declared: str) -> str:
    """The most specific code; servers declare 5.0.0 and write the true one into the text."""
    found = [match[0] for match in _STATUS.finditer(diagnostic) if match[1] in "45"]
    specific = next((one for one in found if not one.endswith(".0.0")), "")
    if declared and not declared.endswith(".0.0"):
        return declared
    return specific or declared or (found[0] if found else "")


def _unique(found: Iterator[BouncedRecipient]) -> tuple[BouncedRecipient, ...]:
    kept: dict[str, BouncedRecipient] = {}
    for one in found:
        kept.setdefault(one.address.lower(), one)
        if len(kept) >= MOST_RECIPIENTS:
            break
    return tuple(kept.values())


def _returned_id(parts: Sequence[ReportPart], notice: Notice) -> str | None:
    for part in parts:
        if "rfc822" in part.content_type or part.content_type == "message/global":
            found = _ID_LINE.search(part.text)
            if found:
                return found[1]
    found = _ID_LINE.search(notice.rest)
    return found[1] if found else None


def _json_of(text: str) -> dict[str, object]:
    """A notification as JSON (cloud mail services send them by mail), perhaps wrapped in another."""
    start = text.lstrip()
    if not start.startswith("{") or "notificationType" not in text:
        return {}
    try:
        outer, _ = json.JSONDecoder(strict=False).raw_decode(start)
        inner = json.loads(outer["Message"], strict=False) if isinstance(outer.get("Message"), str) else outer
    except (ValueError, TypeError, RecursionError):
        return {}
    return inner if isinstance(inner, dict) else {}


def _from_json(text: str) -> Bounce | None:
    told = _json_of(text)
    bounce = told.get("bounce")
    if told.get("notificationType") != "Bounce" or not isinstance(bounce, dict):
        return None
    rows = bounce.get("bouncedRecipients")
    quiet = read_notice("")
    found = (
        _recipient(
            str(row.get("emailAddress", "")),
            _Told(str(row.get("diagnosticCode", "")), "", str(row.get("status", "")), delayed=False),
            quiet,
        )
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict)
    )
    return Bounce(recipients=_unique(found))


def find_complaint(message: Message, parts: Sequence[ReportPart]) -> str | None:
    """The feedback type (RFC 5965 section 3.1: abuse, fraud, opt-out ...) of a complaint, or None."""
    for part in parts:
        if part.content_type == "message/feedback-report" or "feedback-type:" in part.text[:2000].lower():
            found = re.search(r"(?im)^feedback-type:\s*([\w-]+)", part.text)
            return found[1].lower() if found else "other"
        if part.content_type == "message/rfc822" and _LOOP_HEADER.search(part.text[:4000]):
            return "abuse"
    if _json_of(message.text).get("notificationType") == "Complaint":
        return "abuse"
    return None
