"""The words for everything that cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.domain import channels, errors, people, permissions, presence
from bot.domain.business.report import RestTooFewError, TooFewPeopleError
from bot.domain.metrics import PillarsDisagreeError
from bot.domain.teams import UnknownTeamError
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.repeating import repeated
from bot.i18n import Unescaped
from bot.use_cases.programme.currency import MoneyStoredError
from bot.use_cases.programme.suggest_goals import TooEarlyForGoalsError
from bot.use_cases.reporting.undo_last import NothingToUndoError
from bot.views import examples
from bot.views.answers import Answer, context, section
from bot.views.business import refusals as business_refusals
from bot.views.connections import refusals as connections_refusals
from bot.views.exports import refusals as exports_refusals
from bot.views.imports import refusals as import_refusals
from bot.views.outcomes import refusals as outcome_refusals
from bot.views.people import refusals as people_refusals
from bot.views.presence import refusals as presence_refusals
from bot.views.programme import refusals as programme_refusals
from bot.views.programme import settings_refusals
from bot.views.prompts import refusals as prompt_refusals
from bot.views.reporting import refusals as reporting_refusals
from bot.views.shelf import refusals as shelf_refusals
from bot.views.teams import refusals as teams_refusals
from bot.views.typed import refusals as typed_refusals
from bot.views.wall import answers as wall_answers

if TYPE_CHECKING:
    from bot.i18n import Texts

Words = Mapping[type[Exception], Callable[[Any, "Texts"], str]]
"""What each error is called; a subject's own words stand in the module ``refusals`` of its folder."""


def build(error: Exception, texts: Texts, typed: str = "", command: str = "") -> Answer:
    """Return what is said instead of what was asked for.

    It repeats what was typed, so that nothing is lost, and shows a line that works for the command.
    """
    for kind in type(error).__mro__:
        if kind in _LINE_WAS_FINE:
            return _refusal(_LINE_WAS_FINE[kind](error, texts), texts, typed)
        if kind in _WORDS:
            helps = "" if kind in _NO_LINE_HELPS else command and _line_of(error, command)
            return _refusal(_WORDS[kind](error, texts), texts, typed, helps)
    raise LookupError(f"no words for {type(error).__name__}")


def _line_of(error: Exception, command: str) -> str:
    """Return the command whose line helps, which is not always that of the line that was typed."""
    if isinstance(error, TypedError) and error.reason is Reason.OTHER_COMMAND:
        return "checkin"
    return "pillars" if isinstance(error, PillarsDisagreeError) else command


def at_field(error: Exception, texts: Texts) -> str:
    """Return what is wrong in one sentence, for below a field of a form, where Slack reads no mark-up."""
    words = {**_LINE_WAS_FINE, **_WORDS}
    return next(
        words[kind](error, Unescaped(texts.language, texts.own_metrics))
        for kind in type(error).__mro__
        if kind in words
    )


def incident(number: str, texts: Texts, typed: str = "") -> Answer:
    """Return what is said when the bot itself failed, perhaps after storing; the number is that in the log."""
    sentence = texts.say(
        "That went wrong on my side. If you entered something, please look whether it is there before you try again; "
        "if this happens again, give your admin this number: `{number}`.",
        number=number,
    )
    return _refusal(sentence, texts, typed)


def _refusal(sentence: str, texts: Texts, typed: str, command: str = "") -> Answer:
    lines = [texts.say("You typed: {typed}", typed=shown)] if (shown := repeated(typed)) else []
    works = examples.line_for(command, texts, typed) if command else ""
    if works.casefold() not in {"", " ".join(typed.split()).casefold()}:
        lines.append(texts.say("This works: `{line}`", line=works))
    blocks = (section(sentence), *([context("\n".join(lines))] if lines else []))
    return Answer("\n".join([sentence, *lines]), blocks, is_refusal=True)


