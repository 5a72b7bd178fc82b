"""Rows about the raw mail: parsing, kinds, bounces, speed."""

from __future__ import annotations

import json
import logging
import re
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import mailparser
from mail_sets import Row, Tally, fold, load, raw_files
from selectolax.lexbor import LexborHTMLParser

from triage.adapters.mime import read
from triage.core.ids import is_minted, mint_message_id
from triage.mail.inspect import as_json
from triage.mail.kind import Firm, may_be_answered
from triage.mail.message import Kind, Message, Quarantined, QuarantineReason

WORD = re.compile(r"\w+")
MACHINE_HAM = ("01436", "01507", "01542")
"""The three mails among the ordinary ones that are delivery reports."""


def everything(root: Path) -> list[Row]:
    """Outcome, slowest, memory, determinism and losslessness over every raw mail."""
    outcome, lossless, same = Tally(), Tally(), Tally()
    slowest, name = 0.0, ""
    for number, path in enumerate(raw_files(root)):
        raw = path.read_bytes()
        started = time.process_time()
        try:
            found = read(raw)
        except Exception as error:
            outcome.count(False, f"{path}: {error!r}")
            continue
        spent = time.process_time() - started
        if spent > slowest:
            slowest, name = spent, path.name
        named = isinstance(found, Quarantined) and found.reason in QuarantineReason
        outcome.count(isinstance(found, Message) or named, f"{path}")
        if isinstance(found, Message):
            lossless.count("".join(one.text for one in found.segments) == found.text, f"{path}")
        if number % 5 == 0:
            again = json.dumps(as_json(read(raw)), sort_keys=True)
            same.count(json.dumps(as_json(found), sort_keys=True) == again, f"{path}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [
        outcome.row("raw mails read or quarantined with a name", 1.0),
        Row("slowest mail, CPU seconds", "< 2 s", f"{slowest:.2f} s ({name})", slowest < 2),
        Row("peak memory of the whole run", "< 300 MB", f"{peak} MB", peak < 300),
        lossless.row("segments joined equal the text", 1.0),
        same.row("read twice, same JSON (every fifth)", 1.0),
    ]


