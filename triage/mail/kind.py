"""What sort of mail it is: report parts first, then Auto-Submitted, then lists, then the null path.

Headers are the sender's word and only ever *lower* what may happen: a mail that calls itself automatic
is never answered. Sources: RFC 3834 (section 5), RFC 2919, RFC 2369, RFC 5321 (null reverse-path), MS-OXCMAIL
(X-Auto-Response-Suppress), and the headers that help desks have learnt to look for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from triage.mail.form import filled
from triage.mail.free_mail import FREE_MAIL
from triage.mail.kind_words import AUTO_REPLY_SUBJECT, EMAIL_FIELD, NO_REPLY
from triage.mail.message import Address, Kind, Message

Reasons = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """What only the configuration knows. Domains and addresses in lower case.

    ``own_lists`` are List-Id values or addresses of the firm's own groups: a customer's mail through
    them is judged as if direct. ``form_domains`` are form and shop providers besides our own domains.
    ``language`` is the one that most of the mail is in.
    """

    own_domains: frozenset[str] = frozenset()
    own_lists: frozenset[str] = frozenset()
    form_domains: frozenset[str] = frozenset()
    language: str = ""


NOBODY: Final = Firm()
_ANY_ADDRESS: Final = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_LIST_HEADERS: Final = (
    *("list-id", "list-post", "list-unsubscribe", "list-help", "list-subscribe"),
    *("mailing-list", "x-mailing-list"),
)


def judged(message: Message, firm: Firm) -> Message:
    """The message with kind, reasons and person for this firm (bounces and complaints stay)."""
    if message.kind in (Kind.BOUNCE, Kind.COMPLAINT):
        return replace(message, person=None)
    kind, reasons = classify_kind(message, firm)
    return replace(message, kind=kind, kind_reasons=reasons, person=_person(message, kind, firm))


def classify_kind(message: Message, firm: Firm) -> tuple[Kind, Reasons]:
    """Kind and why. A form is looked for among machine mail too: a form is a customer."""
    own_list = is_own_list(message, firm)
    stranger = form_person(message, firm)
    first = _first_values(message)
    for look in (_auto_reply, _auto_generated, _list, _null_path):
        found = look(message, first, own_list)
        if found is None:
            continue
        if found[0] is not Kind.AUTO_REPLY and stranger is not None:
            return Kind.FORM, (f"a form for {stranger.addr_spec}", *found[1])
        return found
    if stranger is not None:
        return Kind.FORM, (f"a form for {stranger.addr_spec}",)
    return Kind.HUMAN, ("through our own list",) if own_list else ()


Fields = Mapping[str, str]
Look = Callable[[Message, Fields, bool], "tuple[Kind, Reasons] | None"]


def _first_values(message: Message) -> Fields:
    """Every header's first value: two dozen names are looked up for each mail."""
    first: dict[str, str] = {}
    for name, value in message.headers:
        first.setdefault(name, value)
    return first


def _auto_reply(message: Message, first: Fields, own_list: bool) -> tuple[Kind, Reasons] | None:
    """RFC 3834 ``auto-replied``, what programs wrote before it, and vacation subjects with a machine sign."""
    submitted = _keyword(first.get("auto-submitted", ""))
    if submitted == "auto-replied":
        return Kind.AUTO_REPLY, ("Auto-Submitted: auto-replied",)
    if submitted == "auto-generated" and message.in_reply_to and not _list_signs(first):
        return Kind.AUTO_REPLY, ("Auto-Submitted: auto-generated, in reply to a mail",)
    for name in ("x-autoreply", "x-autorespond", "x-autoresponder", "x-vacation", "x-mail-autoreply"):
        if _is_yes(first.get(name, "")):
            return Kind.AUTO_REPLY, (name,)
    if first.get("precedence", "").strip().lower() in ("auto_reply", "auto-reply"):
        return Kind.AUTO_REPLY, ("Precedence: auto_reply",)
    if first.get("x-auto-response-suppress", "") and first.get("x-ms-exchange-inbox-rules-loop", ""):
        return Kind.AUTO_REPLY, ("an Exchange rule's reply",)
    if AUTO_REPLY_SUBJECT.search(message.subject) and _has_machine_sign(message, first):
        return Kind.AUTO_REPLY, ("subject of an automatic reply",)
    return None


def _has_machine_sign(message: Message, first: Fields) -> bool:
    """A vacation subject alone may be a person's; with any of these it is not."""
    suppress = bool(first.get("x-auto-response-suppress", ""))
    bulk = first.get("precedence", "").strip().lower() in ("bulk", "junk", "list")
    return message.reverse_path == "" or suppress or bulk or _keyword(first.get("auto-submitted", "")) != "no"


def _auto_generated(message: Message, first: Fields, own_list: bool) -> tuple[Kind, Reasons] | None:
    submitted = _keyword(first.get("auto-submitted", ""))
    if submitted != "no":
        return Kind.AUTO_GENERATED, (f"Auto-Submitted: {submitted}",)
    if _suppresses_all(first) and not own_list:
        return Kind.AUTO_GENERATED, ("X-Auto-Response-Suppress",)
    if _is_yes(first.get("x-loop", "")) and not own_list and not _list_signs(first):
        return Kind.AUTO_GENERATED, ("X-Loop",)
    if "disposition-notification" in first.get("content-type", ""):
        return Kind.AUTO_GENERATED, ("a read receipt",)
    local = message.author.addr_spec.rpartition("@")[0] or message.author.addr_spec
    if NO_REPLY.match(local) and not _list_signs(first):
        return Kind.AUTO_GENERATED, ("a sender that takes no replies",)
    bulk = first.get("precedence", "").strip().lower()
    if bulk in ("bulk", "junk") and not own_list and not _list_signs(first):
        return Kind.AUTO_GENERATED, (f"Precedence: {bulk}",)
    return None


