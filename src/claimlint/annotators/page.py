"""Marks what a page does for its readers, told by how many of its sentences do it.

A duty is owed for what a page does: it advises, tells what a treatment does, sells, reports a study, tells a story,
says where and for whom a service is, or explains words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText, Mark, Phrase, Value

DOES = ("advice", "treatment", "product", "study", "story", "service", "reference")
MATTERS = ("law", "figures")
GIVES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "@page": {"does": DOES, "topic": ("health", "other"), "subject": None, "matter": MATTERS, "names": ("study",)}
}
NEEDS = ("$", "@post", "@claim", "@use", "@presented", "@advice", "@study", "@role", "@context", "@source")

_DENIED = frozenset({"negated", "questioned", "rebutted", "myth", "hypothetical"})
_OFFERS = ("$treatment-sold", "$speaks-as-shop", "$inducement", "$page-sells")
#: Parts of a guide to a treatment, which no report of a study has.
_GUIDES = frozenset({"dose", "benefits"})
#: Sources that are one study's own.
_IDENTIFIED = frozenset({"doi", "pmid", "pmcid", "arxiv", "trial"})
#: So many tokens behind “published in” a name begins.
_NAME_WITHIN = 8
#: Kinds of posts that serve something else than health.
_APART = frozenset({"veterinary", "obituary", "award", "software"})
_SELVES = ("i", "me", "my", "myself")
_HEADS = frozenset({"title", "heading", "front-matter", "caption", "alt"})
#: Shares of a page's sentences above which it reports a study, tells a story, informs on a service, sells, advises.
_MUCH, _SOME, _TALKS = 0.3, 0.2, 0.25
_SEVERAL = 2


def annotate(text: AnnotatedText, setting: Setting) -> Iterable[Mark]:
    """One mark on the first token, none for a text without any.

    `subject` is the treatment that is most often said to do good; `matter` says that the page is on law or figures;
    `names=study` that it tells where a study is in print, was presented or can be read.
    """
    del setting
    if not len(text.tokens):
        return
    pages = _Sentences(text)
    topic = next((post.attributes["topic"] for post in text.of("@post").all), "other")
    told: dict[str, Value] = {"does": pages.does(), "topic": topic}
    matter = pages.matter()
    if matter:
        told["matter"] = matter
    if _names_study(text):
        told["names"] = "study"
    subject = _subject(text)
    if subject is not None:
        told["subject"] = subject
    yield Mark("@page", 0, 1, told)


def benefits(text: AnnotatedText) -> Iterator[Mark]:
    """The claims of a benefit that the page makes its own."""
    for claim in text.of("@claim").all:
        is_agent = "treatment" in claim.attributes or "exposure" in claim.attributes
        if claim.attributes.get("effect") == "benefit" and is_agent and not is_denied(text, claim):
            yield claim


def is_denied(text: AnnotatedText, mark: Mark) -> bool:
    """Whether the page denies, asks or only supposes what a mark tells."""
    head = mark.head or mark
    contexts = text.of("@context").overlapping(head.start, head.end)
    return any(context.attributes.get("kind") in _DENIED for context in contexts)


def _names_study(text: AnnotatedText) -> bool:
    """Whether the page carries a study's identifier or a journal or meeting by name, where a study stands in print."""
    forms = {source.attributes.get("form") for source in text.of("@source").all}
    if forms & _IDENTIFIED:
        return True
    for mark in text.of("$study-placed").all:
        end = min(mark.end + _NAME_WITHIN, text.sentence(mark.start).end)
        if any(word[:1].isupper() for word in text.tokens.texts[mark.end : end]):
            return True
    return False


def _subject(text: AnnotatedText) -> Phrase | None:
    acting = [claim.attributes.get("treatment", claim.attributes.get("exposure")) for claim in benefits(text)]
    named = [phrase for phrase in acting if isinstance(phrase, Phrase)]
    terms = Counter(phrase.term for phrase in named)
    most = next((term for term, _ in terms.most_common(1)), None)
    return next((phrase for phrase in named if phrase.term == most), None)


