"""Dovecot 2.3 or 2.4 from the system's own programs, without root, on free loopback ports."""

from __future__ import annotations

import grp
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.servers.certificates import Certificates
from tests.servers.unprivileged import account, free_ports, give, identity, own_folder

SPECIAL = {
    "Drafts": "\\Drafts",
    "Sent": "\\Sent",
    "Archive": "\\Archive",
    "Junk": "\\Junk",
    "Trash": "\\Trash",
}


def find_dovecot() -> Path | None:
    """The server program; None where it is not installed (it needs the imapd package too)."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    return Path(program) if program else None


def find_version(program: Path) -> tuple[int, int]:
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
    major, minor = said.split()[0].split(".")[:2]
    return int(major), int(minor)


class DovecotServer:
    """``with DovecotServer(certificates) as server``: ``port`` is plain and STARTTLS, ``tls_port``
    implicit TLS, ``lmtp_port`` takes deliveries. Every user name has an account, with one password;
    mail lies in Maildirs below ``mail``."""

    host = "127.0.0.1"

    def __init__(self, certificates: Certificates, password: str = "secret") -> None:
        self.password, self._certificates = password, certificates

    def __enter__(self) -> DovecotServer:
        program = find_dovecot()
        if program is None:
            raise RuntimeError("Dovecot is not installed: apt-get install dovecot-imapd dovecot-lmtpd")
        self._program = program
        self._stack = ExitStack()
        self.folder = self._stack.enter_context(own_folder("triage-dc-"))
        self.port, self.tls_port, self.lmtp_port = free_ports(3)
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._server.pid, signal.SIGKILL)  # asked politely it waits for its clients
        self._server.communicate(timeout=10)
        self._stack.close()

    def maildir(self, user: str) -> Path:
        return self.folder / "mail" / user / "Maildir"

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def _start(self) -> None:
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir()
            give(self.folder / name)
        for source in (self._certificates.certificate, self._certificates.key):
            shutil.copy(source, self.folder / source.name)
            give(self.folder / source.name)
        text = configuration(self, find_version(self._program))
        (self.folder / "dovecot.conf").write_text(text)
        who: dict[str, Any] = identity()
        self._server = subprocess.Popen(
            [self._program, "-F", "-c", self.folder / "dovecot.conf"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            cwd=self.folder, start_new_session=True, **who,
        )  # fmt: skip
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        for _ in range(200):
            if self._server.poll() is not None:
                said = self._server.stderr.read().decode() if self._server.stderr else ""
                raise RuntimeError(f"Dovecot did not start: {said}")
            try:
                with socket.create_connection((self.host, self.port), 1) as probe:
                    if probe.recv(4) == b"* OK":
                        return
            except OSError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"Dovecot does not answer: {self.log()}")


def configuration(server: DovecotServer, version: tuple[int, int]) -> str:
    """The two languages say the same; 2.4 refuses 2.3's words and the other way round, and wants its
    version to be the first line."""
    new = version >= (2, 4)
    first = "dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n" if new else ""
    own = _words_2_4(server) if new else _words_2_3(server)
    return first + _common(server) + own + _namespace() + _services(server, new=new)


def _common(server: DovecotServer) -> str:
    who, folder = account(), server.folder
    group = grp.getgrgid(who.pw_gid).gr_name
    return f"""
protocols = imap lmtp
listen = {server.host}
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = triage-test-{server.port}
log_path = {folder}/log
default_internal_user = {who.pw_name}
default_internal_group = {group}
default_login_user = {who.pw_name}
mail_uid = {who.pw_uid}
mail_gid = {who.pw_gid}
first_valid_uid = {who.pw_uid}
last_valid_uid = 0
first_valid_gid = {who.pw_gid}
auth_mechanisms = plain login
ssl = yes
mail_max_userip_connections = 100
mail_fsync = never
"""


def _words_2_3(server: DovecotServer) -> str:
    who, folder = account(), server.folder
    return f"""
mail_home = {folder}/mail/%u
mail_location = maildir:~/Maildir
disable_plaintext_auth = no
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
passdb {{
  driver = static
  args = password={server.password}
}}
userdb {{
  driver = static
  args = uid={who.pw_uid} gid={who.pw_gid} home={folder}/mail/%u
}}
"""


def _words_2_4(server: DovecotServer) -> str:
    who, folder = account(), server.folder
    return f"""
mail_home = {folder}/mail/%{{user}}
mail_driver = maildir
mail_path = ~/Maildir
auth_allow_cleartext = yes
ssl_server_cert_file = {folder}/server.pem
ssl_server_key_file = {folder}/server.key
passdb static {{
  password = {server.password}
}}
userdb static {{
  fields {{
    uid = {who.pw_uid}
    gid = {who.pw_gid}
    home = {folder}/mail/%{{user}}
  }}
}}
"""


def _namespace() -> str:
    boxes = "".join(
        f"  mailbox {name} {{\n    special_use = {use}\n    auto = subscribe\n  }}\n"
        for name, use in SPECIAL.items()
    )
    return f"namespace inbox {{\n  inbox = yes\n  separator = /\n{boxes}}}\n"


def _services(server: DovecotServer, *, new: bool) -> str:
    """Without root nothing can chroot. The address of a listener is said differently in 2.4."""
    chroots = ("anvil",) if new else ("anvil", "stats", "imap-urlauth-login")
    unchrooted = "".join(f"service {name} {{\n  chroot =\n}}\n" for name in chroots)
    return f"""{unchrooted}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {server.port}
  }}
  inet_listener imaps {{
    port = {server.tls_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    {"listen" if new else "address"} = {server.host}
    port = {server.lmtp_port}
  }}
}}
"""
