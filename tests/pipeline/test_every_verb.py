"""Every verb of ``#help``, end to end: IMAP in, SMTP out, one receipt each, in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.hostile import scale
from tests.pipeline.verbs_story import STORY
from tests.pipeline.verbs_walk import Said, foreign_lines, walking
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink
from triage.commands.table import commands
from triage.commands.verbs import LANGUAGES

OTHERS = [one for one in LANGUAGES if one != "en"]

pytestmark = [pytest.mark.dovecot, pytest.mark.timeout(900)]


def walked(root: Path, dovecot: DovecotServer, sink: SmtpSink, language: str) -> list[Said]:
    with walking(root, dovecot, sink, language=language) as walk:
        for scene in STORY:
            scene(walk)
        walk.settle()
        with walk.app.store.reading() as tx:
            bugs = [one.data for one in tx.journal.events(kinds=("bug",), limit=100)]
            sums = tx.journal.sums()
    assert bugs == []
    assert sums.balanced
    return walk.said


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory, dovecot_server: DovecotServer) -> list[Said]:
    with SmtpSink() as sink:
        return walked(tmp_path_factory.mktemp("verbs"), dovecot_server, sink, "en")


def test_every_verb_has_a_scene_and_says_what_it_did(english: list[Said]) -> None:
    """Derived from the table: a new verb without a scene fails here."""
    assert {one.verb for one in english} == set(commands())


@pytest.mark.parametrize("language", OTHERS[: scale(1, len(OTHERS))])
def test_receipts_are_in_the_readers_language(
    tmp_path: Path, dovecot_server: DovecotServer, smtp_sink: SmtpSink, english: list[Said], language: str
) -> None:
    """The same walk with the verbs and words of the language; no line of it is an English one."""
    said = walked(tmp_path, dovecot_server, smtp_sink, language)
    assert [one.verb for one in said] == [one.verb for one in english]
    left = {one.line: foreign_lines(one, other) for one, other in zip(said, english, strict=True)}
    assert {line: found for line, found in left.items() if found} == {}
