"""Reply templates: Jinja2, sandboxed, strict. What customers wrote is data here, never template.

A line that holds only a ``{% … %}`` leaves no empty line behind; a ``{% … %}`` within a line leaves the
line end alone. A fact that is unknown or empty is never printed: the draft names it as missing instead,
so a template asks first (``{% if firm.phone %}``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.core.errors import Problem
from triage.ports import DraftText

_TAG_LINE: Final = re.compile(r"(?m)^[ \t]*(\{%(?:(?!%\}).)*)%\}[ \t]*\n")
_BLANKS: Final = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_UNUSABLE: Final = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError)
"""What an owner's expression may do when rendered: ``{{ 1 / 0 }}``, ``{{ subject + 1 }}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSource:
    """One file: ``replies/<intent>/<language>.txt``: subject, blank line, body from line three on."""

    intent: str
    language: str
    subject: str
    body: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    subject: jinja2.Template
    body: jinja2.Template
    used: tuple[str, ...]
    """The dotted facts that it names."""


class Templates:
    """All templates of the owner, each compiled at its first use. What cannot be compiled renders as a
    draft that lacks something: ``check`` beforehand."""

    def __init__(self, sources: Mapping[tuple[str, str], TemplateSource], fallback_language: str) -> None:
        self._environment = _environment()
        self._fallback = fallback_language
        self._sources = dict(sources)
        self._compiled: dict[tuple[str, str], _Compiled] = {}

    def has(self, intent: str) -> bool:
        return any(known == intent for known, _ in self._sources)

    def text_of(self, source: str) -> str:
        """The owner's own words behind a draft's source (``template how_to/de``); empty for any other."""
        intent, _, language = source.removeprefix("template ").partition("/")
        found = self._sources.get((intent, language))
        return (
            f"{found.subject}\n{found.body}" if found is not None and source.startswith("template ") else ""
        )

    def language_for(self, intent: str, language: str) -> str | None:
        """The customer's language, else the firm's, else English, else any; None without a template."""
        known = [code for name, code in self._sources if name == intent]
        for wanted in (language, self._fallback, "en"):
            if wanted in known:
                return wanted
        return known[0] if known else None

    def render(self, intent: str, language: str, facts: Mapping[str, Any]) -> DraftText | None:
        """The text without salutation and signature (the frame adds them). A template that lacks a
        fact does not guess: what is missing is named for the approver."""
        chosen = self.language_for(intent, language)
        if chosen is None:
            return None
        source = f"template {intent}/{chosen}"
        used: tuple[str, ...] = ()
        try:
            compiled = self._ready(intent, chosen)
            used = compiled.used
            subject = " ".join(compiled.subject.render(facts).split())
            body = _BLANKS.sub("\n\n", compiled.body.render(facts)).strip()
        except _UNUSABLE as lacking:
            missing = tuple(one for one in used if not _fact(facts, one)) or (str(lacking),)
            return DraftText(subject="", body="", source=source, language=chosen, missing=missing)
        return DraftText(subject=subject, body=body, source=source, language=chosen)

    def _ready(self, intent: str, language: str) -> _Compiled:
        key = (intent, language)
        if key not in self._compiled:
            self._compiled[key] = _compile(self._environment, self._sources[key])
        return self._compiled[key]


def check(source: TemplateSource, *samples: Mapping[str, Any]) -> Problem | None:
    """The first thing wrong with a template, or None. Every fact it names must be in the samples, used
    or not, and it must render with each: give one with all facts filled and one with them empty."""
    environment = _environment()
    known = sorted({path for facts in samples for path in _paths(facts)})
    for text, first_line in ((source.subject, 1), (source.body, 3)):
        try:
            for line, path in _named(environment, text):
                if path not in known:
                    return _problem(source, first_line + line - 1, "an unknown fact", path, known)
            template = environment.from_string(_tag_lines(text))
            for facts in samples:
                template.render(facts)
        except _UNUSABLE as error:
            where = first_line + _line_of(error) - 1
            return _problem(source, where, "the template cannot be used", str(error), known)
    return None


def _problem(source: TemplateSource, line: int, what: str, found: str, known: list[str]) -> Problem:
    return Problem(
        where=f"{source.where}:{line}", what=what, found=found, allowed="facts: " + ", ".join(known)
    )


def _environment() -> ImmutableSandboxedEnvironment:
    """No globals: a template counts nothing and calls nothing, it only names facts."""
    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, autoescape=False, lstrip_blocks=True, finalize=_told
    )
    environment.globals.clear()
    return environment


def _told(value: object) -> object:
    """What a template prints must be known."""
    if value is None or value == "":
        raise jinja2.UndefinedError("a fact is printed that may be empty: ask first with {% if … %}")
    return value


def _compile(environment: jinja2.Environment, source: TemplateSource) -> _Compiled:
    named = [*_named(environment, source.subject), *_named(environment, source.body)]
    return _Compiled(
        subject=environment.from_string(source.subject),
        body=environment.from_string(_tag_lines(source.body)),
        used=tuple(dict.fromkeys(path for _, path in named)),
    )


def _tag_lines(text: str) -> str:
    """A line of one tag alone gives no line: its line end moves into the tag, which keeps the numbers."""
    return _TAG_LINE.sub(r"\1\n%}", text)


def _named(environment: jinja2.Environment, text: str) -> Iterator[tuple[int, str]]:
    """Line and dotted path of every fact that a template names. Names that it sets itself are not facts."""
    tree = environment.parse(text)
    own = {one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"}
    inner = {id(one.node) for one in tree.find_all(nodes.Getattr)}
    for one in tree.find_all((nodes.Name, nodes.Getattr)):
        path = _path(one)
        if id(one) not in inner and path is not None and path.split(".")[0] not in own:
            yield one.lineno, path


def _path(node: nodes.Node) -> str | None:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            start = _path(node.node)
            return f"{start}.{node.attr}" if start else None
        case _:
            return None


def _paths(facts: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in facts.items():
        yield before + name
        if isinstance(value, Mapping):
            yield from _paths(value, f"{before}{name}.")


def _fact(facts: Mapping[str, Any], path: str) -> object:
    """The fact at a dotted path, None where there is none."""
    found: object = facts
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _line_of(error: BaseException) -> int:
    """The template's line: a syntax error says it, any other has it in its traceback."""
    line = getattr(error, "lineno", None)
    if isinstance(line, int):
        return line
    frame, found = error.__traceback__, 1
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            found = frame.tb_lineno
        frame = frame.tb_next
    return found
