"""The owner layer: a corrected mail is right at once, its kin soon, and nothing else is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from triage.adapters.classifier import Classifier
from triage.adapters.lesson import learn
from triage.adapters.owner_layer import Read, lesson_of, with_history
from triage.adapters.teacher import Teacher
from triage.adapters.training import read_examples
from triage.intent.combine import Scores
from triage.intent.facts import IntentInput
from triage.intent.owner import Correction, remember, sender_history, without
from triage.intent.verdict import DecidedBy

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "Guten Tag, die Vorhänge aus dem Angebot 2231 hängen schief, der Monteur möge bitte noch einmal kommen."
)


def correction(text: str = TEXT, intent: str = "complaint", key: str = "k", sender: str = "") -> Correction:
    return Correction(key=key, subject="Vorhänge", text=text, intent=intent, sender=sender)


@pytest.fixture(scope="module")
def teacher() -> Iterator[Teacher]:
    """One child for all tests here; it is gone afterwards."""
    one = Teacher()
    yield one
    one.close()


def test_the_same_mail_is_remembered() -> None:
    """Case, figures and a reply prefix do not matter."""
    memory = remember([correction()])
    found = memory.recall("AW: vorhange", TEXT.upper().replace("2231", "99"))
    assert found is not None
    assert found.likeness == 1.0


def test_a_near_duplicate_is_remembered() -> None:
    """Another greeting and a word more still count as the same."""
    found = remember([correction()]).recall("Vorhänge", "Hallo, " + TEXT + " Danke")
    assert found is not None
    assert found.correction.intent == "complaint"


def test_another_mail_is_not_remembered() -> None:
    """A mail on the same matter in other words is for the model."""
    assert (
        remember([correction()]).recall("Vorhänge", "Wann kommen die neuen Vorhänge denn endlich an?") is None
    )
    assert remember([]).recall("", "") is None


def test_the_last_correction_of_the_same_words_stands() -> None:
    """Corrected twice, the second counts."""
    found = remember([correction(), correction(intent="order")]).recall("Vorhänge", TEXT)
    assert found is not None
    assert found.correction.intent == "order"


def test_forgetting_a_person_forgets_what_they_taught() -> None:
    """After #forget neither memory nor history holds the sender."""
    left = without(
        [correction(sender="Bo@shop.example"), correction("x y", sender="al@shop.example")], "bo@SHOP.example"
    )
    senders, domains = sender_history(left)
    assert set(senders) == {"al@shop.example"}
    assert domains["shop.example"].total() == 1


def test_memory_moves_the_verdict_at_once() -> None:
    """One correction, no fit: the same mail is now settled by memory."""
    layer = with_history(("order", "complaint"), [correction()])
    scores = Scores(log_probabilities={"order": -0.1, "complaint": -2.4})
    assert layer.apply(scores, "Vorhänge", TEXT, "", None).remembered == "complaint"


def test_the_child_learns_a_new_intent(teacher: Teacher) -> None:
    """A firm's own intent with eight examples is named for a mail that it never saw."""
    own = ["Der Probenraum ist doppelt belegt", "Wer hat den Probenraum am Montag?", "Probenraum bitte für Dienstag frei halten",
           "Schlüssel zum Probenraum fehlt", "Probenraum: Verstärker steht im Weg", "können wir den Probenraum tauschen",
           "Probenraum Mittwoch fällt aus", "Heizung im Probenraum bitte an"]  # fmt: skip
    plain = Classifier(ROOT, semantic=False)
    others = [each for each in read_examples(ROOT / "models" / "examples") if each.language == "de"][::60]
    corrections = [Correction(key=t, subject="", text=t, intent="rehearsal_room") for t in own]
    corrections += [Correction(key=e.text, subject=e.subject, text=e.text, intent=e.intent) for e in others]
    layer = with_history((*plain.content.intents, "rehearsal_room"), corrections)
    fitted = replace(layer, learned=teacher.fit(lesson_of(layer, [_read(plain, c) for c in corrections])))
    fresh = IntentInput(text="Ist der Probenraum am Freitag frei?")
    scores = fitted.apply(plain.scores(fresh), fresh.subject, fresh.text, "", _vector(plain, fresh))
    assert max(scores.log_probabilities, key=lambda name: scores.log_probabilities[name]) == "rehearsal_room"
    assert sum(np.exp(list(scores.log_probabilities.values()))) == pytest.approx(1.0, abs=1e-4)