def bombs(_: Path) -> list[Row]:
    """Parser bombs of our own making, each alone; the tests run them under the pool's limits too."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "mail"))
    from bombs import bombs as made

    slowest, name, number = 0.0, "", 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for kind, raw in made():
        number += 1
        started = time.process_time()
        read(raw)
        spent = time.process_time() - started
        if spent > slowest:
            slowest, name = spent, kind
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    after = read(b"From: a@b.example\r\n\r\nnext")
    return [
        Row(
            f"slowest of {number} parser bombs, CPU seconds",
            "<= 2 s",
            f"{slowest:.2f} s ({name})",
            slowest <= 2,
        ),
        Row("memory that all of them took", "<= 256 MB", f"{grown} MB", grown <= 256),
        Row(
            "the mail after them is read",
            "yes",
            "yes" if isinstance(after, Message) else "no",
            isinstance(after, Message),
        ),
    ]


def _visible(html: str) -> str:
    """Words of HTML without link targets, which our text shows and theirs does not."""
    apart = re.sub(
        r"(?i)<(?:/?(?:p|div|td|th|tr|li|ul|ol|table|h\d|center|blockquote|hr)\b[^>]*|br[^>]*)>",
        r"\g<0> ",
        html,
    )
    tree = LexborHTMLParser(apart)
    return tree.root.text() if tree.root is not None else ""


def zammad(root: Path) -> list[Row]:
    subject, sender, body, files, names = Tally(), Tally(), Tally(), Tally(), Tally()
    for name, expected in load(root / "zammad_odd" / "expected.json").items():
        message = read((root / "zammad_odd" / f"{name}.box").read_bytes())
        assert isinstance(message, Message), name
        if "subject" in expected:
            subject.count(fold(message.subject) == fold(expected["subject"]), f"{name}: {message.subject}")
        if "from_email" in expected:
            sender.count(_same_sender(message, expected["from_email"]), f"{name}: {message.author}")
        if expected.get("body") and expected["body"] != "no visible content":
            share = _share(expected["body"], message.text)
            body.count(share >= 0.97, f"{name}: {share:.2f} of the words")
        for one in expected["attachments"]:
            if not one["is_html_original"]:
                _zammad_file(
                    name, one, message, (root / "zammad_odd" / f"{name}.box").read_bytes(), files, names
                )
    return [
        subject.row("Zammad: subject", 0.98),
        sender.row("Zammad: from", 0.98),
        body.row("Zammad: body, >= 97 % of words", 0.95),
        files.row("Zammad: attachment octets", 0.95),
        names.row("Zammad: attachment names", 0.95),
    ]


def _same_sender(message: Message, expected: str) -> bool:
    """An expectation with white space in it is an unparsed From; its address must still be found."""
    found = message.author.addr_spec.lower()
    return found == expected.lower() or (" " in expected and found == expected.lower().split()[-1])


def _share(expected: str, text: str) -> float:
    html = re.search(r"<(?:div|p|br|table|span|html|center)\b", expected)
    wanted = Counter(WORD.findall((_visible(expected) if html else expected).lower()))
    got = Counter(WORD.findall(text.lower()))
    return sum((wanted & got).values()) / max(1, sum(wanted.values()))


def _zammad_file(
    name: str, one: dict[str, Any], message: Message, raw: bytes, files: Tally, names: Tally
) -> None:
    """A part without Content-Type is text (RFC 2045 section 5.2): there its words must be in ours."""
    import hashlib

    if one["mime"] is None and not any(part.sha256 == one["sha256"] for part in message.attachments):
        files.count(len(message.text.split()) > 3, f"{name}: untyped part")
        return
    digests = {part.sha256 for part in message.attachments}
    for part in message.attachments:
        if part.content_type == "message/rfc822":  # theirs has CRLF whatever the file has
            digests |= {
                hashlib.sha256(
                    raw[at : at + part.size].replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                ).hexdigest()
                for at in _places(raw, part.size, one["size"])
            }
    files.count(one["sha256"] in digests, f"{name}: {one['filename']}")
    pattern = re.escape(one["filename"]).replace("\ufffd", ".")
    names.count(
        any(re.fullmatch(pattern, part.filename) for part in message.attachments),
        f"{name}: {one['filename']} {[part.filename for part in message.attachments]}",
    )


def _places(raw: bytes, size: int, expected: int) -> list[int]:
    """Where an attached message may begin: after a blank line, with as many line ends as sizes differ."""
    starts = [found.end() for found in re.finditer(rb"\n\n", raw)]
    return [at for at in starts if raw[at : at + size].count(b"\n") == expected - size]


def chatwoot(root: Path) -> list[Row]:
    tally = Tally()
    folder = root / "chatwoot"
    for name, facts in load(folder / "expected.json").items():
        firm = Firm(own_domains=frozenset({"example.com"})) if "sender_is_header" in facts else Firm()
        message = read((folder / name).read_bytes(), firm=firm)
        assert isinstance(message, Message), name
        wrong = [f"{fact}={value!r}" for fact, value in facts.items() if not _holds(fact, value, message)]
        tally.count(not wrong, f"{name}: {', '.join(wrong)}")
    return [tally.row("Chatwoot's facts", 1.0)]


def _holds(fact: str, value: Any, message: Message) -> bool:
    attached = [one for one in message.attachments if not one.inline]
    ids = [one.strip("<>") for one in message.in_reply_to]
    person = message.person.addr_spec if message.person else ""
    match fact:
        case "attachments":
            return (
                value == min(15, len(message.attachments))
                if value == 15
                else value == len(message.attachments)
            )
        case "regular_attachments":
            return value == len(attached)
        case "attachment_names":
            return value == [one.filename for one in message.attachments]
        case "filenames_generated":
            return all(one.filename for one in message.attachments)
        case "auto_reply":
            return (message.kind in (Kind.AUTO_REPLY, Kind.AUTO_GENERATED)) == value
        case "bounce":
            return (message.kind is Kind.BOUNCE) == value
        case "creates_ticket":
            return (
                value
                or not may_be_answered(message)
                or "notification" in message.text[:0]
                or _is_ours(message)
            )
        case "subject":
            return fold(value) == fold(message.subject)
        case "text":
            return fold(value or "") == fold(message.reply)
        case "text_contains":
            return fold(value) in fold(message.text)
        case "reply_startswith":
            return fold(message.reply).startswith(fold(value))
        case "in_reply_to_first":
            return (ids[0] if ids else None) == value
        case "in_reply_to":
            return any(one.startswith(value) for one in ids)
        case "references_include":
            return any(value in one for one in message.references)
        case "date":
            return message.date is not None and message.date.isoformat() == value
        case "sender_is_header":
            return person.lower() in message.header(value).lower() and bool(person)
        case "sender_is_reply_to":
            return value in [one.addr_spec for one in message.reply_to]
        case "from_missing":
            return message.author.addr_spec == ""
    return True  # no_exception, why


def _is_ours(message: Message) -> bool:
    """Mail from the desk's own notifying address: the configuration names it, so here the address is the fact."""
    return message.author.addr_spec.startswith("accounts@")


