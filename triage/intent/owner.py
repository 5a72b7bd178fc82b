"""What a firm teaches: corrections, the memory of corrected mails, and what history says of a sender.

Only human confirmations come here, never the model's own guesses. Pure: the store brings the rows, the
adapters fit and score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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

    ``weight`` is 1 for a confirmation, more for a correction of a wrong verdict, 0 where only the area was
    said: remembered, but nothing is fitted from it, as the intent would be our own guess.
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
    rules: Mapping[str, float] = field(default_factory=dict)
    """Log-odds by intent of the rules that fired for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The corrected mail that another one repeats, and how alike they are (0 to 1)."""

    correction: Correction
    likeness: float


@dataclass(slots=True, kw_only=True)
class Memory:
    """Corrected mails by what they say; the newest correction of the same words counts. Grows in place: a
    correction costs the same whether it is the first or the two-thousandth."""

    known: list[tuple[Correction, frozenset[str]]] = field(default_factory=list)
    exact: dict[str, int] = field(default_factory=dict)
    by_pair: dict[str, list[int]] = field(default_factory=dict)

    def add(self, correction: Correction) -> None:
        """One more correction; of equal words the last one stands."""
        words = words_of(correction.subject, correction.text)
        whole = " ".join(words)
        if whole in self.exact:
            row = self.exact[whole]
            self.known[row] = (correction, self.known[row][1])
            return
        pairs = _pairs(words)
        self.exact[whole] = len(self.known)
        for pair in pairs:
            self.by_pair.setdefault(pair, []).append(len(self.known))
        self.known.append((correction, pairs))

    def recall(self, subject: str, text: str) -> Remembered | None:
        """The nearest corrected mail, or None where none says nearly the same."""
        words = words_of(subject, text)
        row = self.exact.get(" ".join(words))
        if row is not None:
            return Remembered(correction=self.known[row][0], likeness=1.0)
        pairs = _pairs(words)
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
    """A memory of these corrections, oldest first."""
    memory = Memory()
    for correction in corrections:
        memory.add(correction)
    return memory


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
    return _pairs(words_of(subject, text))


def _pairs(words: Sequence[str]) -> frozenset[str]:
    return frozenset(f"{one} {two}" for one, two in pairwise(words))


def sender_history(
    corrections: Sequence[Correction],
) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """How often each sender, and each sender's domain, was confirmed for each intent."""
    senders: dict[str, Counter[str]] = {}
    domains: dict[str, Counter[str]] = {}
    count_senders(corrections, senders, domains)
    return senders, domains


def count_senders(
    corrections: Iterable[Correction], senders: dict[str, Counter[str]], domains: dict[str, Counter[str]]
) -> None:
    """Count further corrections. Those of weight 0 say nothing of the intent."""
    for correction in corrections:
        if "@" in correction.sender and correction.weight > 0:
            address = correction.sender.lower()
            senders.setdefault(address, Counter())[correction.intent] += 1
            domains.setdefault(address.rpartition("@")[2], Counter())[correction.intent] += 1


def shares(counts: Mapping[str, int], labels: Sequence[str], pseudo: float = 1.0) -> list[float]:
    """Each label's share with ``pseudo`` counts spread evenly, less the even share."""
    total = sum(counts.values()) + pseudo
    even = 1.0 / max(1, len(labels))
    return [(counts.get(label, 0) + pseudo * even) / total - even for label in labels]


def without(corrections: Iterable[Correction], sender: str) -> list[Correction]:
    """The corrections that a person's mails did not teach (``#forget``): refit from these."""
    gone = sender.lower()
    return [correction for correction in corrections if correction.sender.lower() != gone]
