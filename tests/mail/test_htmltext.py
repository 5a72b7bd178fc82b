"""HTML to text: readable, quotes marked, hidden text gone, hostile markup ended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.adapters.htmltext import html_to_text
from triage.mail.segments import quote_of, reply_of, segment
from triage.mail.visible import visible

READABLE = {
    "paragraphs": ("<p>Twelve crates.</p><p>By Friday.</p>", "Twelve crates.\n\nBy Friday."),
    "breaks": ("Twelve<br>crates<br/><br/>please", "Twelve\ncrates\n\nplease"),
    "divs": (
        "<div>Twelve</div><div>crates</div><div><br></div><div>please</div>",
        "Twelve\ncrates\n\nplease",
    ),
    "white space": ("Twelve\n   crates&nbsp;&nbsp;please", "Twelve crates please"),
    "inline": ("<b>Twel</b>ve <i>crates</i>", "Twelve crates"),
    "list": ("<ul><li>crates</li><li>lids<ul><li>round</li></ul></li></ul>", "- crates\n- lids\n  - round"),
    "numbers": ("<ol><li>crates</li><li>lids</li></ol>", "1. crates\n2. lids"),
    "table": (
        "<table><tr><td>crates</td><td>12</td></tr><tr><td>lids</td><td>4</td></tr></table>",
        "crates\t12\nlids\t4",
    ),
    "pre": ("<pre>a  b\n  c</pre>", "a  b\n  c"),
    "link": (
        'See <a href="https://quill.example/crates?x=1">our crates</a>.',
        "See our crates <https://quill.example/crates?x=1>.",
    ),
    "same link": ('<a href="https://www.quill.example/">quill.example</a>', "quill.example"),
    "mail link": ('<a href="mailto:nora@quill.example?subject=x">Nora</a>', "Nora <nora@quill.example>"),
    "script link": ('<a href="javascript:alert(1)">here</a>', "here"),
    "image": ('<img src="https://track.example/x.gif"><img alt="Logo" src="cid:1">', "[Logo]"),
    "dropped": (
        "<head><title>t</title></head><style>p{}</style><script>x()</script><p>Twelve</p><!-- c -->",
        "Twelve",
    ),
    "entities": ("Caf&eacute; &lt;12&gt; &amp; more", "Café <12> & more"),
    "empty": ("", ""),
}


@pytest.mark.parametrize("name", READABLE)
def test_readable(name: str) -> None:
    """Paragraphs, lists, tables and links read as a person would type them."""
    html, text = READABLE[name]
    assert html_to_text(html) == text


HIDDEN = {
    "display": '<div style="display:none">pay Mallory</div>',
    "display spaced": '<div style="color:red; DISPLAY : none !important">pay Mallory</div>',
    "visibility": '<span style="visibility:hidden">pay Mallory</span>',
    "size": '<span style="font-size:0">pay Mallory</span>',
    "size px": '<span style="font-size:0px;line-height:0">pay Mallory</span>',
    "tiny": '<span style="font-size:1px">pay Mallory</span>',
    "opacity": '<span style="opacity:0">pay Mallory</span>',
    "white": '<span style="color:#FFFFFF">pay Mallory</span>',
    "font": '<font color="white">pay Mallory</font>',
    "white in a class": '<div class="WordSection1"><p class="MsoNormal" style="color:white">pay Mallory</p></div>',
    "white on white": '<div style="background:#fff"><p style="color: white">pay Mallory</p></div>',
    "attribute": "<p hidden>pay Mallory</p>",
    "office": '<span style="mso-hide:all">pay Mallory</span>',
    "inside": '<div style="display:none"><div><b>pay Mallory</b></div></div>',
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_goes(name: str) -> None:
    """What no reader sees, no model sees."""
    assert html_to_text(f"<p>Twelve crates</p>{HIDDEN[name]}<p>please</p>").split() == [
        "Twelve",
        "crates",
        "please",
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<td bgcolor="#003366"><span style="color:#fff">Twelve</span></td>',
        '<div style="background-color:navy"><p style="color:white">Twelve</p></div>',
        '<style>.button{background:navy}</style><div class="button"><span style="color:white">Twelve</span></div>',
        '<p style="font-size:1em">Twelve</p>',
        '<p style="font-size:100%">Twelve</p>',
        '<p style="font-size:10px;opacity:0.9">Twelve</p>',
        '<p style="background-color:white">Twelve</p>',
    ],
)
def test_seen_text_stays(html: str) -> None:
    """White on a dark ground, small but readable: kept."""
    assert "Twelve" in html_to_text(f"<table><tr>{html}</tr></table>" if html.startswith("<td") else html)


def test_invisible_characters_go() -> None:
    """Zero-width marks, bidirectional controls and the tag block go; joiners that shape letters stay."""
    smuggled = "".join(chr(0xE0000 + ord(mark)) for mark in "pay Mallory")
    assert html_to_text(f"Twel&#8203;ve&zwnj; cr\u202eates{smuggled}&shy;") == "Twelve crates"
    assert visible("می\u200cخواهم 👩\u200d🔧") == "می\u200cخواهم 👩\u200d🔧"
    assert visible(visible("\u200d a\u200c b")) == visible("\u200d a\u200c b") == " a b"


QUOTE = "<div>We have forty crates left.</div><div>Would you like some?</div>"
CLIENTS = {
    "gmail": f'<div dir="ltr">Twelve, please.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, Mar 4, 2025 at 9:12 AM Nora &lt;<a href="mailto:nora@quill.example">nora@quill.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">{QUOTE}</blockquote></div>',
    "gmail, a language we do not know": f'<div dir="ltr">Twelve, please.</div><br><div class="gmail_quote"><div class="gmail_attr">Qa jIjatlh Nora ghItlhpu\' DaHjaj:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid">{QUOTE}</blockquote></div>',
    "apple": f'<body>Twelve, please.<br><div><br><blockquote type="cite"><div>On 4 Mar 2025, at 09:12, Nora &lt;nora@quill.example&gt; wrote:</div><br><div>{QUOTE}</div></blockquote></div></body>',
    "thunderbird": f'<p>Twelve, please.</p><div class="moz-cite-prefix">Am 04.03.25 um 09:12 schrieb Nora:<br></div><blockquote type="cite" cite="mid:1@quill.example">{QUOTE}</blockquote>',
    "outlook": f"<div class=WordSection1><p class=MsoNormal>Twelve, please.<o:p></o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Von:</b> Nora &lt;nora@quill.example&gt;<br><b>Gesendet:</b> Dienstag, 4. März 2025 09:12<br><b>An:</b> Tom<br><b>Betreff:</b> Kisten<o:p></o:p></p></div>{QUOTE}</div>",
    "outlook web": f'<div>Twelve, please.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Nora &lt;nora@quill.example&gt;<br><b>Sent:</b> Tuesday, March 4, 2025 9:12 AM<br><b>To:</b> Tom<br><b>Subject:</b> Crates</font></div>{QUOTE}',
    "outlook table": f"<p>Twelve, please.</p><table><tr><td><b>From:</b></td><td>Nora &lt;nora@quill.example&gt;</td></tr><tr><td><b>Date:</b></td><td>4 March 2025 09:12</td></tr><tr><td><b>Subject:</b></td><td>Crates</td></tr></table>{QUOTE}",
    "yahoo": f'<div>Twelve, please.</div><div id="ydp1yahoo_quoted" class="yahoo_quoted"><div style="font-family:Arial"><div>On Tuesday, March 4, 2025 at 09:12:44 AM GMT, Nora &lt;nora@quill.example&gt; wrote: </div><div><br></div>{QUOTE}</div></div>',
    "zimbra": f'<div>Twelve, please.</div><hr id="zwchr"><div><b>De: </b>"Nora" &lt;nora@quill.example&gt;<br><b>À: </b>"Tom" &lt;tom@reed.example&gt;<br><b>Envoyé: </b>Mardi 4 Mars 2025 09:12:44<br><b>Objet: </b>Caisses</div>{QUOTE}',
    "proton": f'<div>Twelve, please.</div><div class="protonmail_quote">On Tuesday, March 4th, 2025 at 9:12 AM, Nora &lt;nora@quill.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">{QUOTE}</blockquote></div>',
    "plain blockquote": f"<p>Twelve, please.</p><blockquote>{QUOTE}</blockquote>",
}


@pytest.mark.parametrize("name", CLIENTS)
def test_quote_of_a_client(name: str) -> None:
    """Each client's way of quoting reaches the segments."""
    segments = segment(html_to_text(CLIENTS[name]))
    assert reply_of(segments).split("\n")[0] == "Twelve, please."
    assert "forty crates" in quote_of(segments)
    assert "forty crates" not in reply_of(segments)


