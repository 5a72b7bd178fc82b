"""Keeps the firm's own model up to date from stored corrections: read, fit, judge, put live.

A round reads what is new, fits a candidate in the kept child, and holds it against what scores now: on a
part of the firm's own mail that no fit ever sees, and on examples of ours. Only where it is no worse on both
does it go live. Every candidate is a versioned row of the store; the owner's folder is never written to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from triage.adapters.known_mails import KnownMails, choose, examples_of, known_mails
from triage.adapters.model import RefusedModel
from triage.adapters.own_model import learned_of, packed_model
from triage.adapters.owner_layer import (
    FEWEST,
    Learned,
    OwnerLayer,
    Read,
    fused,
    lesson_of,
    with_history,
)
from triage.adapters.student import Row, is_due
from triage.adapters.teacher import Teacher, WereRead
from triage.intent.facts import IntentInput
from triage.intent.owner import Correction, words_of
from triage.ledger import Store
from triage.ledger_journal import NewEvent
from triage.ledger_learning import OWN, STUDENT, Artefact, Reading
from triage.ports import Clock

MOST: Final = 2_000
"""So many of the newest corrections are fitted."""

PAGE: Final = 64
KEPT_OUT: Final = 5
"""One of so many of the firm's mails is never fitted: it judges."""

KEEPS_FROM: Final = 20
"""Fewer corrections than this are all fitted; the examples judge alone."""


MANY: Final = 20
"""So many kept-out mails of the firm are evidence of their own."""

MORE_LOSS: Final = 1.25
"""So many times its log loss on our examples may grow; sound lessons were seen to move it by a tenth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How many of so many were right, before (what is live) and after (the candidate)."""

    own: int
    own_before: int
    own_after: int
    ours: int
    ours_before: int
    ours_after: int
    ours_lost: int
    """Examples of ours that were right before and are wrong after, whatever else was gained."""
    loss_before: float = 0.0
    loss_after: float = 0.0
    """Mean log loss on examples of ours: how well what is said fits how often it is right."""

    @property
    def no_worse(self) -> bool:
        """Of the firm's own kept-out mails not one may be lost. Our examples the shipped model has learned by
        heart: there one in two hundred is chance, one in a hundred where many mails of the firm speak for it.
        A model that is as often right and much too sure is worse too: the gate reads its probabilities."""
        sure = self.loss_after <= self.loss_before * MORE_LOSS
        chance = self.ours // (100 if self.own >= MANY else 200)
        return sure and self.own_after >= self.own_before and self.ours_lost <= chance


