"""Files: XML, official rules, pages, read back. One rule checker is kept for all of them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from tests.books.properties import unnumbered
from tests.books.samples import MISTAKES, PRIVATE, TODAY, buyer, good, invoice, line, read, seller
from triage import cli
from triage.adapters import invoice_pdf, invoice_xmp
from triage.adapters.invoice_file import check_file, checked_xml, draft_pdf, finished, prepared
from triage.adapters.invoice_packs import COUNTRIES, pack_for, words
from triage.adapters.invoice_pdf import Renderer
from triage.adapters.invoice_pdfa import pdfa_problems
from triage.adapters.invoice_read import embedded_xml, read_invoice
from triage.adapters.invoice_rules import RuleChecker, schema_problems
from triage.adapters.invoice_xml import write_xml
from triage.books import figures
from triage.books.correction import taken_back
from triage.books.handover import lines_csv
from triage.books.incoming import in_words, wrong_sums
from triage.books.invoice import Draft, with_number
from triage.books.parts import down_payment, part_of, rest
from triage.books.rule_words import Failed
from triage.books.rule_words import in_words as rule_in_words
from triage.core.errors import OwnerError, Permanent

SOME = ("standard", "three rates", "goods to France", "service to Switzerland", "gross prices, two rates",
        "correction", "down payment", "rest", "small business", "period", "markup in names", "long names")  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> Iterator[RuleChecker]:
    with RuleChecker() as checker:
        yield checker


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


def text_of(pdf: bytes) -> str:
    """All text of all pages, without the invisible breaks and with plain spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", "\n".join(pages).replace("\u200b", "").replace("\u00a0", " "))


@pytest.mark.parametrize("name", SOME)
def test_an_invoice_passes_every_rule_and_reads_back(
    name: str, rules: RuleChecker, renderer: Renderer
) -> None:
    """Schema, schematron, PDF/A-3 structure; factur-x reads our XML back; every amount is in the text."""
    made = prepared(read(dict(good())[name]), TODAY)
    done = finished(made, renderer, rules)
    assert embedded_xml(done.pdf) == done.xml
    text = text_of(done.pdf)
    draft, totals = made.draft, made.totals
    for amount in [one.net for one in totals.lines] + [totals.net, totals.tax, totals.gross, totals.due]:
        written = figures.amount(abs(amount), draft.currency, draft.language).replace("\u00a0", " ")
        assert written in text


def test_the_xml_says_what_was_computed() -> None:
    """Number, names, totals and account come back from the XML unchanged."""
    made = prepared(read(invoice()), TODAY)
    found = read_invoice(write_xml(made))
    assert (found.number, found.issue_date) == ("INV-2026-0042", date(2026, 11, 21))
    assert (found.net, found.tax, found.due) == (made.totals.net, made.totals.tax, made.totals.due)
    assert (found.seller.name, found.seller.vat_id) == ("Tischlerei Ahorn GmbH", "DE136695976")
    assert found.iban == "DE02120300000000202051"
    assert found.due_date == date(2026, 12, 5)
    assert "To pay: €345.08, until 2026-12-05" in "\n".join(in_words(found))


def test_several_earlier_invoices_are_all_named() -> None:
    """A rest invoice refers to each earlier one (BG-3), in the place the schema wants."""
    xml = write_xml(prepared(read(dict(good())["rest"]), TODAY))
    assert xml.count(b"InvoiceReferencedDocument>") == 4
    assert not schema_problems(xml)


def test_equal_invoices_give_equal_octets(rules: RuleChecker) -> None:
    """Rendering again gives the same file, from another compiler too."""
    made = prepared(read(invoice()), TODAY)
    assert finished(made, Renderer(), rules).pdf == finished(made, Renderer(), rules).pdf


def test_markup_and_typst_code_stay_literal(rules: RuleChecker, renderer: Renderer) -> None:
    """A hostile name is printed as it is written, and changes nothing else."""
    hostile = '#read("/etc/passwd") #strong[x] $a^2$ <b>&amp;</b> `x` ]]> \\ "q" {{1}}'
    made = prepared(
        read(invoice(buyer=buyer(name=hostile), intro=hostile, lines=[line(name=hostile)])), TODAY
    )
    done = finished(made, renderer, rules)
    assert text_of(done.pdf).count(hostile) >= 3
    assert read_invoice(done.xml).buyer.name == hostile


