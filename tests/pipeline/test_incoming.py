"""An incoming e-invoice that is bare XML: in words and as a page, to whoever is asked about it."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from functools import cache
from pathlib import Path

import pytest

from tests.books import samples
from tests.pipeline.desk import SHARED, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.adapters import carried
from triage.adapters.invoice_file import prepared
from triage.adapters.invoice_page import pages_of, said_of
from triage.adapters.invoice_pdf import Renderer
from triage.adapters.invoice_xml import write_xml
from triage.adapters.mime_limits import Limits
from triage.adapters.pdf_rows import rows_of_pdf
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.mail.message import File
from triage.pipeline import dispatch
from triage.pipeline.perform import SubmitPerformer


@cache
def renderer() -> Renderer:
    return Renderer()


@cache
def xml() -> bytes:
    return write_xml(prepared(samples.read(samples.invoice()), samples.TODAY))


def pages(raw: bytes) -> list[File]:
    return pages_of(lambda one: carried.invoices_of(one, Limits()), renderer(), raw)


def mail(content: bytes = b"", name: str = "invoice.xml") -> bytes:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = "Holz AG <rechnung@holz.example>", SHARED, "Rechnung"
    made["Message-ID"], made["Date"] = "<xml@holz.example>", "Mon, 23 Nov 2026 08:58:00 +0000"
    made.set_content("Anbei unsere Rechnung.\n")
    made.add_attachment(content or xml(), "application", "xml", filename=name)
    return made.as_bytes()


def test_a_page_comes_with_the_question(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Nobody reads XML on a telephone: seller, lines, sums and account as a PDF, the sums in the text too."""
    with open_desk(tmp_path) as desk:
        desk.edges = replace(desk.edges, pages_of=pages)
        desk.write(mail())
        submitter = SmtpSubmitter(SmtpSettings(host="127.0.0.1", port=smtp_sink.port, tls="none"), None)
        performer = SubmitPerformer(
            submitter=submitter, config=desk.edges.config, store=desk.store, second=desk.edges.second,
            since=desk.clock.now(), find_sent=lambda _: None, pages_of=pages,
        )  # fmt: skip
        while dispatch.dispatch(desk.edges, performer, "test") or desk.due():
            pass
        submitter.close()
    asked = [message_from_bytes(one.content, policy=default) for one in smtp_sink.accepted]
    [shown] = [one for one in asked if list(one.iter_attachments())]
    [page] = shown.iter_attachments()
    assert page.get_filename() == "invoice.pdf"
    said = " ".join(cell.text for row in rows_of_pdf(page.get_content()) for cell in row)
    assert "Carla Kontor AG" in said
    assert "345.08" in said
    text = shown.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "gross total: 345.08" in " ".join(text.split())


def test_wrong_arithmetic_is_said() -> None:
    lines, wrong = said_of(xml().replace(b">345.08</ram:Grand", b">345.09</ram:Grand"))
    assert any("345.09" in one for one in lines)
    assert any("total" in one for one in wrong)


@pytest.mark.parametrize(
    "content",
    [b"<a/>", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><CrossIndustryInvoice>&b;</CrossIndustryInvoice>",
     b"no xml at all"],
)  # fmt: skip
def test_other_xml_is_no_page(content: bytes) -> None:
    """No invoice, entities, no XML: nothing is rendered, nothing raised."""
    assert pages(mail(content)) == []


def test_markup_in_a_name_stays_literal() -> None:
    """Typst code in a seller's name is text."""
    evil = xml().replace(b"Carla Kontor AG", b'#read("/etc/passwd") *Kontor*')
    [page] = pages(mail(evil))
    said = " ".join(cell.text for row in rows_of_pdf(page.octets) for cell in row)
    assert '#read("/etc/passwd")' in said.replace("“", '"').replace("”", '"')
