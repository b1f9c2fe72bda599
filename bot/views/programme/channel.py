"""What admins and managers are told when nothing can be posted in a channel any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.use_cases.programme.follow_channel import ChannelLoss
from bot.views.answers import Answer
from bot.views.teams.listing import team_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.channels import ChannelState
    from bot.i18n import Texts


def archived(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that the channel was archived, and what to do."""
    if facts.get("team"):
        return Answer.of(
            texts.say(
                "#{channel} was archived, so the leaderboard of {team} cannot come there. Unarchive it, or let an "
                "admin choose another channel: `/upshot teams channel Nord #nord`",
                **_of_team(facts),
            )
        )
    return Answer.of(
        texts.say(
            "#{channel} was archived, so the weekly post cannot come there. Unarchive it, or choose another channel: "
            "`/upshot setup #sales`",
            channel=facts["channel"],
        )
    )


def deleted(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that the channel was deleted, and what to do."""
    if facts.get("team"):
        return Answer.of(
            texts.say(
                "#{channel} was deleted, so the leaderboard of {team} has no place. An admin can choose another "
                "channel: `/upshot teams channel Nord #nord`",
                **_of_team(facts),
            )
        )
    return Answer.of(
        texts.say(
            "#{channel} was deleted, so the weekly post has no place. Choose another channel: `/upshot setup #sales`",
            channel=facts["channel"],
        )
    )


def left(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that the bot was taken out of the channel, and what to do."""
    if facts.get("team"):
        return Answer.of(
            texts.say(
                "I was taken out of #{channel}, so the leaderboard of {team} cannot come there. `/invite @Upshot` in "
                "that channel brings me back; an admin can also choose another one: `/upshot teams channel Nord #nord`",
                **_of_team(facts),
            )
        )
    return Answer.of(
        texts.say(
            "I was taken out of #{channel}, so the weekly post cannot come there. `/invite @Upshot` in that channel "
            "brings me back; `/upshot setup #sales` chooses another one.",
            channel=facts["channel"],
        )
    )


def _of_team(facts: Mapping[str, Any]) -> Mapping[str, str]:
    return {"channel": str(facts["channel"]), "team": team_name(str(facts["team"]))}


def trouble(state: ChannelState | None, texts: Texts) -> str:
    """Return why nothing can be posted in a channel, or should not be; nothing where all is well or unknown."""
    if state is None:
        return ""
    facts = {"channel": state.name}
    if state.is_archived:
        return archived(facts, texts).text
    if state.is_shared:
        return texts.say(
            "#{channel} is shared with another organisation, who would read the weekly post. Choose another channel: "
            "`/upshot setup #sales`",
            channel=state.name,
        )
    return "" if state.is_member else left(facts, texts).text


NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    ChannelLoss.ARCHIVED: archived,
    ChannelLoss.DELETED: deleted,
    ChannelLoss.LEFT: left,
}
"""By the kind of notice, what draws it."""
