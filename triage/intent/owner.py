"""What a firm teaches: corrections, the memory of corrected mails, and what history says of a sender.

Only human confirmations come here, never the model's own guesses. Pure: the store brings the rows, the
adapters fit and score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
"""Mails of fewer words are remembered only word by word, where nobody can say what they mean."""

ALIKE: Final = 0.7
"""Share of words in common (Dice) from which two mails may say the same."""

MEANS_THE_SAME: Final = 0.7
"""Cosine of what both say, from which two mails of mostly the same words do say the same. Measured: 94 to 100
of 100 mails with a word changed, left out, misspelt or added are recalled, and 1 wrongly of 3,000 others."""

TRIED: Final = 3
"""So many alike mails are asked for their meaning at most."""

Meaning = Callable[[str, str], float]
"""Cosine of what two texts of folded words mean."""


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

    known: list[tuple[Correction, Counter[str]]] = field(default_factory=list)
    exact: dict[str, int] = field(default_factory=dict)
    by_word: dict[str, list[int]] = field(default_factory=dict)

    def add(self, correction: Correction) -> None:
        """One more correction; of equal words the last one stands."""
        words = words_of(correction.subject, correction.text)
        whole = " ".join(words)
        if whole in self.exact:
            row = self.exact[whole]
            self.known[row] = (correction, self.known[row][1])
            return
        self.exact[whole] = len(self.known)
        for word in set(words):
            self.by_word.setdefault(word, []).append(len(self.known))
        self.known.append((correction, Counter(words)))

    def recall(self, subject: str, text: str, meaning: Meaning | None = None) -> Remembered | None:
        """The corrected mail that this one repeats, or None. The same words are enough; nearly the same
        words must mean nearly the same as well: *cancel my order* is one word from *track my order*.
        Without ``meaning`` only word pairs in common count."""
        if not self.known:
            return None
        words = words_of(subject, text)
        row = self.exact.get(" ".join(words))
        if row is not None:
            return Remembered(correction=self.known[row][0], likeness=1.0)
        for row, likeness in self._alike(Counter(words)):
            correction, theirs = self.known[row]
            if meaning is None:
                if _pairs_in_common(subject, text, correction) >= NEAR_DUPLICATE:
                    return Remembered(correction=correction, likeness=likeness)
            elif meaning(" ".join(words), " ".join(theirs.elements())) >= MEANS_THE_SAME:
                return Remembered(correction=correction, likeness=likeness)
        return None

    def _alike(self, words: Counter[str]) -> list[tuple[int, float]]:
        """Rows that share seven tenths of their words, the most alike first, of equals the newest."""
        common: Counter[int] = Counter()
        for word, times in words.items():
            for row in self.by_word.get(word, ()):
                common[row] += min(times, self.known[row][1][word])
        total = words.total()
        found = [
            (row, 2 * shared / (total + self.known[row][1].total())) for row, shared in common.most_common(8)
        ]
        return sorted((one for one in found if one[1] >= ALIKE), key=lambda one: (-one[1], -one[0]))[:TRIED]


def _pairs_in_common(subject: str, text: str, correction: Correction) -> float:
    one, two = pairs_of(subject, text), pairs_of(correction.subject, correction.text)
    return len(one & two) / len(one | two) if min(len(one), len(two)) >= SHORT else 0.0


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
    words = words_of(subject, text)
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
