"""Is a draft English? Tokens go in, yes or no comes out; other languages would pass unread, so they are refused.

Counts the commonest function words of English against those of twelve other languages that share the
alphabet, and letters of other scripts. Short texts are given the benefit of the doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_ENGLISH = frozenset(
    "the of and to in is that for it as was with be on not he by are this or his from at which but have an they you "
    "were her all she there would their we him been has when who will no more if out so what up its about into than "
    "them can only other may your our these also how".split()
)
_OTHERS = {
    "German": "der die das und ist nicht ein eine mit für auf von den dem des zu im sich auch wird bei oder sind werden".split(),
    "French": "le la les des et est une dans pour que qui sur avec pas sont du au aux par plus ce cette ou être".split(),
    "Spanish": "el la los las y es una para que con por del se su al como más o pero sus este son entre".split(),
    "Italian": "il la le di che è una per con non sono del della nel dei gli al come più anche questo da".split(),
    "Portuguese": "o os as de que é uma para com não do da em um por mais como dos das se ao são".split(),
    "Dutch": "de het een en van is dat niet op te zijn met voor aan er ook bij of worden deze door naar".split(),
    "Polish": "i w na z się jest nie do że to o jak po przez dla są od oraz który lub może być".split(),
    "Swedish": "och att det som en är av för med den till inte ett om har de på kan eller från vid".split(),
    "Danish": "og at det er en til af for på med den ikke der som et har de kan eller fra ved".split(),
    "Turkish": "ve bir bu için ile de da olarak daha çok gibi olan en veya kadar sonra her ise".split(),
    "Indonesian": "yang dan di untuk dengan ini itu dari pada adalah tidak dalam akan ke atau juga oleh".split(),
    "Romanian": "și de la în care este cu pe nu o un sau din pentru mai sunt prin ca ce".split(),
}
#: Below this many words a text is too short to tell.
_ENOUGH = 12
_FOREIGN_LETTERS = 0.5


def foreign_language(norms: Sequence[str]) -> str | None:
    """The name of the language that the text seems to be in, or None when it reads as English."""
    words = [norm for norm in norms if norm.isalpha()]
    if len(words) < _ENOUGH:
        return _script(words)
    counts = Counter(words)
    english = sum(counts[word] for word in _ENGLISH)
    scores = {name: sum(counts[word] for word in set(listed)) for name, listed in _OTHERS.items()}
    name = max(scores, key=lambda other: scores[other])
    if scores[name] > 2 * english and scores[name] * 12 > len(words):
        return name
    return _script(words)


def _script(words: Sequence[str]) -> str | None:
    letters = "".join(words)
    if not letters:
        return None
    foreign = sum(ord(letter) > 0x24F and not 0x370 <= ord(letter) <= 0x3FF for letter in letters)
    greek = sum(0x370 <= ord(letter) <= 0x3FF for letter in letters)
    return "a language in another script" if (foreign + greek) > _FOREIGN_LETTERS * len(letters) else None
