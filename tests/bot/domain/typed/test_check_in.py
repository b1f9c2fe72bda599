from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.metrics import RAW, SSI_PILLARS
from bot.domain.typed.check_in import FieldsRefusedError, Filled, Shown, levels_to_repeat, read
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason
from tests.teams import NOW, WEEK

CONTEXT = Context("de", NOW.date(), "EUR")
TEXTS = st.one_of(st.text(max_size=12), st.from_regex(r"[+-]?[0-9]{1,4}([.,][0-9]{1,3})?", fullmatch=True))
AMOUNTS = st.dictionaries(st.sampled_from(sorted(RAW)), st.integers(0, 50).map(Decimal))


def _filled(typed: dict[str, str], *, repeats: bool = False, **shown: Decimal) -> Filled:
    return Filled(Shown(WEEK, shown, {"ssi": Decimal(70), "ssi_brand": Decimal(18)}), typed, repeats)


def test_only_what_was_changed_is_read() -> None:
    """A field that says what it said before, in whatever way it is written, changes nothing."""
    line = read(_filled({"ssi": "70,0", "meetings": "3"}, ssi=Decimal(70), meetings=Decimal(2)), CONTEXT)
    assert list(line.amounts) == ["meetings"]
    assert line.week == WEEK


def test_an_addition_is_always_a_change() -> None:
    """Two more are two more, even where two stood."""
    assert read(_filled({"meetings": "+2"}, meetings=Decimal(2)), CONTEXT).amounts["meetings"].adds


def test_only_what_was_filled_can_be_emptied() -> None:
    """An empty field takes back the number that stood in it, and nothing else."""
    line = read(_filled({"meetings": " ", "calls": ""}, meetings=Decimal(2)), CONTEXT)
    assert (line.emptied, dict(line.amounts)) == (("meetings",), {})


def test_every_wrong_field_is_told() -> None:
    """One submission brings up all that is to be mended."""
    with pytest.raises(FieldsRefusedError) as refused:
        read(_filled({"ssi": "x", "meetings": "-1", "calls": "3"}), CONTEXT)
    reasons = {metric: error.reason for metric, error in refused.value.errors.items()}
    assert reasons == {"ssi": Reason.NOT_A_NUMBER, "meetings": Reason.NEGATIVE}


def test_the_pillars_of_another_reading_are_not_repeated() -> None:
    """They belong to the SSI that they add up to."""
    assert list(read(_filled({"ssi": "72"}, repeats=True), CONTEXT).amounts) == ["ssi"]
    assert list(read(_filled({"ssi": ""}, repeats=True), CONTEXT).amounts) == ["ssi", "ssi_brand"]


def test_the_total_of_another_reading_is_not_repeated_beside_new_pillars() -> None:
    """Pillars of this week stand without last week's total, which they need not add up to."""
    last = {"ssi": Decimal(70), "ssi_brand": Decimal(18), "connections": Decimal(930)}
    assert levels_to_repeat({"ssi_brand": Decimal(20)}, last) == {"connections": Decimal(930)}
    assert levels_to_repeat({}, last) == last


@given(typed=st.dictionaries(st.sampled_from(sorted(RAW)), TEXTS), shown=AMOUNTS, last=AMOUNTS, repeats=st.booleans())
def test_whatever_is_sent_is_read_or_refused(
    *, typed: dict[str, str], shown: dict[str, Decimal], last: dict[str, Decimal], repeats: bool
) -> None:
    """Nothing is read that was not typed or ticked, and what was typed goes before what is repeated."""
    with suppress(FieldsRefusedError):
        line = read(Filled(Shown(WEEK, shown, last), typed, repeats), CONTEXT)
        for metric, amount in line.amounts.items():
            is_typed = bool(typed.get(metric, "").strip())
            assert is_typed or (repeats and amount.value == last[metric] and RAW[metric].is_gauge)
        assert set(line.emptied) <= set(shown)
        assert not {metric for metric in line.emptied if typed[metric].isdecimal()}
        repeated = set(line.amounts) - set(typed)
        assert not (repeated & set(shown))
        assert not ("ssi" in shown and repeated & set(SSI_PILLARS))
