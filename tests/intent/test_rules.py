"""Rules: what may decide, what is refused, and that a rule can say itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from triage.adapters.content import load_content, load_intents, load_rules
from triage.core.errors import OwnerError
from triage.intent.combine import Gates, Scores, decide
from triage.intent.facts import IntentInput
from triage.intent.ruleset import Rule, difference, explain, fired
from triage.mail.message import Kind

ROOT = Path(__file__).resolve().parents[2]

RULE = """
[[rule]]
id = "{id}"
version = 1
about = "a test"
[rule.when]
{when}
[rule.then]
{then}
[[rule.yes]]
{yes}
[[rule.no]]
text = "nothing at all"
"""


def owner_content(tmp_path: Path, *rules: str) -> Path:
    """A firm's folder with the shipped intents and these rules."""
    (tmp_path / "models").mkdir()
    (tmp_path / "rules").mkdir()
    (tmp_path / "models" / "intents.toml").write_text(
        (ROOT / "models" / "intents.toml").read_text("utf-8"), "utf-8"
    )
    (tmp_path / "rules" / "own.toml").write_text("".join(rules), "utf-8")
    return tmp_path


def rule(
    id: str = "r", when: str = 'says = "lamp"', then: str = 'intent = "order"', yes: str = 'text = "a lamp"'
) -> str:
    return RULE.format(id=id, when=when, then=then, yes=yes)


def problems_of(root: Path) -> str:
    with pytest.raises(OwnerError) as refused:
        load_rules(root, load_intents(root))
    return str(refused.value)


def test_the_starter_rules_load_and_every_example_holds() -> None:
    """Every shipped rule fires on its yes examples and is silent on its no examples."""
    content = load_content(ROOT)
    assert len(content.rules.rules) >= 25
    assert all(each.yes and each.no for each in content.rules.rules)


def test_text_rules_never_decide() -> None:
    """No shipped rule that asks about words alone settles an intent."""
    decisive = [each for each in load_content(ROOT).rules.rules if each.decide]
    assert decisive
    assert all(
        any(c.name in ("kind", "header", "sender", "staff", "attachment") for c in each.when)
        for each in decisive
    )


def test_an_unknown_predicate_is_named_with_line_and_nearest_word(tmp_path: Path) -> None:
    """A misspelt predicate is refused with file, line, rule and the word that was meant."""
    told = problems_of(owner_content(tmp_path, rule(when='sayz = "lamp"')))
    assert "own.toml:7" in told
    assert "rule r.when.sayz" in told
    assert "Did you mean says?" in told


def test_a_bad_pattern_is_refused(tmp_path: Path) -> None:
    """Look-around is no RE2, and the pattern is shown."""
    told = problems_of(owner_content(tmp_path, rule(when='says = "(?=lamp)"')))
    assert "bad pattern" in told
    assert "(?=lamp)" in told


def test_a_missing_example_is_refused(tmp_path: Path) -> None:
    """A rule without a no example does not load."""
    told = problems_of(owner_content(tmp_path, rule().rpartition("[[rule.no]]")[0]))
    assert "rule r.no: no example" in told


def test_a_false_example_is_refused(tmp_path: Path) -> None:
    """A yes example that does not fire is shown."""
    assert "a yes example does not fire" in problems_of(owner_content(tmp_path, rule(yes='text = "a chair"')))


def test_a_rule_over_words_alone_may_not_decide(tmp_path: Path) -> None:
    """decide = true needs a question about structure."""
    told = problems_of(owner_content(tmp_path, rule(then='intent = "order"\ndecide = true')))
    assert "a rule over text alone may not decide" in told


def test_an_unknown_intent_is_refused_with_the_nearest(tmp_path: Path) -> None:
    """A rule cannot speak for an intent that nobody defined."""
    assert "Did you mean order?" in problems_of(owner_content(tmp_path, rule(then='intent = "ordr"')))


