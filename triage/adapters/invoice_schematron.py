"""The kept child of :mod:`triage.adapters.invoice_rules`: saxonche and nothing else.

Protocol: eight octets of length and the XML in, one line of JSON out. The parent has parsed the XML and
refused document type declarations before it comes here.
"""

from __future__ import annotations

import json
import signal
import sys
from typing import Any, BinaryIO
from xml.etree import ElementTree

from saxonche import PySaxonProcessor

_SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with PySaxonProcessor(license=False) as processor:
        rules = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=sys.argv[1])
        print("ready", flush=True)
        while (xml := _next(sys.stdin.buffer)) is not None:
            print(json.dumps(_answer(processor, rules, xml)), flush=True)


def _next(source: BinaryIO) -> bytes | None:
    head = source.read(8)
    return source.read(int.from_bytes(head)) if len(head) == 8 else None


def _answer(processor: Any, rules: Any, xml: bytes) -> dict[str, Any]:
    try:
        document = processor.parse_xml(xml_text=xml.decode("utf-8"))
        report = rules.transform_to_string(xdm_node=document)
        return {"failed": _failed(report)}
    except Exception as error:  # the child must answer whatever the document does to the rules
        return {"error": str(error)[:300]}


def _failed(report: str) -> list[dict[str, str]]:
    root = ElementTree.fromstring(report)  # noqa: S314 - written by the stylesheet, not by a stranger
    return [
        {
            "rule": one.get("id", ""),
            "text": " ".join((one.findtext(f"{_SVRL}text") or "").split()),
            "place": one.get("location", ""),
        }
        for one in root.iter(f"{_SVRL}failed-assert")
    ]


if __name__ == "__main__":
    main()
