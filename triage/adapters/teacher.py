"""A kept child that fits the owner layer: started when needed, ends after a minute without work.

The daemon never imports scikit-learn; this child does. It is spawned, never forked, and uses one BLAS
thread. What goes through the pipe are our own arrays between our own two processes.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

import numpy as np

from triage.adapters.owner_layer import FEWEST, Learned, Lesson
from triage.adapters.training import ONE_THREAD
from triage.core.errors import Transient

IDLE: Final = 60.0
"""Seconds without a lesson after which the child ends."""

LONGEST: Final = 120.0
"""Seconds that one fit may take before the child is given up."""


class Teacher:
    """Owns one child at a time. ``fit`` may be called from any thread; lessons wait for one another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def fit(self, lesson: Lesson) -> Learned | None:
        """The fitted layer; None where there is too little. Raises Transient where the child died."""
        if len(lesson.answers) < FEWEST or len(set(lesson.answers.tolist())) < 2:
            return None
        with self._lock:
            try:
                return self._ask(lesson)
            except (EOFError, OSError, BrokenPipeError):
                self._end()
                return self._again(lesson)

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    def _again(self, lesson: Lesson) -> Learned:
        """Once more with a fresh child: the old one may just have gone home."""
        try:
            return self._ask(lesson)
        except (EOFError, OSError) as error:
            self._end()
            raise Transient(f"the learning child died: {error}") from None

    def _ask(self, lesson: Lesson) -> Learned:
        pipe = self._started()
        pipe.send(lesson)
        if not pipe.poll(LONGEST):
            raise EOFError(f"no answer within {LONGEST:.0f} s")
        answer = pipe.recv()
        if not isinstance(answer, Learned):
            raise EOFError(str(answer))
        return answer

    def _started(self) -> Connection:
        if self._pipe is not None and self._child is not None and self._child.is_alive():
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._child = context.Process(target=work, args=(theirs, IDLE), daemon=True, name="triage-teacher")
        self._child.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._child is not None:
            self._child.terminate()
            self._child.join(5)
        self._pipe = self._child = None


def work(pipe: Connection, idle: float) -> None:
    """The child's life: fit lessons until none came for ``idle`` seconds."""
    os.environ.update(ONE_THREAD)
    os.nice(5)
    while pipe.poll(idle):
        try:
            lesson = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(learn(lesson))
        except (ValueError, FloatingPointError, np.linalg.LinAlgError) as error:
            pipe.send(f"cannot learn from this: {error}")


def learn(lesson: Lesson) -> Learned:
    """Fit the own view on all rows; weigh it against the shipped one on held-out rows."""
    from triage.adapters import trainer

    names, answers = np.unique(lesson.answers, return_inverse=True)
    coef, bias = trainer.fit_linear(lesson.features, answers, OWNER_C, lesson.weights)
    fusion = _fusion(lesson, len(names))
    return Learned(labels=tuple(lesson.labels[int(n)] for n in names), coef=coef, bias=bias, fusion=fusion)


OWNER_C: Final = 10.0


def _fusion(lesson: Lesson, kinds: int) -> tuple[float, float]:
    """Weights of shipped and own view by their log loss on held-out corrections."""
    from triage.adapters import trainer

    count, labels = len(lesson.answers), len(lesson.labels)
    own = np.full((count, labels), -np.log(labels), dtype=np.float64)
    parts = np.random.default_rng(trainer.SEED).permutation(count) % min(4, count)
    for part in range(min(4, count)):
        seen, held = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        names, answers = np.unique(lesson.answers[seen], return_inverse=True)
        if len(names) > 1:
            coef, bias = trainer.fit_linear(lesson.features[seen], answers, OWNER_C, lesson.weights[seen])
            own[np.ix_(held, names)] = trainer.log_softmax(lesson.features[held] @ coef + bias)
    if kinds < 2 or not np.ptp(lesson.shipped):
        return 0.0, 1.0
    shipped, mine = trainer.fit_fusion([lesson.shipped, own], lesson.answers)
    trust = min(1.0, count / 40.0)
    return float(1.0 + trust * (shipped - 1.0)), float(trust * mine)