def test_two_deciding_rules_that_clash_are_refused(tmp_path: Path) -> None:
    """Two rules that decide differently on the same mail are an error at load."""
    one = rule(
        "one", 'sender = "a@shop.example"', 'intent = "order"\ndecide = true', 'from = "a@shop.example"'
    )
    two = rule(
        "two", 'sender_domain = "shop.example"', 'intent = "spam"\ndecide = true', 'from = "b@shop.example"'
    )
    assert "rule two decides spam" in problems_of(owner_content(tmp_path, one, two))


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Three broken rules give three problems, not one."""
    broken = (rule("a", when='sayz = "x"'), rule("b", when='says = "("'), rule("c", then='intent = "nope"'))
    told = problems_of(owner_content(tmp_path, *broken))
    assert all(f"rule {name}" in told for name in "abc")


def test_accents_and_case_do_not_matter(tmp_path: Path) -> None:
    """A pattern without accents finds the word with them, in capitals too."""
    rules = load_rules(
        root := owner_content(tmp_path, rule(when='says = "reclamacion"', yes='text = "Reclamación"')),
        load_intents(root),
    )
    assert fired(rules, IntentInput(text="UNA RECLAMACIÓN"))


def test_explain_says_each_condition_in_words() -> None:
    """Explaining a mail tells every rule, and why it did or did not fire."""
    told = {each.rule.id: each for each in explain(load_content(ROOT).rules, IntentInput(kind=Kind.BOUNCE))}
    assert told["returned-mail"].fired
    assert told["returned-mail"].answers == (("it is bounce or complaint mail", True),)
    assert not told["cancels"].fired


def test_the_difference_of_two_rule_sets_names_the_mails(tmp_path: Path) -> None:
    """Trying new rules on old mail shows which mails change, and how."""
    root = owner_content(tmp_path, rule())
    new = load_rules(root, intents := load_intents(root))
    (root / "rules" / "own.toml").write_text(rule("other", 'says = "chair"', yes='text = "a chair"'), "utf-8")
    changed = difference(
        new, load_rules(root, intents), [IntentInput(text="a lamp"), IntentInput(text="a bed")]
    )
    assert [(mail.text, gone, came) for mail, gone, came in changed] == [("a lamp", ("r",), ())]


def at(hour: int) -> IntentInput:
    return IntentInput(text="a lamp", received=datetime(2026, 11, 23, hour, tzinfo=UTC))


def test_a_part_of_the_day_may_pass_midnight(tmp_path: Path) -> None:
    """between = "17:00-08:00" holds in the evening and in the early morning."""
    when = 'between = "17:00-08:00"\nsays = "lamp"'
    text = rule(when=when, yes='text = "a lamp"\nreceived = 2026-11-23T19:00:00Z')
    rules = load_rules(root := owner_content(tmp_path, text), load_intents(root))
    assert [bool(fired(rules, at(hour))) for hour in (19, 23, 7, 8, 12, 16)] == [True, True, True] + [
        False
    ] * 3


def test_no_part_of_a_day_is_refused(tmp_path: Path) -> None:
    """A misspelt span is named, with one that works."""
    told = problems_of(owner_content(tmp_path, rule(when='between = "5pm-8am"\nsays = "lamp"')))
    assert "is no part of a day" in told
    assert "17:00-08:00" in told


def test_a_customer_is_known_by_our_record(tmp_path: Path) -> None:
    """customer_code asks the record, and may decide: it is no claim of the sender."""
    text = rule(
        when='customer_code = ["K-77", "K-78"]',
        then='intent = "order"\ndecide = true',
        yes='customer_code = "k-77"',
    )
    rules = load_rules(root := owner_content(tmp_path, text), load_intents(root))
    assert fired(rules, IntentInput(customer_code="K-78"))
    assert not fired(rules, IntentInput(customer=True))


def test_deciding_rules_that_disagree_ask_a_person() -> None:
    """Two deciding rules that only meet on a mail nobody foresaw: unsure, with both named."""
    one, two = (
        Rule(id=name, version=1, about=name, when=(), intent=intent, decide=True)
        for name, intent in (("one", "order"), ("two", "spam"))
    )
    intents = load_intents(ROOT)
    verdict = decide(IntentInput(text="x"), Scores(), (one, two), intents, Gates())
    assert verdict.unsure
    assert "deciding rules disagree: one (order) and two (spam)" in verdict.evidence[0].text


def test_a_rule_may_only_tag(tmp_path: Path) -> None:
    """A rule that names a tag alone is a rule: the verdict bears it once, and the intent stays as it was."""
    root = owner_content(
        tmp_path, rule("a", then='tag = "lamps"'), rule("b", then='intent = "order"\ntag = "lamps"')
    )
    intents = load_intents(root)
    mail = IntentInput(text="two lamps")
    alone, both = fired(load_rules(root, intents), mail)[:1], fired(load_rules(root, intents), mail)
    assert decide(mail, Scores(), alone, intents, Gates()).tags == ("lamps",)
    assert (
        decide(mail, Scores(), alone, intents, Gates()).intent
        == decide(mail, Scores(), (), intents, Gates()).intent
    )
    assert decide(mail, Scores(), both, intents, Gates()).tags == ("lamps",)


@pytest.mark.parametrize("tag", ['"Two words"', '""', "7", '"\\\\Seen"', f'"{"a" * 41}"'])
def test_a_tag_that_no_mailbox_would_keep_is_refused(tmp_path: Path, tag: str) -> None:
    """It becomes a keyword (RFC 9051): letters, figures and hyphens alone."""
    assert "no tag" in problems_of(owner_content(tmp_path, rule(then=f'intent = "order"\ntag = {tag}')))