class Learner:
    """One round of learning at a time; ``learn`` returns how many models were made (0 or 1)."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        teacher: Teacher,
        root: Path,
        labels: Sequence[str],
        *,
        semantic: bool,
    ) -> None:
        self._store, self._clock, self._teacher = store, clock, teacher
        self._root, self._labels, self._semantic = root, tuple(labels), semantic
        self._reader = ""
        self._student: Artefact | None = None
        self._done = -1

    def waiting(self) -> tuple[int, int]:
        """(counter of changes, how many corrections): unchanged, there is nothing to learn."""
        with self._store.reading() as tx:
            return tx.learning.changed(), tx.learning.state()[1]

    def learn(self) -> int:
        changed, count = self.waiting()
        if changed == self._done or count < FEWEST:
            return 0
        known = self._known()
        if known is not None and self._study(known):
            known = self._known()
        made = self._round(known) if known is not None else 0
        self._done = self.waiting()[0]
        return made

    def halt(self) -> None:
        self._teacher.halt()

    def close(self) -> None:
        self._teacher.close()

    # ------------------------------------------------------------ reading

    def _known(self) -> KnownMails | None:
        """The shipped examples, read once for each model; None where no model can be used."""
        with self._store.reading() as tx:
            live = tx.learning.live(STUDENT)
            self._student = tx.learning.artefact(STUDENT, live) if live else None
        found = known_mails(
            self._store,
            self._clock,
            self._teacher,
            self._root,
            semantic=self._semantic,
            student=self._student,
        )
        self._reader = found.reader if found is not None else ""
        return found

    def _read_new(self) -> None:
        """Let the child read what this model has not read yet."""
        while True:
            with self._store.reading() as tx:
                page = tx.learning.unread(self._reader, PAGE)
            if not page:
                return
            read = self._teacher.read(
                self._root, [mail_of(one) for _, one in page], semantic=self._semantic, student=self._student
            )
            if read.reader != self._reader:
                raise RefusedModel("the model was changed meanwhile")
            self._write(page, read)

    def _write(self, page: Sequence[tuple[int, Correction]], read: WereRead) -> None:
        with self._store.begin() as tx:
            for (number, _), vector, scores in zip(page, read.vectors, read.scores, strict=True):
                octets = scores.astype(np.float16).tobytes()
                tx.learning.put_reading(number, self._reader, vector.astype(np.float16).tobytes(), octets)

    # ------------------------------------------------------------ the student

    def _study(self, ours: KnownMails) -> bool:
        """Refit the text head when enough more was said. True where a new one goes live."""
        with self._store.reading() as tx:
            said = [one for _, one in tx.learning.corrections() if one.weight > 0]
        last = int(self._student.card.get("said", 0)) if self._student is not None else 0
        if not is_due(len(said), last):
            return False
        rows = [Row(subject=one.subject, text=one.text, intent=one.intent) for one in said[-MOST:]]
        return self.study(rows, said[-MOST:])

    def study(self, rows: Sequence[Row], said: Sequence[Correction] = ()) -> bool:
        """Fit a student on these rows, judge it on kept-out mails and on our examples, put it live where it
        is no worse. ``rows`` that are kept out are left out here."""
        kept = [one for one in said if one.intent in self._labels and _is_kept_out(one)]
        texts = {(one.subject, one.text) for one in kept}
        studied = self._teacher.study(
            self._root, [one for one in rows if (one.subject, one.text) not in texts]
        )
        if studied is None:
            return False
        now = self._clock.now()
        with self._store.begin() as tx:
            version = tx.learning.put_artefact(STUDENT, studied.octets, studied.card, now)
            found = tx.learning.artefact(STUDENT, version)
        judged = self._judged(found, kept)
        with self._store.begin() as tx:
            if judged.no_worse:
                tx.learning.put_live(version, STUDENT)
            data = {"student": version, "live": judged.no_worse, "rows": len(rows), **_figures(judged)}
            tx.journal.happened(NewEvent(kind="model", data=data), now=now)
        return judged.no_worse

    def _judged(self, new: Artefact | None, kept: Sequence[Correction]) -> Judged:
        ours = [
            (IntentInput(subject=one.subject, text=one.text), one.intent)
            for one, judges in choose(examples_of(self._root), self._labels)
            if judges
        ]
        own = [(mail_of(one), one.intent) for one in kept]
        before, after = [self._named([*own, *ours], student) for student in (self._student, new)]
        cut = len(own)
        return Judged(
            own=cut, own_before=sum(before[:cut]), own_after=sum(after[:cut]),
            ours=len(ours), ours_before=sum(before[cut:]), ours_after=sum(after[cut:]),
            ours_lost=sum(was and not still for was, still in zip(before[cut:], after[cut:], strict=True)),
        )  # fmt: skip

    def _named(self, known: Sequence[tuple[IntentInput, str]], student: Artefact | None) -> list[bool]:
        """Which of these mails are named rightly by the model with this student."""
        mails = [mail for mail, _ in known]
        read = self._teacher.read(self._root, mails, semantic=self._semantic, student=student)
        if not read.reader:
            return [False] * len(known)
        named = [read.labels[place] for place in read.scores.argmax(axis=1)]
        return [one == intent for one, (_, intent) in zip(named, known, strict=True)]

    # ------------------------------------------------------------ one round

    def _round(self, ours: KnownMails) -> int:
        try:
            self._read_new()
        except RefusedModel:
            return 0  # read again next time, by the new one
        with self._store.reading() as tx:
            rows, live = tx.learning.readings(self._reader, MOST), tx.learning.live()
            found = tx.learning.artefact(OWN, live) if live else None
            held = tx.journal.setting("model_held") or ""
        firm = [_read(row, ours.labels) for row in latest(rows) if row.correction.intent in self._labels]
        layer = with_history(self._labels, [one.correction for one in firm])
        fitted, kept = split(firm)
        learned = self._teacher.fit(lesson_of(layer, [*fitted, *ours.fitted(self._labels)]))
        if learned is None or not fitted:
            return 0
        before = _live(learned_of_or_none(found), layer)
        judged = judge(layer, before, learned, kept, ours.judging(self._labels))
        self._keep(learned, judged, len(fitted), bool(held))
        return 1

    def _keep(self, learned: Learned, judged: Judged, rows: int, held: bool) -> None:
        goes = judged.no_worse and not held
        card: dict[str, Any] = {"rows": rows, "reader": self._reader, "live": goes, **_figures(judged)}
        octets, card = packed_model(learned, card)
        with self._store.begin() as tx:
            version = tx.learning.put_artefact(OWN, octets, card, self._clock.now())
            if goes:
                tx.learning.put_live(version)
            data = {"version": version, "live": goes, "rows": rows, "held": held, **_figures(judged)}
            tx.journal.happened(NewEvent(kind="model", data=data), now=self._clock.now())


def _figures(judged: Judged) -> dict[str, int]:
    return {
        "own": judged.own,
        "own_before": judged.own_before,
        "own_after": judged.own_after,
        "ours": judged.ours,
        "ours_before": judged.ours_before,
        "ours_after": judged.ours_after,
        "ours_lost": judged.ours_lost,
    }


def mail_of(correction: Correction) -> IntentInput:
    return IntentInput(subject=correction.subject, text=correction.text, sender=correction.sender)


def latest(rows: Sequence[Reading]) -> list[Reading]:
    """One row a text: the last thing said of it. Where only an area was said nothing is fitted."""
    found: dict[str, Reading] = {}
    for row in rows:
        key = " ".join(words_of(row.correction.subject, row.correction.text))
        found.pop(key, None)
        if row.correction.weight > 0:
            found[key] = row
    return list(found.values())


def split(firm: Sequence[Read]) -> tuple[list[Read], list[Read]]:
    """(to fit, kept out). By the words themselves, so that a mail is on the same side for ever."""
    if len(firm) < KEEPS_FROM:
        return list(firm), []
    kept = [one for one in firm if _is_kept_out(one.correction)]
    return [one for one in firm if not _is_kept_out(one.correction)], kept


def _is_kept_out(correction: Correction) -> bool:
    words = " ".join(words_of(correction.subject, correction.text)).encode("utf-8", "replace")
    return int.from_bytes(hashlib.sha256(words).digest()[:4], "big") % KEPT_OUT == 0


def judge(
    layer: OwnerLayer, before: Learned | None, after: Learned, own: Sequence[Read], ours: Sequence[Read]
) -> Judged:
    """Both models on the firm's kept-out mails and on the shipped examples."""
    was, still = right(layer, before, ours), right(layer, after, ours)
    return Judged(
        own=len(own),
        own_before=int(right(layer, before, own).sum()),
        own_after=int(right(layer, after, own).sum()),
        ours=len(ours),
        ours_before=int(was.sum()),
        ours_after=int(still.sum()),
        ours_lost=int((was & ~still).sum()),
        loss_before=loss(layer, before, ours),
        loss_after=loss(layer, after, ours),
    )


