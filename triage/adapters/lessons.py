"""What people taught, put to work in the daemon: memory and sender history at once, what was fitted and the
firm's own threshold as they change. Belongs to the thread that triages, as the classifier does."""

from __future__ import annotations

from typing import Final

from triage.adapters.classifier import Classifier
from triage.adapters.model import RefusedModel
from triage.adapters.own_model import learned_of
from triage.intent.gate import threshold_from
from triage.ledger import Tx
from triage.ledger_learning import OWN, STUDENT

OUTCOMES: Final = 2_000


class Lessons:
    """Looks at one counter in the store; reads more only where it has risen."""

    def __init__(self, classifier: Classifier, wrong_in_100: float) -> None:
        self._classifier = classifier
        self._most_wrong = wrong_in_100 / 100
        self._changed = -1
        self._last, self._count, self._live, self._studied = 0, 0, 0, 0
        self.number = 0

    def refresh(self, tx: Tx) -> None:
        changed = tx.learning.changed()
        if changed == self._changed:
            return
        self._corrections(tx)
        self._student(tx)
        self._own_model(tx)
        lowest = threshold_from(
            tx.learning.outcomes(OUTCOMES), self._most_wrong, self._classifier.shipped_lowest
        )
        self._classifier.threshold(lowest)
        self._changed = changed
        self.number += 1

    def _corrections(self, tx: Tx) -> None:
        """Those added since; all of them where some were taken back."""
        last, count = tx.learning.state()
        fresh = tx.learning.corrections(self._last)
        if self._count + len(fresh) == count:
            self._classifier.remember_more([one for _, one in fresh])
        else:
            self._classifier.remember([one for _, one in tx.learning.corrections()])
        self._last, self._count = last, count

    def _student(self, tx: Tx) -> None:
        live = tx.learning.live(STUDENT)
        if live != self._studied:
            self._studied = live
            self._classifier.wear(tx.learning.artefact(STUDENT, live) if live else None)

    def _own_model(self, tx: Tx) -> None:
        live = tx.learning.live()
        if live == self._live:
            return
        self._live = live
        found = tx.learning.artefact(OWN, live) if live else None
        try:
            self._classifier.adopt(learned_of(found) if found else None)
        except RefusedModel:
            self._classifier.adopt(None)