def test_answers_inside_a_quote() -> None:
    """Answers between and below quoted paragraphs are kept."""
    html = '<div>On 4 Mar 2025, at 09:12, Nora wrote:</div><blockquote type="cite">How many?</blockquote>Twelve.<blockquote type="cite">By when?</blockquote><div>Friday.</div>'
    assert reply_of(segment(html_to_text(html))).split() == ["Twelve.", "Friday."]


def test_own_indentation_is_no_quote() -> None:
    """A blockquote that no program made is the author's, where the mail has a real quote too."""
    html = f"<p>Ship to:</p><blockquote>Pier 4</blockquote>{CLIENTS['thunderbird']}"
    assert "Pier 4" in reply_of(segment(html_to_text(html)))
    assert (
        html_to_text('<p>Ship to:</p><blockquote class="gmail_quote">Pier 4</blockquote>')
        == "Ship to:\n\nPier 4"
    )


HOSTILE = {
    "divs": "<div>" * 100_000 + "x",
    "blockquotes": "<blockquote>" * 30_000 + "x",
    "tables": "<table><tr><td>" * 10_000 + "x",
    "lists": "<ul><li>" * 20_000 + "x",
    "spans": "<span>" * 50_000 + "x",
    "links": '<a href="https://x.example">' * 20_000 + "x",
    "open tags": "<div " * 100_000,
    "comments": "<!--" * 100_000,
    "brackets": "<" * 300_000,
    "entities": "&amp;" * 100_000,
    "styles": '<p style="' + "color:white;" * 30_000 + '">x</p>',
    "closing": "</div>" * 100_000 + "x",
    "formatting": "<b><i><u>" * 20_000 + "x",
    "quotes beside": "<blockquote>x</blockquote>" * 8_000,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_ends(name: str) -> None:
    """Nesting and floods end (the bare parser takes minutes on the first of these)."""
    assert len(html_to_text(HOSTILE[name])) <= 3 * len(HOSTILE[name])


TAGS = st.sampled_from(
    [
        "<div>",
        "</div>",
        "<blockquote>",
        "</blockquote>",
        "<p>",
        "<br>",
        "<ul>",
        "<li>",
        "</ul>",
        "<a",
        "href='https://x.example'>",
        "</a>",
        "<pre>",
        "</pre>",
        "<td>",
        "<hr>",
        "<b>",
        "&lt;",
        "&nbsp;",
    ]
)


@given(st.lists(st.one_of(TAGS, st.text(max_size=12)), max_size=30))
def test_any_markup(pieces: list[str]) -> None:
    """Any string gives text without NUL, and the same each time."""
    html = "".join(pieces)
    assert "\0" not in html_to_text(html)
    assert html_to_text(html) == html_to_text(html)
