"""How sure it is that the author wrote a mail: findings in, a level with its reasons out (RFC 8601, DMARC).

Pure: the adapter reads headers and asks DNS. DMARC's pass is no approval by itself: a body that may be
lengthened (``l=``), an unsigned Subject or a second one on top all pass it, therefore the signed header set
is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triage.mail.message import Authentication, Level

KEY_BITS: Final = 1024
SIGNED: Final = ("from", "subject", "date")
"""Each must stand in the mail once and be signed: what an approval is read by."""


class Source(StrEnum):
    """Where evidence comes from; two different ones make level A."""

    RESULTS = "authentication-results"
    DKIM = "own dkim check"
    SUBMISSION = "smtp.auth"
    INSIDE = "inside mail"
    SENT = "own sent copy"
    """Looked for at each use (``desk.people``), never part of a level."""


class Outcome(StrEnum):
    PASS = "pass"  # noqa: S105 (a result's name, RFC 8601 section 2.7, no password)
    FAIL = "fail"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one source says. ``detail`` is for people; ``key_text`` the DKIM key record that verified."""

    source: Source
    outcome: Outcome
    detail: str
    key_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodResult:
    """One ``resinfo`` of Authentication-Results: method, result and its properties (``header.from``: …)."""

    method: str
    result: str
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One DKIM-Signature (RFC 6376 section 3.5) as checked. ``verified`` is None where it could not be.

    ``bits`` is 0 where the key is not known, and for Ed25519 256 (which is enough).
    """

    domain: str
    selector: str
    signed: tuple[str, ...]
    has_length: bool
    verified: bool | None
    algorithm: str = "rsa-sha256"
    bits: int = 0
    testing: bool = False
    key_text: str = ""
    detail: str = ""


def decide(
    findings: Iterable[Finding], author: str, *, doubts: Sequence[str] = (), at_most_b: bool = False
) -> Authentication:
    """The level. ``doubts`` (two Froms, parsers that disagree) allow no proof, but failures still count.
    ``at_most_b``: the author's domain is no firm's own."""
    found = list(findings)
    reasons = tuple(f"{one.source}: {one.outcome} ({one.detail})" for one in found) + tuple(doubts)
    passed = {one.source for one in found if one.outcome is Outcome.PASS} if not doubts else set()
    if any(one.outcome is Outcome.FAIL for one in found):
        return Authentication(level=Level.D, reasons=reasons)
    if not passed or "@" not in author:
        return Authentication(level=Level.C, reasons=reasons or ("no evidence",))
    key_text = next((one.key_text for one in found if one.source in passed and one.key_text), "")
    level = Level.A if len(passed) >= 2 and not at_most_b else Level.B
    return Authentication(
        level=level, reasons=reasons, authenticated_as=author, key_text=key_text,
        passed=tuple(sorted(passed)),
    )  # fmt: skip


def is_aligned(domain: str, author_domain: str) -> bool:
    """Relaxed alignment (RFC 7489 section 3.1) without a list of public suffixes: equal, or one above the
    other. Siblings below one organisation are not aligned here; a single label never is."""
    one, other = domain.lower().strip("."), author_domain.lower().strip(".")
    if "." not in one or "." not in other:
        return False
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def judge_results(results: Sequence[MethodResult], author_domain: str, *, weak: bool) -> Finding:
    """DMARC, else aligned DKIM, of the trusted Authentication-Results.

    ``weak``: the mail's aligned signatures leave room to change it, so that a pass counts only where an
    aligned SPF carries it too.
    """
    for one in results:
        if one.method == "dmarc" and _is_failed(one.result):
            return _results(Outcome.FAIL, f"dmarc={one.result}")
    dmarc = next((one for one in results if one.method == "dmarc" and one.result == "pass"), None)
    if dmarc is not None:
        return _dmarc_pass(dmarc, results, author_domain, weak=weak)
    return _aligned_dkim(results, author_domain, weak=weak)


def _dmarc_pass(
    dmarc: MethodResult, results: Sequence[MethodResult], author_domain: str, *, weak: bool
) -> Finding:
    named = dmarc.properties.get("header.from", "").rpartition("@")[2].lower()
    if named != author_domain.lower():
        return _results(
            Outcome.NONE, f"dmarc=pass is for {named or 'no named domain'}, From is {author_domain}"
        )
    if weak and not _spf_aligned(results, author_domain):
        return _results(Outcome.NONE, "dmarc=pass rests on a signature that lets the mail be changed")
    return _results(Outcome.PASS, f"dmarc=pass header.from={named}")


def _aligned_dkim(results: Sequence[MethodResult], author_domain: str, *, weak: bool) -> Finding:
    aligned = [one for one in results if one.method == "dkim" and is_aligned(_signer(one), author_domain)]
    if any(one.result == "pass" for one in aligned):
        if weak:
            return _results(Outcome.NONE, "dkim=pass on a signature that lets the mail be changed")
        return _results(Outcome.PASS, f"dkim=pass for {author_domain}")
    if any(_is_failed(one.result) for one in aligned):
        return _results(Outcome.FAIL, f"dkim=fail for {author_domain}")
    return _results(Outcome.NONE, "neither DMARC nor aligned DKIM" if results else "no trusted header")


def _signer(one: MethodResult) -> str:
    return one.properties.get("header.d") or one.properties.get("header.i", "").rpartition("@")[2]


def _spf_aligned(results: Sequence[MethodResult], author_domain: str) -> bool:
    return any(
        one.method == "spf"
        and one.result == "pass"
        and is_aligned(one.properties.get("smtp.mailfrom", "").rpartition("@")[2], author_domain)
        for one in results
    )


def _is_failed(result: str) -> bool:
    return result in ("fail", "reject", "quarantine", "hardfail")


def _results(outcome: Outcome, detail: str) -> Finding:
    return Finding(source=Source.RESULTS, outcome=outcome, detail=detail)


def judge_submission(
    results: Sequence[MethodResult], addresses: Iterable[str], others: Iterable[str]
) -> Finding:
    """``auth=pass smtp.auth=…`` of our own server: the login must be an address of the person in From.

    Another listed person's login under this From is a failure; a login that is nobody's says nothing.
    """
    own, foreign = {one.lower() for one in addresses}, {one.lower() for one in others}
    logins = [
        one.properties.get("smtp.auth", "").lower()
        for one in results
        if one.method == "auth" and one.result == "pass"
    ]
    if any(login in foreign - own for login in logins):
        return Finding(source=Source.SUBMISSION, outcome=Outcome.FAIL, detail=f"login {logins[0]}")
    if any(login in own for login in logins):
        return Finding(source=Source.SUBMISSION, outcome=Outcome.PASS, detail=f"login {logins[0]}")
    return Finding(source=Source.SUBMISSION, outcome=Outcome.NONE, detail="no login of this person")


def judge_signatures(
    signatures: Sequence[Signature], author_domain: str, counts: Mapping[str, int]
) -> Finding:
    """Our own DKIM check: an aligned signature that verifies and leaves nothing open passes; an aligned one
    that does not verify fails, unless another passes; the rest says nothing (RFC 6376 section 6.1)."""
    aligned = [one for one in signatures if is_aligned(one.domain, author_domain)]
    for one in aligned:
        if one.verified and not weaknesses(one, counts):
            detail = f"d={one.domain} s={one.selector}"
            return Finding(source=Source.DKIM, outcome=Outcome.PASS, detail=detail, key_text=one.key_text)
    failed = next((one for one in aligned if one.verified is False and not one.testing), None)
    if failed is not None:
        detail = f"d={failed.domain}: {failed.detail or 'does not verify'}"
        return Finding(source=Source.DKIM, outcome=Outcome.FAIL, detail=detail)
    return Finding(source=Source.DKIM, outcome=Outcome.NONE, detail=_why_none(aligned, counts))


def _why_none(aligned: Sequence[Signature], counts: Mapping[str, int]) -> str:
    if not aligned:
        return "no aligned signature"
    one = aligned[0]
    return one.detail or ", ".join(weaknesses(one, counts)) or "not checked"


def weaknesses(signature: Signature, counts: Mapping[str, int]) -> tuple[str, ...]:
    """What a signature leaves open. ``counts``: how often each header stands in the mail (lower case)."""
    found = list(open_headers(signature, counts))
    if signature.has_length:
        found.append("l= leaves the body's end unsigned")
    if signature.testing:
        found.append("t=y: the domain is only testing")
    if signature.algorithm.startswith("rsa") and 0 < signature.bits < KEY_BITS:
        found.append(f"a key of {signature.bits} bits")
    if signature.algorithm == "rsa-sha1":
        found.append("SHA-1 (RFC 8301)")
    return tuple(found)


def open_headers(signature: Signature, counts: Mapping[str, int]) -> Iterable[str]:
    signed = {name.lower() for name in signature.signed}
    for name in SIGNED:
        if name not in signed:
            yield f"{name} is not signed"
        if counts.get(name, 0) != 1:
            yield f"{name} stands {counts.get(name, 0)} times"


def is_weak(signatures: Sequence[Signature], author_domain: str, counts: Mapping[str, int]) -> bool:
    """Whether the mail has aligned signatures and every one of them leaves something open."""
    aligned = [one for one in signatures if is_aligned(one.domain, author_domain)]
    return bool(aligned) and all(weaknesses(one, counts) for one in aligned)