class _Sentences:
    """The sentences of a page's body, by what they do."""

    def __init__(self, text: AnnotatedText) -> None:
        self._text = text
        spans = [(number, span) for number, span in enumerate(text.sentences) if span.start < span.end]
        body = [number for number, span in spans if text.block(span.start).kind not in _HEADS]
        self._body = frozenset(number for number in body if not self._is_furniture(number)) or frozenset(body)
        self._total = max(1, len(self._body))

    def does(self) -> str:
        """What most of the page does; reference when it does nothing of the kind."""
        kind = next((post.attributes.get("kind") for post in self._text.of("@post").all), None)
        if kind in _APART or kind == "eligibility":
            return "service" if kind == "eligibility" else "reference"
        offer, service = self._marked(*_OFFERS), self._served() - self._at(self._selves())
        benefit = self._at(claim.start for claim in benefits(self._text)) | self._marked("@presented")
        advice = len(self._advised() - offer - service)
        offers, services = len(offer - self._advised() - service), len(service - self._advised())
        stories, definitions = len(self._told() - service), len(self._marked("$page-definition"))
        is_advice = advice > len(benefit) or advice >= max(_SEVERAL, _TALKS * self._total)
        told = (
            ("story", stories >= _MUCH * self._total and stories > advice),
            ("study", self._is_report(max(advice, offers))),
            ("product", offers >= max(1, _SOME * self._total, services)),
            ("service", services >= max(_TALKS * self._total, len(benefit - service), advice)),
            ("advice", is_advice),
            ("reference", definitions >= max(_TALKS * self._total, len(benefit))),
            ("treatment", bool(benefit or self._uses())),
        )
        return next((does for does, is_so in told if is_so), "reference")

    def _is_report(self, others: int) -> bool:
        """Whether the page reports one study; guides that lean on many tell what to take and how much."""
        report, study = self._marked("$page-study"), self._marked("$page-study", "@study")
        roles = {role.attributes.get("kind") for role in self._text.of("@role").all}
        if roles & _GUIDES or len(study) <= others:
            return False
        return len(study) >= _MUCH * self._total and len(report) >= max(min(_SEVERAL, self._total), _SOME * self._total)

    def matter(self) -> str:
        """Whether the page is on law or on official figures, and speaks to or of no single person."""
        persons = {place for word in (*_SELVES, "you", "your") for place in self._text.tokens.positions.get(word, ())}
        if self._at(persons) & self._marked("$suicide"):
            return ""
        for matter, kind in (("law", "$page-law"), ("figures", "$page-figures")):
            if len(self._marked(kind)) >= max(_SEVERAL, _MUCH * self._total):
                return matter
        return ""

    def _is_furniture(self, number: int) -> bool:
        span = self._text.sentences[number]
        roles = self._text.of("@role").overlapping(span.start, span.end)
        return any(role.attributes.get("kind") == "furniture" for role in roles)

    def _at(self, places: Iterable[int]) -> frozenset[int]:
        return frozenset(self._text.sentence_of[place] for place in places) & self._body

    def _marked(self, *kinds: str) -> frozenset[int]:
        return self._at(mark.start for kind in kinds for mark in self._text.of(kind).all)

    def _served(self) -> frozenset[int]:
        """The sentences on where, when and for whom a service is; one word again and again tells of none."""
        eligible = self._text.of("$eligibility-talk").all
        kinds = ("$eligibility-talk",) if len({mark.term for mark in eligible}) >= _SEVERAL else ()
        return self._marked("$page-service", "$page-law", *kinds)

    def _uses(self) -> frozenset[int]:
        """The sentences that name what a treatment is for, and do not deny it."""
        uses = (use for use in self._text.of("@use").all if not is_denied(self._text, use))
        return self._at(use.start for use in uses)

    def _advised(self) -> frozenset[int]:
        """The sentences that tell readers what to do for their health; those beside them count with them."""
        told = self._marked("@advice", "$advice-to-reader")
        on_health = any(mark.attributes["about"] == "health" for mark in self._text.of("@advice").all)
        return told if on_health or self._marked("$advice-to-reader") else frozenset()

    def _told(self) -> frozenset[int]:
        """The sentences in which the writer, no clinician, tells what was."""
        if self._text.of("$speaks-as-clinic").all:
            return frozenset()
        own = self._at(self._selves())
        self._text.trees.prepare(own)
        return frozenset(number for number in own if self._is_past(number))

    def _selves(self) -> Iterator[int]:
        for word in _SELVES:
            yield from self._text.tokens.positions.get(word, ())

    def _is_past(self, number: int) -> bool:
        tree = self._text.trees.of(number)
        return any(tree.tag(token) == "VBD" for token in range(tree.start, tree.end))
