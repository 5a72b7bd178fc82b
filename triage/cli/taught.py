"""A classifier as the daemon would use it: with what the firm's people taught, where there is a store."""

from __future__ import annotations

from pathlib import Path

from triage import config as settings
from triage.adapters.classifier import Classifier
from triage.adapters.lessons import Lessons
from triage.adapters.store.engine import open_store
from triage.app import store_url
from triage.core.errors import OwnerError
from triage.starter_root import starter_root


def classifier_of(folder: Path | None, *, semantic: bool = True) -> Classifier:
    """Of the owner's ``folder``, else the starter's. Where no store is there yet nothing was taught."""
    if folder is None:
        return Classifier(starter_root(), semantic=semantic)
    if not (folder / "config.toml").exists():
        return Classifier(folder, semantic=semantic)
    config = settings.load(folder / "config.toml")
    classifier = Classifier(folder, semantic=semantic and config.model.semantic)
    try:
        store = open_store(store_url(config), create=False)
    except OwnerError:
        return classifier
    try:
        with store.reading() as tx:
            Lessons(classifier, config.desk.wrong_in_100).refresh(tx)
    finally:
        store.close()
    return classifier
