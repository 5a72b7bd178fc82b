"""What mail systems print for people when they give a message back, read by its shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

MOST_LINES: Final = 400
MOST_COLUMNS: Final = 500
NEAR: Final = 6
"""Lines after an address that still speak of it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient that a notice names, and what it says about it."""

    address: str
    said: str


@dataclass(frozen=True, slots=True)
class Notice:
    """``text`` is the notice without the message it returns, ``rest`` that message."""

    text: str
    rest: str
    says_so: bool
    opens_so: bool
    delayed: bool
    failures: tuple[Failure, ...]

    def near(self, address: str) -> str:
        """The lines from the one that names the address on, as one."""
        if not address:
            return ""
        lines = self.text.splitlines()
        folded = address.lower()
        at = next((number for number, line in enumerate(lines) if folded in line.lower()), None)
        return " ".join(" ".join(lines[at : at + NEAR]).split()) if at is not None else ""


_ADDRESS: Final = (
    r"(?<![\w.+@-])[^\s<>\"'(),;:\[\]@=]{1,200}@[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,200}[A-Za-z0-9])?(?![A-Za-z0-"
    r"9@]|[.\-]+[A-Za-z0-9])"
)
_FIND: Final = re.compile(_ADDRESS)
_HEADER: Final = re.compile(
    r"(?i)^>?\s?(received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|from|to|subject|date"
    r"|dkim-signature"
    r"|content-type|reply-to|sender): ?\S"
)
_TRACE: Final = re.compile(
    r"(?i)^>?\s?(received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|dkim-signature"
    r"|content-type): ?\S"
)
"""Headers that nobody writes into a notice by hand."""
_CUT: Final = re.compile(
    r"(?i)^\W*(?:the )?(?:original|returned|failed|undelivered|unsent|your) (?:message|mail"
    r"|e-?mail)?\s*(?:headers?|text|info|body)?"
    r"\s*(?:follows|is (?:attached|following|below)|was|:|-{3,}|$)|^\W*(?:below this line|this is a copy of"
    r"|-+ ?copy of"
    r"|-+ ?(?:original|returned|the header|begin|unsent|message header)|included is a copy|message header)"
)
_SAYS: Final = re.compile(
    r"(?i)(?:could ?n[o']t|can ?n[o']t|cannot|not|unable to|failed to|impossible to|fail(?:ed|ure)(?: in"
    r"| to)?) ?(?:yet )?(?:be(?:en)? )?"
    r"(?:successfully )?deliver|undeliver|delivery (?:to|has|of|attempt)?.{0,40}fail|delivery (?:status"
    r"|error|failure)|permanent(?:ly)? "
    r"(?:fatal )?(?:error|failure|fail)|fatal errors?|user unknown|unknown user|no such user|mailbox (?:full"
    r"|unavailable|is full|exceeds)"
    r"|unknown (?:local|recipient|address)|returned to (?:the )?sender|was not delivered|rejected"
    r"|did not (?:reach|receive)|delivery errors?"
    r"|(?<!\d)5\d\d[ -](?:5\.\d+\.\d+|<|\w)|(?<!\d)[45]\.\d+\.\d+ |temporar(?:y|ily) (?:error|failure"
    r"|deferred)|still being retried"
    r"|delayed|message expired|invalid (?:final delivery )?(?:user|recipient|address|mailbox)"
    r"|account is disabled|quota|failed \d+ attempts"
    r"|duplicated message-id|not member|nicht zugestellt|konnte nicht|n'a pas pu|no se pudo|non (?:e"
    r"|è) stato|недостав|не может быть доставлен"
    r"|could not be|gave up|give up|are not (?:a )?member|送信でき|配信でき|退回|无法"
)
_DELAYED: Final = re.compile(
    r"(?i)will (?:be )?(?:keep|continue|re-?tr|try)|still being retried|not yet (?:been )?deliver"
    r"|has not (?:yet )?been deliver"
    r"|being delayed|delivery (?:is )?delayed|message.{0,30}delayed|delayed (?:mail|for)|(?:this is a "
    r"|only a )warning"
    r"|temporary (?:error|failure)|do(?:es)? not need to resend|delay(?:ed)?\b.{0,20}\d+ (?:hours?|days?"
    r"|minutes?)"
)
_NOISE: Final = re.compile(
    r"(?i)contact|for (?:further )?assistance|help|support|abuse|please (?:send|forward|reply|write|e-?mail)"
    r"|questions?|@localhost"
    r"|^\W*(?:from|sender|reply-to|mail from|on behalf|message-id|by|with|id)\b"
)
_SELF: Final = re.compile(r"(?i)^(mailer-?daemon|postmaster|abuse|support|help|noc|hostmaster|webmaster)@")

_LED: Final = re.compile(rf"^\s*<?({_ADDRESS})>?\s?:(?!//)")
_ALONE: Final = re.compile(
    rf"^[\s>*\-•\d.)]*(?:(?:to|recipient|address|addressee|user|e-?mail)\s*:\s*)?(?:smtp:|mailto:"
    rf"|rfc822;\s*)?[<\"'(\[]?(?:mailto:)?({_ADDRESS})[>\"')\]]?"
    rf"(?:\s*<(?:mailto:)?{_ADDRESS}>)?\s*(?:\[[^\]]*\]|\.\.\..*|\(.*\)|[:,.;\-].{{0,120}}|on .*)?\s*$",
    re.IGNORECASE,
)
_RCPT: Final = re.compile(rf"(?i)RCPT TO:\s*<?({_ADDRESS})")
_REPLY: Final = re.compile(
    rf"^[\s<>\"'#*-]*(?:\S+ (?:said|failed with|responded).{{0,40}})?[45]\d\d[ -].*?({_ADDRESS})"
)
_PHRASE: Final = re.compile(
    rf"(?i)(?:undeliver\w*|addressed to|unknown|invalid|not|un?able|fail\w*|reject\w*|exceeds?|exceeded"
    rf"|error|no such|returned|deliver\w*|attempts?|recipient|user|mailbox|full)"
    rf".{{0,120}}?({_ADDRESS})"
)
_PHRASE_AFTER: Final = re.compile(
    rf"(?i)({_ADDRESS}).{{0,80}}?(?:unknown|invalid|not|fail|reject|exceed|error|full|unavailable|disabled"
    rf"|undeliver)"
)


def read_notice(text: str) -> Notice:
    """Split off the returned message, find what is said and about whom."""
    lines = [line[:MOST_COLUMNS] for line in text[: MOST_LINES * MOST_COLUMNS].splitlines()[: MOST_LINES * 4]]
    cut = _where_returned(lines)
    kept = [line for line in lines[:cut][:MOST_LINES] if not re.match(r">(?!>>)", line)]
    body = "\n".join(kept)
    return Notice(
        text=body,
        rest="\n".join(lines[cut:]),
        says_so=bool(_SAYS.search(body)),
        opens_so=bool(_SAYS.search("\n".join([line for line in kept if line.strip()][:12]))),
        delayed=bool(_DELAYED.search(body)),
        failures=tuple(_failures(kept)),
    )


def _where_returned(lines: list[str]) -> int:
    """The line where the returned message begins: a heading that says so, or a block of header lines."""
    for number, line in enumerate(lines):
        if number and _CUT.match(line) and number > 1 and not _FIND.search(line):
            following = [one for one in lines[number + 1 : number + 12] if one.strip()]
            if sum(bool(_HEADER.match(one)) for one in following) >= 2 or not following:
                return number
        if _HEADER.match(line):
            block = lines[number : number + 8]
            if sum(bool(_HEADER.match(one)) for one in block) >= 3 and any(map(_TRACE.match, block)):
                return number
    return len(lines)


def _failures(lines: list[str]) -> list[Failure]:
    """By the strongest shape that occurs: ``<address>: why``, a line of its own, RCPT, a reply, a phrase."""
    readers: tuple[Callable[[list[str]], Iterator[tuple[int, str]]], ...] = (
        _led,
        _alone,
        _commands,
        _replies,
        _phrases,
    )
    for reader in readers:
        found = [(number, address) for number, address in reader(lines) if not _SELF.match(address)]
        if found:
            return [Failure(address, _said(lines, number)) for number, address in found]
    return []


def _led(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        found = _LED.match(line)
        if found:
            yield number, found[1]


def _alone(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        found = _ALONE.match(line)
        if found and not _NOISE.match(line) and not (number and _NOISE.search(lines[number - 1])):
            yield number, found[1]


def _commands(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        found = _RCPT.search(line)
        if found:
            yield number, found[1]


def _replies(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        found = _REPLY.match(line)
        if found:
            yield number, found[1]


def _phrases(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        found = _PHRASE.search(line) or _PHRASE_AFTER.search(line)
        if found and not _NOISE.search(line[: found.start(1)]):
            yield number, found[1].rstrip(".")


def _said(lines: list[str], number: int) -> str:
    """What stands around: the paragraph of the address, and a server's reply further on."""
    near = " ".join(lines[number : number + NEAR])
    if re.search(r"(?<!\d)[45]\d\d[ -]|[45]\.\d+\.\d+|unknown|full|quota", near, re.IGNORECASE):
        return " ".join(near.split())
    before = " ".join(lines[max(0, number - 4) : number])
    later = " ".join(lines[number : number + 20])
    return " ".join(f"{before} {later}".split())
