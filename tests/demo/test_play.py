"""The whole demo: the real daemon, real sockets, our own story."""

from __future__ import annotations

import imaplib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from triage.core.errors import OwnerError
from triage.demo.play import run_demo

MAIL = b"From: Clara Hughes <clara@hughes.example>\r\nTo: info@acme.example\r\nSubject: %s\r\n\r\n%s\r\n"
KEPT = """
import sys
from pathlib import Path
from triage.demo.play import run_demo
if __name__ == "__main__":
    inbox, out = map(Path, sys.argv[1:])
    sys.exit(run_demo(keep=True, inbox=inbox, out=out, json=True, write=lambda line: print(line, flush=True)))
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[dict[str, object]], Path]:
    """One playing for all that is asked of it: exit status, lines, folder."""
    out = tmp_path_factory.mktemp("demo") / "mail"
    lines: list[str] = []
    status = run_demo(out=out, json=True, write=lines.append)
    return status, [json.loads(line) for line in lines], out


def test_the_story_ends_with_a_balanced_ledger(story: tuple[int, list[dict[str, object]], Path]) -> None:
    """Exit status 0, both sums equal, and no problem named."""
    status, lines, _ = story
    assert [line for line in lines if "problem" in line or line.get("event") == "bug"] == []
    [end] = [line for line in lines if "ledger" in line]
    assert end["ledger"]["balanced"]  # type: ignore[index]
    assert status == 0


def test_nothing_leaves_but_what_a_person_approved(
    story: tuple[int, list[dict[str, object]], Path],
) -> None:
    """Each approval leaves, or is stopped in its hold since they wrote again; the forged ones are none."""
    _, lines, _ = story
    events = [line.get("event") for line in lines]
    assert events.count("wrote") >= 34
    inside = [one for one in lines if one.get("event") == "approved" and one["who"] == "Olga Brandt"]
    assert inside == [], "what a forger wrote in her name is asked about nobody"
    left = events.count("left") + events.count("stopped")
    assert left == events.count("approved") >= 10
    assert events.count("left") >= 10
    forged = [one for one in lines if one.get("event") == "refused" and "not proven" in str(one["what"])]
    assert len(forged) == 1


def test_people_said_more_than_yes(story: tuple[int, list[dict[str, object]], Path]) -> None:
    """A no, a done, a text of her own and a new area were all said and all understood."""
    _, lines, _ = story
    events = [line.get("event") for line in lines]
    assert events.count("closed") >= 2
    assert {"changed", "answered", "asked", "look"} <= set(events)


def test_everything_received_lies_in_the_folder(
    story: tuple[int, list[dict[str, object]], Path],
) -> None:
    """Each address has its folder; Clara's holds the answers she got."""
    _, _, out = story
    assert len(list((out / "info@acme.example").glob("*.eml"))) >= 40
    answers = sorted((out / "clara@hughes.example").glob("*.eml"))
    assert answers
    assert b"info@acme.example" in answers[0].read_bytes()


def test_a_folder_is_played_and_the_servers_stay(tmp_path: Path) -> None:
    """--inbox plays what lies there unchanged; --keep leaves IMAP open until Ctrl-C, and exits 0."""
    inbox = tmp_path / "real"
    (inbox / "deep").mkdir(parents=True)
    for number in range(12):
        (inbox / "deep" / f"{number}").write_bytes(
            MAIL % (b"%d" % number, b"How much is a shelf? %d" % number)
        )
    script = tmp_path / "kept.py"
    script.write_text(KEPT)
    command = [sys.executable, str(script), str(inbox), str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        fact = kept(running)
        client = imaplib.IMAP4("127.0.0.1", int(str(fact["imap"])))
        client.login("info@acme.example", "demo")
        _, [count] = client.select("INBOX", readonly=True)
        client.logout()
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 0
    assert int(count) >= 12  # type: ignore[arg-type]


def test_a_folder_that_is_not_there_is_an_owner_error(tmp_path: Path) -> None:
    """Said before anything starts, with the path."""
    with pytest.raises(OwnerError, match="nowhere: there is no such folder"):
        run_demo(inbox=tmp_path / "nowhere", out=tmp_path)


def kept(running: subprocess.Popen[str]) -> dict[str, object]:
    """Read facts until the one that says where the servers are."""
    assert running.stdout is not None
    for line in running.stdout:
        fact: dict[str, object] = json.loads(line)
        if "imap" in fact:
            return fact
    raise AssertionError("the servers never stayed")
