"""Raw octets in, one ``Message`` or a named reason for quarantine out.

Pure of effects, deterministic, never raises. The message is parsed once by the stdlib's compat32
parser under limits; mail-parser reads the header view and the text parts; where it raises, drops
octets or says something else than our own scan, our walk serves and the message says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message as Tree
from email.utils import parsedate_to_datetime
from typing import Final

from triage.adapters import mime_mailparser as mail_parser
from triage.adapters.calendar import calendar_parts
from triage.adapters.language import language_of
from triage.adapters.mime_address import mailboxes
from triage.adapters.mime_attached import Files, attached
from triage.adapters.mime_author import Author, find_author
from triage.adapters.mime_headers import decode_header, message_ids, raw_fields, unfold
from triage.adapters.mime_limits import DEFAULT, Limits, Refused, Seen, parse_once
from triage.adapters.mime_parts import STRUCTURAL, Found, octets, walk
from triage.adapters.mime_report import report_parts
from triage.adapters.mime_text import Chosen, blocks, chosen
from triage.adapters.mime_words import words_of
from triage.mail.bounce import ReportPart, find_bounce, find_complaint
from triage.mail.form import filled
from triage.mail.kind import NOBODY, Firm, judged
from triage.mail.kind_words import REACTION, REACTION_TYPE
from triage.mail.message import Address, Kind, Message, Quarantined, QuarantineReason, Read

ONCE: Final = frozenset(
    {"from", "subject", "date", "message-id", "sender", "reply-to", "to", "cc", "in-reply-to", "references"}
    | {"return-path", "mime-version"}
)
"""RFC 5322 section 3.6: at most one of each (MIME-Version by RFC 2045)."""
_DOUBTFUL: Final = (ONCE - {"return-path", "mime-version", "to", "cc"}) | STRUCTURAL
"""Two readers may act on different copies of these; of To and Cc they only show more or fewer."""


def read(raw: bytes, *, limits: Limits = DEFAULT, firm: Firm = NOBODY) -> Read:
    """One message as read, or why it could not be.

    ``firm`` tells kind and person what only the configuration knows (own domains, own lists);
    without it lists, machine mail, bounces and complaints are still recognised.
    """
    digest = hashlib.sha256(raw).hexdigest()
    try:
        return _spoken(judged(_read(raw, digest, limits, firm.language), firm), firm.language)
    except Refused as refusal:
        return quarantined(raw, refusal.reason, refusal.detail, digest=digest)
    except RecursionError:
        return quarantined(raw, QuarantineReason.TOO_DEEP, "nested too deep", digest=digest)
    except MemoryError:
        return quarantined(raw, QuarantineReason.TOO_MUCH_MEMORY, "", digest=digest)
    except Exception as error:
        return quarantined(raw, QuarantineReason.UNREADABLE, type(error).__name__, digest=digest)


def quarantined(raw: bytes, reason: QuarantineReason, detail: str, *, digest: str = "") -> Quarantined:
    """The named refusal, with what can be told of the sender from the first 16 KiB of headers."""
    from_, subject, message_id = _claims(raw[:16384])
    return Quarantined(
        sha256=digest or hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        reason=reason,
        detail=detail,
        claimed_from=from_[:320],
        claimed_subject=subject[:320],
        message_id=message_id,
    )


def _claims(head: bytes) -> tuple[str, str, str | None]:
    """From, Subject and Message-ID by line scan: no parser that a bomb could reach."""
    said = {b"from": "", b"subject": "", b"message-id": ""}
    for line in head.splitlines():
        if not line.strip():
            break
        name, colon, value = line[:2048].partition(b":")
        if colon and said.get(name.lower().strip()) == "":
            said[name.lower().strip()] = decode_header(value.decode("ascii", "surrogateescape"))
    ids = message_ids(said[b"message-id"])
    return said[b"from"], said[b"subject"], ids[0] if ids else None


def _read(raw: bytes, digest: str, limits: Limits, home: str) -> Message:
    tree, seen = parse_once(raw, limits)
    pairs = raw_fields(tree)
    hint = str(tree.get_param("charset") or "") if tree["content-type"] else ""
    found = walk(tree, hint)
    hint = hint or next((leaf.charset for leaf in found.texts if leaf.charset), "")
    defects: list[str] = []
    parsed = mail_parser.parse(pairs, [leaf.tree for leaf in found.texts])
    files = attached(found, seen, raw, hint, defects)
    texts = chosen(blocks(found, parsed.texts, hint, defects))
    if not texts.texts and files.body:
        texts = Chosen((files.body,), files.body)
    if texts.differ:
        defects.append("alternatives_differ")
    head = _Head(pairs, _by_name(pairs), hint, parsed)
    defects += [*_structure(head.fields, found, seen, tree), *parsed.defects]
    message = _message(raw, digest, head, found, texts, files, defects, home)
    return _reported(message, report_parts(found, hint))


def _reported(message: Message, parts: Sequence[ReportPart]) -> Message:
    """Report parts decide before any header does."""
    feedback = find_complaint(message, parts)
    if feedback is not None:
        return replace(message, kind=Kind.COMPLAINT, kind_reasons=(f"feedback report: {feedback}",))
    bounce = find_bounce(message, parts)
    if bounce is not None:
        return replace(message, kind=Kind.BOUNCE, kind_reasons=("delivery report",), bounce=bounce)
    return message


@dataclass(frozen=True, slots=True)
class _Head:
    """The header block: raw pairs, raw values by name, charset hint, mail-parser's reading."""

    pairs: list[tuple[str, str]]
    fields: dict[str, list[str]]
    hint: str
    parsed: mail_parser.Parsed

    def addresses(self, name: str) -> tuple[Address, ...]:
        return tuple(one for value in self.fields.get(name, ()) for one in mailboxes(value, self.hint))

    def ids(self, name: str) -> tuple[str, ...]:
        found = (one for value in self.fields.get(name, ()) for one in message_ids(value))
        return tuple(dict.fromkeys(found))

    def line(self, name: str) -> str:
        return decode_header(self.fields[name][0], self.hint) if name in self.fields else ""


