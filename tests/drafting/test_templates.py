"""The shipped replies, and what a template may do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from triage.adapters.replies import EMPTY, FILLED, load_templates
from triage.config import LANGUAGES
from triage.core.errors import OwnerError
from triage.drafting.templates import Templates, TemplateSource, check
from triage.pipeline.record_answers import SAYS

ROOT = Path(__file__).resolve().parents[2]
INTENTS = tomllib.loads((ROOT / "models" / "intents.toml").read_text("utf-8"))["intent"]
SHIPPED = sorted(path.name for path in (ROOT / "replies").iterdir() if path.name != "staff")
CASES = [(intent, language) for intent in SHIPPED for language in LANGUAGES]

_MONEY = re.compile(r"\d[\d.,]*\s*(?:€|\$|£|EUR|USD|GBP|CHF)|(?:€|\$|£|EUR|USD|GBP|CHF)\s*\d", re.IGNORECASE)
_MACHINE = re.compile(r"\b(?:bot|robot|KI|AI|IA|automatic\w*|automatisch\w*|automat\w*)\b", re.IGNORECASE)
_FAMILIAR = {
    "de": r"\b(?:du|dir|dich|dein\w*)\b",
    "fr": r"\b(?:tu|toi|ton|tes)\b",
    "es": r"\b(?:tú|te|tus?|ti)\b",
    "it": r"\b(?:tu|ti|tuo|tua|tuoi|tue)\b",
    "nl": r"\b(?:je|jij|jou|jouw)\b",
}


def one(body: str, subject: str = "Your request") -> TemplateSource:
    return TemplateSource(intent="order", language="en", subject=subject, body=body, where="order/en.txt")


def rendered(body: str, facts: Mapping[str, Any], subject: str = "Your request") -> Any:
    return Templates({("order", "en"): one(body, subject)}, "en").render("order", "en", facts)


@pytest.fixture(scope="module")
def shipped() -> Templates:
    return load_templates(ROOT, "en", INTENTS)


def test_every_intent_that_names_a_reply_has_it_in_all_seven_languages() -> None:
    """An intent whose ``reply`` has no file would escalate what could be answered."""
    wanted = {body["reply"] for body in INTENTS.values() if "reply" in body}
    missing = [
        f"{intent}/{language}"
        for intent in sorted(wanted)
        for language in LANGUAGES
        if not (ROOT / "replies" / intent / f"{language}.txt").is_file()
    ]
    assert wanted
    assert missing == []


@pytest.mark.parametrize(("intent", "language"), CASES)
@pytest.mark.parametrize("facts", [FILLED, EMPTY], ids=["filled", "empty"])
def test_every_shipped_reply_is_whole(
    shipped: Templates, intent: str, language: str, facts: Mapping[str, Any]
) -> None:
    """Both for a firm that gave all particulars and one that gave none: no braces, no gap, no figure."""
    text = shipped.render(intent, language, facts)
    assert text is not None
    assert text.language == language
    assert text.missing == ()
    assert "\n" not in text.subject
    assert 0 < len(text.subject) <= 70
    whole = f"{text.subject}\n{text.body}"
    assert not re.search(r"[{}%]|\bNone\b|\bUndefined\b|\(\)| {2}| [.,]", whole)
    assert "\n\n\n" not in text.body
    assert not _MONEY.search(whole.replace(FILLED["records"][0], ""))
    assert not _MACHINE.search(whole)


@pytest.mark.parametrize(("intent", "language"), [one for one in CASES if one[0] in SAYS])
def test_what_the_books_know_is_said(shipped: Templates, intent: str, language: str) -> None:
    """Each template that is given something says all of it, a paragraph each."""
    known = {**EMPTY, "records": ("Our first sentence.", "Our second one.")}
    text = shipped.render(intent, language, known)
    assert text is not None
    assert "\n\nOur first sentence.\n\nOur second one.\n\n" in text.body


@pytest.mark.parametrize(("intent", "language"), CASES)
def test_no_shipped_reply_holds_a_figure_of_its_own(shipped: Templates, intent: str, language: str) -> None:
    """Without the firm's particulars no digit is left: no amount, no date, no promised number of days."""
    text = shipped.render(intent, language, EMPTY)
    assert text is not None
    assert not re.search(r"\d", text.subject + text.body)


