"""Is there anything to judge? A text with its marks and the active rules go in, yes or no comes out."""

from __future__ import annotations

from collections.abc import Iterable

from claimlint.engine.selection import holds_for
from claimlint.expressions.matching import find
from claimlint.model.rule import Rule
from claimlint.model.setting import Setting
from claimlint.model.text import AnnotatedText


def anything_to_judge(text: AnnotatedText, rules: Iterable[Rule], setting: Setting) -> bool:
    """Whether any rule that concerns this run finds what it looks for, excused or not."""
    own = (rule for rule in rules if holds_for(rule, setting.profile, setting.jurisdiction))
    return any(find(expression, text) for rule in own for expression in rule.find)