def _by_name(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def _structure(fields: dict[str, list[str]], found: Found, seen: Seen, tree: Tree) -> list[str]:
    """Everything two readers could take differently, and what had to be cut."""
    repeated = sorted({name for name, values in fields.items() if name in ONCE and len(values) > 1})
    defects = [f"duplicate:{name}" for name in repeated if name != "from"]
    defects += [f"duplicate:{name}" for name in sorted(set(found.duplicates))]
    defects += [f"cut:{name}" for name in sorted(set(seen.cut))]
    defects += sorted({type(one).__name__ for part in tree.walk() for one in part.defects})
    return defects


def _is_ambiguous(author: Author, defects: Sequence[str]) -> bool:
    """Duplicate structural headers, two Froms, a cut or doubted From: nobody acts on such a mail."""
    named = (one.partition(":") for one in defects)
    doubtful = any(
        what == "alternatives_differ" or (what in ("duplicate", "cut") and name in _DOUBTFUL)
        for what, _, name in named
    )
    return author.ambiguous or doubtful


def _message(
    raw: bytes,
    digest: str,
    head: _Head,
    found: Found,
    texts: Chosen,
    files: Files,
    defects: list[str],
    home: str,
) -> Message:
    author = find_author(head.fields, head.parsed, head.hint)
    ids, answered, subject = head.ids("message-id"), head.ids("in-reply-to"), head.line("subject")
    words = words_of(texts.first, texts.whole, subject=subject, in_reply=bool(answered), home=home)
    defects += author.defects
    senders = head.addresses("sender")
    paths = head.fields.get("return-path", [])
    return Message(
        sha256=digest,
        size=len(raw),
        message_id=ids[0] if ids else None,
        in_reply_to=answered,
        references=head.ids("references"),
        author=author.address,
        author_is_odd=author.odd,
        sender=senders[0] if senders else None,
        reply_to=head.addresses("reply-to"),
        to=head.addresses("to"),
        cc=head.addresses("cc"),
        date=_date(head),
        subject=subject,
        headers=tuple((name, decode_header(value, head.hint)) for name, value in head.pairs),
        text=words.text,
        segments=words.segments,
        reply=words.reply,
        signature=words.signature,
        quote=words.quote,
        command_text=words.command_text,
        forwarded=(*words.forwarded, *files.forwarded),
        attachments=tuple(files.attachments),
        reverse_path=_reverse_path(paths[0]) if paths else None,
        calendar=tuple(one for leaf in found.calendars for one in calendar_parts(octets(leaf.tree))),
        language=words.language,
        reaction=_is_reaction(found, texts.first),
        ambiguous=_is_ambiguous(author, defects),
        defects=tuple(dict.fromkeys(defects)),
    )


def _spoken(message: Message, home: str) -> Message:
    """With the language of what is handed on: of each forwarded mail, and of the words in a form."""
    forwarded = tuple(replace(one, language=language_of(one.text[:1000], home)) for one in message.forwarded)
    form = filled(message.reply) if message.kind is Kind.FORM else None
    language = language_of(form.words[:1000], home) if form is not None else message.language
    return replace(message, forwarded=forwarded, language=language)


def _is_reaction(found: Found, first: str) -> bool:
    """A thumb under a mail: neither an answer nor an approval."""
    return any(leaf.content_type == REACTION_TYPE for leaf in found.others) or (
        len(first) < 2000 and bool(REACTION.search(first))
    )


def _reverse_path(value: str) -> str:
    """RFC 5321: the envelope sender; empty for the null path ``<>``."""
    found = mailboxes(value)
    return found[0].addr_spec if found else ""


def _date(head: _Head) -> datetime | None:
    """Date with the sender's offset; mail-parser's reading where the stdlib cannot; else none."""
    raw = head.fields.get("date", [""])[0]
    try:
        found = parsedate_to_datetime(unfold(raw)) if raw else None
        if found is not None:
            return _sane(found)
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    return _sane(head.parsed.date)


def _sane(moment: datetime | None) -> datetime | None:
    """Aware, and writable as RFC 3339 (whole minutes of offset, within years 1 to 9999 in UTC)."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        aware.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return aware