@pytest.mark.parametrize(("intent", "language"), CASES)
def test_a_shipped_reply_is_short(shipped: Templates, intent: str, language: str) -> None:
    """Three sentences at least, and nothing that has to be scrolled for."""
    text = shipped.render(intent, language, FILLED)
    assert text is not None
    prose = " ".join(line for line in text.body.splitlines() if not line.startswith("- "))
    sentences = re.findall(r"[.!?:](?:\s|$)", prose)
    assert 3 <= len(sentences) <= 9
    assert len(text.body) <= 1200


@pytest.mark.parametrize(("intent", "language"), [one for one in CASES if one[1] in _FAMILIAR])
def test_a_shipped_reply_speaks_formally(shipped: Templates, intent: str, language: str) -> None:
    """Sie, vous, usted, Lei and u: never the form for friends."""
    text = shipped.render(intent, language, FILLED)
    assert text is not None
    assert not re.search(_FAMILIAR[language], text.body, re.IGNORECASE)


def test_the_phone_number_stands_where_the_firm_gave_one(shipped: Templates) -> None:
    """The particulars of the firm are used, not only tolerated."""
    text = shipped.render("bug_or_outage", "de", FILLED)
    assert text is not None
    assert FILLED["firm"]["phone"] in text.body


@pytest.mark.parametrize("hostile", ["{{7*7}}", "{% raw %}", "{{ firm }}", "{# x #}", "<b>x</b>", "${7*7}"])
def test_what_a_customer_wrote_stays_literal(hostile: str) -> None:
    """A name or a subject is data: it is printed as it is and never read as a template."""
    facts = {**FILLED, "customer": {"name": hostile}, "subject": hostile}
    text = rendered("For {{ customer.name }}: {{ subject }}", facts, subject="About {{ subject }}")
    assert text.body == f"For {hostile}: {hostile}"
    assert text.subject == f"About {hostile}"


def test_a_line_end_in_a_fact_does_not_split_the_subject() -> None:
    """A subject is one line, whatever a record holds."""
    text = rendered("Text", {**FILLED, "subject": "a\r\nBcc: x@evil.example"}, subject="{{ subject }}")
    assert text.subject == "a Bcc: x@evil.example"


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ firm.__class__ }}",
        "{{ firm.name.__init__.__globals__ }}",
        "{{ subject.format.__globals__ }}",
        "{{ '{0.__class__}'.format(subject) }}",
        "{{ firm['__class__'] }}",
        "{{ firm.update({'name': 'x'}) }}",
        "{{ firm|attr('__class__') }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}{{ os }}",
    ],
)
def test_the_sandbox_lets_nothing_out(body: str) -> None:
    """Attribute tricks are refused as they are loaded, and give no text where they are rendered."""
    assert check(one(body), FILLED, EMPTY) is not None
    text = rendered(body, FILLED)
    assert text.body == ""
    assert text.missing


def test_a_missing_fact_is_named_to_the_approver() -> None:
    """Nothing is guessed: the draft is empty and says which fact it lacked."""
    text = rendered("Your invoice {{ invoice.number }} of {{ customer.name }}.", FILLED)
    assert text.body == ""
    assert text.missing == ("invoice.number",)


def test_an_empty_fact_is_not_printed() -> None:
    """``Call us on .`` reaches nobody."""
    text = rendered("Call us on {{ firm.phone }}.", EMPTY)
    assert text.body == ""
    assert text.missing == ("firm.phone",)


@pytest.mark.parametrize("body", ["{{ 1 / 0 }}", "{{ subject + 1 }}", "{{ firm.name.nope() }}"])
def test_a_template_that_fails_is_a_draft_that_lacks_something(body: str) -> None:
    """A bad expression never ends the run."""
    assert rendered(body, FILLED).missing


def test_the_language_falls_back_to_the_firms_then_to_english() -> None:
    """The text says which language it is in, so that its frame can match."""
    sources = {("order", code): one(code) for code in ("de", "en")}
    templates = Templates(sources, "de")
    assert [templates.language_for("order", code) for code in ("en", "de", "pl")] == ["en", "de", "de"]
    assert Templates(sources, "fr").language_for("order", "pl") == "en"
    assert templates.language_for("refund", "en") is None
    assert templates.render("refund", "en", FILLED) is None
    drafted = templates.render("order", "pl", FILLED)
    assert drafted is not None
    assert drafted.language == "de"


