"""What an editor shows over marked words: a checked text and a place go in, why and on whose authority comes out."""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.lsp.desk import Checked
from claimlint.model.report import CitedAuthority, Finding
from claimlint.outputs._markdown import literal
from claimlint.outputs._order import leading
from claimlint.outputs._words import cited, waived
from claimlint.outputs.terminal.visible import visible


def explained(checked: Checked, offset: int, *, markdown: bool) -> tuple[str, int, int] | None:
    """The findings at an offset in words, with the offsets of the first one's; None where there are none.

    Waived and known findings are explained as well. Whatever the draft holds is shown as it stands, never as markup.
    """
    if checked.report is None:
        return None
    here = [one for one in leading(checked.report) if one.start.offset <= offset <= one.end.offset]
    if not here:
        return None
    pages = ["\n\n".join(_page(finding, checked, markdown)) for finding in here]
    return ("\n\n---\n\n" if markdown else "\n\n").join(pages), here[0].start.offset, here[0].end.offset


def _page(finding: Finding, checked: Checked, markdown: bool) -> Iterator[str]:
    safe = literal if markdown else visible
    title = safe(finding.title)
    yield f"{f'**{title}**' if markdown else title} ({safe(finding.standing)}, {safe(finding.rule)})"
    yield safe(finding.message)
    if finding.waiver is not None:
        yield safe(waived(finding.waiver))
    if finding.advice:
        yield f"Instead: {safe(finding.advice)}"
    if finding.paste:
        yield f"To paste: {safe(finding.paste)}"
    note = (checked.notes or {}).get(finding.rule)
    if note is not None and note.why:
        yield f"Why: {safe(' '.join(note.why.split()))}"
    if finding.authority:
        yield f"Based on: {'; '.join(_authority(one, markdown) for one in finding.authority)}"
    if finding.also:
        yield f"Also: {safe(', '.join(finding.also))}"


def _authority(authority: CitedAuthority, markdown: bool) -> str:
    words = cited(authority)
    if not markdown:
        return visible(f"{words}, {authority.url}" if authority.url else words)
    if authority.url and not set(authority.url) & set("<> \n\\"):
        return f"[{literal(words)}](<{authority.url}>)"
    return literal(words)