def _not_set_up(error: people.NotSetUpError, texts: Texts) -> str:
    if error.may_set_up:
        return texts.say(
            "Upshot is not set up in this workspace yet, so nothing was stored. You can do it now: "
            "`/upshot setup #sales Europe/Berlin monday 10:00 EUR`"
        )
    return texts.say(
        "Upshot is not set up in this workspace yet, so nothing was stored. A workspace admin or owner can do it "
        "with `/upshot setup`."
    )


def _not_allowed(error: people.NotAllowedError, texts: Texts) -> str:
    if error.needed == people.Role.MANAGER:
        return texts.say(
            "Only managers and admins of this programme can do that. Nothing was changed. `/upshot managers` and "
            "`/upshot admins` name them."
        )
    if error.needed == permissions.Kind.SELLER:
        return texts.say(
            "You read along here as an auditor, so you have no numbers of your own. An admin changes that with "
            "`/upshot auditors remove @anna`. Nothing was changed."
        )
    return texts.say("Only admins of this programme can do that. Nothing was changed. `/upshot admins` names them.")


def _stranger(_error: people.StrangerError, texts: Texts) -> str:
    return texts.say(
        "I only work with the members of this workspace, so nothing was stored. Guests can take part once an admin "
        "has added them."
    )


def _unknown(_error: people.UnknownPersonError, texts: Texts) -> str:
    return texts.say("Slack did not tell me in time who you are, so nothing was stored. Please try again in a moment.")


def _busy(_error: errors.BusyError, texts: Texts) -> str:
    return texts.say("I was too busy to store that in time. Nothing was stored; please try again in a moment.")


def _full(_error: errors.DiskFullError, texts: Texts) -> str:
    return texts.say(
        "My disk is full, so nothing was stored. What you reported before is safe. Please tell whoever runs Upshot."
    )


def _unavailable(_error: errors.OutOfReachError, texts: Texts) -> str:
    return texts.say("I cannot reach my database, so nothing was stored. Please try again in a few minutes.")


def _outdated(error: errors.OutdatedButtonError, texts: Texts) -> str:
    return texts.say(
        "This button is from an older version of mine, so nothing was changed. Type `{instead}` instead.",
        instead=error.instead,
    )


def _outdated_form(error: errors.OutdatedFormError, texts: Texts) -> str:
    return texts.say(
        "This form is from an older version of mine, so nothing was stored. Open it anew with `{instead}`; what you "
        "typed is still in the one behind this.",
        instead=error.instead,
    )


def _no_ended_season(_error: errors.NoEndedSeasonError, texts: Texts) -> str:
    return texts.say("The first season is still running. `/leaderboard season` shows it so far.")


_LINE_WAS_FINE: Words = {
    people.NotSetUpError: _not_set_up,
    people.NotAllowedError: _not_allowed,
    people.StrangerError: _stranger,
    people.UnknownPersonError: _unknown,
    errors.BusyError: _busy,
    errors.DiskFullError: _full,
    errors.OutOfReachError: _unavailable,
    errors.OutdatedFormError: _outdated_form,
    errors.OutdatedButtonError: _outdated,
    errors.NoEndedSeasonError: _no_ended_season,
}
"""Another line would not have helped, so none is shown."""

_WORDS: Words = {
    **business_refusals.WORDS,
    **connections_refusals.WORDS,
    **exports_refusals.WORDS,
    **import_refusals.WORDS,
    **outcome_refusals.WORDS,
    **presence_refusals.WORDS,
    **people_refusals.WORDS,
    **wall_answers.WORDS,
    **programme_refusals.WORDS,
    **settings_refusals.WORDS,
    **prompt_refusals.WORDS,
    **shelf_refusals.WORDS,
    **teams_refusals.WORDS,
    **typed_refusals.WORDS,
    **reporting_refusals.WORDS,
}

_NO_LINE_HELPS = frozenset(
    {
        presence.NotTakingPartError,
        NothingToUndoError,
        TooFewPeopleError,
        RestTooFewError,
        UnknownTeamError,
        channels.BotNotInChannelError,
        MoneyStoredError,
        TooEarlyForGoalsError,
    }
)
"""The words say what to do instead."""
