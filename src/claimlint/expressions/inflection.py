"""All forms of an English word: a lemma goes in, its plural, past, participle and third person come out.

Regular forms follow the spelling rules; irregular ones are stored. A form too many does no harm
(nobody writes `cancered`), a form too few loses findings, so nouns and verbs are not told apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claimlint.expressions.spelling import keeps_its_beginning, norm

#: Verbs with their past and participle; third person and -ing follow the rules. From general knowledge of English.
_PASTS = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; begin began begun; bend bent;
bet; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build
built; burn burned burnt; buy bought; catch caught; choose chose chosen; cling clung; come came; cost; creep crept;
cut; deal dealt; dig dug; draw drew drawn; dream dreamed dreamt; drink drank drunk; drive drove driven; eat ate
eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade
forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got
gotten; give gave given; go went gone; grind ground; grow grew grown; hang hung hanged; hear heard; hide hid hidden;
hit; hold held; hurt; keep kept; kneel knelt; know knew known; lay laid; lead led; lean leaned leant; leap leaped
leapt; leave left; lend lent; let; lie lied lay lain; light lit lighted; lose lost; make made; mean meant; meet met;
mislead misled; mistake mistook mistaken; outgrow outgrew outgrown; overcome overcame; overdo overdid overdone;
oversee oversaw overseen; oversleep overslept; pay paid; prove proved proven; put; quit; read; rebuild rebuilt; redo
redid redone; reset; retake retook retaken; rethink rethought; rewrite rewrote rewritten; rid; ride rode ridden;
ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; set; sew sewed
sewn; shake shook shaken; shed; shine shone shined; shoot shot; show showed shown; shrink shrank shrunk; shut; sing
sang sung; sink sank sunk; sit sat; sleep slept; slide slid; sow sowed sown; speak spoke spoken; speed sped speeded;
spend spent; spill spilled spilt; spin spun; split; spoil spoiled spoilt; spread; spring sprang sprung; stand stood;
steal stole stolen; stick stuck; sting stung; stink stank stunk; strike struck stricken; strive strove striven
strived; swear swore sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung; take took taken; teach
taught; tear tore torn; tell told; think thought; thrive thrived throve thriven; throw threw thrown; undergo
underwent undergone; understand understood; undo undid undone; upset; wake woke woken; wear wore worn; weep wept;
win won; wind wound winded; withdraw withdrew withdrawn; withhold withheld; withstand withstood; write wrote written
"""
#: Words whose forms follow no rule at all, mostly nouns.
_STORED = """
be am is are was were been being; have has had having; do does did done doing; man men; woman women; child children;
foot feet; tooth teeth; mouse mice; louse lice; goose geese; person people persons; life lives; wife wives; knife
knives; half halves; leaf leaves leaved; self selves; calf calves; hoof hooves; shelf shelves; loaf loaves; thief
thieves; criterion criteria; phenomenon phenomena; bacterium bacteria; datum data; ovum ova; medium media mediums;
vertebra vertebrae vertebras; alga algae; larva larvae; bursa bursae bursas; fungus fungi funguses; nucleus nuclei;
stimulus stimuli; thrombus thrombi; bronchus bronchi; embolus emboli; calculus calculi; naevus naevi; nevus nevi;
appendix appendices appendixes; index indices indexes indexed indexing; matrix matrices; cervix cervices cervixes;
ganglion ganglia; mitochondrion mitochondria; diverticulum diverticula; serum sera serums; testis testes; hero
heroes; potato potatoes; tomato tomatoes; echo echoes echoed echoing; veto vetoes vetoed vetoing; quiz quizzes
quizzed quizzing; gas gases; bus buses
"""
#: Words that have one form only; they end many verbs of two words (`ward off`, `get rid of`).
_CLOSED = frozenset(
    "a an the and or nor but not of to in on at by for from with without off up out down over away into onto about "
    "against than as it its us you your me my we our them their he his she her him i this that these those no so if "
    "all any some most more less more very too also only may might must should would will shall can could".split()
)
_VOWELS = "aeiou"
_CUT = 2
SHORTEST_BEGINNING = 3
"""Words are told by their beginnings when so many letters are sure to stay."""
_IN_ES = frozenset("go undergo undo redo overdo outdo".split())
#: Verbs that double their last consonant although they are longer than one syllable: the stress lies there.
_DOUBLING = frozenset(
    "prefer refer occur recur incur deter admit permit commit submit omit emit transmit control regret forget rebut "
    "equip compel expel propel repel dispel excel patrol confer defer infer transfer begin upset reset unclog unplug "
    "outrun overrun rerun format combat kidnap worship abet acquit allot unzip outwit program".split()
)
#: Verbs that are written both ways.
_EITHER_WAY = frozenset("benefit focus bias combat format worship target profit".split())


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in text.split(";"))
    return {row[0]: tuple(row[1:]) for row in rows}


_PAST = _table(_PASTS)
_IRREGULAR = _table(_STORED)


@lru_cache(maxsize=16384)
def forms(lemma: str) -> frozenset[str]:
    """All norms of a single word's forms, the lemma included."""
    word = lemma.lower()
    return frozenset(norm(form) for form in (word, *_others(word)))


def beginnings(lemma: str) -> Iterable[tuple[str, bool]]:
    """How the norms of all forms begin, each with whether that is the whole norm; costs less than the forms.

    Regular forms leave at most two letters of the lemma out (`die`, `dying`).
    """
    is_regular = lemma not in _IRREGULAR and lemma not in _PAST and keeps_its_beginning(lemma)
    if is_regular and len(lemma) >= SHORTEST_BEGINNING + _CUT:
        return ((lemma[:-_CUT], False),)
    return ((form, True) for form in forms(lemma))


def _others(word: str) -> set[str]:
    if word in _IRREGULAR:
        return set(_IRREGULAR[word])
    if len(word) < 2 or not word.isalpha() or word in _CLOSED:
        return set()
    found = {_with_s(word), *_with(word, "ing")}
    found |= set(_PAST[word]) if word in _PAST else _with(word, "ed")
    if word.endswith("sis"):
        found.add(word[:-2] + "es")
    if word.endswith("oma"):
        found.add(word + "ta")
    return found


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in _IN_ES:
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with(word: str, ending: str) -> set[str]:
    """The word with `ed` or `ing`; verbs that are written in two ways have two forms."""
    stem = _stem(word, ending)
    if ending == "ed" and stem.endswith("e"):
        return {stem + "d"}
    return {stem + ending, stem + stem[-1] + ending} if word in _EITHER_WAY else {stem + ending}


def _stem(word: str, ending: str) -> str:
    """The word as it stands before `ed` or `ing`."""
    if ending == "ing" and word.endswith("ie"):
        return word[:-2] + "y"
    if ending == "ing" and word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1]
    if ending == "ed" and word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "i"
    if word.endswith("c"):
        return word + "k"
    return word + word[-1] if _doubles(word) else word


def _doubles(word: str) -> bool:
    if word in _DOUBLING:
        return True
    closed = len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    qu = len(word) > 3 and word[-3] == "u" and word[-4] == "q"
    return (closed or qu) and _syllables(word) == 1


def _syllables(word: str) -> int:
    return sum(letter in _VOWELS and (i == 0 or word[i - 1] not in _VOWELS) for i, letter in enumerate(word))


def phrase_forms(phrase: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """For each word of a phrase its allowed forms.

    The first and the last word inflect (`ward off`, `side effect`), those between stay.
    """
    last = len(phrase) - 1
    return tuple(forms(word) if place in (0, last) else frozenset({word}) for place, word in enumerate(phrase))
