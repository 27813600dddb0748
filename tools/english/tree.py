"""Trees that sentences are built from: a word with what hangs on it before and behind, and the way to an analysis."""

from __future__ import annotations

from dataclasses import dataclass, field

from tools.english.analysis import ROOT, Analysis

#: Written with a vowel, spoken with a consonant, and the other way round.
_CONSONANT_SOUND = ("uni", "use", "eu", "one", "UV")
_VOWEL_SOUND = ("hour", "honest")


@dataclass(slots=True)
class Node:
    """A word in a tree that is being built."""

    word: str
    tag: str
    before: list[tuple[str, Node]] = field(default_factory=list)
    """Labels and trees, from left to right."""
    after: list[tuple[str, Node]] = field(default_factory=list)
    plural: bool = False
    """Of a noun group: whether its verb is plural."""

    def led(self, label: str, tree: Node) -> Node:
        """Itself, with another tree before all of it."""
        self.before.insert(0, (label, tree))
        return self

    def then(self, label: str, tree: Node) -> Node:
        """Itself, with another tree behind all of it."""
        self.after.append((label, tree))
        return self

    def joined(self, other: Node, word: str | None, *, comma: bool = False) -> Node:
        """Itself, with another tree coordinated: by a conjunction, a comma or both."""
        if comma or word is None:
            self.then("punct", node(",", ","))
        if word is not None:
            self.then("cc", node(word, "CC"))
        return self.then("conj", other)


def node(word: str, tag: str) -> Node:
    """A word on which nothing hangs yet."""
    return Node(word, tag)


def chain(trees: list[Node], word: str | None, *, serial: bool = False) -> Node:
    """Coordinated trees, each on the one before: `a, b and c`; without a conjunction, only commas."""
    for number in range(len(trees) - 1, 0, -1):
        last = number == len(trees) - 1
        trees[number - 1].joined(trees[number], word if last else None, comma=last and serial and len(trees) > 2)
    return trees[0]


def analysis_of_tree(tree: Node) -> Analysis:
    """The words in their order with tags, heads and labels; `a` becomes `an` where the next word asks for it."""
    rows: list[tuple[Node, Node, str]] = []
    _collect(tree, tree, ROOT, rows)
    place = {id(child): number for number, (child, _, _) in enumerate(rows)}
    words = [child.word for child, _, _ in rows]
    for number, following in enumerate(words[1:]):
        if words[number] == "a" and _begins_with_vowel(following):
            words[number] = "an"
    return Analysis(
        tuple(words),
        tuple(child.tag for child, _, _ in rows),
        tuple(place[id(head)] for _, head, _ in rows),
        tuple(label for _, _, label in rows),
    )


def _begins_with_vowel(word: str) -> bool:
    if word.isupper() and len(word) > 1:
        return word[0] in "AEFHILMNORSX"
    return word.startswith(_VOWEL_SOUND) or (word[0].lower() in "aeiou8" and not word.startswith(_CONSONANT_SOUND))


def _collect(tree: Node, head: Node, label: str, rows: list[tuple[Node, Node, str]]) -> None:
    for its_label, child in tree.before:
        _collect(child, tree, its_label, rows)
    rows.append((tree, head, label))
    for its_label, child in tree.after:
        _collect(child, tree, its_label, rows)
