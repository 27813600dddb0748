"""Shows what no example reaches: rules go in, the lines of a list by rule come out, its count last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimlint.examples.reach import reach
from claimlint.model.rule import Pack, Rule
from claimlint.outputs.terminal.visible import visible
from claimlint.packs.parts import Part

_SHOWN = 90


def coverage_lines(rules: Sequence[Rule], pack: Pack, concerns: Callable[[Part], bool]) -> Iterator[str]:
    """Every rule with parts that no example reaches, and these parts; then how many there are in all.

    Only parts that `concerns` says yes to count: of a rule that a pack changes, those that stand in the pack.
    """
    every = [reach(rule, pack, concerns) for rule in rules]
    for one in every:
        if one.missed:
            whole = len(one.reached) + len(one.missed)
            yield ""
            yield visible(f"{one.rule.id}: no example reaches {len(one.missed)} of {whole} parts")
            yield from (visible(f"  {_line(part)}") for part in one.missed)
    reached, missed = (sum(len(getattr(one, name)) for one in every) for name in ("reached", "missed"))
    yield ""
    yield f"Reached: {reached} of {reached + missed} parts of {len(every)} rule{'s' * (len(every) != 1)}."


def _line(part: Part) -> str:
    text = part.text if len(part.text) <= _SHOWN else part.text[: _SHOWN - 1] + "…"
    return f"{part.path}:{part.line}: {part.key}: {text}"
