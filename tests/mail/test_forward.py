"""Forwards unwrapped: who wrote what, in many clients, nested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mail.test_segments import BLOCKS, FORWARDS, QUOTED, prefixed
from triage.mail.forward import unwrap
from triage.mail.message import Address, Forwarded, SegmentKind
from triage.mail.segments import segment


@pytest.mark.parametrize("name", FORWARDS)
def test_fields_of_a_marked_forward(name: str) -> None:
    """Sender, recipient, subject, date and text are found whatever order and language."""
    (found,) = unwrap(segment(f"FYI\n\n{FORWARDS[name]}\n{QUOTED}\n"))
    assert found.sender is not None
    assert (found.type, found.sender.addr_spec) == ("inline", "nora@quill.example")
    assert [one.addr_spec for one in found.to] == ["tom@reed.example"]
    assert found.subject == "Crates"
    assert "2025" in found.date
    assert found.text == QUOTED


@pytest.mark.parametrize("name", BLOCKS)
def test_fields_of_an_unmarked_forward(name: str) -> None:
    """A block under nothing, or under a forward's subject, is read the same."""
    for own, subject in (("", ""), ("Please pay.\n\n", "WG: Crates")):
        (found,) = unwrap(segment(f"{own}{BLOCKS[name]}\n\n{QUOTED}\n", subject=subject))
        assert found.sender is not None
        assert found.sender.name or found.sender.addr_spec
        assert found.subject
        assert found.text == QUOTED


def test_names_and_addresses() -> None:
    """Names in every dress; Outlook's mailto brackets; a bare name; several recipients."""
    text = (
        '---------- Forwarded message ---------\nFrom: "Quill, Nora" [mailto:Nora@Quill.Example]\nDate: 4 March 2025 09:12\n'
        'To: Tom Reed <tom@reed.example>; office@reed.example; "Reed, Ann" <ann@reed.example>\nSubject: Crates\n\nx\n'
    )
    (found,) = unwrap(segment(text))
    assert found.sender == Address(name="Quill, Nora", addr_spec="Nora@quill.example")
    assert found.to == (
        Address(name="Tom Reed", addr_spec="tom@reed.example"),
        Address(addr_spec="office@reed.example"),
        Address(name="Reed, Ann", addr_spec="ann@reed.example"),
    )


def test_forward_in_a_forward() -> None:
    """Each mail of a chain of forwards is found, outermost first."""
    inner = FORWARDS["de thunderbird"].replace("Crates", "Kisten").replace("nora@quill", "ilse@moor")
    found = unwrap(segment(f"FYI\n\n{FORWARDS['gmail']}\nSee below.\n\n{inner}\n{QUOTED}\n"))
    assert [(one.subject, one.sender and one.sender.addr_spec) for one in found] == [
        ("Crates", "nora@quill.example"),
        ("Kisten", "ilse@moor.example"),
    ]
    assert found[1].text == QUOTED
    assert found[0].text.startswith("See below.")


def test_quoted_forward() -> None:
    """Apple Mail quotes what it forwards."""
    head, _, rest = FORWARDS["apple"].partition("\n\n")
    text = f"{head}\n\n{prefixed(rest)}\n{prefixed(QUOTED)}\n\nPlease answer them.\n"
    segments = segment(text)
    assert [part.kind for part in segments][-1] is SegmentKind.REPLY
    (found,) = unwrap(segments)
    assert found.subject == "Crates"
    assert found.text.startswith("We have forty crates left.")


def test_forward_without_fields_keeps_its_text() -> None:
    """A marker over a bare text: nothing is known but the words."""
    assert unwrap(segment(f"----- Forwarded message -----\n\n{QUOTED}\n")) == (
        Forwarded(type="inline", text=QUOTED),
    )


def test_no_forward_no_mail() -> None:
    """An answer has nothing to unwrap."""
    assert (
        unwrap(segment(f"Yes.\n\n{BLOCKS['en outlook']}\n\n{QUOTED}\n", subject="Re: Crates", in_reply=True))
        == ()
    )


@given(
    st.lists(
        st.one_of(st.sampled_from([*FORWARDS.values(), *BLOCKS.values(), "> x"]), st.text(max_size=30)),
        max_size=8,
    )
)
def test_never_raises(pieces: list[str]) -> None:
    """Any text gives at most a few mails."""
    assert len(unwrap(segment("\n".join(pieces), subject="Fwd: x"))) <= 10


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "----- Forwarded message -----\nFrom: a@b.example\n" * 4_000,
        "Fwd:\n" * 50_000,
        "To: " + "a@b.example, " * 30_000,
    ],
)
def test_hostile_forwards_end(text: str) -> None:
    """Chains and lists of any length end."""
    assert len(unwrap(segment(text, subject="Fwd: x"))) <= 10


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("tom@reed.example, ann@reed.example", ["tom@reed.example", "ann@reed.example"]),
        ('"Reed, Tom" <tom@reed.example>, Ann <ann@reed.example>', ["tom@reed.example", "ann@reed.example"]),
        ("Reed, Tom <tom@reed.example>", ["tom@reed.example"]),
        ("Tom Reed; Ann Reed", ["", ""]),
        ("", []),
    ],
)
def test_recipients(value: str, expected: list[str]) -> None:
    """Commas inside names part nothing; Outlook parts by semicolons."""
    text = f"---------- Forwarded message ---------\nFrom: a@b.example\nDate: 4 March 2025 09:12\nTo: {value}\nSubject: x\n\ny\n"
    (found,) = unwrap(segment(text))
    assert [one.addr_spec for one in found.to] == expected
