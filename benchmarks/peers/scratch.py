"""A scratch environment for the peers' packages, outside the repository, installed by name."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ASK = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scratch:
    """``versions`` and ``missing`` are by requirement: what is installed, and in words why something is not."""

    python: Path
    versions: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


def make_scratch(requirements: list[str]) -> Scratch:
    """Made once and kept; a package that is already there is not asked for again."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "triage-bench-peers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    scratch = Scratch(python=python)
    for requirement in requirements:
        version, why = find_version(python, requirement), ""
        if not version:
            print(f"Installing {requirement} into a scratch environment (once) ...", flush=True)
            why = install(python, requirement)
            version = find_version(python, requirement)
        if version:
            scratch.versions[requirement] = version
        else:
            scratch.missing[requirement] = why
    return scratch


def find_version(python: Path, requirement: str) -> str:
    name, _, wanted = requirement.partition("==")
    asked = subprocess.run([python, "-c", ASK, name], capture_output=True, text=True, check=False)
    found = asked.stdout.strip()
    return found if found.startswith(wanted.rstrip("*")) else ""


def install(python: Path, requirement: str) -> str:
    """Empty where it went well, else why not: an index that says no is told from one not reached."""
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", requirement]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    if "No matching distribution" in done.stderr and "(from versions: none)" not in done.stderr:
        return f"the package index has no {requirement}"
    if "No matching distribution" in done.stderr:
        return f"the package index does not have {requirement} (or was not reached)"
    return f"{requirement} could not be installed: {(done.stderr.strip().splitlines() or ['no reason'])[-1]}"
