"""The grammar of a sentence, as the parser reads it: what each word is and on which word it hangs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Syntax:
    """The analysis of one sentence, a column each; all three are as long as the sentence has tokens."""

    tags: tuple[str, ...]
    """Parts of speech as the Penn Treebank names them (`NN`, `VBZ`, `JJR`)."""
    heads: tuple[int, ...]
    """For every token the number, within the sentence, of the token on which it hangs; the only root names itself."""
    labels: tuple[str, ...]
    """How it hangs there, in the labels of spaCy's English pipelines (`nsubj`, `dobj`, `advcl`); `ROOT` for the root.

    Where a sentence falls into parts that nothing joins, the later parts hang on the first one's root as `parataxis`.
    """

    def __len__(self) -> int:
        return len(self.tags)
