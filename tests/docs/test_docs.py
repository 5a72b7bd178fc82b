"""The documents say what is so: commands that exist, modules that are there, links that lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from triage.cli import build_parser

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"(?<!`)`(triage [^`\n]+)`")
EXAMPLES = {"FILE…": "mail.eml", "FILE": "mail.eml", "DIR": "acme", "CASE": "1042", "COMMAND": "run"}


def tracked() -> list[Path]:
    """Every file in git; in an unpacked sdist, every file."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, cwd=ROOT, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]


def blocks(language: str) -> list[tuple[str, str]]:
    return [
        (path.name, text)
        for path in DOCUMENTS
        for kind, text in FENCE.findall(path.read_text("utf-8"))
        if kind == language
    ]


def commands() -> list[tuple[str, str]]:
    """Every command line in a shell block, and every `triage ...` in running text."""
    found = [
        (name, line.partition("#")[0].strip())
        for name, text in blocks("sh")
        for line in text.splitlines()
        if line.partition("#")[0].strip()
    ]
    for path in DOCUMENTS:
        text = FENCE.sub("", path.read_text("utf-8"))
        found += [(path.name, command) for command in INLINE.findall(text)]
    return found


def make_targets() -> set[str]:
    rules = re.findall(r"^([a-z][a-z -]*?):(?!=)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    return {target for rule in rules for target in rule.split()}


def test_there_are_documents_and_commands_in_them() -> None:
    """Else the rest would prove nothing."""
    assert {path.name for path in DOCUMENTS} >= {"README.md", "CHANGELOG.md", "architecture.md"}
    assert len(commands()) > 10


@pytest.mark.parametrize(("document", "command"), commands())
def test_every_command_that_is_shown_exists(document: str, command: str) -> None:
    """`make` targets are in the Makefile, `triage` commands are understood by the program itself."""
    words = shlex.split(command)
    while words and ("=" in words[0] or words[0] == "sudo"):
        words.pop(0)
    match words[0].rpartition("/")[2]:
        case "make":
            assert set(words[1:]) - {word for word in words if "=" in word} <= make_targets()
        case "triage":
            given = [EXAMPLES.get(word, word) for word in words[1:]]
            if given and given[-1] in ("--help", "--version"):
                given.pop()
            if (
                given
                and len(given) == 1
                and given[0] in ("inspect", "classify", "log", "explain", "rules", "init")
            ):
                return  # a command's bare name, in a list of commands
            if given:
                build_parser().parse_args(given)
        case "git" | "cd" | "apt-get" | "pip" | "python3" | "export":
            pass
        case other:
            pytest.fail(f"{document} shows {other}, which nothing here knows")


def test_every_toml_and_python_block_works() -> None:
    """An owner copies the one, an engineer the other."""
    for _, text in blocks("toml"):
        assert tomllib.loads(text)
    for document, text in blocks("python"):
        exec(compile(text, document, "exec"), {})


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    """To a file of the repository."""
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), target


def modules_named(text: str) -> set[str]:
    """``pipeline.ingest.ingest``, ``adapters/imap.py``, ``triage/core``, ``core/lifecycle.py``."""
    words = set(re.findall(r"`([^`\n]+)`", FENCE.sub("", text)))
    rooms = {one.name for one in (ROOT / "triage").iterdir() if one.is_dir() and one.name != "__pycache__"}
    rooms |= {one.stem for one in (ROOT / "triage").glob("*.py")}
    dotted = re.compile(r"(?:triage[./])?(" + "|".join(sorted(rooms)) + r")((?:[./][a-z_0-9]+)*)(?:\.py)?")
    return {
        word for word in words if dotted.fullmatch(word) and re.search("[./]", word.removesuffix(".toml"))
    }


def is_there(name: str) -> bool:
    """A folder, a file, a module, or a name that stands in a module."""
    parts = (
        re.sub(r"\.py$", "", name)
        .removeprefix("triage/")
        .removeprefix("triage.")
        .replace("/", ".")
        .split(".")
    )
    for end in range(len(parts), 0, -1):
        place = (ROOT / "triage").joinpath(*parts[:end])
        rest = parts[end:]
        if place.is_dir() and not rest:
            return True
        if place.with_suffix(".py").is_file():
            text = place.with_suffix(".py").read_text("utf-8")
            return all(
                re.search(rf"^(?:def|class) {one}\b|^\s+(?:def )?{one}\b|^{one}\b", text, re.M)
                for one in rest
            )
    return False


@pytest.mark.parametrize(
    "path", [one for one in DOCUMENTS if one.name == "architecture.md"], ids=["architecture"]
)
def test_the_architecture_names_only_what_is_there(path: Path) -> None:
    """The picture of a house that was rebuilt since is worse than none."""
    named = modules_named(path.read_text("utf-8"))
    assert len(named) > 10
    assert sorted(name for name in named if not is_there(name)) == []


def test_every_room_is_in_the_architecture() -> None:
    """A folder that the picture lacks is a folder that nobody finds."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {one.name for one in (ROOT / "triage").iterdir() if (one / "__init__.py").is_file()}
    assert sorted(room for room in rooms if f"`triage/{room}`" not in text) == []


# ---------------------------------------------------------------- what must not be in the repository

PLACES = re.compile(
    "|".join([
        r"/work/(?:main|shared|\.library)\b", r"/root/", r"/home/(?!nobody)[a-z]+/", r"/tmp/w/",
        "pythonhosted" + r"\.org", "pypi" + r"\.org/simple", r"--(?:extra-)?index-url",
    ])
)  # fmt: skip


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    """What works here alone is of no use to anybody else."""
    found = []
    for path in tracked():
        if path == Path(__file__) or path.suffix in (".npz", ".png", ".pdf", ".gz"):
            continue
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            if PLACES.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_hold_hashes_and_no_address(name: str) -> None:
    """Whoever installs takes the index of their own."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    pinned = re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==", text, re.MULTILINE)
    assert len(pinned) > 20
    entries = re.split(r"^(?=[a-z0-9][a-z0-9._-]*(?:\[[^]]*\])?==)", text, flags=re.MULTILINE)[1:]
    assert [entry.split("==")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_runs_the_suite_can_be_run() -> None:
    """`.ci/run` is a program and asks for `make check` and `make test`."""
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("an sdist has no .ci/run")
    assert script.stat().st_mode & 0o111
    assert {"make check", "make test"} <= set(script.read_text().splitlines())
