"""Reads Authentication-Results (authres), checks DKIM signatures (dkimpy); ``mail.authentication`` decides.

Both libraries raise on mail from the wild; here everything becomes a finding. authres cannot read Microsoft
365's header, which has no authserv-id: it is given one. dkimpy honours ``l=`` and ``t=y`` and calls a missing
key a failure: tags and key are looked at here first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from triage.approval.proofs import Proofs
from triage.config import Config, Person
from triage.core.errors import Transient
from triage.mail.authentication import (
    Finding,
    MethodResult,
    Outcome,
    Signature,
    decide,
    is_weak,
    judge_results,
    judge_signatures,
    judge_submission,
)
from triage.mail.consumer_domains import CONSUMER
from triage.mail.inside import AUTH_AS, Inside, judge_inside
from triage.mail.message import Authentication, Message

Txt = Callable[[bytes], bytes | None]
"""DNS TXT: the name (with its dot) to the joined record, None where there is none. Raises Transient."""

MICROSOFT_365: Final = "microsoft365"
"""As ``authserv_id``: the topmost header counts, where it has no authserv-id at all."""
SIGNATURES: Final = 5
NOTHING_LEARNED: Final = Proofs()
_HEADERS: Final = 20
_CHARACTERS: Final = 8192
_RESINFO: Final = re.compile(r"\s*[a-z0-9_-]{1,40}\s*(?:/\s*\d+\s*)?=", re.IGNORECASE)
_HEAD: Final = 200_000
_FIELD: Final = re.compile(rb"(?m)^([!-9;-~]{1,76})[ \t]*:((?:[^\n]|\n[ \t])*)")
TRACES: Final = ("authentication-results", "received", AUTH_AS)
_COMMENT: Final = re.compile(r"\([^()]{0,2000}\)")
_FOLD: Final = re.compile(r"\s+")


def authenticate(
    raw: bytes,
    message: Message,
    *,
    config: Config,
    resolver: Txt | None,
    proofs: Proofs = NOTHING_LEARNED,
) -> Authentication:
    """What is known of a mail's author, once, at ingest. Never raises; DNS only where From is listed.

    ``proofs``: what ``doctor`` has learned. A pass of a source that it does not trust is none.
    """
    way = config.authentication.inside
    found = [
        one if one.outcome is not Outcome.PASS or proofs.trusts(one.source, way) else _untrusted(one)
        for one in findings_of(raw, message, config=config, resolver=resolver)
    ]
    author = message.author
    is_shared = author.domain in CONSUMER and author.domain not in config.firm.own_domains
    return decide(found, author.addr_spec, doubts=_doubts(message, _counts(raw)), at_most_b=is_shared)


def _untrusted(one: Finding) -> Finding:
    detail = f"{one.detail}; not shown to be safe from forgery"
    return Finding(source=one.source, outcome=Outcome.NONE, detail=detail)


def findings_of(raw: bytes, message: Message, *, config: Config, resolver: Txt | None) -> list[Finding]:
    """What each source says of this mail, whether it may be trusted or not."""
    person = config.person(message.author.addr_spec)
    traces = trace_fields(raw)
    stamps = tuple(value for name, value in traces if name == "authentication-results")
    results = trusted_results(stamps, config.authentication.authserv_id)
    asked = resolver if config.authentication.dkim and person is not None else None
    counts = _counts(raw)
    wanted = counts.get("dkim-signature", 0) and (asked is not None or results)
    signatures = signatures_of(raw, asked) if wanted else []
    weak = is_weak(signatures, message.author.domain, counts)
    findings = [judge_results(results, message.author.domain, weak=weak)]
    if asked is not None:
        findings.append(judge_signatures(signatures, message.author.domain, counts))
    findings.extend(_of_person(results, traces, message, config, person))
    return findings


def _of_person(
    results: list[MethodResult],
    traces: Sequence[tuple[str, str]],
    message: Message,
    config: Config,
    person: Person | None,
) -> list[Finding]:
    """What only says something about a listed person: their login, mail from inside."""
    if person is None:
        return []
    others = [address for other in config.people if other is not person for address in other.addresses]
    findings = []
    if config.authentication.authserv_id != MICROSOFT_365:
        findings.append(judge_submission(results, person.addresses, others))
    part = config.authentication
    how = Inside(part.inside)
    if how is not Inside.OFF and message.author.domain in config.firm.own_domains:
        host = part.received_by or part.authserv_id
        findings.append(judge_inside(traces, how, host, person.addresses))
    return findings


def trace_fields(raw: bytes) -> list[tuple[str, str]]:
    """The fields that hosts write, in their order: names in lower case, values unfolded and *not* decoded.

    Words of a sender stand in them (``smtp.mailfrom``, HELO): an encoded word there (RFC 2047) would decode
    to semicolons and results of the sender's choice. Trace fields know none.
    """
    head = re.split(rb"\r?\n\r?\n", raw[:_HEAD], maxsplit=1)[0]
    found = []
    for field in _FIELD.finditer(head):
        name = field[1].strip().lower().decode("ascii", "replace")
        if name in TRACES:
            found.append((name, _FOLD.sub(" ", field[2].decode("utf-8", "replace")).strip()[:_CHARACTERS]))
    return found


def _doubts(message: Message, counts: Mapping[str, int]) -> tuple[str, ...]:
    doubts = []
    if counts.get("from", 0) != 1:
        doubts.append(f"From stands {counts.get('from', 0)} times")
    if message.author_is_odd:
        doubts.append("From is odd")
    if message.ambiguous:
        doubts.append("the mail can be read in two ways")
    return tuple(doubts)


def trusted_results(values: tuple[str, ...], authserv_id: str) -> list[MethodResult]:
    """The results of the topmost header of ours, and the failures of any other that claims to be ours:
    whoever forges a second one can only make it worse."""
    if not authserv_id:
        return []
    headers = [value[:_CHARACTERS] for value in values[:_HEADERS]]
    if authserv_id == MICROSOFT_365:
        return _parsed(f"{MICROSOFT_365}; {headers[0]}") if headers and _has_no_id(headers[0]) else []
    ours = [value for value in headers if _id_of(value) == authserv_id.lower()]
    if not ours:
        return []
    failed = [
        one for value in ours[1:] for one in _parsed(value) if one.method == "dmarc" and one.result == "fail"
    ]
    return [*failed, *_parsed(ours[0])]


def _has_no_id(value: str) -> bool:
    return _RESINFO.match(_COMMENT.sub(" ", value)) is not None


def _id_of(value: str) -> str:
    first = _COMMENT.sub(" ", value).partition(";")[0].split()
    return first[0].strip('"').lower() if first else ""


def _parsed(value: str) -> list[MethodResult]:
    """The results that authres can read; where it stumbles over one, the others still count.

    A sender's words stand in such headers (``smtp.mailfrom``, comments): the parts are found with regard to
    quotes and comments, and what does not end is not read at all.
    """
    whole = _parse(value)
    if whole is not None:
        return whole
    head, *rest = _split(value) or [""]
    parts = [_parse(f"{head}; {part}") or [] for part in rest[:30]]
    return [one for part in parts for one in part]


def _split(value: str) -> list[str]:
    """At semicolons outside quoted strings and comments, comments dropped; empty where one is left open."""
    parts, depth, quoted, escaped = [""], 0, False, False
    for mark in value:
        if escaped:
            escaped = False
        elif mark == "\\":
            escaped = True
        elif mark == '"' and depth == 0:
            quoted = not quoted
        elif mark in "()" and not quoted:
            depth = max(0, depth + (1 if mark == "(" else -1))
            continue
        elif mark == ";" and not quoted and depth == 0:
            parts.append("")
            continue
        if depth == 0:
            parts[-1] += mark
    return [] if depth or quoted else parts


def _parse(value: str) -> list[MethodResult] | None:
    import authres

    try:
        header = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {_FOLD.sub(' ', value)}")
    except Exception:  # authres raises its own and others on what it cannot read
        return None
    return [_method(one) for one in header.results]


def _method(one: Any) -> MethodResult:
    properties = {f"{prop.type}.{prop.name}".lower(): str(prop.value or "") for prop in one.properties}
    return MethodResult(method=str(one.method).lower(), result=str(one.result).lower(), properties=properties)


def _counts(raw: bytes) -> Counter[str]:
    """How often each header stands in the mail's own header section."""
    head = re.split(rb"\r?\n\r?\n", raw[:200_000], maxsplit=1)[0]
    names = re.findall(rb"^([!-9;-~]{1,76})[ \t]*:", head, re.MULTILINE)
    return Counter(name.decode("ascii").lower() for name in names)


