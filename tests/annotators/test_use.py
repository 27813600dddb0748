"""Which treatment is presented for which problem, and whether the label names it."""

from __future__ import annotations

import pytest

from claimlint.model.text import Phrase
from tests.texts import marked, shipped, vocabulary


@pytest.mark.parametrize(
    ("sentence", "treatment", "condition", "label"),
    [
        ("Ketamine eases bipolar disorder.", "ketamine", "bipolar disorder", "other"),
        ("Wegovy treats obesity.", "semaglutide", "obesity", "approved"),
        ("We offer Botox for chronic migraine.", "onabotulinumtoxina", "chronic migraine", "approved"),
        ("We offer metformin for psoriasis.", "metformin", "psoriasis", "other"),
        ("Sertraline eases panic disorder.", "sertraline", "panic disorder", None),
    ],
)
def test_use(sentence: str, treatment: str, condition: str, label: str | None) -> None:
    (use,) = marked(sentence).of("@use").all
    one, other = use.attributes["treatment"], use.attributes["condition"]
    assert isinstance(one, Phrase)
    assert isinstance(other, Phrase)
    assert (one.term, other.text.lower(), use.attributes.get("label")) == (treatment, condition, label)


def test_harm_is_no_use() -> None:
    assert not marked("Ketamine worsens psychosis.").of("@use").all


def test_a_medicine_without_a_list_has_no_label() -> None:
    names = {name: known for name, known in shipped().vocabularies.items() if not name.startswith("indication-")}
    (use,) = marked("Ketamine eases bipolar disorder.", names).of("@use").all
    assert "label" not in use.attributes


def test_every_indication_list_belongs_to_a_treatment() -> None:
    lists = ("drug", "device", "procedure")
    known = {"-".join(term.name.split()) for name in lists for term in shipped().vocabularies[name].terms}
    listed = {name.removeprefix("indication-") for name in shipped().vocabularies if name.startswith("indication-")}
    assert len(listed) >= 20
    assert listed <= known


def test_lists_written_in_a_test_decide() -> None:
    lists = {**shipped().vocabularies, "indication-metformin": vocabulary("indication-metformin", "psoriasis")}
    (use,) = marked("We offer metformin for psoriasis.", lists).of("@use").all
    assert use.attributes["label"] == "approved"