def test_a_draft_is_marked_and_is_no_invoice(renderer: Renderer) -> None:
    """A draft's pages say so, carry no XML, no number and no payment code."""
    made = prepared(unnumbered(read(invoice(language="en"))), TODAY)
    pdf = draft_pdf(made, renderer)
    assert "DRAFT" in text_of(pdf)
    assert "INV-2026-0042" not in text_of(pdf)
    assert "within 14 days of the invoice date" in text_of(pdf)
    with pytest.raises(Permanent, match="no invoice XML"):
        embedded_xml(pdf)


def test_sixty_lines_go_over_pages_with_their_head(renderer: Renderer, rules: RuleChecker) -> None:
    """The table's head is repeated and every line is there, on at least two pages."""
    done = finished(prepared(read(dict(good())["sixty lines"]), TODAY), renderer, rules)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(done.pdf)).pages]
    assert len(pages) >= 2
    assert all("Bezeichnung" in one for one in pages[:2])
    assert all(f"P-{place} " in text_of(done.pdf) for place in range(60))


@pytest.mark.parametrize("lines", [18, 26, 58, 60, 66])
def test_the_payment_box_is_never_alone(lines: int, renderer: Renderer) -> None:
    """Total, terms and payment stand on one page, wherever the lines end."""
    found = invoice(lines=[line(name=f"Part {place}", code=f"P-{place}") for place in range(lines)])
    made = prepared(read(found), TODAY)
    pdf = renderer.invoice_pdf(made, words("de"), write_xml(made))
    last = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages][-1]
    assert all(one in last for one in ("Nettobetrag", "Zahlbetrag", "Zahlbar bis", "IBAN"))


def test_an_end_that_no_page_holds_flows_on(renderer: Renderer) -> None:
    """Very long terms are longer than a page: they break, and their last word is there."""
    terms = {"days": 14, "text": "\n".join(["Ware bleibt Eigentum."] * 150 + ["Schlusswort"])}
    made = prepared(read(invoice(terms=terms)), TODAY)
    pdf = renderer.invoice_pdf(made, words("de"), write_xml(made))
    assert text_of(pdf).count("Eigentum") == 150
    with pypdfium2.PdfDocument(pdf) as document:
        chars = [page.get_textpage() for page in document]
        assert all(one.get_charbox(at)[1] >= 15 for one in chars for at in range(one.count_chars()))
    assert "Schlusswort" in text_of(pdf)


def test_nothing_is_clipped(renderer: Renderer, rules: RuleChecker) -> None:
    """Long names without a space stay inside the margins: no character lies outside the page's text area."""
    found = invoice(buyer=buyer(name="W" * 300), lines=[line(name="W" * 300, price="9999999.99")])
    done = finished(prepared(read(found), TODAY), renderer, rules)
    with pypdfium2.PdfDocument(done.pdf) as document:
        for page in document:
            width, height = page.get_size()
            words = page.get_textpage()
            for at in range(words.count_chars()):
                left, bottom, right, top = words.get_charbox(at)
                assert left >= 40 or right == left
                assert right <= width - 40
                assert bottom >= 15
                assert top <= height - 15


def test_characters_without_a_font_are_refused_in_words(renderer: Renderer, rules: RuleChecker) -> None:
    """An emoji in a name is a refusal that names it, not an empty box."""
    with pytest.raises(OwnerError, match="fonts do not have"):
        finished(prepared(read(invoice(buyer=buyer(name="Acme 🎉"))), TODAY), renderer, rules)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (b">65.08<", b">65.07<", "BR-CO-1"),
        (b"<ram:CategoryCode>S<", b"<ram:CategoryCode>Z<", "BR-Z"),
        (b"<ram:ID>INV-2026-0042</ram:ID>", b"<ram:ID></ram:ID>", "BR-02"),
        (b">380<", b">999<", "not allowed"),
        (b"DE136695976", b"XX136695976", "BR-CO-09"),
    ],
)
def test_a_tampered_xml_breaks_a_rule(right: bytes, wrong: bytes, said: str, rules: RuleChecker) -> None:
    """The official rules are really asked: each change is named by its rule."""
    xml = write_xml(prepared(read(invoice(lines=[line(quantity="1", price="342.53")])), TODAY))
    assert right in xml
    failed = rules.failed_rules(xml.replace(right, wrong))
    assert any(said in str(one) for one in failed)