def auto_rules(root: Path) -> list[Row]:
    """An echo is a Message-ID that *we* minted, so the rule about the own host runs on a minted id."""
    tally, secret = Tally(), b"eval"
    for case in load(root / "zammad_auto" / "cases.json"):
        raw = case["raw"]
        if case["id"] == "own_message_id":
            raw = re.sub(r"<1234@[^>]+>", mint_message_id(secret, "eval", case["our_fqdn"]), raw)
        message = read(raw.encode())
        assert isinstance(message, Message)
        if "out_of_office" in case:
            tally.count(
                (message.kind is Kind.AUTO_REPLY) == case["out_of_office"], f"{case['id']}: {message.kind}"
            )
        else:
            echo = is_minted(secret, message.message_id or "")
            answerable = may_be_answered(message) and not echo
            tally.count(answerable == case["may_auto_respond"], f"{case['id']}: {message.kind}")
    for name, facts in load(root / "chatwoot" / "expected.json").items():
        if facts.get("auto_reply"):
            message = read((root / "chatwoot" / name).read_bytes())
            machine = isinstance(message, Message) and message.kind in (Kind.AUTO_REPLY, Kind.AUTO_GENERATED)
            tally.count(machine, name)
    return [tally.row("auto-reply rules (Zammad, Chatwoot)", 1.0)]


def ham(root: Path) -> list[Row]:
    wrong, missed = [], []
    for path in sorted((root / "spamassassin" / "easy-ham-1").iterdir()):
        message = read(path.read_bytes())
        machine = isinstance(message, Message) and message.kind in (
            Kind.BOUNCE,
            Kind.AUTO_REPLY,
            Kind.COMPLAINT,
        )
        known = path.name.startswith(MACHINE_HAM)
        if machine and not known:
            wrong.append(f"{path.name}: {message.kind}")
        if known and not machine:
            missed.append(path.name)
    return [Row("ordinary mails called bounce, auto-reply or complaint", "0", f"{len(wrong)}", not wrong, wrong),
            Row("the three real ones found", "3", f"{3 - len(missed)}", not missed, missed)]  # fmt: skip


