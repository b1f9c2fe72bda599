from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.exports import defused


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_a_formula(text: str) -> None:
    """What a spreadsheet would compute begins with an apostrophe."""
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("cell", [-5, Decimal("-1.5"), "Acme = good", "", None, True])
def test_all_else_stays_what_it_is(cell: object) -> None:
    """Numbers below zero stay numbers, and other text is left alone."""
    assert defused(cell) == cell  # type: ignore[arg-type] # any of them is a cell