def test_a_tax_that_is_wrong_by_cents_is_found(rules: RuleChecker) -> None:
    """The official rules tolerate a tax wrong by up to 1.00; the second arithmetic does not."""
    made = prepared(read(invoice(lines=[line(quantity="1", price="100")])), TODAY)
    xml = write_xml(made).replace(b">19.00<", b">19.50<").replace(b">119.00<", b">119.50<")
    assert not rules.failed_rules(xml.replace(b"Percent>19.50", b"Percent>19"))
    assert any("but it is 19.00" in one for one in wrong_sums(read_invoice(xml)))


def test_what_only_the_rules_know_is_refused(rules: RuleChecker) -> None:
    """A unit that no list has is refused before anything is proposed, in words."""
    found = invoice()
    MISTAKES["unit that is in no list"](found)
    with pytest.raises(OwnerError, match="Recommendation 20"):
        checked_xml(prepared(read(found), TODAY), rules)


def test_the_child_comes_back_after_its_death() -> None:
    """A killed checker is started anew; the one document that was under way may fail."""
    xml = write_xml(prepared(read(invoice()), TODAY))
    with RuleChecker() as checker:
        assert checker.failed_rules(xml) == []
        child = checker._child
        assert child is not None
        child.process.kill()
        child.process.wait()
        assert checker.failed_rules(xml) == []


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"no xml",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a/>",
        b"%PDF-1.7 broken",
    ],
)
def test_hostile_files_are_refused_in_words(xml: bytes, rules: RuleChecker) -> None:
    """No entity is expanded, nothing is fetched, no traceback."""
    with pytest.raises(Permanent):
        check_file(xml, rules)


def test_both_ways_to_extend_the_metadata_agree(renderer: Renderer, rules: RuleChecker) -> None:
    """Exchanging the object and rewriting the file give the same metadata, both in order."""
    made = prepared(read(invoice()), TODAY)
    xml = checked_xml(made, rules)
    inputs = invoice_pdf._inputs(made, words("de"), "") | {"xml": xml.decode(), "issued": "2026-11-21"}
    plain = renderer._compile(inputs, standards=["a-3b"])
    quick, whole = invoice_xmp._exchanged(plain), invoice_xmp._rewritten(plain)
    assert quick is not None
    for pdf in (quick, whole):
        assert pdfa_problems(pdf) == []
        assert embedded_xml(pdf) == xml
    found = [pypdf.PdfReader(io.BytesIO(one)).root_object["/Metadata"].get_object() for one in (quick, whole)]
    assert found[0].get_data() == found[1].get_data()  # type: ignore[attr-defined]


