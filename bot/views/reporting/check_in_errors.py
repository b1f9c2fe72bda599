"""What is wrong with a check-in form, said at the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deals import OtherCurrencyError
from bot.domain.metrics import AmountOutOfRangeError, PartExceedsWholeError, PillarsDisagreeError, TooManyDecimalsError
from bot.domain.notes import NoteTooLongError
from bot.domain.typed.check_in import FieldsRefusedError
from bot.views import refusals
from bot.views.reporting.check_in_form import block_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.errors import UserError
    from bot.domain.typed.check_in import Filled
    from bot.i18n import Texts


def build(error: UserError, filled: Filled, texts: Texts) -> Mapping[str, str] | None:
    """Return what is wrong by the block id of the field; nothing for what no field can mend."""
    week = filled.shown.week
    if isinstance(error, FieldsRefusedError):
        return {block_of(metric, week): refusals.at_field(wrong, texts) for metric, wrong in error.errors.items()}
    if isinstance(error, NoteTooLongError):
        return {block_of("note", week): refusals.at_field(error, texts)}
    places = _places(error)
    if places is None:
        return None
    metric = next((place for place in places if place in filled.typed), next(iter(filled.typed)))
    return {block_of(metric, week): refusals.at_field(error, texts)}


def nothing_filled(filled: Filled, texts: Texts) -> Mapping[str, str]:
    """Return what is said at the first field of a form in which nothing was changed or filled in."""
    said = texts.plain("Nothing is filled in yet. One number is enough; the others can follow.")
    return {block_of(next(iter(filled.typed)), filled.shown.week): said}


def _places(error: UserError) -> tuple[str, ...] | None:
    """Return the metrics at which it can be said, the best place first."""
    if isinstance(error, AmountOutOfRangeError | TooManyDecimalsError):
        return (error.metric,)
    if isinstance(error, PartExceedsWholeError):
        return error.part, error.whole
    if isinstance(error, PillarsDisagreeError):
        return ("ssi",)
    return ("pipeline",) if isinstance(error, OtherCurrencyError) else None
