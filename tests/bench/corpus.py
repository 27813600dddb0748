"""The posts that every linter is given: a number of posts and a folder go in, Markdown files come out.

They are made of the project's own words: sentences of `examples/` and `tests/accuracy/posts/` for posts on health,
and paragraphs of `everyday.txt` for the rest of what a content repository holds. The same number gives the same bytes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.accuracy.posts_with_labels import labelled_posts

CHECKOUT = Path(__file__).parents[2]
WORDS = 1000
"""So many words a post has at least; one of them has a little more."""
_SEED = 2026
_ENTRY = re.compile(r"^\d+\. ", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The posts on a disk."""

    folder: Path
    files: tuple[Path, ...]
    words: int
    """Separated by white space, of all files."""

    @property
    def health(self) -> Path:
        """One post on health, with much to find."""
        return next(file for file in self.files if file.name.startswith("health"))

    @property
    def everyday(self) -> Path:
        """One post that is not about health."""
        return next(file for file in self.files if file.name.startswith("everyday"))


@dataclass(frozen=True, slots=True)
class _Pool:
    sentences: tuple[str, ...]
    entries: tuple[str, ...]


@cache
def _health() -> _Pool:
    """The sentences of our own posts on health, and the entries of their lists of references."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((CHECKOUT / "examples").glob("*.md"))]
    texts += [post.text for post in labelled_posts()]
    bodies, entries = [], []
    for text in texts:
        body, _, references = text.removeprefix("---\n").partition("\n---\n")[2].partition("## References")
        bodies += [line for line in body.split("\n\n") if line and line[0].isalpha()]
        entries += [_ENTRY.sub("", line) for line in references.splitlines() if _ENTRY.match(line)]
    sentences = [sentence for body in bodies for sentence in _SENTENCE.split(" ".join(body.split()))]
    return _Pool(tuple(sentences), tuple(entries))


@cache
def _everyday() -> tuple[str, ...]:
    return tuple((Path(__file__).parent / "everyday.txt").read_text(encoding="utf-8").strip().split("\n\n"))


def make(folder: Path, posts: int) -> Corpus:
    """Writes so many posts (at least 2) into a folder that holds none yet."""
    folder.mkdir(parents=True, exist_ok=True)
    files, words = [], 0
    for number in range(posts):
        on_health = number % 2 == 0
        chance = random.Random(_SEED * 100_000 + number)  # noqa: S311 - nobody has to guess it
        text = "\n\n".join(_post(number, on_health, chance)) + "\n"
        file = folder / f"{'health' if on_health else 'everyday'}-{number:04}.md"
        file.write_text(text, encoding="utf-8", newline="\n")
        files.append(file)
        words += len(text.split())
    return Corpus(folder, tuple(files), words)


def _post(number: int, on_health: bool, chance: random.Random) -> Iterator[str]:
    title = f"{'Notes on feeling well' if on_health else 'Notes from the town'}, part {number + 1}"
    yield f'---\ntitle: "{title}"\nauthor: The desk\ndate: 2026-01-15\n---'
    yield f"# {title}"
    entries = chance.sample(_health().entries, 4) if on_health else []
    written = 0
    while written < WORDS:
        if written and chance.random() < 0.2:
            yield f"## More of part {number + 1}"
        paragraph = _shaped(_health_paragraph(chance) if on_health else _everyday_paragraph(chance), chance)
        written += len(paragraph.split())
        yield paragraph
    if entries:
        yield "## References"
        yield "\n".join(f"{place}. {entry}" for place, entry in enumerate(entries, 1))


def _health_paragraph(chance: random.Random) -> list[str]:
    return chance.sample(_health().sentences, chance.randint(2, 5))


def _everyday_paragraph(chance: random.Random) -> list[str]:
    """Most of one paragraph, so that what it is about stays clear."""
    sentences = _SENTENCE.split(chance.choice(_everyday()))
    kept = sorted(chance.sample(range(len(sentences)), max(1, len(sentences) - chance.randint(0, 1))))
    return [sentences[place] for place in kept]


def _shaped(sentences: list[str], chance: random.Random) -> str:
    """As a paragraph, now and then as a list or a quotation."""
    match chance.randrange(12):
        case 0:
            return "\n".join(f"- {sentence}" for sentence in sentences)
        case 1:
            return "> " + " ".join(sentences)
        case _:
            return " ".join(sentences)
