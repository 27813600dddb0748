"""Checks one batch: records go in, rows of all datasets come out. Every engine runs this and nothing else."""

from __future__ import annotations

import re
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from claimlint.archives.records import BadRecord, Batch, Post
from claimlint.archives.sketches import sketch
from claimlint.config import Config, RunOptions
from claimlint.discovery import Draft, source_of
from claimlint.errors import ForeignText, NoArticle, UncheckedFile
from claimlint.linter import check_source
from claimlint.model.document import SURROUNDINGS, Document, Source
from claimlint.model.ledger import ClaimEntry
from claimlint.model.report import FileReport, Finding

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATES = ("published", "datePublished", "date", "created", "dateCreated")
_RUNNING = ("prose", "list", "quote")
_LANG = re.compile(r"<html\b[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z-]+)", re.IGNORECASE)
_HEAD = 4096

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checking:
    """How posts are checked."""

    config: Config
    run: RunOptions
    min_words: int = 50
    """With fewer words of running text a page is no article."""
    max_seconds: float = 60.0
    """A post that takes longer is rejected."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a batch adds to each dataset."""

    posts: tuple[Row, ...]
    findings: tuple[Row, ...]
    claims: tuple[Row, ...]
    rejected: tuple[Row, ...]


class _TooLong(BaseException):
    """Raised within a check by the clock; no `except Exception` on the way holds it up."""


def check_batch(batch: Batch, how: Checking) -> Rows:
    """The rows of all records in their order; raises PackFaults or SettingsFault as the linter does."""
    posts, findings, claims, rejected = [], [], [], []
    for record in batch.records:
        checked = _Checked(record, how) if isinstance(record, Post) else None
        if checked is None or checked.fault:
            assert not isinstance(record, Post) or checked is not None
            reason = record.reason if isinstance(record, BadRecord) else checked.fault if checked else ""
            rejected.append({"number": record.number, "address": record.address or None, "reason": reason})
        else:
            posts.append(checked.post)
            findings.extend(checked.findings)
            claims.extend(checked.claims)
    return Rows(tuple(posts), tuple(findings), tuple(claims), tuple(rejected))


class _Checked:
    """What became of one post."""

    def __init__(self, record: Post, how: Checking) -> None:
        self._record = record
        self._how = how
        self._document: Document | None = None
        self.fault = ""
        self.findings: list[Row] = []
        self.claims: list[Row] = []
        status, report, language = self._status()
        self._day = self._published()
        common = self._common()
        self.post: Row = {
            **common, "title": self._title(), "published": self._day, "status": status, "language": language,
            "words": 0, "error": 0, "warning": 0, "note": 0, "waived": 0, "claims": 0, "sketch": [],
        }  # fmt: skip
        if report is not None and status == "checked":
            self._take(report, common)

    def _status(self) -> tuple[str, FileReport | None, str | None]:
        record = self._record
        try:
            with _at_most(self._how.max_seconds):
                report = self._report()
        except _TooLong:
            self.fault = f"it took longer than {self._how.max_seconds:g} seconds (--max-seconds)"
        except NoArticle:
            return "no article", None, self._language() or None
        except ForeignText as fault:
            return "not English", None, self._language() or fault.language
        except UncheckedFile as fault:
            self.fault = str(fault)
        else:
            self.fault = report.error or ""
            return "checked", report, "en"
        return "rejected", None, record.language or None

    def _report(self) -> FileReport:
        record, how = self._record, self._how
        draft = Draft(record.path or f"record {record.number}{record.suffix}", None, how.config)
        data = record.data
        source = source_of(draft, data) if isinstance(data, bytes) else Source(draft.path, data)
        return check_source(source, draft, replace(how.run, needs=("review",)), self._screen)

    def _screen(self, document: Document) -> None:
        self._document = document
        blocks = [block for block in document.blocks if block.kind in _RUNNING]
        words = linked = 0
        for block in blocks:
            words += len(block.text.split())
            linked += sum(len(block.text[link.start : link.end].split()) for link in block.links if not link.image)
        if words < self._how.min_words or linked * 2 > words:
            raise NoArticle(f"{document.source.path}: it is no article")

    def _take(self, report: FileReport, common: Row) -> None:
        counts = Counter(finding.standing for finding in report.leading)
        claims = report.review.claims if report.review else ()
        blocks = self._document.blocks if self._document else ()
        self.post |= {level: counts[level] for level in ("error", "warning", "note", "waived")}
        self.post |= {
            "words": report.words,
            "claims": len(claims),
            "sketch": sketch([block.text for block in blocks if block.kind not in (SURROUNDINGS, "front-matter")]),
        }
        self.findings = [_finding_row(finding, common) for finding in report.findings]
        self.claims = [_claim_row(claim, common) for claim in claims]

    def _common(self) -> Row:
        record = self._record
        site = _site(record.address)
        month = self._day.strftime("%Y-%m") if self._day else None
        return {"number": record.number, "address": record.address or None, "site": site, "month": month}

    def _title(self) -> str | None:
        if self._record.title or self._document is None:
            return self._record.title or None
        kinds = ("title", "heading")
        return next((block.text for block in self._document.blocks if block.kind in kinds), None)

    def _published(self) -> date | None:
        fields = self._document.front_matter if self._document else {}
        told = [fields[key].value for key in _DATES if key in fields]
        return next((day for text in (*told, self._record.date) if (day := _day(text)) is not None), None)

    def _language(self) -> str:
        if self._record.language or self._document is None:
            return self._record.language
        found = _LANG.search(self._document.source.text[:_HEAD]) if "html" in self._record.suffix else None
        return found[1].lower() if found else ""


def _site(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _day(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _finding_row(finding: Finding, common: Row) -> Row:
    return {
        **common, "rule": finding.rule, "family": finding.rule.partition("/")[0], "level": finding.level,
        "standing": finding.standing, "under": finding.under, "scope": finding.scope, "message": finding.message,
        "excerpt": finding.excerpt, "sentence": finding.sentence, "start": finding.start.offset,
        "end": finding.end.offset, "fingerprint": finding.fingerprint,
    }  # fmt: skip


def _claim_row(claim: ClaimEntry, common: Row) -> Row:
    return {
        **common, "text": claim.text, "sentence": claim.sentence, "strength": claim.strength,
        "treatment": claim.treatment, "outcome": claim.outcome, "context": list(claim.context),
        "evidence": claim.evidence, "citations": list(claim.citations), "start": claim.start.offset,
        "end": claim.end.offset,
    }  # fmt: skip


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raises _TooLong when it takes longer; without an alarm, as in threads and on Windows, nothing is stopped."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
