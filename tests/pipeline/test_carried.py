"""A customer's photos and PDFs travel along with the proposal, to five megabytes."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

from tests.pipeline.desk import SHARED, Desk, answer_to, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.adapters.carried import CARRIED_OCTETS
from triage.adapters.parserpool import Bounds, ParserPool
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.pipeline import dispatch
from triage.pipeline.perform import SubmitPerformer

PHOTO = b"\xff\xd8\xff" + b"photo" * 4000


def with_attachments(
    text: str = "The drawer of our cabinet is broken, see the photo. Could you repair it?",
) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = "Bella Ruiz <bella@ruiz.example>", SHARED, "Broken drawer"
    mail["Message-ID"], mail["Date"] = "<photo@ruiz.example>", "Mon, 23 Nov 2026 08:58:00 +0000"
    mail.set_content(text + "\n")
    mail.add_attachment(PHOTO, "image", "jpeg", filename="Küche links.jpg")
    mail.add_attachment(b"%PDF-1.4 plan", "application", "pdf", filename="../plan.pdf")
    mail.add_attachment(b"MZ\x90", "application", "octet-stream", filename="setup.exe")
    mail.add_attachment(b"\x89" * (CARRIED_OCTETS + 1), "image", "png", filename="huge.png")
    return mail.as_bytes()


def left(desk: Desk, sink: SmtpSink) -> list[EmailMessage]:
    """What has left, after everything that waits was submitted by the real performer."""
    submitter = SmtpSubmitter(SmtpSettings(host="127.0.0.1", port=sink.port, tls="none"), None)
    with ParserPool(bounds=Bounds(workers=1)) as pool:
        performer = SubmitPerformer(
            submitter=submitter, config=desk.edges.config, store=desk.store, second=desk.edges.second,
            since=desk.clock.now(), find_sent=lambda _: None, files_of=pool.files,
        )  # fmt: skip
        while dispatch.dispatch(desk.edges, performer, "test"):
            pass
    submitter.close()
    return [message_from_bytes(one.content, policy=default) for one in sink.accepted]


def test_photos_and_pdfs_travel_along_and_nothing_else(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Names are cleaned; a program and what is too large are named in the text only; the text stays first."""
    with open_desk(tmp_path) as desk:
        desk.write(with_attachments())
        [proposal] = left(desk, smtp_sink)
        assert proposal.get_content_type() == "multipart/mixed"
        files = {one.get_filename(): one.get_content() for one in proposal.iter_attachments()}
        assert files == {"Küche links.jpg": PHOTO, "plan.pdf": b"%PDF-1.4 plan"}
        text = proposal.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        assert "setup.exe" in text
        assert "huge.png" in text
        assert not proposal.defects


def test_the_answer_leaves_as_it_was_approved(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """No file of the customer's is ever added to an outward mail."""
    with open_desk(tmp_path, desk={"hold_minutes": 0}) as desk:
        desk.write(with_attachments())
        desk.write(answer_to(desk.proposal(), "We will come by on Tuesday and look at it."))
        desk.write(answer_to(desk.proposal(), "yes"))
        desk.clock.pass_by(seconds=1)
        desk.due()
        [answer] = [one for one in left(desk, smtp_sink) if "ruiz.example" in str(one["To"])]
        assert answer.get_content_type() == "text/plain"
