"""Answers as mail programs write them: the words, the signature, the quoted proposal."""

from __future__ import annotations

import html
from base64 import encodebytes
from collections.abc import Callable
from email.header import Header
from quopri import encodestring
from typing import Final

CODE: Final = "k7qf3m2xw4hn9rte"
MARK: Final = f"{{d7.{CODE}}}"
DESK: Final = "info@acme.example"
PLUS: Final = f"info+d7.{CODE}@acme.example"
SUBJECT: Final = f"Yes? Ruiz · Invoice 2231 charged twice [#1042] {MARK}"
PROPOSAL: Final = f"""Bella Ruiz <bella@ruiz.example> wrote (10:42, billing: charged twice):
  > Hello, you took 480.00 twice for invoice 2231. Please check. Yes?
---- she would get ----
Hello Bella Ruiz,

you are right, and we are sorry. The second amount goes back today.

--
Acme Joinery
---- end ----
Answer with one word:   yes    no    later 2d    done (I phoned)    or write what she should get instead
yes: mailto:{PLUS}?subject=Re%3A%20%5B%231042%5D%20{MARK}&body=yes
Why: rule "charged twice"; words *twice*, *invoice 2231*.
"""

Wrap = Callable[[str], bytes]


def mail(
    body: str,
    *,
    to: str = PLUS,
    subject: str = f"Re: {SUBJECT}",
    content_type: str = "text/plain; charset=utf-8",
    encoding: str = "8bit",
    charset: str = "utf-8",
    more: tuple[str, ...] = (),
) -> bytes:
    """One raw mail by Jana Weiss. ``more`` are further header lines."""
    octets = body.replace("\n", "\r\n").encode(charset, "replace")
    if encoding == "base64":
        octets = encodebytes(octets).replace(b"\n", b"\r\n")
    elif encoding == "quoted-printable":
        octets = encodestring(octets)
    head = [
        "From: Jana Weiss <jana@acme.example>",
        f"To: {to}",
        f"Subject: {Header(subject, 'utf-8', header_name='Subject').encode(linesep=chr(10))}".replace(
            "\n", "\r\n"
        ),
        "Date: Sat, 21 Nov 2026 10:55:03 +0100",
        "Message-ID: <answer.1@acme.example>",
        "In-Reply-To: <proposal.1@acme.example>",
        "References: <proposal.1@acme.example>",
        "MIME-Version: 1.0",
        f"Content-Type: {content_type}",
        f"Content-Transfer-Encoding: {encoding}",
        *more,
    ]
    return "\r\n".join(head).encode("utf-8") + b"\r\n\r\n" + octets


def quoted(text: str = PROPOSAL) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def gmail(words: str) -> bytes:
    return mail(f"{words}\n\nOn Sat, 21 Nov 2026 at 10:42, Acme desk <{DESK}> wrote:\n\n{quoted()}\n")


def iphone(words: str) -> bytes:
    body = f"{words}\n\nSent from my iPhone\n\n> On 21 Nov 2026, at 10:42, Acme desk <{DESK}> wrote:\n> \n{quoted()}\n"
    return mail(body, encoding="quoted-printable")


def outlook_text(words: str) -> bytes:
    block = f"From: Acme desk <{DESK}>\nSent: Saturday, 21 November 2026 10:42\nTo: Jana Weiss <jana@acme.example>\nSubject: {SUBJECT}\n"
    return mail(f"{words}\n\n-----Original Message-----\n{block}\n{PROPOSAL}", encoding="base64")


def outlook_german(words: str) -> bytes:
    block = f"Von: Acme desk <{DESK}>\nGesendet: Samstag, 21. November 2026 10:42\nAn: Jana Weiss <jana@acme.example>\nBetreff: {SUBJECT}\n"
    return mail(
        f"{words}\n\n________________________________\n{block}\n{PROPOSAL}",
        subject=f"AW: {SUBJECT}",
        encoding="quoted-printable",
    )


def _lines_html(text: str) -> str:
    return "".join(f"<p class=MsoNormal>{html.escape(line) or '&nbsp;'}</p>" for line in text.splitlines())


