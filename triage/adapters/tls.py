"""What both wires have in common: TLS or loopback, nothing else."""

from __future__ import annotations

import ipaddress
import ssl
from typing import Literal

from triage.core.errors import OwnerError, Problem

Tls = Literal["implicit", "starttls", "none"]


def refuse_plain(where: str, tls: Tls, host: str) -> None:
    """OwnerError where a password and mail would leave this machine unencrypted."""
    if tls == "none" and not is_loopback(host):
        raise OwnerError(
            Problem(
                where=f"{where}.tls",
                what=f"the password would travel to {host} unencrypted",
                found="none",
                allowed='"implicit" or "starttls" ("none" to this machine only)',
            )
        )


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine, without asking any resolver."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def context(where: str, tls: Tls, ca_file: str | None) -> ssl.SSLContext | None:
    """A verifying context; a ``ca_file`` (PEM) stands instead of the system's list."""
    if tls == "none":
        return None
    try:
        return ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError) as error:
        raise OwnerError(
            Problem(where=f"{where}.ca_file", what=f"cannot be read: {error}", found=str(ca_file))
        ) from error


def find_owner_fault(error: BaseException, where: str) -> Problem | None:
    """What the owner must mend, where an error of the handshake (or its cause) is of that kind."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return Problem(
                where=where,
                what="the server's certificate does not match",
                found=seen.verify_message or "not trusted",
                mend="Use the host name that the certificate names, or set ca_file to the firm's own CA.",
            )
        if isinstance(seen, ssl.SSLError) and seen.reason in ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE"):
            return Problem(
                where=where,
                what="the server does not speak TLS on this port",
                mend='Use the implicit TLS port (IMAP 993, SMTP 465), or tls = "starttls".',
            )
        seen = seen.__cause__ or seen.__context__
    return None
