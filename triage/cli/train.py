"""`triage train`: a model from the examples beside the intents, fitted in a child process."""

from __future__ import annotations

import argparse
import subprocess

from triage import config as settings
from triage.adapters.training import train
from triage.core.errors import OwnerError, Problem
from triage.starter_root import starter_root


def run(chosen: argparse.Namespace) -> int:
    root = chosen.dir or starter_root()
    examples = root / "models" / "examples"
    semantic = settings.load(chosen.dir / "config.toml").model.semantic if chosen.dir else True
    if not any(examples.glob("*/*.jsonl")):
        mend = "Lines of JSON with subject and text: models/examples/<language>/<intent>.jsonl."
        raise OwnerError(Problem(where=str(examples), what="there are no examples", mend=mend))
    out = chosen.out or root / "models"
    try:
        card = train(root, examples, out, semantic=semantic)
    except subprocess.CalledProcessError as error:
        what = f"the training ended with status {error.returncode}"
        raise OwnerError(Problem(where="triage train", what=what)) from None
    print(f"{out / 'default.npz'}: {card['examples']} examples of {len(card['labels'])} intents")
    for mode, facts in card["modes"].items():
        right = facts["out_of_fold"]
        print(
            f"  {mode:<8} right on examples it had not seen: {right['intent']:.1%}, area {right['area']:.1%}"
        )
    return 0
