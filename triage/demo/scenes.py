"""Plays the scenes of the story in order; those that answer an answer wait for it."""

from __future__ import annotations

import smtplib
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Final

from triage.demo import mta
from triage.demo.mailsystem import DemoMail
from triage.demo.show import Line, Screen
from triage.demo.stage import PASSWORD, keeps_books
from triage.demo.story import Scene, Story, Told, written

PACE: Final = 0.12
"""Seconds between two mails: fast, but one can follow it."""

PATIENCE: Final = 30.0
"""Seconds without any new answer after which the mails that wait for one are played all the same."""

WARM: Final = 30.0


class Reel:
    """One playing of the story. ``problems`` says in words what the mail system did not do as told."""

    def __init__(
        self,
        mail: DemoMail,
        story: Story,
        screen: Screen,
        *,
        read: Callable[[], bool] = lambda: True,
        pace: float = PACE,
        patience: float = PATIENCE,
    ) -> None:
        self._mail, self._story, self._screen, self._read = mail, story, screen, read
        self._pace, self._patience = pace, patience
        self._told = Told(now=datetime.now(UTC))
        self._answered = threading.Event()
        self._moved = timedelta(0)
        self.problems: list[str] = []
        mail.watch(self._noticed)

    def play(self) -> None:
        """The first mail alone, until ``read`` says that the daemon has its model in memory; then all."""
        first, *scenes = [one for one in self._story.scenes if not one.later and _is_played(one)]
        self._send(first)
        until = time.monotonic() + WARM
        while not self._read() and time.monotonic() < until:
            time.sleep(0.05)
        waiting: list[Scene] = []
        for scene in scenes:
            waiting = self._ready(waiting)
            if scene.after and scene.after not in self._told.answers:
                waiting.append(scene)
            else:
                self._send(scene)
        self._wait_for(waiting)

    @property
    def days_later(self) -> int:
        """How far the clock is moved for what comes last; 0: nothing comes later."""
        return max((one.later for one in self._story.scenes if _is_played(one)), default=0)

    def play_later(self, moved: timedelta) -> None:
        """What is written when the clock has been moved."""
        self._moved = moved
        for scene in self._story.scenes:
            if scene.later and _is_played(scene):
                self._send(scene)

    def _wait_for(self, waiting: list[Scene]) -> None:
        """The rest, each when its answer has come; without news for a while, at once."""
        until = time.monotonic() + self._patience
        while waiting and time.monotonic() < until:
            self._answered.wait(0.1)
            self._answered.clear()
            left = self._ready(waiting)
            if len(left) < len(waiting):
                until = time.monotonic() + self._patience
            waiting = left
        for scene in waiting:
            self._send(scene)

    def _ready(self, waiting: list[Scene]) -> list[Scene]:
        """Play those whose answer has come; return the others."""
        for scene in waiting:
            if scene.after in self._told.answers:
                self._send(scene)
        return [scene for scene in waiting if scene.name not in self._told.ids]

    def _noticed(self, address: str, mailbox: str, raw: bytes) -> None:
        """An answer reached a customer: note for which scene (in the server's thread)."""
        if mailbox not in ("INBOX", "outside") or mta.domain_of(address) == self._mail.own_domain:
            return
        ids = mta.header(raw, "in-reply-to") + " " + mta.header(raw, "references")
        for name, message_id in list(self._told.ids.items())[::-1]:
            if message_id in ids:
                self._told.answers[name] = raw
                self._answered.set()
                return

    def _send(self, scene: Scene) -> None:
        self._told.now = datetime.now(UTC) + self._moved
        raw = written(scene, self._told, self._story.folder)
        who = scene.really or parseaddr(mta.decoded(mta.header(raw, "from")))[0] or scene.author
        subject = mta.decoded(mta.header(raw, "subject"))
        self._screen.line(Line(at=self._told.now, verb="wrote", who=who, what=subject))
        reply = self._deliver(scene, raw)
        if scene.refused:
            self._refused(scene, who, reply)
        elif not reply.startswith("250"):
            self.problems.append(f"{scene.name}: the mail system answered {reply}")
        time.sleep(self._pace)

    def _refused(self, scene: Scene, who: str, reply: str) -> None:
        line = Line(at=datetime.now(UTC), verb="refused", who=who, what=f"by the mail server: {reply}")
        self._screen.line(line)
        if not reply.startswith("5"):
            self.problems.append(f"{scene.name}: the mail system accepted what it must refuse")

    def _deliver(self, scene: Scene, raw: bytes) -> str:
        """Over SMTP as everybody, or in by a forwarder; returns the last reply."""
        if scene.results is not None:
            return self._mail.deliver(raw, scene.to, reverse_path=scene.reverse_path, results=scene.results)
        with smtplib.SMTP(self._mail.host, self._mail.smtp_port, timeout=30) as smtp:
            if scene.login:
                smtp.login(scene.login, PASSWORD)
            try:
                smtp.sendmail(scene.reverse_path, [scene.to], raw)
            except smtplib.SMTPResponseException as error:
                return f"{error.smtp_code} {_text(error.smtp_error)}"
            except smtplib.SMTPRecipientsRefused as error:
                [(code, text)] = error.recipients.values()
                return f"{code} {_text(text)}"
            return "250 OK"


def _is_played(scene: Scene) -> bool:
    """Without the extra that makes invoices nobody asks for any."""
    return keeps_books() or not scene.name.startswith(("books-", "berger-"))


def _text(reply: bytes | str) -> str:
    return reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
