"""The scenes of ``verbs_walk``: each verb once at least, with what its receipt must say.

``data`` stands in the receipt in every language; ``says`` is what it says in English.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.pipeline.verbs_walk import BELLA, NORA, OLGA, SAM, Said, Walk
from triage.commands.said import say

FORWARD = (
    "---------- Forwarded message ---------\nFrom: Tom Hale <tom@hale.example>\nDate: Mon, 23 Nov 2026\n"
    "Subject: A handle, please\nTo: Sam <sam@acme.example>\n\nHow often do I oil the handle?\n"
)
INVOICE = "INV-2026-0001"


def check(walk: Walk, said: Said, *data: str, says: str = "", how: str = "receipt") -> Said:
    """The receipt echoes its line, its subject tells what became of it, and it says what it must."""
    lacking = [one for one in (*data, says if walk.language == "en" else "") if one not in said.text]
    assert not lacking, f"{said.line}: {lacking} not in\n{said.text}"
    word = say(how, walk.language)
    assert str(said.receipt["Subject"]).startswith(f"{word}: "), (said.line, str(said.receipt["Subject"]))
    if said.verb != "forget":  # whom to forget stands nowhere
        assert said.text.startswith(f"> {said.line}"[:200]), f"{said.line}: not echoed in\n{said.text}"
    return said


def looks(walk: Walk) -> None:
    """What only reads."""
    walk.mail(BELLA, "A handle, please", "How do I oil the handle?", message_id="<m1@ruiz.example>")
    six = check(walk, walk.command("help"), says="One command in the subject of a new mail")
    assert six.text.count("mailto:info@acme.example?subject=%23") == 6
    every = check(walk, walk.command("help", "all"), says="erase a person")
    assert every.text.count("mailto:") > 40
    check(walk, walk.command("help", "snooze"), "1042", says="until monday")
    check(walk, walk.command("status", who=SAM), "#1001", "Bella Ruiz: A handle, please", says="1 waiting")
    check(walk, walk.command("list", "mine"), "#1001", "Bella Ruiz: A handle, please")
    check(walk, walk.command("show", "1001", who=SAM), "bella@ruiz.example", "Olga Brandt", "D1",
          says="waiting for an answer")  # fmt: skip
    check(walk, walk.command("why", "1001", who=SAM), "says-handle", "99", says="by a rule")
    check(walk, walk.command("report", "30d"), "1", says="The last 30 days")
    check(walk, walk.command("access"), "sam@acme.example", says="money up to €20,000.00")
    check(walk, walk.command("access", who=SAM), how="receipt_not_done", says="owner")
    check(walk, walk.command("model"), "0", says="The model as it came to you")
    check(walk, walk.command("test", "rules"), "1", "0", says="Mails of the last 30 days: 1.")


def cases(walk: Walk) -> None:
    """What changes a case and reaches nobody outside."""
    check(walk, walk.command("assign", "1001 sam"), "Sam Ortega", says="is in charge")
    check(walk, walk.command("route", "1001 olga", who=SAM), "Olga Brandt", says="is in charge")
    day = (walk.now() + walk.days(3)).astimezone(walk.app.edges.calendar.zone)
    check(walk, walk.command("snooze", "1001 3d"), str(day.day), says=f"comes back on {day:%-d %b}")
    check(walk, walk.command("close", "1001 nothing to do"), says="closed")
    check(walk, walk.command("close", "1001"), how="receipt_not_done", says="closed already")
    check(walk, walk.command("reopen", "1001"), says="open again")
    check(walk, walk.command("tag", "1001 billing"), says="filed under billing, and learned")
    check(walk, walk.command("done", "1001 (I phoned)"), says="closed")
    walk.mail(BELLA, "Another handle", "And how do I paint it?", message_id="<m2@ruiz.example>")
    walk.mail(BELLA, "A third handle", "How do I sand it?", message_id="<m3@ruiz.example>")
    check(walk, walk.command("merge", "1003 1002"), "#1002", says="put together with")
    check(walk, walk.command("split", "1002"), "#1004", "A third handle", says="is now case")
    check(walk, walk.command("ignore", "1004"), says="set aside")
    forward = walk.mail(SAM, "Fwd: A handle, please", f"#for tom@hale.example\n\nPlease.\n\n{FORWARD}")
    check(walk, walk.receipt("for", "#for tom@hale.example", forward, SAM), "tom@hale.example",
          says="taken as a mail of")  # fmt: skip
    check(walk, walk.command("teach", "billing", FORWARD, who=SAM), says="learned as")
    check(walk, walk.command("away", "until 24 aug deputy nora", who=SAM), "Nora Klein", "24",
          says="stands in")  # fmt: skip
    check(walk, walk.command("away", "back", who=SAM), says="welcome back")


def drafts(walk: Walk) -> None:
    """What becomes of drafts. No code is in a receipt; what leaves needs one."""
    walk.mail("Ann <ann@lee.example>", "A handle for Ann", "How do I oil it?")
    walk.answer(OLGA, "yes")
    number = walk.draft(OLGA)
    check(walk, walk.command("list", "held"), "ann@lee.example", number)
    check(walk, walk.command("undo", number), number, says="stopped: nothing left")
    check(walk, walk.command("approve", number), says="a fresh question with a new code")
    number = walk.draft(OLGA)
    check(walk, walk.command("edit", number, "Oil it in spring.\n\nOlga"), says="a fresh question")
    check(walk, walk.command("reject", number), says="will not be sent")
    check(walk, walk.command("retry", number), how="receipt_not_done", says="answered with no")
    check(walk, walk.command("pause", "replies 2h"), says="Replies wait until")
    check(walk, walk.command("stop", who=SAM), "Olga Brandt", says="Nothing leaves until")
    walk.mail("Joe <joe@lee.example>", "A handle for Joe", "How do I oil it?")
    walk.answer(OLGA, "yes")
    walk.pass_by(minutes=10)
    assert walk.mails("joe@lee.example") == []
    check(walk, walk.command("resume", who=SAM), how="receipt_not_done", says="owner")
    check(walk, walk.command("resume"), "1", says="What waited leaves now (1)")
    assert len(walk.mails("joe@lee.example")) == 1
    assert walk.mails("ann@lee.example") == []


def owner(walk: Walk) -> None:
    """What only the owner may."""
    check(walk, walk.command("drafts", "billing"), says="billing: from now on drafts are put")
    check(walk, walk.command("look", "billing"), says="billing: from now on it is only looked at")
    check(walk, walk.command("live", "billing"), says="billing: from now on you are asked by mail")
    check(walk, walk.command("auto"), says="No confirmations are sent.")
    check(walk, walk.command("auto", "receipt"), says="confirmation")
    check(walk, walk.command("unlearn", "A17"), "A17", how="receipt_not_done", says="There is no answer")


def books(walk: Walk) -> None:
    """What the bookkeeper does, with real pages and real numbers."""
    new = 'new ruiz "Ruiz & Söhne GmbH" "Gartenweg 5" 80331 München DE bella@ruiz.example'
    check(walk, walk.command("customer", new, who=SAM), how="receipt_not_done", says="bookkeeper")
    check(walk, walk.command("customer", new, who=NORA), "ruiz", says="entered")
    check(walk, walk.command("product", 'CHAIR-OAK 120.00 C62 "Oak chair" goods', who=NORA), says="entered")
    check(walk, walk.command("price", "ruiz CHAIR-OAK 110.00", who=NORA), "CHAIR-OAK", says="on your yes")
    walk.answer(NORA, "yes")
    walk.pass_by(minutes=10)
    check(walk, walk.command("vendor", 'new oakwood "Oakwood Timber" bills@oakwood.example', who=NORA),
          "oakwood", says="entered")  # fmt: skip
    check(walk, walk.command("find", "ruiz", who=SAM), "Ruiz & Söhne GmbH", "München")
    check(walk, walk.command("quote", "ruiz 2 CHAIR-OAK", who=NORA), "Q-1", says="€261.80")
    check(walk, walk.command("invoice", "ruiz 1 CHAIR-OAK monthly", who=NORA), "ruiz", says="every month")
    check(walk, walk.command("plans", who=NORA), "CHAIR-OAK", says="every month")
    check(walk, walk.command("invoice", "ruiz 1 CHAIR-OAK", who=NORA), "ruiz", says="€130.90")
    walk.answer(NORA, "yes")
    walk.pass_by(minutes=31)
    assert len([one for one in walk.mails("bella@ruiz.example") if INVOICE in one.as_string()]) == 1
    check(walk, walk.command("dispute", INVOICE, who=NORA), INVOICE, says="no reminders while they object")
    check(walk, walk.command("paid", f"{INVOICE} 10.90", who=NORA), INVOICE, says="€120.00 still open")
    check(walk, walk.command("paid-until", "2026-11-20", who=NORA), "2026", says="20 Nov 2026")
    check(walk, walk.command("account", "ruiz", who=NORA), INVOICE, says="€120.00 open")
    check(walk, walk.command("correct", f'{INVOICE} "wrong address"', who=NORA), "ruiz", says="−€130.90")
    check(walk, walk.command("month", "2026-11", who=NORA), "2026", "1", says="issued")
    check(walk, walk.command("paper", "P7 right", who=NORA), "P7", how="receipt_not_done")


def people(walk: Walk) -> None:
    """All that is held about somebody, and its end."""
    check(walk, walk.command("export", "bella@ruiz.example"), "bella@ruiz.example", says="registered address")
    held = walk.mails(OLGA)[-1].as_string() + walk.mails(OLGA)[-2].as_string()
    assert "bella@ruiz.example" in held
    check(walk, walk.command("forget", "tom@hale.example"), says="forgotten (mails: ")
    assert "tom@hale" not in walk.said[-1].receipt.as_string()


STORY: tuple[Callable[[Walk], None], ...] = (looks, cases, drafts, owner, books, people)
