"""What admins are told when a weekly post needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.weeks import Week
from bot.i18n import Markup
from bot.use_cases.weekly_post.alerts import PostAlert
from bot.views.answers import Answer
from bot.views.teams.listing import team_name
from bot.views.weekly_post.unknown import choices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts

Facts = "Mapping[str, Any]"


def failed(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that Slack refused a post, and how to mend it."""
    week, problem = _last_week(facts), facts["problem"]
    sentence = texts.say(
        "I could not post the leaderboard of {week} in #{channel}. {remedy}",
        week=texts.week(week),
        channel=facts["channel"],
        remedy=remedy(problem, facts["channel"], texts, is_team=bool(facts.get("team"))),
    )
    if facts.get("team"):
        return Answer.of(f"{_of_team(facts, texts)}{sentence}\n{texts.say('I try again every 15 minutes.')}")
    return Answer.of(f"{sentence}\n{texts.say('Then type `/upshot post now`; I also try again every 15 minutes.')}")


def missed(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that a post came too late to be posted unasked."""
    weeks = [texts.week(Week(number)) for number in facts["weeks"]]
    sentence = texts.say_count(
        "The leaderboard of {weeks} is not in #{channel}: I was not running when it was due, and more than a day has "
        "passed. Nothing that was reported is lost.",
        "The leaderboards of {weeks} are not in #{channel}: I was not running when they were due, and more than a day "
        "has passed. Nothing that was reported is lost.",
        len(weeks),
        weeks=texts.listing(weeks),
        channel=facts["channel"],
    )
    return Answer.of(f"{sentence}\n{texts.say('`/upshot post now` posts the week that ended last.')}")


def unknown(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that nobody knows whether a post is in the channel, and ask."""
    week = _last_week(facts)
    if facts.get("team"):
        return Answer.of(_team_unknown(facts, week, texts))
    sentence = texts.say(
        "Slack did not tell me whether the leaderboard of {week} arrived in #{channel}, and I cannot look for it there "
        "({problem}). Please look: I post it again only if you say so.",
        week=texts.week(week),
        channel=facts["channel"],
        problem=facts["problem"],
    )
    return Answer.of(sentence, choices(week, facts["attempt"], texts))


def withheld(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that nothing of a team is posted, and what would change that."""
    said = texts.say(
        "Nothing of {week} comes to #{channel}. {reason} Once more of you are there, it comes by itself. I say this "
        "once.",
        week=texts.week(_last_week(facts)),
        reason=Markup(too_few(texts)),
        channel=facts["channel"],
    )
    return Answer.of(f"{_of_team(facts, texts)}{said}")


def too_few(texts: Texts) -> str:
    """Return why nothing of a team may be told."""
    return texts.say("Too few were there to tell sums without telling on single people, and nobody is listed by name.")


def _team_unknown(facts: Mapping[str, Any], week: Week, texts: Texts) -> str:
    """Return that nobody knows whether a team's post is in its channel; it is not posted again."""
    said = texts.say(
        "Slack did not tell me whether the leaderboard of {week} arrived in #{channel}, and I cannot look for it there "
        "({problem}). I leave it as it is.",
        week=texts.week(week),
        channel=facts["channel"],
        problem=facts["problem"],
    )
    return f"{_of_team(facts, texts)}{said}"


def _of_team(facts: Mapping[str, Any], texts: Texts) -> str:
    return texts.say("Team {name}: ", name=team_name(str(facts["team"])))


VIEWS: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    PostAlert.FAILED: failed,
    PostAlert.MISSED: missed,
    PostAlert.UNKNOWN: unknown,
    PostAlert.WITHHELD: withheld,
}
"""By the kind of notice, what draws it."""


def remedy(problem: str, channel: str, texts: Texts, *, is_team: bool = False) -> str:
    """Return what mends a post that Slack refused with this word, in the channel of the programme or of a team."""
    if problem in {"not_in_channel", "channel_not_found"}:
        return texts.say("I am not in that channel: type `/invite @Upshot` in #{channel}.", channel=channel)
    if problem == "is_archived" and is_team:
        return texts.say(
            "The channel is archived: unarchive it, or choose another one with `/upshot teams channel Nord #nord`."
        )
    if problem == "is_archived":
        return texts.say("The channel is archived: unarchive it, or choose another one with `/upshot setup`.")
    if problem.startswith("restricted_action"):
        return texts.say("I may not post there: allow it in the channel's settings for posting.")
    return texts.say("Slack says `{problem}`.", problem=problem)


def _last_week(facts: Mapping[str, Any]) -> Week:
    return Week(facts["weeks"][-1])
