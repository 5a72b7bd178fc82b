"""Masking: what belongs to one customer is out before it is written down."""

from __future__ import annotations

import random

import pytest

from triage.drafting.memory import HOLE, Firm, changed_share, filled, has_brackets, mask_answer, mask_question

WORDS = frozenset({
    "please", "wash", "the", "table", "with", "warm", "water", "and", "a", "little", "soap", "then",
    "oil", "it", "once", "year", "we", "deliver", "on", "your", "order", "is", "ready", "call", "us",
    "at", "or", "write", "to", "you", "can", "pick", "up", "in", "our", "workshop", "costs",
    "including", "delivery", "for", "may", "be", "transferred", "account", "yes", "has", "key",
})  # fmt: skip
FIRM = Firm(
    facts={"firm.phone": "+49 30 555 0100", "firm.name": "Acme Joinery", "firm.web": "www.acme.example"},
    known_words=WORDS,
)


@pytest.mark.parametrize(
    "secret",
    ["bella@ruiz.example", "Bella", "Ruiz", "INV-2231", "480.00", "3.11.2026", "10:30", "DE89 3704 0044 0532 0130 00",
     "+34 91 123 45 67", "https://ruiz.example/x", "Mill Lane 7", "Zanzibar", "XK-7/2", "Tuesday", "wednesday"],
)  # fmt: skip
def test_nothing_personal_stays_in_question_or_answer(secret: str) -> None:
    """Addresses, names, figures, dates, accounts, phones, links, days, odd words."""
    text = f"Yes, your order {secret} is ready, please call us."
    answer = mask_answer(text, f"What about {secret}?", ["Bella Ruiz"], FIRM)
    question = mask_question(text, ["Bella Ruiz"])
    assert secret not in answer
    assert answer.startswith("Yes, your order")
    assert secret not in question or secret in ("Zanzibar",)  # only compared, never shown to a customer


def test_a_name_of_another_customer_is_masked_too() -> None:
    """Everybody's that we know, not this customer's alone; small words are only names when capitalised."""
    text = "Please call Petra, petra has the key. An order is ready."
    masked = mask_answer(text, "", ["Petra Kay", "An Lee"], FIRM)
    assert "etra" not in masked
    assert mask_answer("Pick up an order please.", "", ["An Lee"], FIRM).count("⟨") == 0


def test_what_is_the_firms_own_is_kept_as_a_fact() -> None:
    """Filled from today's settings, so that a new telephone number reaches old answers."""
    masked = mask_answer("Please call us at +49 30 555 0100 or write to Acme Joinery.", "", [], FIRM)
    assert masked == f"Please call us at {HOLE.format('firm.phone')} or write to {HOLE.format('firm.name')}."
    assert filled(masked, {"firm.phone": "1", "firm.name": "B"}) == ("Please call us at 1 or write to B.", ())


def test_a_hole_that_nothing_fills_is_named() -> None:
    """Then the text is no draft."""
    masked = mask_answer("It costs 480.00 EUR including delivery.", "", [], FIRM)
    text, missing = filled(masked, {"firm.phone": "1"})
    assert missing == ("word", "amount") or missing == ("amount",)
    assert "480" not in text


def test_plain_words_stay() -> None:
    """Otherwise nothing would be remembered at all."""
    text = "Please wash the table with warm water and a little soap, then oil it once a year."
    assert mask_answer(text, "How do I clean the table?", ["Bella Ruiz"], FIRM) == text


def test_a_word_that_the_customer_brought_in_stays_only_where_it_is_known() -> None:
    """Even in small letters."""
    masked = mask_answer("Please oil the quixotl table.", "May I oil the quixotl?", [], FIRM)
    assert "quixotl" not in masked
    assert "oil" in masked


def test_brackets_of_ours_cannot_be_smuggled_in() -> None:
    """A mail that holds one is not learned."""
    assert has_brackets("call ⟨firm.phone⟩")
    assert not has_brackets("call <firm.phone>")


def test_how_much_was_changed() -> None:
    """By words; white space and line breaks count for nothing."""
    assert changed_share("a b c d", "a  b\nc d") == 0
    assert changed_share("a b c d", "a b c x") == 0.25
    assert changed_share("a b", "x y") == 1


def test_canaries_in_two_thousand_answers() -> None:
    """Random names, codes and figures of one customer, dropped into an answer: none is left."""
    chance, syllables = random.Random(6), ("ka", "vo", "zu", "mi", "rex", "ploo", "thar", "quim", "bly")
    for _ in range(2000):
        name = "".join(chance.choices(syllables, k=3)).capitalize()
        code = f"{chance.choice(syllables).upper()}-{chance.randrange(100, 99999)}"
        lower = "".join(chance.choices(syllables, k=4))
        sum_ = f"{chance.randrange(1, 9999)},{chance.randrange(10, 99)} €"
        text = f"Yes {name}, your order {code} with {lower} is ready and costs {sum_}, please call us."
        masked = mask_answer(text, f"Is my {lower} ready? {name}", [f"{name} Kay"], FIRM)
        for canary in (name, code, lower, sum_, sum_.split(",")[0]):
            assert canary not in masked, (text, masked)