def test_a_line_of_one_tag_leaves_no_gap_and_a_tag_at_a_lines_end_keeps_it() -> None:
    """What one sees in the file is what the customer gets."""
    body = "One.\n{% if firm.phone %}\nTwo.\n{% endif %}\nThree{% if firm.web %}, four{% endif %}\n\nFive."
    assert rendered(body, FILLED).body == "One.\nTwo.\nThree, four\n\nFive."
    assert rendered(body, EMPTY).body == "One.\nThree\n\nFive."


# ---------------------------------------------------------------- loading


def written(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / "replies" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    """Files come from all kinds of editors."""
    written(tmp_path, {"order/en.txt": b"\xef\xbb\xbfYour order\r\n\r\nThank you.\r\n\r\nBye.\r\n"})
    text = load_templates(tmp_path, "en").render("order", "en", FILLED)
    assert text is not None
    assert (text.subject, text.body) == ("Your order", "Thank you.\n\nBye.")


def test_every_problem_comes_at_once_with_its_place(tmp_path: Path) -> None:
    """One run of ``triage check`` shows all that must be mended: file, line, what was found, the nearest."""
    written(
        tmp_path,
        {
            "ordr/en.txt": "Your order\n\nThank you.\n",
            "order/gr.txt": "Your order\n\nThank you.\n",
            "order/en.text": "Your order\n\nThank you.\n",
            "order/de.txt": "\n\nDanke.\n",
            "order/fr.txt": "Commande\nMerci.\n",
            "order/es.txt": "Pedido\n\n",
            "order/it.txt": "Ordine\n\ngrazie.\n{% if firm.phone %}\nsenza fine\n",
            "order/nl.txt": "Bestelling\n\nDank.\n\nBel {{ firm.fone }}.\n",
            "order/pt.txt": "Encomenda\n\n{% if firm.phone %}Obrigado {{ custmer }}{% endif %}.\n",
            "order/en.txt": "Order\n\nThanks.\n\nCall {{ firm.phone }}.\n",
            "how_to/en.txt": b"Caf\xe9\n\nText\n",
            "how_to/de.txt": "{{ subject\n\nText\n",
            "notes.txt": "mine",
        },
    )
    with pytest.raises(OwnerError) as caught:
        load_templates(tmp_path, "en", ("order", "how_to"))
    problems = {problem.where: problem for problem in caught.value.problems}
    assert set(problems) == {
        "replies/ordr", "replies/order/gr.txt", "replies/order/en.text", "replies/order/de.txt:1",
        "replies/order/fr.txt:2", "replies/order/es.txt", "replies/order/it.txt:4",
        "replies/order/nl.txt:5", "replies/order/pt.txt:3", "replies/order/en.txt:5",
        "replies/how_to/en.txt", "replies/how_to/de.txt:1", "replies/notes.txt",
    }  # fmt: skip
    assert "order" in problems["replies/ordr"].mend
    assert problems["replies/order/nl.txt:5"].found == "firm.fone"
    assert "firm.phone" in problems["replies/order/nl.txt:5"].allowed
    assert problems["replies/order/pt.txt:3"].found == "custmer"
    assert "may be empty" in problems["replies/order/en.txt:5"].found


def test_the_staff_folder_and_editors_copies_are_passed_over(tmp_path: Path) -> None:
    """``replies/staff`` is no intent, what lies in it is asked for by its own name; ``en.txt~`` and hidden
    files are nobody's templates."""
    files = {
        "staff/welcome/en.txt": "S\n\n{{ person.name }}\n",
        "order/en.txt": "S\n\nT\n",
        "order/en.txt~": "x",
        "order/.en.swp": "x",
    }
    found = load_templates(written(tmp_path, files), "en", ("order",))
    assert found.has("order")
    assert found.has("staff/welcome")
    assert not found.has("welcome")


def test_what_is_nothing_for_staff_is_named(tmp_path: Path) -> None:
    """A customer's facts do not exist there; another folder is not passed over in silence."""
    files = {"staff/welcom/en.txt": "S\n\nT\n", "staff/welcome/de.txt": "S\n\n{{ customer.name }}\n"}
    with pytest.raises(OwnerError) as error:
        load_templates(written(tmp_path, files), "en", ("order",))
    told = {one.where: one for one in error.value.problems}
    assert told["replies/staff/welcom"].what == "is nothing for staff"
    assert told["replies/staff/welcome/de.txt:3"].found == "customer.name"


def test_no_folder_of_replies_is_one_plain_problem(tmp_path: Path) -> None:
    """A forgotten copy is said, not taken for an empty set."""
    with pytest.raises(OwnerError, match="is missing"):
        load_templates(tmp_path, "en")
