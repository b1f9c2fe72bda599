"""What managers are told of the link to the wall screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.wall import LONGEST, USUAL, NothingForTheWallError, WallsUnreachableError
from bot.i18n import Markup
from bot.views.answers import Answer, actions, button, context, section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

    from bot.i18n import Texts
    from bot.use_cases.wall.change_wall import EndReceipt, WallReceipt

END: Final = "end_wall"
"""The button that ends the link."""


def opened(receipt: WallReceipt, url: str, zone: ZoneInfo, texts: Texts) -> Answer:
    """Return the link, with a button that ends it."""
    day = texts.date(receipt.expires_at.astimezone(zone).date())
    said = texts.say(
        "*The wall screen* is <{url}|here> until {day}: the running week's leaderboard, for whoever has this link.",
        url=Markup(url),
        day=day,
    )
    if receipt.is_new:
        said = f"{said}\n{texts.say('It is a new link: screens with an older one have to be opened anew.')}"
    how = texts.say(
        "It names whom the leaderboard in the channel names, and nobody else. A click makes it fill the screen; "
        "`?theme=dark` or `?theme=light` behind the link fixes the colours. `/upshot wall 90 days` prolongs it."
    )
    end = actions(button(texts.plain("End this link"), END, style="danger"))
    return Answer(f"{said}\n{url}\n{how}", (section(f"{said}\n`{url}`"), context(how), end))


def ended(receipt: EndReceipt, texts: Texts) -> Answer:
    """Return that the link works no more."""
    if not receipt.was_there:
        return Answer.of(texts.say("There is no link to a wall screen. `/upshot wall` makes one."))
    return Answer.of(
        texts.say(
            "The link to the wall screen has ended; screens go blank within half a minute. "
            "`/upshot wall` makes a new one."
        )
    )


def explained(texts: Texts) -> Answer:
    """Return what the command takes."""
    return Answer.of(
        texts.say(
            "*The leaderboard on a screen in the office*\n"
            "`/upshot wall` gives you its link, which lasts {usual} days unless you say otherwise\n"
            "`/upshot wall 90 days` prolongs the link, or makes one that lasts so long: 1 to {longest} days\n"
            "`/upshot wall end` ends it at once\n"
            "Whoever has the link sees what everybody in the channel sees: nothing more, and nobody's own numbers.",
            usual=USUAL.days,
            longest=LONGEST.days,
        )
    )


def _nothing(_: NothingForTheWallError, texts: Texts) -> str:
    return texts.say(
        "A wall screen would show nothing here: nobody but each seller sees how they stand, or the programme is in its "
        "dry run. `/upshot policy` says who sees what."
    )


def _unreachable(_: WallsUnreachableError, texts: Texts) -> str:
    return texts.say(
        "Wall screens come from `upshot web`, and nobody has told me by which address browsers reach it. Whoever runs "
        "me sets `UPSHOT_PUBLIC_URL`, such as `https://upshot.example.com`, and starts me anew."
    )


WORDS: Final[Mapping[type[Exception], Callable[..., str]]] = {
    NothingForTheWallError: _nothing,
    WallsUnreachableError: _unreachable,
}
