"""The servers that the other tests lean on."""

from __future__ import annotations

import smtplib
from pathlib import Path

import pytest
import sqlalchemy

from tests.mailbox.beds import imap_account
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer, configuration
from tests.servers.postgres import PostgresServer
from tests.servers.smtp_sink import SmtpSink
from triage.ports import Position


def test_the_two_languages_of_dovecot_are_not_mixed(certificates: Certificates, tmp_path: Path) -> None:
    """2.4 wants its version first and none of 2.3's words; 2.3 knows none of 2.4's."""
    server = DovecotServer(certificates)
    server.folder, server.port, server.tls_port, server.lmtp_port = tmp_path, 1, 2, 3
    old, new = configuration(server, (2, 3)), configuration(server, (2, 4))
    assert new.startswith("dovecot_config_version = ")
    assert "dovecot_config_version" not in old
    for word in ("mail_location", "ssl_cert =", "disable_plaintext_auth", "args =", "%u"):
        assert word in old
        assert word not in new
    for word in ("mail_driver", "ssl_server_cert_file", "auth_allow_cleartext", "%{user}"):
        assert word in new
        assert word not in old


@pytest.mark.dovecot
def test_dovecot_takes_deliveries_by_lmtp(dovecot_server: DovecotServer) -> None:
    """As from an MTA: Dovecot adds its trace fields, the rest is as sent."""
    with smtplib.LMTP(dovecot_server.host, dovecot_server.lmtp_port) as lmtp:
        lmtp.sendmail("nora@customer.example", ["lmtp@firm.example"], "Subject: Hello\r\n\r\nBody\r\n")
    session = imap_account("lmtp@firm.example", dovecot_server.port).connect()
    status = session.status("INBOX")
    (uid,) = session.uids("INBOX", status.uidvalidity, 1)
    at = Position(mailbox="INBOX", uidvalidity=status.uidvalidity, uid=uid)
    (fetched,) = session.fetch([at], max_size=100_000)
    session.close()
    assert fetched.raw is not None
    assert fetched.raw.endswith(b"Subject: Hello\r\n\r\nBody\r\n")


@pytest.mark.postgres
def test_each_database_of_postgres_is_its_own(postgres_server: PostgresServer) -> None:
    """Made empty, kept apart, and the same name gives the same database."""
    one, two = (sqlalchemy.create_engine(postgres_server.url(name)) for name in ("harness1", "harness2"))
    with one.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE t (n int)"))
    with two.connect() as connection:
        assert sqlalchemy.inspect(connection).get_table_names() == []
    one.dispose()
    two.dispose()
    again = sqlalchemy.create_engine(postgres_server.url("harness1"))
    assert sqlalchemy.inspect(again).get_table_names() == ["t"]
    again.dispose()


def test_what_the_sink_accepts_is_on_the_disk(tmp_path: Path) -> None:
    """With a spool every accepted mail is a file before the relay says 250."""
    with SmtpSink(spool=tmp_path) as sink, smtplib.SMTP(sink.host, sink.port) as client:
        client.sendmail("a@firm.example", ["b@customer.example"], "Subject: kept\r\n\r\nx\r\n")
        (kept,) = tmp_path.iterdir()
        assert kept.read_bytes() == b"Subject: kept\r\n\r\nx\r\n"
