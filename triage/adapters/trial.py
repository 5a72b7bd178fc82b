"""Rules as they lie in the owner's folder now, tried on mail that was already dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from triage.adapters.classifier import Classifier
from triage.adapters.content import load_rules
from triage.intent.combine import decide, rule_bonus
from triage.intent.facts import IntentInput
from triage.intent.ruleset import RuleSet, fired
from triage.intent.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """``rules`` with the model that scores now. For the thread that owns the classifier."""

    classifier: Classifier
    rules: RuleSet

    @property
    def version(self) -> str:
        return self.rules.version

    def fired(self, mail: IntentInput) -> tuple[str, ...]:
        return tuple(rule.id for rule in fired(self.rules, mail))

    def verdict(self, mail: IntentInput) -> Verdict:
        rules, own = fired(self.rules, mail), self.classifier
        scores = own.scores(mail, rule_bonus(rules))
        return decide(mail, scores, rules, own.content.intents, own.gates, self.rules.version)


def trial_of(classifier: Classifier, root: Path) -> Trial:
    """Raises OwnerError naming file, rule, line and nearest word where the rules are wrong."""
    return Trial(classifier=classifier, rules=load_rules(root, classifier.content.intents))