def right(layer: OwnerLayer, learned: Learned | None, known: Sequence[Read]) -> npt.NDArray[np.bool_]:
    """Which of these a model names rightly; None is the shipped model alone."""
    if not known:
        return np.zeros(0, dtype=np.bool_)
    said, answers = _said(layer, learned, known)
    return np.asarray(said.argmax(axis=1) == answers, dtype=np.bool_)


def loss(layer: OwnerLayer, learned: Learned | None, known: Sequence[Read]) -> float:
    """Mean log loss of what a model says of these."""
    if not known:
        return 0.0
    said, answers = _said(layer, learned, known)
    return float(-said[np.arange(len(answers)), answers].mean())


def _said(
    layer: OwnerLayer, learned: Learned | None, known: Sequence[Read]
) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64]]:
    lesson = lesson_of(layer, known)
    if learned is None:
        return lesson.shipped, lesson.answers
    return fused(learned, layer.labels, lesson.features, lesson.shipped), lesson.answers


def _live(learned: Learned | None, layer: OwnerLayer) -> Learned | None:
    return learned if learned is not None and learned.of == layer.labels else None


def learned_of_or_none(found: Any) -> Learned | None:
    try:
        return learned_of(found) if found is not None else None
    except RefusedModel:
        return None


def _read(row: Reading, labels: Sequence[str]) -> Read:
    scores = np.frombuffer(row.scores, dtype=np.float16).astype(np.float32)
    return Read(
        correction=row.correction,
        vector=np.frombuffer(row.vector, dtype=np.float16).astype(np.float32),
        log_probabilities=dict(zip(labels, map(float, scores), strict=True)),
    )
