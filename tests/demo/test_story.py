"""The story: every template becomes a mail of today that says what it is meant to say."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from triage.demo import mta, pdf
from triage.demo.scenes import Reel
from triage.demo.show import Screen
from triage.demo.stage import mail_system
from triage.demo.story import FOLDER, Scene, Told, day_words, load_story, written

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
STORY = load_story()


def told() -> Told:
    return Told(now=NOW)


def scene(name: str) -> Scene:
    return next(one for one in STORY.scenes if one.name == name)


@pytest.mark.parametrize("one", STORY.scenes, ids=[one.name for one in STORY.scenes])
def test_every_template_is_filled_and_fits_on_the_wire(one: Scene) -> None:
    """No slot is left open, lines end in CRLF and are short enough for SMTP, headers are ASCII."""
    raw = written(one, told())
    assert b"{{" not in raw
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert mta.head(raw).isascii()


def test_every_mail_on_disk_is_played_and_every_name_is_known() -> None:
    """No template lies unused, and what a scene waits for or quotes is a scene before it."""
    names = [one.name for one in STORY.scenes]
    assert sorted(names) == sorted(path.stem for path in FOLDER.glob("*.eml"))
    assert len(names) >= 34
    for place, one in enumerate(STORY.scenes):
        assert one.after is None or one.after in names[:place]


def test_the_story_names_only_reserved_domains() -> None:
    """RFC 2606: nothing in the story could ever reach a real person."""
    domains = {mta.domain_of(one.author) for one in STORY.scenes}
    assert {one for one in domains if not one.endswith(".example")} == set()


def test_an_answer_quotes_the_answer_it_got() -> None:
    """A later mail of a thread carries the ids and the text of the reply its writer received."""
    known = told()
    written(scene("hughes-1"), known)
    known.answers["hughes-1"] = (
        b"From: Acme Joinery <info@acme.example>\r\nMessage-ID: <ours@acme.example>\r\n\r\nWe look into it.\r\n"
    )
    raw = written(scene("hughes-2"), known)
    assert mta.header(raw, "in-reply-to") == "<ours@acme.example>"
    assert known.ids["hughes-1"] in mta.header(raw, "references")
    assert b"> We look into it." in raw


@pytest.mark.parametrize(
    ("word", "argument", "shown"),
    [
        ("day", "-3 en", "27 February"),
        ("day", "+1 de", "3. März"),
        ("day", "0 es", "2 de marzo"),
        ("dmy", "-3", "27.02.2026"),
        ("weekday", "+2 nl", "woensdag"),
        ("date", "0", "Mon, 02 Mar 2026 09:30:00 +0000"),
    ],
)
def test_days_are_told_from_today(word: str, argument: str, shown: str) -> None:
    """A slot names a day relative to now in the language of the mail."""
    assert day_words(word, argument, NOW) == shown


def test_a_latin_1_template_is_latin_1_on_the_wire() -> None:
    """The charset that a template declares is the one its text is encoded in."""
    assert "étagères".encode("latin-1") in written(scene("fabre"), told())


def test_the_vendors_pdf_can_be_read() -> None:
    """The tiny writer's PDF is read by a real library, text and all."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    parsed = message_from_bytes(written(scene("oakwood-invoice"), told()), policy=default)
    [attached] = parsed.iter_attachments()  # type: ignore[attr-defined]
    document = pypdfium2.PdfDocument(attached.get_content())
    text = document[0].get_textpage().get_text_bounded()
    assert "INVOICE OT-88214" in text
    assert "1,428.00 EUR" in text


def test_the_writer_escapes_what_pdf_would_read() -> None:
    """Parentheses and backslashes are text, not syntax."""
    assert rb"a \(b\) \\ c" in pdf.one_page(["a (b) \\ c"])


def test_the_whole_story_goes_through_the_mail_system() -> None:
    """Every scene is accepted but the one that must be refused; nobody answers here, so those that wait
    for an answer are played in the end."""
    lines: list[str] = []
    with mail_system(STORY) as mail:
        reel = Reel(mail, STORY, Screen(lines.append), pace=0, patience=0.1)
        reel.play()
        arrived = mail.mailbox(STORY.shared)
    assert reel.problems == []
    now = [one for one in STORY.scenes if not one.later]
    assert len(arrived) == len(now) - 1
    assert sum("refused" in line for line in lines) == 1
    [forged] = [raw for raw in arrived if b"dmarc=fail" in raw]
    assert b"dmarc=pass" not in forged
