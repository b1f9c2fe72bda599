"""What fields, kinds and faults are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.imports.errors import RowFault
from bot.domain.imports.fields import Field, Kind
from bot.i18n import Markup, escape
from bot.views import metrics
from bot.views.answers import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.imports.errors import RefusedRow
    from bot.i18n import Texts

_LONGEST = 40

_FIELDS: Mapping[str, Callable[[Texts], str]] = {
    Field.OWNER: lambda texts: texts.plain("seller"),
    Field.EMAIL: lambda texts: texts.plain("e-mail"),
    Field.FIRST_NAME: lambda texts: texts.plain("first name"),
    Field.LAST_NAME: lambda texts: texts.plain("last name"),
    Field.CUSTOMER: lambda texts: texts.plain("customer"),
    Field.TITLE: lambda texts: texts.plain("name of the deal"),
    Field.STAGE: lambda texts: texts.plain("stage"),
    Field.STATUS: lambda texts: texts.plain("status"),
    Field.IS_WON: lambda texts: texts.plain("whether it is won"),
    Field.IS_CLOSED: lambda texts: texts.plain("whether it is closed"),
    Field.AMOUNT: lambda texts: texts.plain("amount"),
    Field.ACTUAL: lambda texts: texts.plain("amount in the end"),
    Field.CURRENCY: lambda texts: texts.plain("currency"),
    Field.SOURCE: lambda texts: texts.plain("source"),
    Field.OPENED: lambda texts: texts.plain("opened on"),
    Field.CLOSED: lambda texts: texts.plain("closed on"),
    Field.WON_ON: lambda texts: texts.plain("won on"),
    Field.LOST_ON: lambda texts: texts.plain("lost on"),
    Field.ID: lambda texts: texts.plain("id in the CRM"),
    Field.WEEK: lambda texts: texts.plain("week"),
}
_KINDS: Mapping[Kind, Callable[[Texts], str]] = {
    Kind.DEALS: lambda texts: texts.plain("Deals"),
    Kind.SEATS: lambda texts: texts.plain("SSI per seat"),
    Kind.NUMBERS: lambda texts: texts.plain("Reported numbers"),
    Kind.CONNECTIONS: lambda texts: texts.plain("Connections"),
}
_FAULTS: Mapping[RowFault, Callable[[Texts, Markup], str]] = {
    RowFault.NO_OWNER: lambda texts, _: texts.say("no seller"),
    RowFault.UNKNOWN_OWNER: lambda texts, text: texts.say("{text} is no seller here", text=text),
    RowFault.NO_CUSTOMER: lambda texts, _: texts.say("no customer"),
    RowFault.NO_STAGE: lambda texts, _: texts.say("no stage"),
    RowFault.UNKNOWN_STAGE: lambda texts, text: texts.say("I do not know the stage {text}", text=text),
    RowFault.NO_AMOUNT: lambda texts, _: texts.say("no amount"),
    RowFault.NOT_AN_AMOUNT: lambda texts, text: texts.say("{text} is no amount", text=text),
    RowFault.OUT_OF_RANGE: lambda texts, text: texts.say("{text} is not possible", text=text),
    RowFault.OTHER_CURRENCY: lambda texts, text: texts.say(
        "{text} is another currency than the programme's, and there is no rate for it", text=text
    ),
    RowFault.NO_DAY: lambda texts, _: texts.say("no date"),
    RowFault.NOT_A_DAY: lambda texts, text: texts.say("{text} is no date", text=text),
    RowFault.IN_FUTURE: lambda texts, text: texts.say("{text} is still to come", text=text),
    RowFault.CLOSED_EARLIER: lambda texts, text: texts.say("closed on {text}, before it was opened", text=text),
    RowFault.REPEATED: lambda texts, _: texts.say("an earlier row says something of it already"),
    RowFault.IMPOSSIBLE: lambda texts, _: texts.say("the numbers of that week do not fit each other"),
}


def field(what: str, texts: Texts) -> str:
    """Return what a field or metric is called, as it stands within a sentence."""
    return _FIELDS[what](texts) if what in _FIELDS else metrics.name(what, texts)


def kind(of: Kind, texts: Texts) -> str:
    """Return what a kind of table is called."""
    return _KINDS[of](texts)


def fault(row: RefusedRow, texts: Texts) -> str:
    """Return why a row is not taken."""
    return _FAULTS[row.fault](texts, code(row.text))


def code(text: str) -> Markup:
    """Return text from a file as code, so that nothing in it is live; cut where it is long."""
    return Markup("`" + escape(cut(" ".join(text.split()), _LONGEST).replace("`", "'")) + "`")
