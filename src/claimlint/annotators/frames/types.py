"""What kind of thing a noun names: from the vocabularies, else from the post's own use, else from its form."""

from __future__ import annotations

import re

from claimlint.annotators.frames.grammar import group, is_noun
from claimlint.annotators.frames.stance import is_actor
from claimlint.model.text import AnnotatedText
from claimlint.model.trees import Tree

#: Vocabularies of what can be well or ill.
HEALTH = (
    "$condition", "$symptom", "$outcome", "@abbreviation", "$human-body", "$felt-ailment", "$body-target",
    "$bad-outcome", "$health-word",
)  # fmt: skip
ACTING = ("$treatment", "@product", "@abbreviation", "$lifestyle", "$food", "$remedy-noun", "$dosage-form")
#: Endings by which medicine names illnesses, complaints and states of the body; at least six letters long.
_ILLNESS = re.compile(
    r"\w{3,}(?:itis|osis|oses|emia|aemia|algia|pathy|pathies|plegia|paresis|rrhea|rrhoea|oma|omas|uria|pnea|pnoea|cardia|phobia|sclerosis|trophy|penia)"
)
#: Endings of names of active substances, by the stems of international nonproprietary names.
_SUBSTANCE = re.compile(
    r"\w{3,}(?:mab|nib|pril|sartan|statin|olol|azole|cillin|mycin|floxacin|cycline|gliptin|gliflozin|glutide|tidine|"
    r"prazole|oxetine|azepam|zolam|barbital|caine|parin|xaban|gatran|vir|fibrate|thiazide|dronate|triptan|setron|"
    r"dopa|lukast|terol|sone|solone|tadine|profen|coxib|limus|platin|taxel|rubicin|ciclib|parib|tide)s?"
)
#: Compounds that end in one of these name something that is done or taken against complaints.
_MEANS = frozenset(
    "therapy therapies treatment treatments extract extracts supplement supplements infusion infusions peel peels "
    "capsule capsules tablet tablets gummy gummies serum serums cream creams balm balms gel gels patch patches tonic "
    "tonics tincture tinctures tea teas latte spray sprays syrup syrups powder powders oil oils lozenge lozenges shake "
    "shakes smoothie smoothies drip drips shot shots injection injections laser lasers massage massages sessions "
    "program programs course courses protocol protocols method methods device devices mattress pillow pillows blanket "
    "blankets insoles splint splints brace braces bracelet bracelets lamp lamps mask masks diet diets fast fasting "
    "cleanse cleanses detox workout workouts exercises surgery procedure procedures implant implants vaccine vaccines "
    "drug drugs medicine medicines pill pills tablet dose doses remedy remedies technique techniques app coaching "
    "counseling training class classes regimen formula formulas blend blends complex ointment lotion rinse wash soap "
    "shampoo toothpaste chews collagen probiotic probiotics enzyme enzymes headset mouthwash roll-on leggings".split()
)


def is_health(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether words name an illness, a complaint, a part or function of the body, or an outcome."""
    if any(text.of(kind).overlapping(start, end) for kind in HEALTH):
        return True
    return any(is_illness_name(norm) for norm in text.tokens.norms[start:end])


def is_illness_name(norm: str) -> bool:
    """Whether a word is formed as medicine names illnesses (`fibroma`, `neuralgia`)."""
    return len(norm) > 5 and _ILLNESS.fullmatch(norm) is not None


def is_treatment(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether words name something that is taken, done or used for health."""
    if any(text.of(kind).overlapping(start, end) for kind in ACTING):
        return True
    norms = text.tokens.norms[start:end]
    return any(norm in _MEANS or _SUBSTANCE.fullmatch(norm) for norm in norms) or _is_brand(text, start, end)


def _is_brand(text: AnnotatedText, start: int, end: int) -> bool:
    """Whether a word is written as only trade names are (`ReliefSole`, `OmegaMax3`)."""
    return any(_BRAND.fullmatch(word) for word in text.tokens.texts[start:end])


_BRAND = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+\d*")


def is_unknown_name(text: AnnotatedText, tree: Tree, head: int) -> bool:
    """Whether a noun is a name that no vocabulary knows, of a thing: what only its maker calls so (`Velarin`).

    Names of people, bodies and places are none, nor is a word that the post also writes with a small letter.
    """
    if tree.tag(head) != "NNP" or not is_noun(tree, head) or is_actor(text, tree, head):
        return False
    start, end = group(tree, head)
    word, norm = text.tokens.texts[head], text.tokens.norms[head]
    if end - start > 1 or not _NAME.fullmatch(word) or norm in text.tokens.texts:
        return False
    return not any(text.of(kind).overlapping(head, head + 1) for kind in _NO_PRODUCT)


_NAME = re.compile(r"[A-Z][a-z]{4,}")
_NO_PRODUCT = (*HEALTH, *ACTING, "$population", "$first-name", "$everyday-topic", "@study")
