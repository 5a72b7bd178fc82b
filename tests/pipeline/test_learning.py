"""What people say of mails is learned: at once by memory, soon by a fit, and never from our own guesses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.desk import OWNER, PROOF, Desk, answer_to, letter, open_desk
from triage.adapters.classifier import Classifier
from triage.adapters.learner import Learner
from triage.adapters.lessons import Lessons
from triage.adapters.teacher import Teacher
from triage.intent.facts import IntentInput
from triage.ledger_learning import OWN, NewCorrection, Said, Source
from triage.pipeline import learn
from triage.starter_root import starter_root

ODD = "The Fliederweg samples from Tuesday are with the neighbour again, as every spring."


@contextmanager
def learning_desk(root: Path, **changes: Any) -> Iterator[Desk]:
    """A desk with a classifier of its own: what it learns stays here."""
    classifier = Classifier(starter_root(), semantic=False)
    with open_desk(root, **changes) as desk:
        lessons = Lessons(classifier, desk.edges.config.desk.wrong_in_100)
        desk.edges = replace(desk.edges, classifier=classifier, lessons=lessons)
        yield desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with learning_desk(tmp_path) as found:
        yield found


def staff(raw: bytes, who: str = OWNER) -> bytes:
    return f"Authentication-Results: {PROOF.format(who)}\r\n".encode() + raw


def command(line: str, text: str = "") -> bytes:
    return staff(letter(line, text or "--", sender=OWNER))


def verdict(desk: Desk, which: int = -1) -> Any:
    with desk.store.reading() as tx:
        return tx.learning.first_verdict([one.message_key for one in desk.happened("taken", "filed")][which])


def teach(desk: Desk, rows: list[tuple[str, str]], *, sender: str = "kit@shop.example") -> None:
    """Corrections as people give them, one a mail that came."""
    for text, intent in rows:
        desk.write(letter("About it", text, sender=sender))
        key = [one.message_key for one in desk.happened("taken", "filed", "ignored")][-1]
        with desk.store.begin() as tx:
            said = Said(mail=IntentInput(subject="About it", text=text, sender=sender))
            tx.learning.teach(
                NewCorrection(
                    message_key=key, intent=intent, actor=OWNER, source=Source.CORRECTED, said=said
                ),
                desk.clock.now(),
            )


def test_a_corrected_mail_is_right_at_once(desk: Desk) -> None:
    """Filed elsewhere by an answer to its proposal, the same mail from anybody is filed there from then on."""
    desk.write(letter("Samples", ODD))
    desk.write(answer_to(desk.proposal(), "#delivery_status"))
    desk.write(letter("samples", "Hello,\n" + ODD + "\nThanks", sender="tom@elsewhere.example"))
    assert verdict(desk).named == "delivery_status"
    assert not verdict(desk).unsure


def test_a_correction_counts_within_its_own_batch(desk: Desk) -> None:
    """A colleague's word and the next such mail come in one look: the mail was scored before the word was
    written, and is scored again."""
    desk.write(letter("Samples", ODD))
    desk.put(answer_to(desk.proposal(), "#delivery_status"))
    desk.put(letter("samples", ODD, sender="tom@elsewhere.example"))
    desk.look()
    assert verdict(desk).named == "delivery_status"


def test_a_yes_confirms_the_intent(desk: Desk) -> None:
    """An approved draft of ours is one right outcome and one thing learned; a text that a person wrote says
    nothing of the intent."""
    desk.write(letter())
    desk.write(answer_to(desk.proposal(), "yes"))
    with desk.store.reading() as tx:
        [(_, kept)] = tx.learning.corrections()
        [outcome] = tx.learning.outcomes(9)
    assert (kept.intent, kept.weight) == ("quote_request", 1.0)
    assert outcome.right


def test_a_rewritten_answer_confirms_nothing(desk: Desk) -> None:
    """A yes to one's own words is no word on what the mail wanted."""
    desk.write(letter())
    desk.write(
        answer_to(desk.proposal(), "We are closed until Monday, I will call you then about the cabinet.")
    )
    desk.write(answer_to(desk.proposal(), "yes"))
    assert desk.happened("approved")
    with desk.store.reading() as tx:
        assert not tx.learning.corrections()


def test_an_area_alone_is_remembered_and_never_fitted(desk: Desk) -> None:
    """``#support`` says the area; the intent in it is our own guess, so nothing is fitted from it."""
    desk.write(letter("Samples", ODD))
    desk.write(answer_to(desk.proposal(), "#billing"))
    with desk.store.reading() as tx:
        [(_, kept)] = tx.learning.corrections()
        [outcome] = tx.learning.outcomes(9)
    assert kept.weight == 0
    assert not outcome.right


