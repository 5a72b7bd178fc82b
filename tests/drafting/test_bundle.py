"""A bundle at a glance: a line each on top, whole below, and nothing said twice."""

from __future__ import annotations

import pytest

from triage.approval.said import say
from triage.config import LANGUAGES
from triage.drafting.bundle import How, Shown, bundle_html, bundle_text, is_clear, subject_of
from triage.drafting.proposal import Asked

TO = "info+d0.code@acme.example"


def asked(who: str, **more: object) -> Asked:
    given: dict[str, object] = {
        "draft_id": 7, "code": "k7qf3m2xw4hn9rte", "case_no": 1042, "shared_address": "info@acme.example",
        "reader_language": "en", "who": who, "who_address": "b@ruiz.example", "subject": "Chairs",
        "wrote": "Hello,\nI live in Gartenstr. 14 now. What do 40 chairs cost?", "at": "10:42",
        "intent": "quote request", "draft": "Hello, we will send a quote.\n", "to": ("b@ruiz.example",),
    }  # fmt: skip
    return Asked(**(given | more))  # type: ignore[arg-type]


def how(language: str = "en", numbers: tuple[int, ...] = (1, 2, 3)) -> How:
    return How(several=say("bundle_how", language), each=say("bundle_each", language),
               clear=say("bundle_clear", language), numbers=numbers, to=TO, mark="{d0.code}")  # fmt: skip


ITEMS = [
    asked("Bella"),
    asked("Carl", reasons=("not sure: order",)),
    asked("Dora"),
    asked("Emil", draft="", intent="complaint", reasons=("complaint",)),
    Shown(
        subject="Please look: Fritz · Chairs [#9]", text="Fritz has waited.\n", shared_address="i@a.example"
    ),
]


def test_all_of_it_on_top() -> None:
    head, *whole = bundle_text(ITEMS, "en", how()).split("\n" + "=" * 64 + "\n")
    assert head.splitlines()[:5] == [
        " 1  Bella · quote request: What do 40 chairs cost?",
        " 2  Carl · quote request: What do 40 chairs cost?",
        " 3  Dora · quote request: What do 40 chairs cost?",
        " 4  Emil · Please look · complaint: What do 40 chairs cost?",
        " 5  Fritz has waited.",
    ]
    assert [one.splitlines()[0] for one in whole] == ["1/5", "2/5", "3/5", "4/5"], "one line is said once"
    assert "Answer with one word" not in "".join(whole), "how is said once"
    assert (
        "yes 1 3: mailto:info%2Bd0.code@acme.example?subject=Re%3A%20%7Bd0.code%7D&body=yes%201%203" in head
    )


def test_the_page_says_the_same() -> None:
    page = bundle_html(ITEMS, "en", how())
    assert page.count(">yes 1 3</a>") == 1
    assert "<b>Bella</b> · quote request: What do 40 chairs cost?" in page
    assert page.count("Fritz has waited.") == 1


@pytest.mark.parametrize(
    "more",
    [
        {"reasons": ("not sure",)}, {"warnings": ("NOT the known IBAN",)}, {"missing": ("a day",)},
        {"checklist": ("[ ] paid twice",)}, {"money": "480.00"}, {"unconfirmed_form": True}, {"draft": ""},
    ],
)  # fmt: skip
def test_what_anything_speaks_against_is_not_among_the_clear(more: dict[str, object]) -> None:
    assert is_clear(asked("Bella"))
    assert not is_clear(asked("Bella", **more))


def test_with_one_clear_answer_or_no_code_there_is_no_link_on_top() -> None:
    assert "mailto" not in bundle_text(ITEMS, "en", how(numbers=(1, 2))).partition("\n===")[0]
    assert "mailto" not in bundle_text(ITEMS, "en", How(several="x")).partition("\n===")[0]


def test_notices_alone_are_a_list() -> None:
    text = bundle_text([ITEMS[4], ITEMS[4]], "en", How(several="Each has its own links."))
    assert text.strip().splitlines() == ["1  Fritz has waited.", " 2  Fritz has waited."]
    assert subject_of([ITEMS[4], ITEMS[0]], "en") == "2 to decide: Fritz, Bella"


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_the_head_is_in_the_readers_language(language: str) -> None:
    head = bundle_text(ITEMS[:3], language, how(language)).partition("\n===")[0]
    for key in ("bundle_how", "bundle_each", "bundle_clear"):
        assert say(key, language) in head
        assert say(key, "en") not in head
