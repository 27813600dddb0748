"""Is a draft English? Tokens go in, yes or no comes out; other languages would pass unread, so they are refused.

Counts the commonest function words of English against those of other languages that share the alphabet,
and letters of other scripts. Short texts are given the benefit of the doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

_ENGLISH = frozenset(
    "the of and to in is that for it as was with be on not he by are this or his from at which but have an they you "
    "were her all she there would their we him been has when who will no more if out so what up its about into than "
    "them can only other may your our these also how".split()
)
#: From general knowledge of each language: words that stand in almost any paragraph.
_OTHERS = {
    "German": "der die das und ist nicht ein eine mit für auf von den dem des zu im sich auch wird bei oder sind",
    "French": "le la les des et est une dans pour que qui sur avec pas sont du au aux par plus ce cette ou être elle",
    "Spanish": "el la los las y es una para que con por del se su al como más o pero sus este son entre no lo",
    "Italian": "il la le di che è una per con non sono del della nel dei gli al come più anche questo da si ma",
    "Portuguese": "o os as de que é uma para com não do da em um por mais como dos das se ao são na no",
    "Catalan": "el la els les i és una per amb que del dels de no és són al aquest més com o però",
    "Dutch": "de het een en van is dat niet op te zijn met voor aan er ook bij of worden deze door naar kan",
    "Polish": "i w na z się jest nie do że to o jak po przez dla są od oraz który lub może być ale",
    "Czech": "a v na se je že to s z do o pro jako ale nebo při po jsou by který není může také",
    "Croatian": "i u na je se da za od su s što ne kao ali ili koji može iz po nije te",
    "Swedish": "och att det som en är av för med den till inte ett om har de på kan eller från vid",
    "Danish": "og at det er en til af for på med den ikke der som et har de kan eller fra ved",
    "Norwegian": "og at det er en til av for på med den ikke som et har de kan eller fra ved",
    "Finnish": "ja on ei se että voi tai myös ovat kun joka oli mutta kuin niin sen hän ole tämä",
    "Hungarian": "a az és nem hogy egy is ez van meg de csak vagy mint ha lehet azt el már",
    "Turkish": "ve bir bu için ile de da olarak daha çok gibi olan en veya kadar sonra her ise",
    "Indonesian": "yang dan di untuk dengan ini itu dari pada adalah tidak dalam akan ke atau juga oleh",
    "Filipino": "ang ng sa na mga at ay hindi ito para ng may kung o ni si isang",
    "Vietnamese": "và của là có không cho các được trong một những với người này để khi",
    "Romanian": "și de la în care este cu pe nu o un sau din pentru mai sunt prin ca ce",
}
_LISTS = {name: frozenset(words.split()) for name, words in _OTHERS.items()}
#: Below this many words a text is too short to tell.
_ENOUGH = 12
#: So many different words of a list must stand in the text: `5 mg per day` is no Italian, however often it stands.
_DIFFERENT = 4
#: Words that English drafts borrow (`per os`, `et al`, `de novo`) or share, which do not count among those.
_SHARED = frozenset("a al an as at con da de do du en i in is la le no non o of on per se so van von".split())
#: One word in so many at least is one of the list.
_ONE_IN = 12
_FOREIGN_LETTERS = 0.5
_LATIN_ENDS, _GREEK, _EXTENDED = 0x250, range(0x370, 0x400), range(0x1E00, 0x1F00)


def foreign_language(tokens: Sequence[str]) -> str | None:
    """The name of the language that a text with these tokens seems to be in, or None when it reads as English."""
    words = [token.lower() for token in tokens if token.isalpha()]
    if len(words) < _ENOUGH:
        return _script(words)
    counts = Counter(words)
    english = _count(_ENGLISH, counts)
    name = max(_LISTS, key=lambda other: _count(_LISTS[other], counts))
    score = _count(_LISTS[name], counts)
    if (
        score > 2 * english
        and score * _ONE_IN > len(words)
        and len((_LISTS[name] - _SHARED) & counts.keys()) >= _DIFFERENT
    ):
        return name
    return _script(words)


def _count(listed: frozenset[str], counts: Mapping[str, int]) -> int:
    return sum(counts.get(word, 0) for word in listed)


def _script(words: Sequence[str]) -> str | None:
    """Whether most letters are of another alphabet; a Greek letter or two are a unit or a receptor."""
    letters = "".join(words)
    foreign = sum(ord(letter) >= _LATIN_ENDS and ord(letter) not in _EXTENDED for letter in letters)
    few = len(letters) < _ENOUGH and all(ord(letter) in _GREEK for letter in letters if ord(letter) >= _LATIN_ENDS)
    return "a language in another script" if foreign > _FOREIGN_LETTERS * len(letters) and not few else None
