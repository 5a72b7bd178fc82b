"""Secrets by reference: from the environment or a file that only its owner may read."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage.adapters.credentials import (
    EnvCredentials,
    FileCredentials,
    LiteralCredentials,
    from_reference,
)
from triage.core.errors import OwnerError


def test_the_environment_is_read_at_each_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """A renewed secret counts at the next connect."""
    credentials = from_reference("desk", "env:DESK_SECRET")
    monkeypatch.setenv("DESK_SECRET", "one")
    assert (credentials.username(), credentials.password(), credentials.bearer()) == ("desk", "one", None)
    monkeypatch.setenv("DESK_SECRET", "two")
    assert credentials.password() == "two"


def test_a_file_gives_its_first_line(secret_file: Path) -> None:
    """The line end and what follows are not part of the secret."""
    secret_file.write_text("p ä ss\r\nremark\n")
    assert FileCredentials(user="desk", path=secret_file).password() == "p ä ss"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o601])
def test_a_file_that_others_can_read_is_refused(secret_file: Path, mode: int) -> None:
    """Group or world, for reading or more: refused with the command that mends it."""
    secret_file.chmod(mode)
    with pytest.raises(OwnerError, match=r"others can read.*chmod 600"):
        FileCredentials(user="desk", path=secret_file).password()


def test_what_is_missing_or_empty_is_for_the_owner(tmp_path: Path, secret_file: Path) -> None:
    """No file, an empty one, no variable: plain words."""
    secret_file.write_text("\n")
    for credentials in (
        FileCredentials(user="desk", path=tmp_path / "none"),
        FileCredentials(user="desk", path=secret_file),
        EnvCredentials(user="desk", variable="TRIAGE_TEST_UNSET"),
    ):
        with pytest.raises(OwnerError):
            credentials.password()


@pytest.mark.parametrize("reference", ["hunter2", "env:", "file:", "", "literal:x"])
def test_a_secret_in_the_configuration_is_refused_and_not_shown(reference: str) -> None:
    """Only references are allowed; what stood there is not repeated."""
    with pytest.raises(OwnerError, match="env:NAME or file:PATH") as caught:
        from_reference("desk", reference)
    assert "hunter2" not in str(caught.value)


def test_a_token_is_no_password(secret_file: Path) -> None:
    """Bearer credentials give a bearer token and nothing else."""
    credentials = from_reference("desk", f"file:{secret_file}", is_bearer=True)
    assert (credentials.password(), credentials.bearer()) == (None, "right")


def test_no_secret_is_printed() -> None:
    """Not even by repr."""
    assert "hunter2" not in repr(LiteralCredentials(user="desk", secret="hunter2"))