def test_structure_checks_can_fail(renderer: Renderer, rules: RuleChecker) -> None:
    """A plain PDF and a damaged one do not pass as PDF/A-3."""
    made = prepared(read(invoice()), TODAY)
    assert len(pdfa_problems(draft_pdf(prepared(unnumbered(made.draft), TODAY), renderer))) >= 5
    done = finished(made, renderer, rules)
    assert pdfa_problems(done.pdf.replace(b"factur-x.xml", b"factur-y.xml"))
    assert pdfa_problems(done.pdf[: len(done.pdf) // 2])


def test_failing_rules_are_said_in_words() -> None:
    """Known rules have our sentence, others the standard's without its codes; both keep the id."""
    known = Failed(rule="BR-CO-15", text="[BR-CO-15]-Invoice total amount with VAT (BT-112) = ...")
    assert rule_in_words(known) == "The total is not net plus tax. (BR-CO-15)"
    other = Failed(rule="BR-29", text="[BR-29]-If both dates (BT-73) are given, the end (BT-74) is later.")
    assert rule_in_words(other) == "If both dates are given, the end is later. (BR-29)"


def test_an_own_layout_may_not_reach_the_network(tmp_path: Path) -> None:
    """Packages would be fetched: a layout that imports one is refused."""
    layout = tmp_path / "own.typ"
    layout.write_text('#import "@preview/tiaoma:0.3.0": *\n', encoding="utf-8")
    with pytest.raises(OwnerError, match="network"):
        Renderer(layout=layout)


def test_an_own_layout_cannot_read_other_files(tmp_path: Path) -> None:
    """The compiler's root is the layout's folder."""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    layout = tmp_path / "in" / "own.typ"
    layout.write_text('#read("../secret.txt")', encoding="utf-8")
    with pytest.raises(OwnerError, match="cannot be set"):
        draft_pdf(prepared(unnumbered(read(invoice())), TODAY), Renderer(layout=layout))


def run(*words: str) -> int:
    return cli.main(["invoice", *words])


def test_the_command_renders_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Draft without number, invoice with; the invoice passes its own check; wrong files do not."""
    found = invoice(lines=[line(quantity="1", price="100")])
    del found["number"], found["issue_date"]
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    out = tmp_path / "out"
    assert run("render", str(path), "--out", str(out)) == 0
    assert [one.name for one in out.iterdir()] == ["draft.pdf"]
    assert run("render", str(path), "--out", str(out), "--number", "R/2026/7", "--date", "2026-11-21") == 0
    assert run("check", str(out / "R-2026-7.pdf")) == 0
    assert "every check passed" in capsys.readouterr().out
    wrong = tmp_path / "wrong.xml"
    wrong.write_bytes((out / "R-2026-7.xml").read_bytes().replace(b">119.00<", b">118.00<"))
    assert run("check", str(wrong)) == 1
    assert "wrong:" in capsys.readouterr().out


def test_the_command_refuses_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad draft or a missing file is one plain line each and status 1."""
    found: dict[str, Any] = invoice(buyer=PRIVATE, seller=seller(vat_id="DE1"))
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    assert run("render", str(path), "--out", str(tmp_path / "out")) == 1
    assert run("render", str(tmp_path / "none.json")) == 1
    assert run("render", str(path), "--number", "R-1") == 1
    said = capsys.readouterr().err
    assert "seller.vat_id: is no valid VAT identifier of DE" in said
    assert "No such file" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("mark", [{"public": True}, {"reference": "04011000-1234512345-06"}])
def test_the_command_refuses_an_xrechnung(
    mark: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A public buyer's rules (BR-DE) cannot be checked here: nothing is written, and the reason is said."""
    path, out = tmp_path / "draft.json", tmp_path / "out"
    path.write_text(json.dumps(invoice(buyer=buyer(**mark))), encoding="utf-8")
    assert run("render", str(path), "--out", str(out)) == 1
    said = capsys.readouterr().err
    assert "buyer.public: wants an XRechnung, whose rules (BR-DE) cannot be checked here" in said
    assert "authority's portal" in said
    assert not out.exists()


PAGE = Path(__file__).parents[2] / "docs" / "invoice-json.md"


def test_every_block_of_the_documentation_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a reader would: the JSON copied into a file, rendered as a draft and as an invoice, checked."""
    blocks = re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert [kind for kind, _ in blocks] == ["json"]
    for _, block in blocks:
        path, out = tmp_path / "draft.json", tmp_path / "out"
        path.write_text(block, encoding="utf-8")
        assert run("render", str(path), "--out", str(out)) == 0
        numbered = ("--number", "INV-2026-0042", "--date", "2026-11-21")
        assert run("render", str(path), "--out", str(out), *numbered) == 0
        assert run("check", str(out / "INV-2026-0042.pdf")) == 0
        assert run("check", str(out / "INV-2026-0042.xml")) == 0
    assert "wrong:" not in capsys.readouterr().out


def test_the_printed_schema_and_the_documentation_agree(capsys: pytest.CaptureFixture[str]) -> None:
    """Every field that a table of the page names is in the schema, with its choices and whether it is
    required; every tax case it names is one of a pack."""
    assert run("schema") == 0
    schema = json.loads(capsys.readouterr().out)
    page = PAGE.read_text(encoding="utf-8")
    known = {
        name: one for kind in schema["$defs"].values() for name, one in kind.get("properties", {}).items()
    }
    known |= schema["properties"]
    rows = re.findall(r"^\| (`[^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    assert len(rows) > 30
    named = {name: words for first, words in rows for name in re.findall(r"`(\w+)`", first)}
    assert not set(named) - set(known)
    assert set(schema["required"]) == {"seller", "buyer", "lines"}
    for field, kind in (("type", "DocumentType"), ("kind", "Kind")):
        assert set(re.findall(r"`(\w+)`", named[field])) == set(schema["$defs"][kind]["enum"])
    assert set(re.findall(r"`(\w+)`", named["language"])) == set(known["language"]["enum"])
    cases = {key for country in COUNTRIES for key in pack_for(country).cases}
    plain = set(re.findall(r"`([a-z_]+)`", named["tax"]))
    assert plain == {one for one in cases if not one.startswith("exempt_")}


def test_amounts_above_the_limit_never_reach_a_file() -> None:
    """10^12 is refused as price and as total."""
    for price, quantity in (("1000000000000", "1"), ("9999999999.99", "2")):
        with pytest.raises(OwnerError, match=r"too (large|much)"):
            prepared(read(invoice(lines=[line(price=price, quantity=quantity)])), TODAY)
    assert prepared(
        read(invoice(lines=[line(price="999999999", quantity="1")])), TODAY
    ).totals.net == Decimal(999999999)


def test_parts_and_corrections_pass_the_rules(renderer: Renderer, rules: RuleChecker) -> None:
    """Down payment, rest and correction as our own functions make them are lawful documents."""
    odd = [line(quantity="3", price="19.99"), line(tax="reduced", quantity="7", price="1.11")]
    for prices in ("net", "gross"):
        quote = prepared(read(invoice(buyer=PRIVATE, quote="Q-118", lines=odd, prices=prices)), TODAY)
        german = words("de")["words"]
        first = prepared(issued(down_payment(quote.draft, quote.totals, [], Decimal(40), german), 1), TODAY)
        closing = issued(rest(quote.draft, quote.totals, [part_of(first.draft, first.totals)], german), 2)
        last = prepared(closing, TODAY)
        back = prepared(issued(taken_back(last.draft, last.totals, "Storniert"), 3), TODAY)
        for made in (first, last, back):
            assert finished(made, renderer, rules).pdf
        assert "Bereits berechnet mit INV-1 vom 22.11.2026" in text_of(finished(last, renderer, rules).pdf)
        assert last.totals.due + back.totals.due == 0


def issued(draft: Draft, place: int) -> Draft:
    return with_number(draft, f"INV-{place}", TODAY + timedelta(days=place))


def test_an_incoming_invoice_becomes_a_page(renderer: Renderer) -> None:
    """XML in, a page out that says who, what, how much, until when; what is wrong stands below."""
    xml = write_xml(prepared(read(invoice(buyer=buyer(name="#strong[Acme]"))), TODAY)).replace(
        b">345.08<", b">345.18<"
    )
    found = read_invoice(xml)
    text = text_of(renderer.words_pdf(in_words(found), wrong_sums(found)))
    assert "Invoice INV-2026-0042 of 2026-11-21" in text
    assert "To: #strong[Acme], München DE" in text
    assert "To pay: €345.18, until 2026-12-05" in text
    assert "does not pass every check" in text


def test_lines_for_another_program() -> None:
    """CSV with semicolons and decimal comma; a formula in a name is text."""
    lines = [line(name='=HYPERLINK("x")', quantity="2.5", price="19.99", code="A;1")]
    rows = lines_csv(prepared(read(invoice(lines=lines)), TODAY)).decode("utf-8-sig").splitlines()
    assert rows[1] == """1;"A;1";"'=HYPERLINK(""x"")";;2,5;C62;19,99;1;standard;19;49,98"""


def test_an_object_that_cannot_be_read_is_named(renderer: Renderer, rules: RuleChecker) -> None:
    """Not passed over: nobody can say what is in it."""
    pdf = finished(
        prepared(read(invoice(number="INV-7", issue_date="2026-11-21")), TODAY), renderer, rules
    ).pdf
    numbers = [int(one[1]) for one in re.finditer(rb"\n(\d+) 0 obj", pdf)]
    for number in numbers[:: max(1, len(numbers) // 8)]:
        wrong = pdfa_problems(pdf.replace(b"\n%d 0 obj" % number, b"\n%d 1 obj" % number))
        assert any("cannot be read" in one and re.search(rf"\b{number}\b", one) for one in wrong), (
            number,
            wrong,
        )


@pytest.mark.parametrize("count", [1, *range(16, 33, 2), *range(58, 71, 3)])
def test_the_last_page_has_a_line_above_its_sums(renderer: Renderer, count: int) -> None:
    """Sums and the payment alone on a page say nothing; and nothing is lost where a page ends."""
    lines = [line(name=f"Item {number:03} oak", quantity=str(number)) for number in range(1, count + 1)]
    made = prepared(read(invoice(lines=lines)), TODAY)
    document = pypdfium2.PdfDocument(draft_pdf(made, renderer))
    pages = [page.get_textpage().get_text_range() for page in document]
    assert "Item" in pages[-1]
    assert "Zahlbetrag" in pages[-1]
    assert [f"Item {number:03}" in "".join(pages) for number in range(1, count + 1)] == [True] * count
    assert all("Bezeichnung" in one for one in pages), "the head is on every page"
