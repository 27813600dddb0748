"""The student is trained: analysed sentences go in, a pipeline comes out.

Everything is spaCy's: the components, the loop, the optimizer. Here are only the texts: each pass over them is shuffled
anew, each sentence may be varied, the fragments that were corrected by hand come many times, and sentences that a
grammar makes stand in between, new ones in each pass.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry

from tools.english.analysis import Analysis
from tools.english.grammar import WORDS_OF_A_SENTENCE, generated
from tools.english.teacher import as_docs
from tools.english.variants import varied

CONFIG = Path(__file__).with_name("student.cfg")
#: Sentences on which the log of a training is scored; what is published is measured by `measure`.
_DEV = 500
#: Of the corpus one sentence in so many is looked through for tags and labels; what is not among them is passed over.
_IN_SAMPLE = 10
Reader = Callable[[Language], Iterator[Example]]


@dataclass(frozen=True)
class Texts:
    """What a student learns from in one training."""

    corpus: Sequence[Analysis]
    fragments: Sequence[Analysis]
    repeats: int
    """How often the fragments come in one pass over the corpus."""
    dev: Sequence[Analysis]
    generated: float = 0.0
    """The share of all words that stand in generated sentences."""
    seed: int = 1


def trained(texts: Texts, output: Path, changes: Mapping[str, Any], start: Language | None = None) -> Path:
    """The folder of a pipeline that was trained on the texts, from `start` on if that is given.

    `changes` are values of the configuration by their dotted names.
    """
    registry.readers.register("claimlint.texts.v1", func=_reader_of(texts))
    config = load_config(CONFIG, overrides=dict(changes))
    nlp = start or init_nlp(config)
    nlp.config = nlp.config.merge(config)
    # Only from here on are the texts a stream: for a stream spaCy would take the labels of its first hundred sentences.
    nlp.config["training"]["max_epochs"] = -1
    output.mkdir(parents=True, exist_ok=True)
    train(nlp, output)
    return output / "model-last"


def _reader_of(texts: Texts) -> Callable[[str], Reader]:
    rng = random.Random(texts.seed)  # noqa: S311 - for shuffling
    sample = [*texts.fragments, *texts.corpus[::_IN_SAMPLE]]
    tags = {tag for analysis in sample for tag in analysis.tags}

    def reader(part: str) -> Reader:
        def examples(nlp: Language) -> Iterator[Example]:
            if part == "dev":
                yield from (_example(nlp, analysis) for analysis in texts.dev[:_DEV])
            elif nlp.config["training"]["max_epochs"] == 0:  # not yet a stream: labels are gathered
                yield from (_example(nlp, analysis) for analysis in sample)
            else:
                order = [*texts.corpus, *(list(texts.fragments) * texts.repeats)]
                order += generated(_sentences_for(order, texts.generated), seed=rng.getrandbits(32))
                order = [analysis for analysis in order if tags.issuperset(analysis.tags)]
                rng.shuffle(order)
                yield from (_example(nlp, varied(analysis, rng)) for analysis in order)

        return examples

    return reader


def _sentences_for(analyses: Sequence[Analysis], share: float) -> int:
    """How many generated sentences make that share of all words, beside the analyses."""
    words = sum(len(analysis.words) for analysis in analyses)
    return round(words * share / (1 - share) / WORDS_OF_A_SENTENCE)


def _example(nlp: Language, analysis: Analysis) -> Example:
    (plain,) = as_docs(nlp, [analysis.words])
    return Example(plain, analysis.doc(nlp.vocab))