def _list(message: Message, first: Fields, own_list: bool) -> tuple[Kind, Reasons] | None:
    if own_list:
        return None
    signs = _list_signs(first)
    return (Kind.LIST, signs) if signs else None


def _list_signs(first: Fields) -> Reasons:
    """RFC 2919 and 2369 headers, and those of list programs older than both."""
    found = [name for name in _LIST_HEADERS if first.get(name, "")]
    if first.get("precedence", "").strip().lower() == "list":
        found.append("precedence: list")
    return tuple(found)


def _null_path(message: Message, first: Fields, own_list: bool) -> tuple[Kind, Reasons] | None:
    """A null reverse-path without a report: a machine that wants no answer (RFC 5321 section 4.5.5)."""
    return (Kind.AUTO_GENERATED, ("null reverse-path",)) if message.reverse_path == "" else None


def _keyword(value: str) -> str:
    """The keyword of Auto-Submitted without comments and parameters; absent means ``no``."""
    plain = re.sub(r"\([^)]*\)", " ", value).partition(";")[0].strip().lower()
    return plain or "no"


def _is_yes(value: str) -> bool:
    return bool(value.strip()) and value.strip().lower() not in ("no", "false", "0", "none")


def _suppresses_all(first: Fields) -> bool:
    tokens = {token.strip().lower() for token in first.get("x-auto-response-suppress", "").split(",")}
    return bool(tokens & {"all", "autoreply", "oof"})


def is_own_list(message: Message, firm: Firm) -> bool:
    """Whether a list header names one of the firm's own groups (``[desk] own_lists``)."""
    if not firm.own_lists:
        return False
    named = set()
    for name in ("list-id", "x-google-group-id", "list-post", "x-original-to", "mailing-list"):
        for value in message.header_all(name):
            named.update(re.findall(r"[\w.+-]+(?:@[\w.-]+|\.[\w.-]+)", value.lower()))
    return bool(named & firm.own_lists)


def _person(message: Message, kind: Kind, firm: Firm) -> Address | None:
    if kind is Kind.FORM:
        return _named(form_person(message, firm), message)
    if kind is not Kind.HUMAN:
        return None
    return _behind_group(message, firm) or _asked_to_answer(message) or message.author


def _named(person: Address | None, message: Message) -> Address | None:
    """With the name that was typed into the form, where the address has none."""
    form = filled(message.reply) if person is not None and not person.name else None
    return person if person is None or form is None else replace(person, name=form.name)


def _asked_to_answer(message: Message) -> Address | None:
    """The Reply-To of a colleague's desk: one address of the author's own domain (RFC 5322 section 3.6.2).
    Who wrote stays who wrote; another domain, or one that strangers share, is shown and not followed."""
    if len(message.reply_to) != 1 or message.author.domain in FREE_MAIL:
        return None
    (wanted,) = message.reply_to
    same = wanted.domain == message.author.domain and wanted.addr_spec.count("@") == 1
    if not same or wanted.addr_spec.lower() == message.author.addr_spec.lower():
        return None
    local = wanted.addr_spec.rpartition("@")[0]
    return None if NO_REPLY.match(local) else replace(wanted, name=wanted.name or message.author.name)


def _behind_group(message: Message, firm: Firm) -> Address | None:
    """A group that rewrites From for DMARC's sake keeps the writer in X-Original-Sender or
    X-Original-From."""
    if not is_own_list(message, firm) and message.author.domain not in firm.own_domains:
        return None
    for name in ("x-original-sender", "x-original-from"):
        found = re.search(r"[^\s<>\"']+@[^\s<>\"']+", message.header(name))
        if found and found[0].lower() != message.author.addr_spec.lower():
            return Address(name=message.author.name, addr_spec=found[0])
    return None


def form_person(message: Message, firm: Firm) -> Address | None:
    """Whom a website or shop form speaks for: the stranger in Reply-To, else an address line in its text.

    Only mail from our own or a form provider's domain, never a reply, and never one of our own people.
    """
    ours = firm.own_domains | firm.form_domains
    if not _within(message.author.domain, ours) or message.in_reply_to:
        return None
    candidates = [one for one in message.reply_to if one.addr_spec.count("@") == 1]
    for one in (*candidates, *_address_lines(message), *_only_address(message, ours)):
        if not _within(one.domain, ours) and not NO_REPLY.match(one.addr_spec.rpartition("@")[0]):
            return one
    return None


def _only_address(message: Message, ours: frozenset[str]) -> Iterator[Address]:
    """The one foreign address in what a form's own sender wrote, under whatever label. Only where the sender
    is a machine: a colleague who mentions an address is no form."""
    local = message.author.addr_spec.rpartition("@")[0]
    if _keyword(message.header("auto-submitted")) == "no" and not NO_REPLY.match(local):
        return
    found = {one.lower().rstrip(".") for one in _ANY_ADDRESS.findall(message.text[:20_000])}
    foreign = [one for one in sorted(found) if not _within(one.rpartition("@")[2], ours)]
    if len(foreign) == 1:
        yield Address(addr_spec=foreign[0])


def _address_lines(message: Message) -> Iterator[Address]:
    """``E-mail: someone@host`` lines, by a table of the words that forms use."""
    for found in EMAIL_FIELD.finditer(message.text[:20_000]):
        yield Address(addr_spec=found[1])


def _within(domain: str, domains: frozenset[str]) -> bool:
    return any(domain == one or domain.endswith("." + one) for one in domains)


def may_be_answered(message: Message) -> bool:
    """Only a person's or a form's mail, without a request for silence, ever gets an answer (RFC 3834)."""
    return message.kind in (Kind.HUMAN, Kind.FORM) and message.person is not None
