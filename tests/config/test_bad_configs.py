"""Twenty broken configurations refuse to start, each with every problem, and an honest one does not."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, get_origin

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from triage import config as settings
from triage.cli import main
from triage.config import Config
from triage.config_errors import section_of
from triage.core.errors import OwnerError

HERE = Path(__file__).parent.parent
BAD = sorted((HERE / "bad_configs").glob("*.toml"))
EXAMPLE = HERE.parent / "config.example.toml"


def test_there_are_enough_of_them() -> None:
    """An empty folder would prove nothing."""
    assert len(BAD) >= 13


@pytest.mark.parametrize("path", BAD, ids=[one.stem for one in BAD])
@pytest.mark.parametrize("command", ["run", "check"])
def test_a_broken_configuration_is_refused_with_every_problem(
    path: Path, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Path, what was found, what is allowed, the nearest key: as in the file beside it, and status 1."""
    (tmp_path / "config.toml").write_text(path.read_text("utf-8"), "utf-8")
    assert main([command, str(tmp_path)]) == 1
    told = capsys.readouterr().err.replace(str(tmp_path), "DIR")
    expected = path.with_suffix(".expected").read_text("utf-8").splitlines()
    lines = [line for line in told.splitlines() if not line.startswith("triage: DIR/models")]
    assert lines == [f"triage: {line}" for line in expected]
    assert not (tmp_path / "state").exists()


def test_a_secret_that_stands_in_the_open_is_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would end in a log."""
    text = (HERE / "bad_configs" / "10-secret-in-the-open.toml").read_text()
    assert "hunter2-in-the-open" in text
    (tmp_path / "config.toml").write_text(text)
    main(["run", str(tmp_path)])
    assert "hunter2" not in capsys.readouterr().err


def test_a_folder_without_a_configuration_names_init(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first thing that everybody tries."""
    assert main(["run", str(tmp_path)]) == 1
    assert "there is no such file. Run `triage init DIR` first." in capsys.readouterr().err


def test_a_configuration_in_another_encoding_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not a traceback."""
    (tmp_path / "config.toml").write_bytes('name = "Müller"'.encode("latin-1"))
    assert main(["run", str(tmp_path)]) == 1
    assert "config.toml: cannot be read" in capsys.readouterr().err


# ---------------------------------------------------------------- config.example.toml


def test_the_example_is_a_whole_configuration() -> None:
    """It loads as it stands."""
    config = settings.load(EXAMPLE)
    assert (config.owner.name, len(config.people)) == ("Jo Baker", 2)


def sections() -> list[tuple[str, type[BaseModel]]]:
    found: list[tuple[str, type[BaseModel]]] = [("", Config)]
    for name, field in Config.model_fields.items():
        kind = section_of(field.annotation)
        if kind is not None and get_origin(field.annotation) is not dict:
            found.append((name, kind))
    return found


def lines_of(section: str) -> dict[str, tuple[Any, bool]]:
    """Key -> (value, whether it is commented out) of one section of the example."""
    found: dict[str, tuple[Any, bool]] = {}
    here = ""
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        bare = line.removeprefix("#")
        key, equals, value = bare.partition(" = ")
        if here != section or not equals or not key.isidentifier():
            continue
        off = line.startswith("#")
        found[key] = (tomllib.loads(f"x = {value}")["x"] if off else value, off)
    return found


@pytest.mark.parametrize(("section", "kind"), sections(), ids=[name or "top" for name, _ in sections()])
def test_the_example_names_every_setting_and_its_true_default(section: str, kind: type[BaseModel]) -> None:
    """A key that is missing here, or a default that is not so, misleads."""
    shown = lines_of(section)
    names = {name for name, field in kind.model_fields.items() if section_of(field.annotation) is None}
    names |= {"password", "token", "url"} & set(kind.model_fields)
    assert set(shown) == names - {"root"}
    for name, (value, off) in shown.items():
        default = as_toml(kind.model_fields[name].get_default(call_default_factory=True))
        if off and default not in (None, "", PydanticUndefined):
            assert value == default, name


def as_toml(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(("section", "kind"), sections(), ids=[name or "top" for name, _ in sections()])
def test_every_line_of_the_example_can_be_taken_out_of_its_comment(
    section: str, kind: type[BaseModel]
) -> None:
    """Each default, written out, is accepted."""
    text = EXAMPLE.read_text("utf-8")
    for name, (value, off) in lines_of(section).items():
        if not off or name in ("token", "test", "url") or value == "":
            continue
        found = tomllib.loads(text)
        part = found.setdefault(section, {}) if section else found
        (part[-1] if isinstance(part, list) else part)[name] = value
        settings.parse(found, root=EXAMPLE.parent)


def test_a_key_of_the_example_misspelt_is_refused() -> None:
    """The suite above would not notice a parser that takes anything."""
    text = EXAMPLE.read_text("utf-8").replace('in_charge = ["billing"]', 'in_charg = ["billing"]')
    with pytest.raises(OwnerError, match=r"people\.1\.in_charg: is no known key.*Did you mean in_charge\?"):
        settings.parse(tomllib.loads(text), root=EXAMPLE.parent)


def test_who_calls_run_keeps_the_umask(tmp_path: Path) -> None:
    """It is the daemon's while it runs, and not of the process that called it."""
    before = os.umask(0o022)
    try:
        assert main(["run", str(tmp_path)]) == 1
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)
