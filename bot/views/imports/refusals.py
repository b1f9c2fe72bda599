"""The words for files that cannot be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.imports.errors import MOST_ROWS, Fault, ImportFileError, ImportGoneError, OtherCurrencyWaitsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _no_table(error: ImportFileError, texts: Texts) -> str:
    return _FAULTS[error.fault](texts)


def _gone(_error: ImportGoneError, texts: Texts) -> str:
    return texts.say(
        "What that button was for was saved or discarded, or a day has passed. Nothing was stored now; "
        "`/upshot import` reads the file anew."
    )


def _other_currency(_error: OtherCurrencyWaitsError, texts: Texts) -> str:
    return texts.say(
        "The programme's currency has changed since I read that file, so nothing was stored. Please send it to me once "
        "more."
    )


_FAULTS: Mapping[Fault, Callable[[Texts], str]] = {
    Fault.EMPTY: lambda texts: texts.say("That file is empty. Nothing was stored."),
    Fault.TOO_LARGE: lambda texts: texts.say(
        "That file is larger than I read: 20 MB is the most. Nothing was stored. Please export fewer columns or a "
        "shorter time."
    ),
    Fault.TOO_MANY_ROWS: lambda texts: texts.say(
        "That file has more than {most} rows. Nothing was stored. Please export a shorter time.",
        most=texts.number(MOST_ROWS),
    ),
    Fault.NOT_A_TABLE: lambda texts: texts.say(
        "That is no table that I can read. Please send me a CSV or Excel file (`.csv`, `.xlsx`). Nothing was stored."
    ),
    Fault.BROKEN: lambda texts: texts.say(
        "That file is damaged or locked with a password. Please export it once more, as `.csv` or `.xlsx`. Nothing was "
        "stored."
    ),
    Fault.UNKNOWN_COLUMNS: lambda texts: texts.say(
        "I find no line that names the columns I need. For deals: `Deal owner`, `Deal stage` and `Amount`, best with "
        "`Record ID` and `Close date`. For seats: `Name` and `SSI`. For numbers: `Seller`, `Week`, and one column for "
        "each number. Nothing was stored."
    ),
    Fault.NO_ROWS: lambda texts: texts.say("Nothing stands in that table below its first line. Nothing was stored."),
}

WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    ImportFileError: _no_table,
    ImportGoneError: _gone,
    OtherCurrencyWaitsError: _other_currency,
}
