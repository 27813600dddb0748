"""All forms of an English word: a lemma goes in, its plural, past, participle and third person come out.

Regular forms follow the spelling rules; irregular ones are stored. A form too many does no harm
(nobody writes `cancered`), a form too few loses findings, so nouns and verbs are not told apart.
"""

from __future__ import annotations

from functools import lru_cache

from claimlint.expressions.spelling import norm

#: Lemma to its irregular forms; regular ones are added only for lemmas not listed in _CLOSED.
_IRREGULAR = {
    "be": "am is are was were been being", "have": "has had having", "do": "does did done doing",
    "go": "goes went gone going", "get": "gets got gotten getting", "give": "gives gave given giving",
    "take": "takes took taken taking", "make": "makes made making", "keep": "keeps kept keeping",
    "feel": "feels felt feeling", "find": "finds found finding", "lose": "loses lost losing", "win": "wins won winning",
    "beat": "beats beaten beating", "break": "breaks broke broken breaking", "bring": "brings brought bringing",
    "build": "builds built building", "burn": "burns burned burnt burning", "buy": "buys bought buying",
    "choose": "chooses chose chosen choosing", "come": "comes came coming", "cut": "cuts cutting",
    "deal": "deals dealt dealing", "draw": "draws drew drawn drawing", "drink": "drinks drank drunk drinking",
    "drive": "drives drove driven driving", "eat": "eats ate eaten eating", "fall": "falls fell fallen falling",
    "fight": "fights fought fighting", "forget": "forgets forgot forgotten forgetting",
    "freeze": "freezes froze frozen freezing", "grow": "grows grew grown growing", "hide": "hides hid hidden hiding",
    "hold": "holds held holding", "hurt": "hurts hurting", "know": "knows knew known knowing",
    "lead": "leads led leading", "leave": "leaves left leaving", "let": "lets letting", "lie": "lies lied lay lain lying",
    "die": "dies died dying", "mean": "means meant meaning", "meet": "meets met meeting",
    "overcome": "overcomes overcame overcoming", "pay": "pays paid paying", "prove": "proves proved proven proving",
    "put": "puts putting", "quit": "quits quitting", "read": "reads reading", "rise": "rises rose risen rising",
    "run": "runs ran running", "say": "says said saying", "see": "sees saw seen seeing", "sell": "sells sold selling",
    "send": "sends sent sending", "set": "sets setting", "shake": "shakes shook shaken shaking",
    "show": "shows showed shown showing", "shrink": "shrinks shrank shrunk shrinking", "shut": "shuts shutting",
    "sleep": "sleeps slept sleeping", "speak": "speaks spoke spoken speaking", "spend": "spends spent spending",
    "spread": "spreads spreading", "stand": "stands stood standing", "steal": "steals stole stolen stealing",
    "stick": "sticks stuck sticking", "strike": "strikes struck stricken striking", "swell": "swells swelled swollen swelling",
    "teach": "teaches taught teaching", "tell": "tells told telling", "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing", "understand": "understands understood understanding",
    "wear": "wears wore worn wearing", "wake": "wakes woke woken waking", "withdraw": "withdraws withdrew withdrawn withdrawing",
    "write": "writes wrote written writing", "undo": "undoes undid undone undoing", "rid": "rids ridded ridding",
    "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth", "mouse": "mice", "person": "people persons",
    "life": "lives", "knife": "knives", "half": "halves", "leaf": "leaves", "self": "selves", "calf": "calves", "hoof": "hooves",
    "crisis": "crises", "diagnosis": "diagnoses", "analysis": "analyses", "meta-analysis": "meta-analyses",
    "prognosis": "prognoses", "metastasis": "metastases", "thrombosis": "thromboses", "hypothesis": "hypotheses",
    "psychosis": "psychoses", "neurosis": "neuroses", "stenosis": "stenoses", "fibrosis": "fibroses", "basis": "bases",
    "testis": "testes", "criterion": "criteria", "phenomenon": "phenomena", "bacterium": "bacteria", "datum": "data",
    "ovum": "ova", "medium": "media", "vertebra": "vertebrae", "alga": "algae", "larva": "larvae", "fungus": "fungi funguses",
    "virus": "viruses", "nucleus": "nuclei", "stimulus": "stimuli", "thrombus": "thrombi", "bronchus": "bronchi",
    "appendix": "appendices appendixes", "index": "indices indexes", "matrix": "matrices", "cervix": "cervices",
    "spermatozoon": "spermatozoa", "ganglion": "ganglia", "carcinoma": "carcinomas carcinomata",
}  # fmt: skip
_VOWELS = "aeiou"
#: Two-syllable verbs that double their last consonant because the stress lies there.
_DOUBLING = frozenset(
    "prefer refer occur recur incur deter admit permit commit submit omit emit transmit control regret begin "
    "forget rebut equip compel expel propel repel excel patrol confer defer infer transfer rid unclog cancel "
    "counsel label travel fuel signal model channel program".split()
)


@lru_cache(maxsize=16384)
def forms(lemma: str) -> frozenset[str]:
    """All norms of a single word's forms, the lemma included."""
    word = lemma.lower()
    found = {word, *_IRREGULAR.get(word, "").split()}
    if not word.isalpha() or len(word) < 2:
        return frozenset(map(norm, found))
    if word not in _IRREGULAR:
        found |= {_with_s(word), *_with_ed_and_ing(word)}
    return frozenset(map(norm, found))


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("o") and word in {"go", "veto", "hero", "potato", "tomato", "echo"} else "s")


def _with_ed_and_ing(word: str) -> set[str]:
    if word.endswith("ie"):
        return {word + "d", word[:-2] + "ying"}
    if word.endswith("e"):
        dropped = word + "ing" if word.endswith(("ee", "oe", "ye")) else word[:-1] + "ing"
        return {word + "d", dropped}
    if word.endswith("y") and word[-2] not in _VOWELS:
        return {word[:-1] + "ied", word + "ing"}
    if word.endswith("c"):
        return {word + "ked", word + "king"}
    stem = word + word[-1] if _doubles(word) else word
    return {stem + "ed", stem + "ing"}


def _doubles(word: str) -> bool:
    if word in _DOUBLING:
        return True
    syllables = sum(letter in _VOWELS and (i == 0 or word[i - 1] not in _VOWELS) for i, letter in enumerate(word))
    closed = len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    qu = len(word) > 3 and word[-3] == "u" and word[-4] == "q"
    return (closed or qu) and syllables == 1


def phrase_forms(phrase: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """For each word of a phrase its allowed forms: first and last word inflect (`ward off`, `side effect`), the middle stays."""
    last = len(phrase) - 1
    return tuple(forms(word) if place in (0, last) else frozenset({word}) for place, word in enumerate(phrase))
