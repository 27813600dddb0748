"""Every rule's table of sentences is judged as the table says."""

from __future__ import annotations

import pytest

from tests.rules.sentence_tables import SentenceTable, tables, wrong


@pytest.mark.parametrize("table", list(tables()), ids=lambda table: table.rule.id)
def test_sentences_of_a_rule(table: SentenceTable) -> None:
    assert list(wrong(table)) == []
