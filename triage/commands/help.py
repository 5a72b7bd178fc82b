"""Help, receipts of wrong lines and ready links, derived from the table."""

from __future__ import annotations

from urllib.parse import quote

from triage.commands.requests import Help, Wrong
from triage.commands.said import about, say
from triage.commands.table import Command, commands, nearest
from triage.commands.usage_words import localised
from triage.commands.verbs import shown


def help_text(request: Help, language: str, address: str) -> str:
    """``#help`` shows six commands, ``#help all`` every one, ``#help snooze`` one with its examples."""
    if request.topic:
        return "\n".join(_whole(commands()[request.topic], language, address))
    chosen = [one for one in commands().values() if request.every or one.common]
    lines = [say("help_head", language, address=address), ""]
    lines += [_row(one, language, address) for one in chosen]
    if not request.every:
        word = shown("help", language)
        more = {"all": f"#{word} {localised('all', language)}", "one": f"#{word} {shown('snooze', language)}"}
        lines += ["", say("help_more", language, **more)]
    return "\n".join(lines)


def usage(command: Command, language: str) -> str:
    return f"#{shown(command.verb, language)} {localised(command.usage, language)}".strip()


def example(command: Command, place: int, language: str) -> str:
    return f"#{shown(command.verb, language)} {_example(command, place, language)}".strip()


def _example(command: Command, place: int, language: str) -> str:
    """As help prints it: a verb named as the topic is the reader's own word too."""
    written = command.examples[place]
    return shown(written, language) if command.verb == "help" and written else localised(written, language)


def command_line(line: str, language: str) -> str:
    """``retry M17`` with the reader's own verb and its mark."""
    verb, _, rest = line.partition(" ")
    return f"#{shown(verb, language)} {rest}".strip()


def _row(command: Command, language: str, address: str) -> str:
    link = mailto(address, example(command, 0, language))
    return f"{usage(command, language)}\n    {about(command.verb, language)}   {link}"


def _whole(command: Command, language: str, address: str) -> list[str]:
    one, two = example(command, 0, language), example(command, 1, language)
    lines = [usage(command, language), f"    {about(command.verb, language)}", ""]
    lines.append(say("examples", language, one=one, two=two if two != one else ""))
    return [*(line.rstrip() for line in lines), mailto(address, one)]


def wrong_text(wrong: Wrong, verb: str, language: str) -> str:
    """The reason, the nearest verb, and two correct examples."""
    found = wrong.found[:60] or "–"
    lines = [say(wrong.reason, language, found=found)]
    near = verb or nearest(wrong.found.split(" ")[0].lstrip("#＃/")) if wrong.found or verb else None
    command = commands()[near] if near else commands()["help"]
    if near and not verb:
        lines.append(say("meant", language, line=usage(command, language)))
    one, two = example(command, 0, language), example(command, 1, language)
    if one == two:
        two = example(commands()["help"], 0, language)
    lines.append(say("examples", language, one=one, two=two))
    return "\n".join(lines)


def mailto(address: str, line: str) -> str:
    """A link that opens a new mail with the command in its subject (RFC 6068). It does nothing by itself."""
    return f"mailto:{quote(address, safe='@.')}?subject={quote(line, safe='')}"
