"""`python -m tools.english train CORPUS…` makes the pipeline that ships, `… measure CORPUS…` says how good it is."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

#: One thread, so that the same command makes the same weights; before numpy is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

FRAGMENTS = Path(__file__).with_name("fragments")
#: The share of words in sentences of the grammar, in the long training and at its end.
_GENERATED, _GENERATED_LAST = 0.04, 0.25
#: How often the fragments come in one pass over the texts, likewise.
_REPEATS, _REPEATS_LAST = 4, 60
#: At the end of a training one sentence in so many of the corpus stands beside the fragments.
_IN_SAMPLE = 2
_LOADED_BY_PRODUCT = Path("src/claimlint/language/model_en")


def main() -> int:
    """Runs one of the two commands."""
    options = _options()
    if options.command == "train":
        _train(options)
    else:
        _measure(options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.english", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("train", "make the pipeline"), ("measure", "measure it, and the teacher beside it")):
        command = commands.add_parser(name, help=text)
        command.add_argument("corpus", nargs="+", type=Path, help="plain text, a paragraph a line; .xz or not")
        command.add_argument(
            "--work", type=Path, default=Path(tempfile.gettempdir()) / "claimlint-english", help="what is kept between"
        )
        command.add_argument("--model", type=Path, default=_LOADED_BY_PRODUCT, help="the folder of the pipeline")
    train = commands.choices["train"]
    train.add_argument("--width", type=int, default=64)
    train.add_argument("--depth", type=int, default=2)
    train.add_argument("--steps", type=int, default=2500, help="of about 2,500 words each")
    train.add_argument("--final-steps", type=int, default=800, help="with more of the fragments, at the end")
    train.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="of student.cfg")
    return parser.parse_args()


def _fragments(name: str) -> list[Any]:
    from tools.english.analysis import read_columns

    path = FRAGMENTS / name
    return read_columns(path) if path.is_file() else []


def _train(options: argparse.Namespace) -> None:
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from tools.english.corpus import parsed_corpus
    from tools.english.packing import pack
    from tools.english.training import Texts, trained

    # Of the two libraries that multiply matrices here numpy's is the faster one; the product uses the other.
    set_current_ops(NumpyOps(use_blis=False))
    corpus = parsed_corpus(options.corpus, options.work)
    fragments = _fragments("train.conll")
    changes: dict[str, Any] = {
        "components.tok2vec.model.embed.width": options.width,
        "components.tok2vec.model.encode.depth": options.depth,
    }
    for setting in options.set:
        name, _, value = setting.partition("=")
        changes[name] = json.loads(value)
    folder = options.work / f"student-{options.width}-{options.depth}"
    texts = Texts(corpus.learnt, fragments, _REPEATS, corpus.held_out, _GENERATED, seed=1)
    last = trained(texts, folder / "long", changes | _course(options.steps, 0.003))
    if options.final_steps:
        sample = corpus.learnt[::_IN_SAMPLE]
        texts = Texts(sample, fragments, _REPEATS_LAST, corpus.held_out, _GENERATED_LAST, seed=2)
        last = trained(texts, folder / "final", changes | _course(options.final_steps, 0.0015), spacy.load(last))
    pack(last, options.model, {"width": options.width, "depth": options.depth})
    print(f"the pipeline is in {options.model}")


def _course(steps: int, rate: float) -> dict[str, Any]:
    """So many steps, in which the learning rate rises to `rate` and falls to nothing."""
    return {"training.max_steps": steps, "training.optimizer.learn_rate.initial_rate": rate}


def _measure(options: argparse.Namespace) -> None:
    import spacy

    from tools.english.corpus import parsed_corpus
    from tools.english.measuring import agreement, loading, packed_size, words_per_second
    from tools.english.teacher import load_teacher

    held_out = parsed_corpus(options.corpus, options.work).held_out
    test = _fragments("test.conll")
    teacher, student = load_teacher(), spacy.load(options.model, exclude=["tokenizer"])
    print(f"{'':<28}{'tags':>8}{'heads':>8}{'+labels':>8}{'roots':>8}{'sentences':>11}")
    rows = [("student, held-out text", student, held_out)]
    if test:
        rows += [("student, fragments", student, test), ("teacher, fragments", teacher, test)]
    for name, nlp, expected in rows:
        a = agreement(nlp, expected)
        print(f"{name:<28}{a.tags:>8.4f}{a.heads:>8.4f}{a.labelled:>8.4f}{a.roots:>8.4f}{a.sentences:>11}")
    sentences = [analysis.words for analysis in held_out[:2000]]
    slow, fast = words_per_second(teacher, sentences), words_per_second(student, sentences)
    print(f"words per second: teacher {slow:,.0f}, student {fast:,.0f}, {fast / slow:.2f} times as many")
    print(f"size in a wheel: {packed_size(options.model) / 1e6:.2f} MB")
    imported, loaded = loading()
    print(f"import spacy {imported:.2f} s, loading {loaded:.2f} s, {loaded / imported:.2f} of it")


if __name__ == "__main__":
    sys.exit(main())
