"""The tables of Lotus and HCL Notes over a quoted mail."""

from __future__ import annotations

import pytest

from triage.mail.message import SegmentKind
from triage.mail.segments import reply_of, segment

OWN = "Yes, send both crates on Friday, please."
QUOTED = "Shall we send one crate or two?\n\nNora\n"


def aligned(to: str, cc: str, subject: str) -> str:
    """Labels at the right end of a narrow column, the values between them, the sender wrapped."""
    return (
        f"{' ' * 75}\n"
        f'             "Nora Quill"{" " * 50}\n'
        f"             <nora@quill.exam{' ' * 46}\n"
        f"             ple>{' ' * 55}{to} \n"
        f"{' ' * 39}<tom@reed.example>{' ' * 18}\n"
        f"             04.03.2025 09:12{' ' * 43}{cc} \n"
        f"{' ' * 75}\n"
        f"{' ' * 67}{subject} \n"
        f"{' ' * 39}Re: Crates{' ' * 26}\n"
        f"{' ' * 75}\n\n"
    )


TABLES = {
    "en aligned": aligned("To", "cc", "Subject"),
    "de aligned": aligned("An", "Kopie", "Thema"),
    "fr aligned": aligned("A", "cc", "Objet"),
    "en bare": "Nora Quill <nora@quill.example>\n03/04/2025 09:12 AM\nPlease respond to Nora Quill\n\n"
    "        To:     Tom Reed/Reed@Reed\n        cc:\n        Subject:        Crates\n\n",
    "de bare": "Nora Quill/Quill\n04.03.2025 09:12\n\nAn:     Tom Reed/Reed@Reed\nKopie:\nThema:  Kisten\n\n",
    "es bare": "Nora Quill <nora@quill.example>\n04/03/2025 09:12\n\nPara:\tTom Reed\ncc:\t\nAsunto:\tCajas\n\n",
    "collapsed": "Inactive hide details for Nora Quill ---03/04/2025 09:12:44 AM---Shall we send one"
    "Nora Quill ---03/04/2025 09:12:44 AM---Shall we send one\n\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_the_answer_above_a_notes_table_stands_alone(name: str) -> None:
    """The table and all below it are quoted; nothing of the answer goes with it, nothing is lost."""
    text = f"{OWN}\n\n{TABLES[name]}{QUOTED}"
    found = segment(text)
    assert reply_of(found) == OWN
    assert found[-1].kind is SegmentKind.QUOTE
    assert "".join(part.text for part in found) == text


@pytest.mark.parametrize(
    "text",
    [
        "Please bring the table\non Friday at 10:30 to\nLeeds and a copy to the architect, cc\nme. The subject\nwas settled.\n",
        "Delivery\n04.03.2025 10:00\n\nTo: Leeds\nSubject: two crates\n",
        "Route:\n   From Leeds 10:30\n   To\n   York\n   Hull\n",
        "Agenda 04.03.2025 10:00\nWe talk about many things at length here, and about the way to\ncc\nSubject\n",
    ],
)
def test_words_that_only_look_like_one_stay(text: str) -> None:
    """Without all three labels in order, a sender and a moment it is the customer's own text."""
    assert reply_of(segment(text)) == text.strip()
