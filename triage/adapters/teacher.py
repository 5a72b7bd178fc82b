"""A kept child that reads corrected mails and fits the owner layer: started when needed, ends after a minute
without work.

The daemon never imports scikit-learn, and its encoder belongs to the thread that triages; this child has its
own. It is spawned, never forked, and uses one BLAS thread. What goes through the pipe are our own arrays
between our own two processes.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

import numpy as np

from triage.adapters.owner_layer import FEWEST, Floats, Learned, Lesson
from triage.adapters.student import Row, Studied, ToStudy, study
from triage.adapters.training import ONE_THREAD
from triage.core.errors import Transient
from triage.intent.facts import IntentInput
from triage.ledger_learning import Artefact

IDLE: Final = 60.0
"""Seconds without a lesson after which the child ends."""

LONGEST: Final = 900.0
"""Seconds that one lesson may take before the child is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """Mails for the shipped model of ``root`` to read."""

    root: Path
    semantic: bool
    mails: tuple[IntentInput, ...]
    student: Artefact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WereRead:
    """``reader`` names the model that read them; a row a mail: vector, log-probabilities by ``labels``.
    Empty where the model could not be used."""

    reader: str
    labels: tuple[str, ...]
    vectors: Floats
    scores: Floats


Asked = Lesson | ToRead | ToStudy
Answered = Learned | WereRead | Studied


class Teacher:
    """Owns one child at a time. May be called from any thread; lessons wait for one another."""

    def __init__(self, idle: float = IDLE) -> None:
        self._lock = threading.Lock()
        self._idle = idle
        self._child: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._halted = False

    def fit(self, lesson: Lesson) -> Learned | None:
        """The fitted layer; None where there is too little. Raises Transient where the child died."""
        if len(lesson.answers) < FEWEST or len(set(lesson.answers.tolist())) < 2:
            return None
        answer = self._asked(lesson)
        assert isinstance(answer, Learned)
        return answer

    def read(
        self,
        root: Path,
        mails: Sequence[IntentInput],
        *,
        semantic: bool,
        student: Artefact | None = None,
    ) -> WereRead:
        """What the model, before any correction, makes of these. Raises Transient where the child died."""
        asked = ToRead(root=root, semantic=semantic, mails=tuple(mails), student=student)
        answer = self._asked(asked)
        assert isinstance(answer, WereRead)
        return answer

    def study(self, root: Path, rows: Sequence[Row]) -> Studied | None:
        """A text head refitted on these rows; None where they cannot be fitted."""
        try:
            answer = self._asked(ToStudy(root=root, rows=tuple(rows)))
        except Transient:
            return None
        assert isinstance(answer, Studied)
        return answer

    def halt(self) -> None:
        """End a lesson that is under way, from another thread: who is stopped does not wait for it."""
        self._halted = True
        child = self._child
        if child is not None:
            child.kill()

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    @property
    def is_awake(self) -> bool:
        """Whether a child lives now."""
        return self._child is not None and self._child.is_alive()

    def _asked(self, what: Asked) -> Answered:
        with self._lock:
            try:
                return self._ask(what)
            except (EOFError, OSError):
                self._end()
                return self._again(what)

    def _again(self, what: Asked) -> Answered:
        """Once more with a fresh child: the old one may just have gone home."""
        try:
            return self._ask(what)
        except (EOFError, OSError) as error:
            self._end()
            raise Transient(f"the learning child died: {error}") from None

    def _ask(self, what: Asked) -> Answered:
        if self._halted:
            raise Transient("learning was stopped")
        pipe = self._started()
        pipe.send(what)
        if not pipe.poll(LONGEST):
            raise EOFError(f"no answer within {LONGEST:.0f} s")
        answer = pipe.recv()
        if not isinstance(answer, Learned | WereRead | Studied):
            raise EOFError(str(answer))
        return answer

    def _started(self) -> Connection:
        if self._pipe is not None and self.is_awake:
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._child = context.Process(
            target=work, args=(theirs, self._idle), daemon=True, name="triage-teacher"
        )
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


# ---------------------------------------------------------------- in the child


def work(pipe: Connection, idle: float) -> None:
    """The child's life: lessons until none came for ``idle`` seconds."""
    os.environ.update(ONE_THREAD)
    os.nice(5)
    while pipe.poll(idle):
        try:
            asked = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(_answer(asked))
        except (ValueError, FloatingPointError, np.linalg.LinAlgError) as error:
            pipe.send(f"cannot learn from this: {error}")


def _answer(asked: Asked) -> Answered:
    match asked:
        case Lesson():
            from triage.adapters.lesson import learn

            return learn(asked)
        case ToRead():
            from triage.adapters.lesson import read_mails

            return read_mails(asked)
        case ToStudy():
            return study(asked)
