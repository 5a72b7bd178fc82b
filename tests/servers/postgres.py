"""PostgreSQL from the system's own programs, on loopback, without root and without a service."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.servers.unprivileged import free_ports, identity, own_folder

OPTIONS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1"
"""Tests of statements, not of power cuts."""


def find_postgres() -> Path | None:
    """The folder of initdb and pg_ctl, newest version first; None where it is not installed."""
    versions = sorted(
        (path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()),
        key=lambda path: float(path.parent.name),
        reverse=True,
    )
    if versions:
        return versions[0]
    beside = shutil.which("initdb")
    return Path(beside).resolve().parent if beside else None


class PostgresServer:
    """``with PostgresServer() as server: sqlalchemy.create_engine(server.url("t1"))``."""

    user = "triage"

    def __enter__(self) -> PostgresServer:
        programs = find_postgres()
        if programs is None:
            raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql")
        self._programs = programs
        (self.port,) = free_ports(1)
        self._stack = ExitStack()
        self._folder = self._stack.enter_context(own_folder("triage-pg-"))
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")
        self._stack.close()

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of a database, made empty if it is not there."""
        found = self._run(
            "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", self.user, "-d", "postgres",
            "-tAc", f"SELECT 1 FROM pg_database WHERE datname = '{database}'",
        )  # fmt: skip
        if found.strip() != "1":
            self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", self.user, database)
        return f"postgresql+psycopg://{self.user}@127.0.0.1:{self.port}/{database}"

    def _start(self) -> None:
        self._run(
            *("initdb", "-D", str(self._data), "-U", self.user, "--auth=trust", "-N"),
            *("--locale=C.UTF-8", "--encoding=UTF8"),
        )
        options = f"-p {self.port} -k {self._folder} {OPTIONS}"
        self._run(
            "pg_ctl", "-D", str(self._data), "-l", str(self._folder / "log"), "-w", "-o", options, "start"
        )

    def _run(self, program: str, *arguments: str) -> str:
        """Output goes to a file: the started server would keep a pipe open."""
        who: dict[str, Any] = identity()
        said = self._folder / "said"
        with said.open("w") as out:
            done = subprocess.run(
                [str(self._programs / program), *arguments],
                stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=self._folder, **who,
            )  # fmt: skip
        text = said.read_text()
        if done.returncode:
            raise RuntimeError(f"{program} failed: {text}")
        return text
