"""The proposal as HTML that looks right on a phone: the same words, choices as large links.

No remote content, no script, no form; styles inline, because mail programs drop the rest. Everything
that came from outside is escaped.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from triage.drafting.proposal import (
    Asked,
    around,
    choices_of,
    mailto,
    said,
    say,
    sender_of,
    shortened,
    to_check,
)

_PAGE: Final = (
    "margin:0;padding:12px;font:16px/1.45 -apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#1c1c1e;"
    "background:#ffffff;overflow-wrap:anywhere"
)
QUOTED: Final = (
    "margin:8px 0;padding:8px 12px;border-left:3px solid #c7c7cc;color:#3a3a3c;white-space:pre-wrap;"
    "overflow-wrap:anywhere"
)
_DRAFT: Final = (
    "margin:8px 0;padding:12px;border:1px solid #d1d1d6;border-radius:8px;"
    "background:#fbfbfd;white-space:pre-wrap;overflow-wrap:anywhere"
)
_BUTTON: Final = (
    "display:inline-block;margin:4px 8px 4px 0;padding:12px 22px;border-radius:8px;"
    "text-decoration:none;font-weight:600;"
)
_YES: Final = "background:#1f7a3d;color:#ffffff"
_OTHER: Final = "background:#e5e5ea;color:#1c1c1e"
_CHECK: Final = "padding-left:8px;margin:2px 0"
_MONEY: Final = "font-weight:600"
_WARNING: Final = "padding:10px 12px;border-radius:8px;background:#fdecea;color:#8a1c13;font-weight:600"
_SMALL: Final = "color:#636366;font-size:14px"
_DARK: Final = (
    "@media (prefers-color-scheme:dark){"
    "body{background:#1c1c1e !important;color:#f2f2f7 !important}"
    ".q{color:#d1d1d6 !important;border-color:#636366 !important}"
    ".d{background:#2c2c2e !important;border-color:#48484a !important;color:#f2f2f7 !important}"
    ".o{background:#48484a !important;color:#f2f2f7 !important}"
    ".s{color:#aeaeb2 !important}"
    ".w{background:#4a1c18 !important;color:#ffb4ab !important}}"
)
"""For the programs that read styles at a mail's head; all others show the light page that stands inline."""
_CLASS: Final = {_SMALL: ' class="s"', _WARNING: ' class="w"'}
_WORD: Final = re.compile(r"\*([^*\n]{1,60})\*")


def html_of(asked: Asked) -> str:
    """The whole part. Line lengths are the encoder's business."""
    return page(item_of(asked))


def item_of(asked: Asked, *, among: bool = False) -> str:
    """One proposal without the page around it; ``among`` others the buttons alone say how it is answered."""
    return "\n".join([*_head(asked), *_draft(asked), _choices(asked, among=among), *_foot(asked)])


def text_item(subject: str, text: str) -> str:
    """A plain text as one item of a page."""
    return _p(subject, "font-weight:600") + (
        f'<div style="white-space:pre-wrap">{escape(text)}</div>' if text else ""
    )


RULE: Final = '<hr style="border:0;border-top:2px solid #c7c7cc;margin:24px 0">'


def page(body: str) -> str:
    """What mail programs want around it."""
    return (
        '<!doctype html><html><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<style>{_DARK}</style></head>"
        f'<body style="{_PAGE}"><div style="max-width:640px">\n{body}\n</div></body></html>\n'
    )


def _head(asked: Asked) -> list[str]:
    lines = [_p(one, _WARNING) for one in asked.warnings]
    lines += [_p(asked.again, _SMALL)] if asked.again else []
    if asked.sums and not asked.wrote.strip():
        please = [_p(f"{said(asked, 'please')} {'; '.join(asked.reasons)}.")] if asked.reasons else []
        return [*lines, _p(f"{sender_of(asked)}:"), *please]
    lines.append(
        f"<p style='margin:0'>{_sender(asked)} {escape(say(asked, 'wrote'))}{escape(around(asked))}:</p>"
    )
    if asked.unconfirmed_form:
        lines.append(_p(say(asked, "form"), _SMALL))
    lines.append(
        f'<div class="q" style="{QUOTED}">{escape(shortened(asked.wrote, asked.reader_language))}</div>'
    )
    if asked.cc:
        lines.append(_words(_p(f"Cc: {', '.join(asked.cc)} ({say(asked, 'cc')})", _SMALL)))
    if asked.attachments:
        lines.append(_p(f"{said(asked, 'attached')} {', '.join(asked.attachments)}", _SMALL))
    lines += [_p(one, _SMALL) for one in asked.says]
    lines += [_p(asked.money, _MONEY)] if asked.money else []
    if asked.reasons:
        lines.append(_p(f"{said(asked, 'please')} {'; '.join(asked.reasons)}."))
    return lines


def _draft(asked: Asked) -> list[str]:
    missing = [_p(f"{said(asked, 'missing')} {one}", _SMALL) for one in asked.missing]
    if not asked.draft:
        return missing
    sums = [_p(one) for one in asked.sums]
    begin = (asked.begin or say(asked, "begin").format(to=", ".join(asked.to))).strip("- ")
    return [
        _p(begin, _SMALL),
        f'<div class="d" style="{_DRAFT}">{escape(asked.draft.strip())}</div>',
        *sums,
        *missing,
    ]


def _choices(asked: Asked, *, among: bool) -> str:
    buttons = "".join(_button(asked, place, word) for place, word in enumerate(asked.words))
    if among:
        return f"<p>{buttons}</p>"
    choices = re.sub(r"\s{2,}", " · ", re.sub(r"([:.])\s{2,}", r"\1 ", choices_of(asked)))
    refile = "" if asked.document else _p(say(asked, "refile"), _SMALL)
    return f"<p>{buttons}</p>{_p(choices, _SMALL)}{refile}"


def _button(asked: Asked, place: int, word: str) -> str:
    return button(mailto(asked, word), word, is_yes=bool(asked.draft) and place == 0)


def button(link: str, word: str, *, is_yes: bool) -> str:
    kind, style = ("", _BUTTON + _YES) if is_yes else (' class="o"', _BUTTON + _OTHER)
    return f'<a{kind} href="{escape(link)}" style="{style}">{escape(word)}</a>'


def _foot(asked: Asked) -> list[str]:
    listed = [_p(to_check(asked), "font-weight:600")] if asked.checklist else []
    boxes = [one.replace("[x]", "☑").replace("[ ]", "☐") for one in asked.checklist]
    listed += [_p(one, _CHECK) for one in boxes]
    known = [_p(f"{said(asked, 'known')} {asked.known}", _SMALL)] if asked.known else []
    thread = [_p(one, _SMALL) for one in asked.thread]
    why = [_words(_p(f"{said(asked, 'why')} {asked.why}", _SMALL))] if asked.why else []
    return [*listed, *known, *thread, *why]


def _sender(asked: Asked) -> str:
    address = "" if asked.who == asked.who_address else f" &lt;{escape(asked.who_address)}&gt;"
    return f"<b>{escape(asked.who)}</b>{address}"


def _words(html: str) -> str:
    """Words between asterisks, as the plain text has them, in italics."""
    return _WORD.sub(r"<i>\1</i>", html)


def _p(text: str, style: str = "") -> str:
    return f'<p{_CLASS.get(style, "")} style="margin:8px 0;{style}">{escape(text)}</p>'