# ---------------------------------------------------------------- DKIM


def signatures_of(raw: bytes, resolver: Txt | None) -> list[Signature]:
    """The mail's DKIM signatures, checked where there is a resolver. Never raises."""
    import dkim

    try:
        signed = dkim.DKIM(raw, minkey=512)
        headers = [value for name, value in signed.headers if name.lower() == b"dkim-signature"][:SIGNATURES]
    except Exception:  # dkimpy's parser raises on odd header sections
        return []
    found = []
    for index, value in enumerate(headers):
        tags = _tags(value)
        if tags is not None:
            found.append(_checked(signed, index, tags, resolver))
    return found


def verifies_with(raw: bytes, key_text: str, author_domain: str) -> bool:
    """Whether an aligned signature that leaves nothing open verifies with this key record, wherever it came
    from: for a mail that was approved when the key still stood in DNS."""
    signatures = signatures_of(raw, lambda name: key_text.encode("ascii", "replace"))
    return judge_signatures(signatures, author_domain, _counts(raw)).outcome is Outcome.PASS


def _tags(value: bytes) -> dict[str, str] | None:
    from dkim.util import InvalidTagValueList, parse_tag_value

    try:
        tags = parse_tag_value(value)
    except (InvalidTagValueList, ValueError):
        return None
    return {key.decode("ascii", "replace"): text.decode("ascii", "replace") for key, text in tags.items()}


