"""The verdict: rules and scores together, doubt, and what a sum of evidence may not do."""

from __future__ import annotations

from dataclasses import replace
from math import log
from pathlib import Path

import pytest

from triage.adapters.content import load_intents
from triage.intent.combine import RULE_CAP, Gates, Scores, decide, rule_bonus
from triage.intent.face import classified
from triage.intent.facts import IntentInput
from triage.intent.gate import Gate, Outcome, threshold_from, wilson_lower
from triage.intent.ruleset import Condition, Rule
from triage.intent.verdict import DecidedBy, Verdict

INTENTS = load_intents(Path(__file__).resolve().parents[2])
MAIL = IntentInput(subject="lamp", text="I would like to know something about the lamp in your window")


def rule(
    intent: str, *, decide: bool = False, weight: float = 1.0, id: str = "r", escalate: bool = False
) -> Rule:
    when = (Condition(name="says", values=("lamp",)),)
    return Rule(
        id=id,
        version=1,
        about=f"for {intent}",
        when=when,
        intent=intent,
        weight=weight,
        decide=decide,
        escalate=escalate,
    )


def scores(**shares: float) -> Scores:
    rest = (1.0 - sum(shares.values())) / (len(INTENTS) - len(shares))
    return Scores(log_probabilities={name: log(shares.get(name, rest)) for name in INTENTS})


def verdict(found: Scores, *rules: Rule, gates: Gates | None = None, mail: IntentInput = MAIL) -> Verdict:
    return decide(mail, found, rules, INTENTS, gates or Gates(lowest=0.6))


def test_probabilities_sum_to_one_and_the_best_is_named() -> None:
    """The best guess is always named, and all intents share one."""
    found = verdict(scores(order=0.9))
    assert (found.intent, found.area, found.unsure) == ("order", "sales", False)
    assert sum(found.probabilities.values()) == pytest.approx(1.0)
    assert set(found.probabilities) == set(INTENTS)


def test_a_weak_best_is_unsure_with_candidates() -> None:
    """Two likely intents of one area: unsure between them, yet the area is known."""
    found = verdict(scores(order=0.5, quote_request=0.45))
    assert found.unsure
    assert found.decided_by is DecidedBy.NOBODY
    assert found.candidates == ("order", "quote_request")
    assert not found.area_unsure
    assert found.area_confidence > 0.9
    assert found.also == ("quote_request",)


def test_rule_evidence_is_capped() -> None:
    """Ten rules for one intent add no more than the cap."""
    assert rule_bonus([rule("order")] * 10) == {"order": RULE_CAP}


def test_text_rules_alone_never_make_a_sure_verdict() -> None:
    """Without a model, evidence names a guess and stays unsure."""
    found = verdict(Scores(), *[rule("order", id=str(n)) for n in range(10)])
    assert found.unsure
    assert found.intent == "order"


def test_a_deciding_rule_settles() -> None:
    """One deciding rule outweighs a model that says otherwise."""
    found = verdict(scores(spam=0.9), rule("order", decide=True))
    assert (found.intent, found.unsure, found.decided_by) == ("order", False, DecidedBy.RULE)


def test_deciding_rules_that_disagree_escalate() -> None:
    """At run time a contradiction is told and goes to a person."""
    found = verdict(scores(order=0.99), rule("order", decide=True, id="a"), rule("spam", decide=True, id="b"))
    assert found.unsure
    assert "disagree" in found.evidence[0].text


def test_a_rule_may_ask_for_a_person() -> None:
    """escalate keeps even a certain mail from being acted on."""
    assert verdict(scores(order=0.999), rule("order", escalate=True)).unsure


def test_memory_settles_and_says_so() -> None:
    """A mail like a corrected one takes its intent at once."""
    found = verdict(replace(scores(order=0.9), remembered="complaint", remembered_text="as before"))
    assert (found.intent, found.decided_by, found.unsure) == ("complaint", DecidedBy.MEMORY, False)


def test_without_model_and_rules_all_is_unsure() -> None:
    """Nothing known is nothing decided."""
    found = verdict(Scores())
    assert (found.intent, found.unsure, found.area_unsure) == ("other", True, True)


def test_the_owners_threshold_is_heeded() -> None:
    """An intent's own threshold asks for more than the firm's."""
    strict = {**INTENTS, "order": replace(INTENTS["order"], threshold=0.95)}
    assert decide(MAIL, scores(order=0.9), (), strict, Gates(lowest=0.6)).unsure


def test_the_area_follows_the_owners_map() -> None:
    """Moving an intent to another area needs no new model."""
    moved = {**INTENTS, "cancellation": replace(INTENTS["cancellation"], area="sales")}
    assert decide(MAIL, scores(cancellation=0.9), (), moved, Gates()).area == "sales"


def test_the_printed_line_sums_to_one() -> None:
    """What triage classify prints has probabilities that sum to 1."""
    line = classified("7", verdict(scores(order=1 / 3, spam=1 / 7)))
    shares = line["probabilities"]
    assert isinstance(shares, dict)
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-9)
    assert {"id", "area", "intent", "confidence", "unsure", "evidence"} <= set(line)


def test_wilson_is_below_the_share() -> None:
    """Wilson's bound at known values: 0 of 0 is 0, 98 of 100 is about 0.94."""
    assert wilson_lower(0, 0) == 0.0
    assert wilson_lower(98, 100) == pytest.approx(0.9423, abs=2e-3)


def test_few_outcomes_leave_the_shipped_threshold() -> None:
    """Below thirty outcomes nothing moves."""
    assert threshold_from([Outcome(score=0.9, right=True)] * 29, 0.02, 0.7) == 0.7


def test_outcomes_move_the_threshold_to_the_wish() -> None:
    """Wrong ones below 0.8 push the threshold above them; hopeless history asks everything."""
    good = [Outcome(score=0.8 + n / 10_000, right=True) for n in range(300)]
    bad = [Outcome(score=0.5, right=False) for _ in range(50)]
    assert 0.5 < threshold_from(good + bad, 0.02, 0.7) <= 0.8
    assert threshold_from([Outcome(score=0.9, right=n % 2 == 0) for n in range(100)], 0.02, 0.7) > 1


def test_the_gate_weighs_its_signals() -> None:
    """A gate with weights is a logistic curve; without, the probability itself."""
    assert Gate(weights={"margin": 2.0}, intercept=-1.0).score({"margin": 0.5}) == pytest.approx(0.5)
    assert Gate().score({"probability": 0.3}) == 0.3


def test_a_second_request_that_a_rule_heard_is_named_beside_the_first() -> None:
    """The model sees one intent, the words ask for another too: both are named, the first stays first."""
    found = verdict(scores(refund_request=0.97), rule("cancellation", weight=1.2))
    assert (found.intent, found.also) == ("refund_request", ("cancellation",))


def test_weak_words_and_side_intents_are_not_named_beside() -> None:
    """A hint below one, or words of a newsletter, add no second request."""
    found = verdict(
        scores(refund_request=0.97), rule("cancellation", weight=0.5), rule("newsletter", weight=2.0)
    )
    assert found.also == ()
