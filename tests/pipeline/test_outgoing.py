"""Whatever the desk sends passes our lint; what customers write stays data in all of it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.pipeline.desk import Desk, answer_to, letter, open_desk
from tests.pipeline.lint import problems

FOREIGN = "{{7*7}}<script>x</script><b>Ä€</b>{% raw %}"
FIELDS = (
    "subject", "name", "text", "In_Reply_To", "References", "Reply_To", "Cc", "Organization", "X_Mailer", "Keywords",
)  # fmt: skip


def sent(desk: Desk) -> list[tuple[str, bytes]]:
    return [(one.kind.value, one.octets) for one in desk.outgoing() if one.octets]


def lint(desk: Desk) -> None:
    secret = desk.store.secret()
    for kind, octets in sent(desk):
        found = problems(octets, secret, approved=kind in ("reply", "draft"))
        assert not found, (kind, found)


def test_everything_that_a_day_sends_passes_the_lint(tmp_path: Path) -> None:
    """Proposals, drafts, replies, receipts, notices, a bundle, a digest; long lines, long threads, umlauts."""
    with open_desk(tmp_path, desk={"mails_an_hour": 3}) as desk:
        for number in range(6):
            references = " ".join(f"<{'r' * 60}{step}@ruiz.example>" for step in range(30))
            desk.write(
                letter(
                    f"Angebot für einen Schrank {'ä' * 120} {number}",
                    f"Könnten Sie mir bitte ein Angebot für einen Schrank aus Eiche schicken? {'x' * 1500}",
                    sender=f"=?utf-8?q?J=C3=B6rg_M=C3=BCller_{number}?= <j{number}@ruiz.example>",
                    References=references,
                )
            )
        proposals = desk.mails("propose")
        desk.write(answer_to(proposals[0], "yes"))
        desk.write(answer_to(proposals[1], "Gern, wir messen am Dienstag. 480,00 EUR."))
        desk.write(answer_to(proposals[2], "yes and no"))
        desk.clock.pass_by(hours=22)
        desk.due()
        kinds = {kind for kind, _ in sent(desk)}
        assert {"propose", "draft", "reply", "notice"} <= kinds
        lint(desk)


def test_what_customers_write_stays_literal_wherever_it_lands(tmp_path: Path) -> None:
    """Template and HTML syntax in every field: nothing is computed, nothing becomes markup."""
    with open_desk(tmp_path) as desk:
        for place, field in enumerate(FIELDS * 4):
            values = {"subject": "Quote for a cabinet", "name": "Bella Ruiz",
                      "text": "Could you send me a quote for an oak cabinet?"}  # fmt: skip
            headers = {}
            if field in values:
                values[field] = f"{values[field]} {FOREIGN}"
            else:
                headers[field] = f"<{place}@x.example>" if field in ("In_Reply_To", "References") else "x"
                headers[field] = FOREIGN.encode("ascii", "ignore").decode() if field not in ("Reply_To", "Cc") else \
                    f'"{FOREIGN.encode("ascii", "ignore").decode()}" <c{place}@ruiz.example>'  # fmt: skip
            name = values["name"].encode("ascii", "ignore").decode()
            desk.write(
                letter(
                    values["subject"], values["text"], sender=f'"{name}" <c{place}@ruiz.example>', **headers
                )
            )
        lint(desk)
        for mail in desk.mails("propose", "notice", "draft"):
            plain = mail.get_body(("plain",))  # type: ignore[attr-defined]
            assert not re.search(r"(?<![\w{])49(?!\w)", str(plain.get_content()).replace("c49@", ""))
            markup = mail.get_body(("html",))  # type: ignore[attr-defined]
            if markup is not None and markup.get_content_subtype() == "html":
                assert "<script" not in markup.get_content()
                assert "<b>Ä" not in markup.get_content()


def test_no_draft_holds_a_figure_that_nobody_of_us_gave(tmp_path: Path) -> None:
    """Figures of the customer's mail stay in the quotation; a draft has those of settings alone."""
    with open_desk(tmp_path) as desk:
        desk.write(
            letter(
                "Invoice 2231", "You took 480.00 EUR twice for invoice 2231 on 3 November. Check it, please."
            )
        )
        desk.write(
            letter(
                "Quote", "Could you send me a quote for 17 oak cabinets, 120 by 200 cm, at 99.99 EUR each?"
            )
        )
        for one in desk.mails("draft"):
            text = str(one.get_content())  # type: ignore[attr-defined]
            body = text.replace("\r\n", "\n").partition("\n-- \n")[0]
            assert not re.search(r"\d", body), body
