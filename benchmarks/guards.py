"""Each guard of the approval path, taken out in turn in a copy of the sources: the tests must notice.

A guard is a piece of source text and what stands there without it. ``python -m benchmarks.guards`` runs the
tests named beside it against each copy; one that still passes is a guard that nothing watches.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ANSWERS: Final = "tests/pipeline/test_answers.py"
COMMANDS: Final = "tests/pipeline/test_commands.py"
WORDS: Final = "tests/approval/test_answers.py"
LADDER: Final = "tests/approval/test_people.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    name: str
    path: str
    old: str
    new: str
    tests: str


def _g(name: str, path: str, old: str, new: str, tests: str) -> Guard:
    return Guard(name=name, path=f"triage/{path}", old=old, new=new, tests=tests)


GUARDS: Final = (
    _g("proof of level", "desk/people.py", "found.level in PROVEN and ", "", LADDER),
    _g("proof is of this person", "desk/people.py", " and _is_of(person, found.authenticated_as)", "", LADDER),
    _g("access has an end", "desk/people.py", "return person.until is None or today <= person.until", "return True", ANSWERS),
    _g("a failed check outweighs Sent", "desk/people.py", "if in_sent and found.level is not Level.D:", "if in_sent:", LADDER),
    _g("Sent holds the same text", "adapters/store/messages.py",
       "m.body_sha256 == message.body_sha256, m.subject == message.subject[:1000]", "sa.true()", ANSWERS),
    _g("staff only", "pipeline/answer.py", "    if not standing.is_staff:\n", "    if False:\n", ANSWERS),
    _g("staff only for commands", "pipeline/commands.py", "    if not standing.is_staff:\n", "    if False:\n", COMMANDS),
    _g("owner only", "pipeline/commands.py", "is Who.OWNER and not is_owner(actor.person)", "is None", COMMANDS),
    _g("machines never answer", "pipeline/answer.py", "if why := never(message):", "if why := '':", "tests/pipeline/test_guards.py"),
    _g("the code is this person's", "pipeline/answer.py", "if approval.approver == person.address:", "if True:", ANSWERS),
    _g("the code is of this draft", "pipeline/answer.py", " or approval.draft_id != draft.draft_id", "", "tests/pipeline/test_guards.py"),
    _g("several codes name none", "pipeline/answer.py",
       "if len({one.draft.draft_id for one in named}) > 1:", "if False:", ANSWERS),
    _g("five wrong codes", "pipeline/answer.py", "WRONG_CODES: Final = 5", "WRONG_CODES: Final = 5000", ANSWERS),
    _g("three fresh codes an hour", "pipeline/standing.py", "if asked >= ASKED_AGAIN_AN_HOUR:", "if False:", ANSWERS),
    _g("an open code", "adapters/store/drafts.py", '                a.c.state == "open",\n                a.c.approver == approver,\n                a.c.digest',
       "                a.c.approver == approver,\n                a.c.digest", "tests/pipeline/test_guards.py"),
    _g("an unexpired code", "adapters/store/drafts.py", "                a.c.expires_at > micros(now),\n", "", ANSWERS),
    _g("the same octets", "adapters/store/drafts.py", "                a.c.digest == digest,\n", "", "tests/pipeline/test_guards.py"),
    _g("this revision", "adapters/store/drafts.py", "                t.draft.c.revision == a.c.revision,\n", "", "tests/pipeline/test_guards.py"),
    _g("an edit voids", "adapters/store/drafts.py", "        self.void_approvals(draft_id)\n        return no", "        return no", "tests/pipeline/test_guards.py"),
    _g("new mail voids", "pipeline/cases.py", "        supersede(edges, tx, case.case_no)\n", "", ANSWERS),
    _g("unchanged at release", "pipeline/release.py", "    if not _unchanged(draft):", "    if False:", "tests/pipeline/test_guards.py"),
    _g("stop holds the release", "pipeline/release.py", "    if halted(tx, now):", "    if False:", COMMANDS),
    _g("stop holds the queue", "pipeline/halt.py", "return OUTWARD if halted(tx, now) else ()", "return ()", COMMANDS),
    _g("yes with more words is asked", "approval/answer.py", "    if _is_asked_about(spans, found):", "    if False:", WORDS),
    _g("a question is no yes", "approval/answer.py", " or any(span.asked for span in spans)", "", WORDS),
    _g("no other person's name", "approval/answer.py", "if not found[_Means.OTHER]:", "if found[_Means.YES]:", WORDS),
    _g("a reaction is no answer", "approval/reaction.py", "    if message.reaction or message.header", "    if False and message.header", WORDS),
    _g("codes of others cut out", "pipeline/propose.py", "without_codes(frame.base_subject(", "(frame.base_subject(", ANSWERS),
    _g("confidential cases", "pipeline/actor.py", "return not case.confidential or case.assigned_to == actor.person.address", "return True", COMMANDS),
    _g("a challenge only reads", "pipeline/commands.py", " or not _only_reads(asked)", "", COMMANDS),
    _g("a challenge is its person's", "pipeline/commands.py", ' or kept["person"] != person.address', "", COMMANDS),
    _g("a challenge lapses", "pipeline/commands.py", "    if late or not human", "    if not human", COMMANDS),
)  # fmt: skip


def survivors(guards: tuple[Guard, ...] = GUARDS) -> list[str]:
    """The guards whose removal no test noticed, or whose source text is no longer there."""
    left = []
    for guard in guards:
        noticed = _noticed(guard)
        print(f"{'noticed' if noticed else 'NOT NOTICED':12} {guard.name}", flush=True)
        if not noticed:
            left.append(guard.name)
    return left


def _noticed(guard: Guard) -> bool:
    source = (ROOT / guard.path).read_text(encoding="utf-8")
    if source.count(guard.old) < 1:
        print(f"             {guard.path} no longer holds: {guard.old.strip()[:60]}")
        return False
    with tempfile.TemporaryDirectory(prefix="triage-guard-") as name:
        copy = Path(name)
        for part in ("triage", "tests", "rules", "models", "replies"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        (copy / guard.path).write_text(source.replace(guard.old, guard.new), encoding="utf-8")
        return _fails(copy, guard.tests)


def _fails(copy: Path, tests: str) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests.split()]
    ran = subprocess.run(
        command, cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, check=False
    )
    if ran.returncode not in (0, 1):
        print(f"             the copy does not even run: {ran.stdout[-300:].decode(errors='replace')}")
    return ran.returncode == 1


if __name__ == "__main__":
    wanted = tuple(
        one for one in GUARDS if not sys.argv[1:] or any(word in one.name for word in sys.argv[1:])
    )
    sys.exit(1 if survivors(wanted) else 0)