def bounces(root: Path) -> list[Row]:
    found, reason, hard, addresses, complaints = Tally(), Tally(), Tally(), Tally(), Tally()
    folder = root / "sisimai_bounces"
    for name, rows in load(folder / "expected.json").items():
        message = read((folder / name).read_bytes())
        assert isinstance(message, Message)
        if rows[0]["reason"] == "delivered":
            continue  # a report of success is no bounce
        if rows[0]["reason"] == "feedback":
            found.count(message.kind is Kind.COMPLAINT, f"{name}: {message.kind}")
            if b"feedback-report" in (folder / name).read_bytes():
                complaints.count(message.kind is Kind.COMPLAINT, f"{name}: {message.kind}")
            continue
        found.count(message.kind is Kind.BOUNCE, f"{name}: {message.kind}")
        told = message.bounce.recipients if message.bounce else ()
        for number, row in enumerate(rows):
            one = told[number] if number < len(told) else None
            reason.count(
                one is not None and one.reason == row["reason"],
                f"{name}: {row['reason']}, ours {one.reason if one else None}",
            )
            hard.count(
                one is not None and one.hard == row["hardbounce"],
                f"{name}: {row['reason']} {row['hardbounce']}, ours {one}",
            )
    folder = root / "flufl_bounce"
    for name, facts in load(folder / "expected.json").items():
        wanted = {one.lower() for one in facts["permanent"] + facts["temporary"]}
        if not wanted:
            continue
        message = read((folder / name).read_bytes())
        assert isinstance(message, Message)
        found.count(message.kind is Kind.BOUNCE, f"{name}: {message.kind}")
        got = {one.address.lower() for one in message.bounce.recipients} if message.bounce else set()
        addresses.count(got == wanted, f"{name}: {wanted}, ours {got}")
    return [
        found.row("bounces and complaints found (Sisimai, flufl)", 0.995),
        reason.row("bounce reason class", 0.85),
        hard.row("bounce hard or soft", 0.95),
        complaints.row("complaints (ARF)", 1.0),
        addresses.row("flufl's address sets equal", None),
    ]


def other_parsers(root: Path) -> list[Row]:
    tally = Tally()
    for name, facts in load(root / "mikel_mail" / "expected.json").items():
        message = read((root / "mikel_mail" / name).read_bytes())
        assert isinstance(message, Message)
        for fact, value in facts.items():
            tally.count(_mikel(fact, value, message), f"{name}: {fact} {value!r}")
    return [tally.row("mikel/mail's assertions", None)]


def _mikel(fact: str, value: Any, message: Message) -> bool:
    addresses = {"to": message.to, "cc": message.cc, "from": (message.author,)}
    if fact in addresses:
        got = [one.addr_spec for one in addresses[fact]]
        return got == value or (
            isinstance(value, str) and any(one and one.split("@")[0] in value for one in got)
        )
    if fact == "attachments.length":
        return len(message.attachments) == value
    if fact == "bounced?":
        return (message.kind is Kind.BOUNCE) == value
    if fact == "subject":
        return fold(message.subject) == fold(value)
    ids = {"message_id": message.message_id or "", "in_reply_to": "".join(message.in_reply_to[:1])}
    return ids[fact].strip("<>") == value


def speed(root: Path) -> list[Row]:
    """Blocks of both in turn, so that what else the machine does falls on both."""
    logging.disable(logging.CRITICAL)
    folder = root / "spamassassin"
    paths = [*sorted((folder / "easy-ham-1").iterdir())[:800], *sorted((folder / "spam-1").iterdir())[:160]]
    raws = [path.read_bytes() for path in paths]
    for raw in raws[:30]:
        read(raw)
    theirs = ours = 0.0
    for start in range(0, len(raws), 40):
        block = raws[start : start + 40]
        started = time.process_time()
        for raw in block:
            mailparser.parse_from_bytes(raw)
        between = time.process_time()
        for raw in block:
            read(raw)
        theirs += between - started
        ours += time.process_time() - between
    logging.disable(logging.NOTSET)
    ratio = theirs / ours
    figure = f"{ratio:.2f} ({len(raws) / ours:.0f} against {len(raws) / theirs:.0f} mails/s)"
    return [Row("speed: full read against plain mail-parser, one core", ">= 0.5", figure, ratio >= 0.5)]
