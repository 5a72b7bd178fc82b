"""`triage demo`."""

from __future__ import annotations

import argparse

from triage.core.errors import OwnerError, Problem


def run(chosen: argparse.Namespace) -> int:
    try:
        from triage.demo.play import run_demo
    except ImportError as error:
        problem = Problem(
            where="triage demo",
            what="needs its mail system",
            found=str(error),
            mend="Install it: pip install 'inbox-triage[demo,semantic]'.",
        )
        raise OwnerError(problem) from None
    return run_demo(keep=chosen.keep, inbox=chosen.inbox, out=chosen.out, json=chosen.json)