def test_confidential_mail_is_never_learned(desk: Desk) -> None:
    """Filed under a confidential intent, neither its words nor an earlier correction of it stay."""
    desk.write(letter("Samples", ODD))
    desk.write(answer_to(desk.proposal(), "#delivery_status"))
    with desk.store.begin() as tx:
        key = desk.happened("taken")[-1].message_key
        assert key is not None
        assert tx.learning.corrections()
        learn.confirmed(desk.edges, tx, key, "job_application", OWNER, Source.CORRECTED)
        assert not tx.learning.corrections()


def test_our_own_guesses_are_never_learned(desk: Desk) -> None:
    """A hundred mails that nobody said anything about teach nothing."""
    for number in range(5):
        desk.write(letter(text=f"Could you send me a quote for {number + 2} oak cabinets?"))
    with desk.store.reading() as tx:
        assert not tx.learning.corrections()
        assert not tx.learning.outcomes(9)


def rehearsals(count: int) -> list[tuple[str, str]]:
    """A firm's own way: mails about the rehearsal room are appointments."""
    verbs = ("is double booked", "is too cold", "was locked", "smells of paint", "needs a new amp")
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return [
        (f"The rehearsal room {verbs[n % 5]} on {days[n % 7]} for the band", "appointment_request")
        for n in range(count)
    ]


def others(count: int) -> list[tuple[str, str]]:
    nouns = ("lamp", "table", "door", "shelf", "bench", "stool", "desk")
    return [
        (f"Please send {n + 1} of the {nouns[n % 7]}s to Leeds, order {n}", "order") for n in range(count)
    ]


@pytest.fixture(scope="module")
def teacher() -> Iterator[Teacher]:
    one = Teacher()
    yield one
    one.close()


def learner_of(desk: Desk, teacher: Teacher) -> Learner:
    labels = tuple(desk.edges.intents)
    return Learner(desk.store, desk.clock, teacher, starter_root(), labels, semantic=False)


def test_what_was_taught_is_fitted_judged_and_put_live(desk: Desk, teacher: Teacher) -> None:
    """After some corrections a mail in other words of the same matter is named rightly, by a model that is a
    row of the store; #model rollback takes it back."""
    fresh = letter("Room", "Is the rehearsal room free for our choir this Saturday, or double booked again?")
    teach(desk, rehearsals(12) + others(8))
    learner = learner_of(desk, teacher)
    assert learner.learn() == 1
    assert learner.learn() == 0, "nothing new, nothing fitted"
    [made] = desk.happened("model")
    assert made.data["live"], made.data
    desk.write(fresh)
    assert verdict(desk).named == "appointment_request"
    with desk.store.reading() as tx:
        assert tx.learning.live() == 1


def test_a_model_that_is_worse_does_not_go_live(desk: Desk, teacher: Teacher) -> None:
    """Forty-two slips (orders and payments called spam, quotes and deliveries newsletter, repairs and cancellations
    thanks) make a model that is worse on the examples: it is kept as a row and never scores."""
    things = ["lamp", "table", "door", "shelf", "bench", "stool", "mirror"]
    wrong = [
        (f"Could you send me a quote for an oak {one}, delivered to Leeds?", "newsletter") for one in things
    ]
    wrong += [(f"We order four of the {one}s from your page, please deliver.", "spam") for one in things]
    wrong += [(f"The handle of our {one} broke off, can you repair it?", "thanks_only") for one in things]
    wrong += [(f"Where is the {one}? It was to come on Monday.", "newsletter") for one in things]
    wrong += [(f"I have paid the invoice for the {one} today.", "spam") for one in things]
    wrong += [(f"Please cancel the {one}, we do not need it.", "thanks_only") for one in things]
    teach(desk, wrong)
    assert learner_of(desk, teacher).learn() == 1
    [made] = desk.happened("model")
    assert not made.data["live"], repr(dict(made.data))
    with desk.store.reading() as tx:
        assert tx.learning.live() == 0
        assert tx.learning.artefact(OWN, 1) is not None


def test_forgetting_a_person_forgets_what_was_fitted_from_their_words(desk: Desk, teacher: Teacher) -> None:
    """After #forget neither the corrections nor the model that they went into are left."""
    teach(desk, rehearsals(6) + others(6))
    learner_of(desk, teacher).learn()
    with desk.store.begin() as tx:
        assert learn.forget(desk.edges, tx, "kit@shop.example") == 12
        assert not tx.learning.corrections()
        assert tx.learning.live() == 0
        gone = tx.learning.artefact(OWN, 1)
        assert gone is not None
        assert gone.octets == b""
    desk.write(letter("About it", rehearsals(1)[0][0]))
    assert verdict(desk).said is not None


def test_two_matters_are_both_named_to_the_person(desk: Desk) -> None:
    """The proposal names the second matter beside the first."""
    desk.write(
        letter(
            "Table",
            "Could you send me a quote for an oak table, 180 by 90 cm? Also, invoice 2231 was charged twice, please check that.",
        )
    )
    text = str(desk.proposal().get_body(("plain",)).get_content())  # type: ignore[union-attr]
    asked = text.split("would get")[0]
    assert "quote request" in asked
    assert "invoice query" in asked
