"""A relay that hands what it accepts on to Dovecot by LMTP, as a small host does."""

from __future__ import annotations

import smtplib
from typing import Any

from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink


class Relay(SmtpSink):
    """``trace`` is put on top of each mail; ``files_sent`` is not what Dovecot does by itself."""

    dovecot: DovecotServer
    trace: bytes = b""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if answer.startswith("250"):
            await self._loop.run_in_executor(None, self._deliver, self.accepted[-1])
        return answer

    def _deliver(self, mail: Any) -> None:
        with smtplib.LMTP(self.dovecot.host, self.dovecot.lmtp_port) as lmtp:
            lmtp.sendmail(mail.reverse_path, list(mail.recipients), self.trace + mail.content)
