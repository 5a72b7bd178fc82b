"""What a firm teaches: corrections, the memory of corrected mails, and what history says of a sender.

Only human confirmations come here, never the model's own guesses. Pure: the store brings the rows, the
adapters fit and score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from triage.intent.words import fold

NEAR_DUPLICATE: Final = 0.8
"""Share of word pairs in common above which two mails say the same."""

_POLITE: Final = frozenset(
    """
    hello hi hey dear all sir madam good morning afternoon evening thanks thank you cheers regards
    kind best hallo guten tag moin servus liebe lieber sehr geehrte geehrter damen und herren danke
    vielen dank grusse gruss mfg bonjour bonsoir madame monsieur merci cordialement salut hola
    buenos buenas dias tardes gracias saludos estimado estimada ciao buongiorno buonasera gentile
    grazie saluti cordiali beste hoi goedendag geachte bedankt groet groeten met vriendelijke ola
    bom boa dia tarde caro cara obrigado obrigada cumprimentos abraco
    """.split()  # noqa: SIM905 (a list of quoted words would be four times as long)
)

SHORT: Final = 4
"""Mails of fewer words are remembered only word by word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person said what one mail wants. ``key`` is the message's key, ``by`` the person.

    ``weight`` is 1 for a confirmation, more for a correction of a wrong verdict.
    """

    key: str
    subject: str
    text: str
    intent: str
    sender: str = ""
    language: str = ""
    at: datetime | None = None
    by: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The corrected mail that another one repeats, and how alike they are (0 to 1)."""

    correction: Correction
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Corrected mails by what they say; the newest correction of the same words counts."""

    known: tuple[tuple[Correction, frozenset[str]], ...] = ()
    exact: Mapping[str, int]
    by_pair: Mapping[str, tuple[int, ...]]

    def recall(self, subject: str, text: str) -> Remembered | None:
        """The nearest corrected mail, or None where none says nearly the same."""
        whole = " ".join(words_of(subject, text))
        if whole in self.exact:
            return Remembered(correction=self.known[self.exact[whole]][0], likeness=1.0)
        pairs = pairs_of(subject, text)
        if len(pairs) < SHORT:
            return None
        common = Counter(row for pair in pairs for row in self.by_pair.get(pair, ()))
        return self._nearest(pairs, common)

    def _nearest(self, pairs: frozenset[str], common: Counter[int]) -> Remembered | None:
        best: Remembered | None = None
        for row, shared in common.most_common(8):
            correction, theirs = self.known[row]
            likeness = shared / len(pairs | theirs)
            if likeness >= NEAR_DUPLICATE and (best is None or likeness >= best.likeness):
                best = Remembered(correction=correction, likeness=likeness)
        return best


def remember(corrections: Iterable[Correction]) -> Memory:
    """A memory of these corrections, oldest first; of equal words the last one stands."""
    known: list[tuple[Correction, frozenset[str]]] = []
    exact: dict[str, int] = {}
    by_pair: dict[str, list[int]] = {}
    for correction in _latest(corrections):
        pairs = pairs_of(correction.subject, correction.text)
        exact[" ".join(words_of(correction.subject, correction.text))] = len(known)
        for pair in pairs:
            by_pair.setdefault(pair, []).append(len(known))
        known.append((correction, pairs))
    return Memory(
        known=tuple(known), exact=exact, by_pair={pair: tuple(rows) for pair, rows in by_pair.items()}
    )


def _latest(corrections: Iterable[Correction]) -> list[Correction]:
    """One correction a text: the last one given."""
    latest: dict[str, Correction] = {}
    for correction in corrections:
        words = " ".join(words_of(correction.subject, correction.text))
        latest.pop(words, None)
        latest[words] = correction
    return list(latest.values())


def words_of(subject: str, text: str) -> list[str]:
    """Folded words with every figure a zero; reply prefixes, greetings and thanks are left out.

    A mail of nothing but greetings and thanks keeps them.
    """
    plain = fold(f"{_bare(subject)} {text[:4_000]}")
    cleaned = "".join(c if c.isalpha() else "0" if c.isdigit() else " " for c in plain)
    words = ["0" if word[0] == "0" else word for word in cleaned.split()]
    return [word for word in words if word not in _POLITE] or words


def _bare(subject: str) -> str:
    """The subject without ``Re:``, ``AW:``, ``Fwd:`` and their kin."""
    head, colon, rest = subject.partition(":")
    return _bare(rest.strip()) if colon and 0 < len(head.strip()) <= 4 else subject


def pairs_of(subject: str, text: str) -> frozenset[str]:
    words = words_of(subject, text)
    return frozenset(f"{one} {two}" for one, two in pairwise(words))


def sender_history(
    corrections: Sequence[Correction],
) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """How often each sender, and each sender's domain, was confirmed for each intent."""
    senders: dict[str, Counter[str]] = {}
    domains: dict[str, Counter[str]] = {}
    for correction in corrections:
        if "@" in correction.sender:
            address = correction.sender.lower()
            senders.setdefault(address, Counter())[correction.intent] += 1
            domains.setdefault(address.rpartition("@")[2], Counter())[correction.intent] += 1
    return senders, domains


def shares(counts: Mapping[str, int], labels: Sequence[str], pseudo: float = 1.0) -> list[float]:
    """Each label's share with ``pseudo`` counts spread evenly, less the even share."""
    total = sum(counts.values()) + pseudo
    even = 1.0 / max(1, len(labels))
    return [(counts.get(label, 0) + pseudo * even) / total - even for label in labels]


def without(corrections: Iterable[Correction], sender: str) -> list[Correction]:
    """The corrections that a person's mails did not teach (``#forget``): refit from these."""
    gone = sender.lower()
    return [correction for correction in corrections if correction.sender.lower() != gone]