def _read(classifier: Classifier, correction: Correction) -> Read:
    mail = IntentInput(subject=correction.subject, text=correction.text)
    scores = classifier.scores(mail).log_probabilities
    return Read(correction=correction, vector=_vector(classifier, mail), log_probabilities=scores)


def rows(*said: tuple[str, list[float]]) -> list[Read]:
    return [
        Read(
            correction=Correction(key=str(n), subject="", text=str(n), intent=intent),
            vector=np.array(vector, dtype=np.float32),
            log_probabilities={},
        )
        for n, (intent, vector) in enumerate(said)
    ]


def _vector(classifier: Classifier, mail: IntentInput) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    vector = classifier.vector(mail)
    assert vector is not None
    return vector  # type: ignore[return-value]


def test_a_dead_child_is_replaced(teacher: Teacher) -> None:
    """A child that has gone home costs one restart, not the lesson."""
    layer = with_history(("a", "b"), [])
    lesson = lesson_of(layer, rows(*[("ab"[n % 2], [n % 2, 1 - n % 2]) for n in range(12)]))
    assert teacher.fit(lesson) is not None
    assert teacher._child is not None
    teacher._child.terminate()
    teacher._child.join()
    assert teacher.fit(lesson) is not None


def test_who_is_stopped_waits_for_no_lesson() -> None:
    """From another thread: the child ends in the middle of its lesson, and none is begun again."""
    teacher, answers = Teacher(), list[object]()
    rows = [(each.subject, each.text, each.intent) for each in read_examples(ROOT / "models" / "examples")]
    lesson = threading.Thread(target=lambda: answers.append(teacher.study(ROOT, rows)))
    lesson.start()
    end = time.monotonic() + 30
    while not teacher.is_awake and time.monotonic() < end:
        time.sleep(0.01)
    teacher.halt()
    lesson.join(10)
    assert answers == [None]
    assert teacher.study(ROOT, rows) is None
    assert not teacher.is_awake
    teacher.close()


def test_too_little_is_not_learned(teacher: Teacher) -> None:
    """Three corrections, or one intent only, fit nothing."""
    layer = with_history(("a", "b"), [])
    lesson = lesson_of(layer, rows(*[("a", [1.0, 1.0])] * 9))
    assert teacher.fit(lesson) is None


def test_learning_is_repeatable() -> None:
    """The same lesson gives the same arrays."""
    layer = with_history(("a", "b"), [])
    lesson = lesson_of(layer, rows(*[("ab"[n % 2], [n % 2, n / 20]) for n in range(20)]))
    one, two = learn(lesson), learn(lesson)
    assert (one.coef == two.coef).all()
    assert one.fusion == two.fusion


SHORT_ONES = ("please send me two of the oak lamps", "the handle of our wardrobe came off",
              "wann kommt die Lieferung für den Garten", "où est ma commande de chaises")  # fmt: skip


@pytest.fixture(scope="module")
def taught() -> Classifier:
    """The shipped classifier with four short corrected mails and one trap."""
    found = Classifier(ROOT, semantic=False)
    found.remember([correction(text, "call_note", key=text) for text in SHORT_ONES]
                   + [correction("please cancel my order", "cancellation", key="c")])  # fmt: skip
    return found


@pytest.mark.parametrize("text", SHORT_ONES)
@pytest.mark.parametrize(
    "change",
    [lambda t: f"Hello,\n{t}\nThanks, Tom", lambda t: t.replace("the ", "that ").replace("ma ", "notre "),
     lambda t: t.rpartition(" ")[0], lambda t: t.upper() + " !!", lambda t: f"{t} 4711"],
    ids=["greeting and name", "another word", "a word less", "shouted", "a figure more"],
)  # fmt: skip
def test_short_near_duplicates_are_right_at_once(
    taught: Classifier, text: str, change: Callable[[str], str]
) -> None:
    """Seven words with one of them changed still say the same: settled by memory, no fit needed."""
    verdict = taught.classify({"subject": "Vorhänge", "text": change(text)})
    assert verdict.intent == "call_note"
    assert verdict.decided_by is DecidedBy.MEMORY


@pytest.mark.parametrize("text", ["please track my order", "when does my order arrive please"])
def test_one_word_that_matters_is_no_near_duplicate(taught: Classifier, text: str) -> None:
    """*cancel my order* and *track my order* share most of their words and not their meaning."""
    assert taught.classify({"subject": "", "text": text}).decided_by is not DecidedBy.MEMORY