def outlook_html(words: str) -> bytes:
    block = (
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>"
        f"<b>From:</b> Acme desk &lt;{DESK}&gt; <br><b>Sent:</b> Saturday, November 21, 2026 10:42 AM<br>"
        f"<b>To:</b> Jana Weiss &lt;jana@acme.example&gt;<br><b>Subject:</b> {html.escape(SUBJECT)}</p></div>"
    )
    body = f"<html><body lang=EN-US><div class=WordSection1>{_lines_html(words)}{block}{_lines_html(PROPOSAL)}</div></body></html>"
    return mail(body, content_type="text/html; charset=utf-8", encoding="base64")


def gmail_html(words: str) -> bytes:
    plain = f"{words}\n\nOn Sat, 21 Nov 2026 at 10:42, Acme desk <{DESK}> wrote:\n\n{quoted()}\n"
    rich = (
        f'<div dir="ltr">{html.escape(words).replace(chr(10), "<br>")}</div><br><div class="gmail_quote">'
        f'<div dir="ltr" class="gmail_attr">On Sat, 21 Nov 2026 at 10:42, Acme desk &lt;{DESK}&gt; wrote:<br></div>'
        f'<blockquote class="gmail_quote">{html.escape(PROPOSAL).replace(chr(10), "<br>")}</blockquote></div>'
    )
    parts = [
        f"--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{plain}",
        f"--b1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{rich}",
        "--b1--\n",
    ]
    return mail("\n".join(parts), content_type='multipart/alternative; boundary="b1"')


def apple_html(words: str) -> bytes:
    body = (
        f'<html><body dir="auto">{html.escape(words).replace(chr(10), "<br>")}<br><div dir="ltr">Von meinem iPhone gesendet</div>'
        f'<div dir="ltr"><br><blockquote type="cite">Am 21.11.2026 um 10:42 schrieb Acme desk &lt;{DESK}&gt;:<br><br></blockquote></div>'
        f'<blockquote type="cite"><div dir="ltr">{html.escape(PROPOSAL).replace(chr(10), "<br>")}</div></blockquote></body></html>'
    )
    return mail(body, content_type="text/html; charset=utf-8", encoding="quoted-printable")


def thunderbird(words: str) -> bytes:
    body = f"{words}\n\n\nAm 21.11.26 um 10:42 schrieb Acme desk:\n{quoted()}\n\n-- \nJana Weiss\nAcme Joinery, Hafenstr. 4\nTel. +49 555 0100\n"
    return mail(body, content_type="text/plain; charset=UTF-8; format=flowed", subject=f"Re: {SUBJECT}")


def signed(words: str) -> bytes:
    body = (
        f"{words}\n\n-- \nJana Weiss\nAcme Joinery GmbH\nTel. +49 555 0100 | www.acme.example\n\n"
        "This e-mail is confidential and intended solely for the addressee. If you received it in error, delete it.\n\n"
        f"On 21/11/2026 10:42, Acme desk wrote:\n{quoted()}\n"
    )
    return mail(body)


def quote_only(words: str) -> bytes:
    """Subject rewritten, plus-address stripped: the code stands in the quoted text alone."""
    body = f"{words}\n\nLe sam. 21 nov. 2026 à 10:42, Acme desk <{DESK}> a écrit :\n\n{quoted()}\n"
    return mail(body, to=DESK, subject="Re: Invoice 2231")


def subject_only(words: str) -> bytes:
    """Nothing quoted, plain address."""
    return mail(f"{words}\n", to=DESK)


def plus_only(words: str) -> bytes:
    return mail(f"{words}\n", subject="Re: your question", charset="utf-8")


def folded(words: str) -> bytes:
    """The code shouted and cut by hyphens, as some gateways and people do."""
    shouted = f"{{D7.{CODE[:4].upper()}-{CODE[4:8].upper()}-{CODE[8:12].upper()}-{CODE[12:].upper()}}}"
    return mail(f"{words}\n", to=DESK, subject=f"SV: Re: [#1042] {shouted}")


WRAPS: Final[tuple[Wrap, ...]] = (
    gmail,
    iphone,
    outlook_text,
    outlook_german,
    outlook_html,
    gmail_html,
    apple_html,
    thunderbird,
    signed,
    quote_only,
    subject_only,
    plus_only,
    folded,
)
