"""The mail that asks a person: who, what they wrote, the draft, the choices, what we know, why.

Subject: the first 40 characters say who and what, codes last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from triage.drafting.checklist import head as checklist_head
from triage.drafting.outgoing import clean_header
from triage.drafting.staff_words import STAFF_WORDS

WHO: Final = 22
"""Characters of a name in a subject."""

SHOWN: Final = 1500
"""Characters of new text that are shown whole."""

WORDS: Final = {
    "en": ("yes", "no", "done"),
    "de": ("ja", "nein", "erledigt"),
    "fr": ("oui", "non", "fait"),
    "es": ("sí", "no", "hecho"),
    "pt": ("sim", "não", "feito"),
    "it": ("sì", "no", "fatto"),
    "nl": ("ja", "nee", "gedaan"),
}
"""The answers that have a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All that a proposal or an escalation shows."""

    draft_id: int
    code: str
    case_no: int
    shared_address: str
    reader_language: str
    who: str
    who_address: str
    subject: str
    wrote: str
    at: str
    intent: str
    draft: str
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    why: str = ""
    known: str = ""
    missing: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    plus_addresses: bool = True
    unconfirmed_form: bool = False
    checklist: tuple[str, ...] = ()
    """What to look at before a yes, ticked where our records know."""
    money: str = ""
    """The figure that leaves with it, and why a plain yes is not enough for it."""
    amount: str = ""
    """To be typed after the yes."""
    again: str = ""
    """Why it comes (again): a new text, a new code, they wrote again."""
    warnings: tuple[str, ...] = ()
    """Above everything else: an account that is not the known one."""
    thread: tuple[str, ...] = ()
    begin: str = ""
    """Instead of "they would get": what a change of a record says."""
    sums: tuple[str, ...] = ()
    """Of a document: its amounts and lines, from the records."""
    document: bool = False
    """A document or a change of a record: made by one of us, so there is no mail that was filed wrongly."""
    says: tuple[str, ...] = ()
    """What attachments say, in their first words."""
    colleague: str = ""
    """To whom it may be given instead; nobody works alone with a choice that names somebody else."""

    @property
    def words(self) -> tuple[str, ...]:
        """What the links say: yes (with the amount, where it must be typed), no, done."""
        yes, no, done = WORDS.get(self.reader_language, WORDS["en"])
        return (f"{yes} {self.amount}".strip(), no, done) if self.draft else (done,)

    @property
    def mark(self) -> str:
        return f"{{d{self.draft_id}.{self.code}}}"


def subject_of(asked: Asked) -> str:
    word = say(asked, "ask") if asked.draft else say(asked, "look")
    about = clean_header(f"{_short(asked.who)} · {asked.subject or asked.intent}")
    return f"{word} {about[:70]} [#{asked.case_no}] {asked.mark}"


def _short(who: str) -> str:
    """So much of a name that the first 40 characters still say what it is about."""
    return who if len(who) <= WHO else f"{who[: WHO - 1].rstrip()}…"


def reply_to_of(asked: Asked) -> str:
    """The plus-address that carries the code, or the plain one where the server has none."""
    if not asked.plus_addresses:
        return asked.shared_address
    local, _, domain = asked.shared_address.rpartition("@")
    return f"{local}+d{asked.draft_id}.{asked.code}@{domain}"


def text_of(asked: Asked, *, among: bool = False) -> str:
    """The whole mail as plain text, lines folded by the reader's program. ``among`` others: how an item is
    answered is said once, above them all."""
    parts = [*_head(asked), *_draft(asked), *_choices(asked, among=among), *_foot(asked)]
    return "\n".join(parts) + "\n"


def _head(asked: Asked) -> list[str]:
    head = [f"!! {one}" for one in asked.warnings]
    head += [asked.again, ""] if asked.again else [""] if head else []
    if asked.sums and not asked.wrote.strip():  # a document that nobody outside asked for
        please = [f"{said(asked, 'please')} {'; '.join(asked.reasons)}."] if asked.reasons else []
        return [*head, f"{sender_of(asked)}:", *please]
    head.append(f"{sender_of(asked)} {say(asked, 'wrote')}{around(asked)}:")
    if asked.unconfirmed_form:
        head.append(f"  ({say(asked, 'form')})")
    head += [
        f"  > {line}".rstrip() for line in shortened(asked.wrote, asked.reader_language).splitlines()
    ] or ["  >"]
    if asked.cc:
        head.append(f"  Cc: {', '.join(asked.cc)} ({say(asked, 'cc')})")
    if asked.attachments:
        head.append(f"  {said(asked, 'attached')} {', '.join(asked.attachments)}")
    head += [f"    {one}" for one in asked.says]
    head += [f"  {asked.money}"] if asked.money else []
    if asked.reasons:
        head.append(f"{said(asked, 'please')} {'; '.join(asked.reasons)}.")
    return head


def sender_of(asked: Asked) -> str:
    """Name and address; the address alone where there is no name."""
    return asked.who if asked.who == asked.who_address else f"{asked.who} <{asked.who_address}>"


def around(asked: Asked) -> str:
    """When they wrote and what it is, as far as it is known."""
    known = ", ".join(one for one in (asked.at, asked.intent) if one)
    return f" ({known})" if known else ""


def _draft(asked: Asked) -> list[str]:
    if not asked.draft:
        return [f"{said(asked, 'missing')} {one}" for one in asked.missing] + [""]
    return [
        asked.begin or say(asked, "begin").format(to=", ".join(asked.to)),
        asked.draft.rstrip("\n"),
        say(asked, "end"),
        *asked.sums,
        *(f"{said(asked, 'missing')} {one}" for one in asked.missing),
    ]


def _choices(asked: Asked, *, among: bool) -> list[str]:
    refile = [] if asked.document else [say(asked, "refile")]
    how = [""] if among else [choices_of(asked), *refile, ""]
    return how + [f"{word}: {mailto(asked, word)}" for word in asked.words] + [""]


def choices_of(asked: Asked) -> str:
    """The choices in one sentence; where the amount must be typed, it stands behind the yes."""
    if not asked.draft:
        give = f"    {say(asked, 'assign').format(colleague=asked.colleague)}" if asked.colleague else ""
        return say(asked, "choices_empty") + give
    yes = WORDS.get(asked.reader_language, WORDS["en"])[0]
    return say(asked, "choices").replace(f" {yes} ", f" {asked.words[0]} ", 1)


def mailto(asked: Asked, word: str) -> str:
    """One choice as a link that opens an answer with subject and first line filled in (RFC 6068).
    No link acts by itself: a mail scanner that follows it does nothing."""
    subject = quote(f"Re: [#{asked.case_no}] {asked.mark}", safe="")
    return f"mailto:{quote(reply_to_of(asked), safe='@.')}?subject={subject}&body={quote(word, safe='')}"


def _foot(asked: Asked) -> list[str]:
    foot = [f"{to_check(asked)} {'   '.join(asked.checklist)}"] if asked.checklist else []
    foot += [f"{said(asked, 'known')} {asked.known}"] if asked.known else []
    return [*foot, *asked.thread, *([f"{said(asked, 'why')} {asked.why}"] if asked.why else [])]


def shortened(text: str, language: str) -> str:
    """New text whole to 1,500 characters; what was cut is said."""
    if len(text) <= SHOWN:
        return text
    more = STAFF_WORDS.get(language, STAFF_WORDS["en"])["more"].format(count=len(text) - SHOWN)
    return f"{text[:SHOWN].rstrip()}\n[… {more}]"


def said(asked: Asked, key: str) -> str:
    """A phrase that opens a line: with the colon as the reader's language sets it."""
    return before_colon(say(asked, key), asked.reader_language)


def to_check(asked: Asked) -> str:
    """What stands before the checklist."""
    return before_colon(checklist_head(asked.reader_language), asked.reader_language)


def before_colon(text: str, language: str) -> str:
    return f"{text}\u00a0:" if language == "fr" else f"{text}:"


def say(asked: Asked, key: str) -> str:
    """A phrase in the reader's language; English where it is not known."""
    return STAFF_WORDS.get(asked.reader_language, STAFF_WORDS["en"]).get(key) or STAFF_WORDS["en"][key]
