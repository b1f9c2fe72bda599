"""What is stored, who sees it, and taking part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Visibility
from bot.views.answers import Answer, context, header, section

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from bot.i18n import Texts
    from bot.use_cases.people.take_part import TakingPart


def notice(programme: Programme, texts: Texts, *, is_seller: bool) -> Answer:
    """Return the notice, by the settings as they are now."""
    title = texts.plain("What Upshot keeps about you")
    parts = [_stored(texts), _seen(programme, texts), _not_seen(texts), _kept(texts)]
    own = (
        texts.say("`/upshot export` sends you all of it as a file; `/upshot leave` ends your taking part.")
        if is_seller
        else texts.say("You do not take part. `/upshot join` does, and so does your first report.")
    )
    return Answer("\n".join([title, *parts, own]), (header(title), *map(section, parts), context(own)))


def told(receipt: TakingPart, texts: Texts) -> Answer:
    """Return whether somebody takes part now."""
    if receipt.is_member and receipt.is_changed:
        return Answer.of(
            texts.say(
                "You take part from today on. `/upshot privacy` tells what is stored and who sees it; `/checkin` "
                "reports your week."
            )
        )
    if receipt.is_member:
        return Answer.of(texts.say("You take part already. `/upshot leave` would end that."))
    if receipt.is_changed:
        return Answer.of(
            texts.say(
                "You have left: from tomorrow on nothing is expected of you, and I ask you nothing. What you reported "
                "stays, and so do past posts. `/upshot join` or a new report brings you back."
            )
        )
    return Answer.of(texts.say("You do not take part, so nothing was changed. `/upshot join` lets you in."))


def _stored(texts: Texts) -> str:
    return texts.say(
        "*What is stored*\nYour name, language and time zone as Slack tells them; the numbers, shares, leads and deals "
        "you report; days away, part time and public holidays; and who changed what, when."
    )


def _seen(programme: Programme, texts: Texts) -> str:
    return texts.say(
        "*Who sees it*\n{who} Sums are shown from {count} people on. Managers and admins see no more than everybody, "
        "but they read what you ask for, days away and part time, and which customers several people claim.",
        who=_visibility(programme, texts),
        count=texts.number(programme.minimum_cohort),
    )


def _visibility(programme: Programme, texts: Texts) -> str:
    return {
        Visibility.NAMED: lambda: texts.plain("Everybody with points is named on the leaderboard."),
        Visibility.TOP: lambda: texts.plain(
            "The first {places} are named on the leaderboard; below that everybody sees only their own place.",
            places=programme.named_places,
        ),
        Visibility.PSEUDONYMS: lambda: texts.plain("The leaderboard shows pseudonyms."),
        Visibility.TEAMS: lambda: texts.plain("The leaderboard shows teams only."),
        Visibility.OWN: lambda: texts.plain("There is no leaderboard of people: everybody sees their own numbers."),
        Visibility.OFF: lambda: texts.plain("There is no leaderboard and no weekly post."),
    }[programme.visibility]()


def _not_seen(texts: Texts) -> str:
    return texts.say(
        "*What only you see*\nNotes, hours, your own target and every line of your score. Nothing is for appraisal or "
        "dismissal, and nothing leaves for anywhere but Slack."
    )


def _kept(texts: Texts) -> str:
    return texts.say(
        "*How long*\nAs long as the programme runs. Corrections are kept beside what they correct, so that every "
        "leaderboard can be explained."
    )