def _checked(signed: Any, index: int, tags: Mapping[str, str], resolver: Txt | None) -> Signature:
    bare = _signature(tags)
    if resolver is None:
        return bare
    name = f"{bare.selector}._domainkey.{bare.domain}.".encode("ascii", "replace")
    try:
        key = resolver(name)
    except Transient as error:
        return _signature(tags, detail=f"temperror: {error}")
    if key is None:
        return _signature(tags, detail="no key in DNS")
    return _verified(signed, index, tags, name, key)


def _verified(signed: Any, index: int, tags: Mapping[str, str], name: bytes, key: bytes) -> Signature:
    import dkim

    testing = "y" in _flags(key)
    try:
        bits = int(dkim.evaluate_pk(name, key)[1])
    except Exception as error:  # KeyFormatError, binascii and ASN.1 errors
        return _signature(tags, testing=testing, detail=f"key cannot be read: {type(error).__name__}")
    try:
        verified: bool | None = bool(signed.verify(index, dnsfunc=lambda *_, **__: key))
        detail = "" if verified else "signature does not verify"
    except dkim.ValidationError as error:
        detail = str(error)[:200]
        verified = False if "body hash" in detail else None
    except Exception as error:  # nothing of a stranger's mail may stop the walk
        verified, detail = None, f"{type(error).__name__}: {error}"[:200]
    text = key.decode("ascii", "replace")[:2000]
    return _signature(tags, verified=verified, bits=bits, testing=testing, key_text=text, detail=detail)


def _flags(key: bytes) -> set[str]:
    tags = _tags(key) or {}
    return {flag.strip().lower() for flag in tags.get("t", "").split(":")}


def _signature(
    tags: Mapping[str, str],
    *,
    verified: bool | None = None,
    bits: int = 0,
    testing: bool = False,
    key_text: str = "",
    detail: str = "",
) -> Signature:
    return Signature(
        domain=_FOLD.sub("", tags.get("d", "")).lower(),
        selector=_FOLD.sub("", tags.get("s", "")),
        signed=tuple(name.strip().lower() for name in tags.get("h", "").split(":")),
        has_length="l" in tags,
        verified=verified,
        algorithm=_FOLD.sub("", tags.get("a", "")).lower(),
        bits=bits,
        testing=testing,
        key_text=key_text,
        detail=detail,
    )
