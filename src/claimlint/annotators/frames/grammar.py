"""Questions about English grammar that every frame asks of a tree: verbs, their helpers, subjects and objects."""

from __future__ import annotations

from claimlint.model.text import AnnotatedText, Phrase
from claimlint.model.trees import Tree

#: Dependents that belong to a noun group's core.
CORE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "npadvmod", "predet", "case"}
)
#: Dependents that are statements of their own.
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl", "csubj"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OBJECTS = ("dobj", "dative", "oprd", "attr")
_RELATIVES = frozenset({"which", "that", "who", "whom", "whose"})
_BE = frozenset("be is are was were been being am 's 're 'm".split())


def is_verb(tree: Tree, token: int) -> bool:
    """Whether the token is tagged as a verb of any form."""
    return tree.tag(token).startswith("VB")


def is_noun(tree: Tree, token: int) -> bool:
    """Whether the token is tagged as a noun."""
    return tree.tag(token).startswith("NN")


def is_infinitive(tree: Tree, token: int) -> bool:
    """Whether the verb stands behind `to`, its own or that of the verb it is joined to."""
    if tree.tag(token) != "VB":
        return False
    while True:
        if any(tree.tag(child) == "TO" for child in tree.children(token, "aux")):
            return True
        if tree.label(token) != "conj" or tree.children(token, "aux", *SUBJECTS):
            return False
        token = tree.head(token)


def is_passive(text: AnnotatedText, tree: Tree, token: int) -> bool:
    """Whether the verb is a passive (`is relieved`, `get cured`), its own or shared with the verb it is joined to."""
    if tree.tag(token) not in ("VBN", "VBD"):
        return False
    if tree.children(token, "auxpass", "nsubjpass"):
        return True
    if tree.label(token) == "conj" and not tree.children(token, "nsubj", "dobj", "aux"):
        return is_verb(tree, tree.head(token)) and is_passive(text, tree, tree.head(token))
    return False


def shares_helpers(tree: Tree, token: int) -> bool:
    """Whether a joined verb stands under the helpers of the verb it is joined to (`may ease pain and lift mood`)."""
    head = tree.head(token)
    if tree.label(token) != "conj" or not is_verb(tree, token):
        return False
    if tree.children(token, *SUBJECTS, "aux", "auxpass"):
        return False
    return tree.tag(token) == tree.tag(head) or {tree.tag(token), tree.tag(head)} <= {"VB", "VBP"}


def helpers(tree: Tree, token: int) -> list[int]:
    """The auxiliaries, negations and adverbs that govern a verb or predicate, those it shares among them."""
    governing = list(tree.children(token, "aux", "auxpass", "neg", "advmod", "mark", "preconj"))
    while shares_helpers(tree, token):
        token = tree.head(token)
        governing += tree.children(token, "aux", "auxpass", "neg", "advmod", "mark", "preconj")
    return governing


def subject(text: AnnotatedText, tree: Tree, token: int) -> int | None:
    """The head of the subject of a verb or predicate, as it stands or as the sentence lets it be inferred."""
    label, head = tree.label(token), tree.head(token)
    if label in ("ccomp", "xcomp") and text.tokens.norms[head] in _HELPING:
        return subject(text, tree, head)
    own = tree.children(token, *SUBJECTS)
    if own:
        # Of two, the nearer one: a heading may put its source in front (`Mayo study: drug may treat cancer`).
        before = [child for child in own if child < token]
        return _antecedent(text, tree, token, before[-1] if before else own[0])
    half = _misread_subject(tree, token)
    if half is not None:
        return half
    if head == token:
        return None
    if label == "conj":
        return subject(text, tree, head)
    if label == "acl":
        return head if not is_infinitive(tree, token) else _owner(text, tree, head)
    if label in ("xcomp", "ccomp", "advcl", "oprd", "acomp", "attr", "prep", "dep"):
        return subject(text, tree, head)
    if label == "pcomp":
        return _of_phrase(text, tree, head)
    return None


#: With somebody as their object these leave the deed to their own subject (`gummies help you beat insomnia`).
_HELPING = frozenset(
    "help helps helped helping let lets letting make makes made making enable enables enabled enabling".split()
)


def _misread_subject(tree: Tree, token: int) -> int | None:
    """A name before a rare verb that was taken for half of a compound (`Botox smooths wrinkles`)."""
    if tree.tag(token) != "VBZ":
        return None
    return next((half for half in tree.children(token, "compound", "amod") if half == token - 1), None)


def _antecedent(text: AnnotatedText, tree: Tree, verb: int, own: int) -> int:
    """What a relative pronoun stands for; any other subject as it is."""
    while verb != tree.head(verb) and tree.label(verb) == "conj":
        verb = tree.head(verb)
    if text.tokens.norms[own] in _RELATIVES and tree.label(verb) == "relcl":
        return tree.head(verb)
    return own


def _owner(text: AnnotatedText, tree: Tree, noun: int) -> int | None:
    """Whose ability or way a noun with an infinitive is: its owner, else the subject of what it is said in."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in tree.children(noun, "prep"):
        if text.tokens.norms[preposition] == "of":
            return tree.child(preposition, "pobj")
    return governor_subject(text, tree, noun)


def governor_subject(text: AnnotatedText, tree: Tree, noun: int) -> int | None:
    """The subject of the verb or predicate that a noun is an object or complement of."""
    token = noun
    for head in tree.ancestors(noun):
        if tree.label(token) in SUBJECTS:
            return None
        if is_verb(tree, head) or tree.tag(head).startswith("JJ"):
            found = subject(text, tree, head)
            return found if found != noun else None
        token = head
    return None


def _of_phrase(text: AnnotatedText, tree: Tree, preposition: int) -> int | None:
    """The subject of a gerund behind a preposition: that of the phrase's verb, or the noun that it describes."""
    head = tree.head(preposition)
    if is_verb(tree, head) or tree.tag(head).startswith("JJ"):
        return subject(text, tree, head)
    return _owner(text, tree, head) if is_noun(tree, head) else None


def complement(text: AnnotatedText, tree: Tree, token: int, *prepositions: str) -> int | None:
    """The head of the noun phrase or gerund behind one of the prepositions that hang on a token."""
    for preposition in tree.children(token, "prep", "agent", "dative"):
        if text.tokens.norms[preposition] in prepositions:
            inner = tree.child(preposition, "pobj", "pcomp")
            if inner is not None:
                return inner
    return None


def is_copular(text: AnnotatedText, token: int) -> bool:
    """Whether the token is a form of `be`."""
    return text.tokens.norms[token] in _BE


def group(tree: Tree, noun: int) -> tuple[int, int]:
    """The tokens of a noun with its core: articles, adjectives, compounds; end exclusive."""
    members = [noun]
    for member in members:
        members += (child for child in tree.children(member) if tree.label(child) in CORE)
    start = min(members)
    # Only what stands together is one phrase.
    return start, max(member for member in members) + 1


def phrase_of(text: AnnotatedText, start: int, end: int) -> Phrase:
    """The words from one token to another as an attribute's value, without articles at its head."""
    norms = text.tokens.norms
    while start < end - 1 and (norms[start] in _LEADING or not norms[start][0].isalnum()):
        start += 1
    words = text.words(start, end)
    return Phrase(start, end, words, words.lower())


_LEADING = frozenset("a an the our your my his her its their this that these those any some each every such".split())
