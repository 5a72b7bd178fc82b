"""Credentials from the environment or a file, read anew at each connect; never kept, never printed."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from triage.core.errors import OwnerError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvCredentials:
    """The secret stands in an environment variable. ``is_bearer``: it is an OAuth access token."""

    user: str
    variable: str
    is_bearer: bool = False

    def username(self) -> str:
        return self.user

    def password(self) -> str | None:
        return None if self.is_bearer else self._secret()

    def bearer(self) -> str | None:
        return self._secret() if self.is_bearer else None

    def _secret(self) -> str:
        found = os.environ.get(self.variable, "")
        if not found:
            raise OwnerError(
                Problem(
                    where=f"credentials of {self.user}",
                    what=f"the environment variable {self.variable} is not set",
                    mend="Set it for the service, or name a file instead.",
                )
            )
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCredentials:
    """The secret is the first line of a file that only its owner may read (mode 0600 or 0400)."""

    user: str
    path: Path
    is_bearer: bool = False

    def username(self) -> str:
        return self.user

    def password(self) -> str | None:
        return None if self.is_bearer else read_secret(self.path)

    def bearer(self) -> str | None:
        return read_secret(self.path) if self.is_bearer else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteralCredentials:
    """For the demo and for tests: a made-up secret, given in the open."""

    user: str
    secret: str = field(repr=False)
    is_bearer: bool = False

    def username(self) -> str:
        return self.user

    def password(self) -> str | None:
        return None if self.is_bearer else self.secret

    def bearer(self) -> str | None:
        return self.secret if self.is_bearer else None


def read_secret(path: Path) -> str:
    """The first line. Raises OwnerError where it is missing, empty, or readable by others."""
    where = str(path)
    try:
        mode = path.stat().st_mode
        text = path.read_text("utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise OwnerError(Problem(where=where, what=f"the secret cannot be read: {error}")) from error
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise OwnerError(
            Problem(
                where=where,
                what="others can read this secret",
                found=oct(stat.S_IMODE(mode)),
                allowed="0o600 or 0o400",
                mend=f"chmod 600 {path}",
            )
        )
    if not text:
        raise OwnerError(Problem(where=where, what="the secret file is empty"))
    return text


def from_reference(user: str, reference: str, *, is_bearer: bool = False) -> EnvCredentials | FileCredentials:
    """``env:NAME`` or ``file:PATH``; OwnerError for anything else (a secret never stands in config)."""
    kind, _, rest = reference.partition(":")
    if kind == "env" and rest:
        return EnvCredentials(user=user, variable=rest, is_bearer=is_bearer)
    if kind == "file" and rest:
        return FileCredentials(user=user, path=Path(rest), is_bearer=is_bearer)
    raise OwnerError(
        Problem(
            where=f"credentials of {user}",
            what="a secret is named by reference, never written into the configuration",
            allowed="env:NAME or file:PATH",
        )
    )
