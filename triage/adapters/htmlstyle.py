"""What inline styles and classes of an element say: hidden, ruled, a quotation. Pure look-ups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

_HIDDEN: Final = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:[;!]|$)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*[01](?:\.\d+)?\s*(?:px|pt|em|%)?\s*(?:[;!]|$)|font\s*:\s*0(?:px|/)|max-height\s*:\s*0(?:px)?\s*(?:[;!]|$)"
    r"|text-indent\s*:\s*-\d{3,})"
)
_NOT_TINY: Final = re.compile(r"font-size\s*:\s*1(?:\.\d+)?\s*(?:em|%)?\s*(?:[;!]|$)")
_COLOUR: Final = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]{1,40})")
_BACKGROUND: Final = re.compile(r"(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]{1,60})")
_WHITE: Final = frozenset(
    (
        "white",
        "#fff",
        "#ffffff",
        "rgb(255,255,255)",
        "#fffffe",
        "#fefefe",
        "transparent",
        "rgba(255,255,255,1)",
    )
)
_BORDER_TOP: Final = re.compile(r"border-top(?:-style)?\s*:\s*[^;]{0,60}solid|border-top-style\s*:\s*solid")
_BORDER_LEFT: Final = re.compile(
    r"border-left(?:-width|-style)?\s*:|border-inline-start|border-width\s*:\s*[^;]{0,20}0[^;]{0,10}\b1px"
)
_QUOTE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:cite|quote|quoted|yahoo_quoted|protonmail_quote|zmail_extra|moz-cite|iosymail|tutanota_quote)(?:$|[\s_-])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an element hands down: preformatted text, the ground's colour, an attribution before it."""

    pre: bool = False
    ground: str = ""
    attributed: bool = False
    ruled: bool = False
    styled: bool = False
    """The mail has a style sheet that colours grounds: a class may stand for any of them."""


def look_of(tag: str, attributes: Mapping[str, str], outer: Look) -> Look | None:
    """The look of an element's children, or None where nobody would see them."""
    if not attributes:
        return outer if tag != "pre" and not (outer.ruled or outer.attributed) else _plain(tag, outer)
    style = attributes.get("style", "")[:2000].lower()
    if "hidden" in attributes or _is_hidden(style):
        return None
    ground = _ground(style, attributes) or outer.ground
    if outer.styled and "class" in attributes and not ground:
        ground = "unknown"
    if _is_white_on_white(style, attributes, ground):
        return None
    return replace(
        outer,
        pre=outer.pre or tag == "pre" or "white-space:pre" in style.replace(" ", ""),
        ground=ground,
        attributed="gmail_quote" in attributes.get("class", "") if tag == "div" else outer.attributed,
        ruled=tag in ("div", "td", "p") and bool(style) and _BORDER_TOP.search(style) is not None,
    )


def _plain(tag: str, outer: Look) -> Look:
    return replace(
        outer, pre=outer.pre or tag == "pre", ruled=False, attributed=outer.attributed and tag != "div"
    )


def is_marked_quote(attributes: Mapping[str, str]) -> bool:
    """A blockquote that a mail program made for quoting (gmail_quote apart: authors indent with it too)."""
    names = attributes.get("class", "").lower()
    if attributes.get("type", "").lower() == "cite" or "cite" in attributes:
        return True
    if "gmail_quote" in names:
        return False
    return (
        _QUOTE_CLASS.search(names) is not None
        or _BORDER_LEFT.search(attributes.get("style", "")[:2000].lower()) is not None
    )


def _is_hidden(style: str) -> bool:
    return (
        bool(style)
        and _HIDDEN.search(style) is not None
        and not (_NOT_TINY.search(style) and "none" not in style)
    )


def _ground(style: str, attributes: Mapping[str, str]) -> str:
    found = _BACKGROUND.search(style)
    colour = found[1] if found is not None else attributes.get("bgcolor", "").lower()
    if "background" in attributes or "url(" in colour:
        return "unknown"
    return colour.replace(" ", "")


def _is_white_on_white(style: str, attributes: Mapping[str, str], ground: str) -> bool:
    found = _COLOUR.search(style)
    colour = (found[1] if found is not None else attributes.get("color", "").lower()).replace(" ", "")
    return colour in _WHITE and colour != "transparent" and (not ground or ground in _WHITE)
