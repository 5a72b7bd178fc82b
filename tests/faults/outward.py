"""A desk of the tests whose mail really leaves: the SMTP submitter, a relay, and Sent copies filed by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.policy import default

from tests.pipeline.desk import SHARED, Desk
from tests.servers.smtp_sink import Accepted, SmtpSink
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.core.errors import OwnerError, Transient
from triage.pipeline import dispatch
from triage.pipeline.dispatch import Unsettled
from triage.pipeline.perform import SubmitPerformer

CUSTOMER = "bella@ruiz.example"


@dataclass(kw_only=True)
class Outward:
    """``submit`` empties the outbox once; ``file_sent`` does what the provider does, when it does it."""

    desk: Desk
    sink: SmtpSink
    files_sent: bool = True
    line_down: bool = False
    """Sent cannot be looked into."""
    looks: int = 0
    skip: int = 0
    """Mails that the relay took before and that are none of this desk's."""
    unsettled: Unsettled = field(default_factory=Unsettled)
    _filed: int = field(init=False)
    _parsed: list[Message] = field(default_factory=list)
    _submitter: SmtpSubmitter = field(init=False)
    _since: datetime = field(init=False)

    def __post_init__(self) -> None:
        settings = SmtpSettings(
            host="127.0.0.1", port=self.sink.port, tls="none", timeout=5, data_timeout=0.4
        )
        self._submitter = SmtpSubmitter(settings, None)
        self._filed = self.skip
        self._since = self.desk.clock.now()  # as a process that started now

    def performer(self) -> SubmitPerformer:
        edges = self.desk.edges
        return SubmitPerformer(
            submitter=self._submitter,
            config=edges.config,
            store=edges.store,
            second=edges.second,
            since=self._since,
            find_sent=self._in_sent,
        )

    def submit(self) -> int:
        performer, count = self.performer(), 0
        while done := dispatch.dispatch(self.desk.edges, performer, "test", self.unsettled):
            count += done
        return count

    def file_sent(self) -> None:
        while self._filed < len(self.sink.accepted):
            self.desk.put(self.sink.accepted[self._filed].content, "Sent")
            self._filed += 1

    def round(self) -> None:
        """What the daemon's threads do, once: look, fire what is due, submit, and the provider files."""
        self.desk.look()
        self.desk.due()
        self.submit()
        if self.files_sent:
            self.file_sent()

    def to(self, address: str = CUSTOMER) -> list[Message]:
        taken = self.sink.accepted[self.skip :]
        self._parsed += [parsed(one) for one in taken[len(self._parsed) :]]
        return [mail for mail, one in zip(self._parsed, taken, strict=False) if address in one.recipients]

    def twice(self) -> list[str]:
        """Message-IDs that the relay took more than once."""
        ids = [
            str(parsed(one)["Message-ID"])
            for one in self.sink.accepted[self.skip :]
            if one.reverse_path == SHARED
        ]
        return sorted({one for one in ids if ids.count(one) > 1})

    def _in_sent(self, message_id: str) -> bool | None:
        self.looks += 1
        if self.line_down:
            raise Transient("the line is down")
        try:
            return bool(self.desk.session.find("Sent", message_id))
        except OwnerError:  # there is no Sent yet
            return None

    def close(self) -> None:
        self._submitter.close()


def parsed(accepted: Accepted) -> Message:
    return message_from_bytes(accepted.content, policy=default)
