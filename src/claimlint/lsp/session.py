"""One conversation with an editor: texts are opened, changed and closed, and their diagnostics are kept current.

Every text is checked a moment after its last change; a check that a later change has overtaken is cancelled, or what
it found is not sent.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from lsprotocol import types

from claimlint.lsp.desk import Checked, Desk
from claimlint.lsp.diagnostics import diagnostics
from claimlint.lsp.documents import OpenText
from claimlint.lsp.faults import fault_diagnostics
from claimlint.lsp.worker import Worker

#: Seconds without a change after which a text is checked; a fluent typist's keys follow each other faster.
PAUSE = 0.1
#: Seconds between looks at settings and rules; not every editor tells that a file has changed.
LOOK = 1.0


class Editor(Protocol):
    """What the editor can be told."""

    @property
    def encoding(self) -> str:
        """How it counts characters: utf-8, utf-16 or utf-32."""
        ...

    @property
    def asks(self) -> bool:
        """Whether it asks for the diagnostics of its texts, and so is not told them."""
        ...

    def ask_again(self) -> None:
        """Has it ask anew, if it asks."""
        ...

    def show(self, uri: str, version: int | None, found: Sequence[types.Diagnostic]) -> None:
        """Replaces the diagnostics of a text."""
        ...

    def warn(self, message: str) -> None:
        """Shows a message in a window."""
        ...


class Session:
    """The open texts, what was found in them, and who waits for what; used by one thread only."""

    def __init__(self, editor: Editor, desk: Desk) -> None:
        self.worker = Worker()
        self._editor = editor
        self._desk = desk
        self._texts: dict[str, OpenText] = {}
        self._checked: dict[str, Checked] = {}
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._told: set[str] = set()
        self._faulty: set[str] = set()
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Loads rules and tokenizer beside the conversation, and looks after settings and rules from now on."""
        self._watching = asyncio.create_task(self._watch())

    def open(self, text: OpenText) -> None:
        """A text was opened."""
        self._texts[text.uri] = text
        self._schedule(text.uri, 0)

    def change(self, uri: str, version: int, text: str) -> None:
        """An open text was changed."""
        if known := self._texts.get(uri):
            self._texts[uri] = replace(known, version=version, text=text)
            self._schedule(uri, PAUSE)

    def saved(self, uri: str) -> None:
        """A text was saved: what it names, such as a bibliography, may have been as well."""
        if uri in self._texts:
            self._schedule(uri, 0)
            self._editor.ask_again()

    def close(self, uri: str) -> None:
        """A text was closed: its marks go."""
        self._texts.pop(uri, None)
        if pending := self._pending.pop(uri, None):
            pending.cancel()
        if self._checked.pop(uri, None) is not None:
            if not self._editor.asks:
                self._editor.show(uri, None, [])
            self._show_faults()

    async def look(self) -> None:
        """Checks all texts anew when settings or rules have changed."""
        changed = bool(self._texts) and await self.worker.run(self._desk.refresh)
        if changed:
            for uri in self._texts:
                self._schedule(uri, 0)
            self._editor.ask_again()

    async def current(self, uri: str) -> Checked | None:
        """What was found in the text as it is now; waits for a check that is under way. None for a text unknown."""
        while (pending := self._pending.get(uri)) is not None:
            await asyncio.wait([pending])
            if self._pending.get(uri) is pending:
                break
        checked = self._checked.get(uri)
        return checked if checked is not None and checked.text is self._texts.get(uri) else None

    def _schedule(self, uri: str, delay: float) -> None:
        if earlier := self._pending.get(uri):
            earlier.cancel()
        task = asyncio.create_task(self._check(uri, delay))
        self._pending[uri] = task
        task.add_done_callback(lambda done: self._done(uri, done))

    def _done(self, uri: str, task: asyncio.Task[None]) -> None:
        if self._pending.get(uri) is task:
            del self._pending[uri]
        if not task.cancelled() and (defect := task.exception()):
            self._editor.warn(f"claimlint itself failed ({type(defect).__name__}: {defect}); please report it")

    async def _check(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        text = self._texts[uri]
        checked = await self.worker.run(lambda: self._desk.check(text))
        if self._texts.get(uri) is text:
            self._checked[uri] = checked
            if not self._editor.asks:
                self._editor.show(uri, text.version, diagnostics(checked, self._editor.encoding))
            self._show_faults()

    def _show_faults(self) -> None:
        """Marks faults of settings and rules in their files, and says each once until it is mended."""
        faults = list(dict.fromkeys(one.fault for one in self._checked.values() if one.fault is not None))
        placed = fault_diagnostics(faults, self._editor.encoding)
        for uri in self._faulty - placed.keys() - self._texts.keys():
            self._editor.show(uri, None, [])
        for uri, found in placed.items():
            self._editor.show(uri, None, found)
        self._faulty = set(placed)
        for fault in faults:
            if fault not in self._told:
                self._editor.warn(fault)
        self._told = set(faults)

    async def _watch(self) -> None:
        await self.worker.run(self._warm_up)
        while True:
            await asyncio.sleep(LOOK)
            await self.look()

    def _warm_up(self) -> None:
        with contextlib.suppress(Exception):  # the first check meets the same fault, and says it at its text
            self._desk.warm_up()
