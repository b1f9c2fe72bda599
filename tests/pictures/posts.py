"""The weekly post for few and for many: as each programme may show it, in each language, with and without tables."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility
from bot.domain.posting import Rendering
from bot.i18n import LANGUAGES, Texts
from bot.views.weekly_post import post as post_view
from tests.crowds import Crowd
from tests.pictures import databases
from tests.pictures.strip import draw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.domain.weekly_post import WeeklyPost
    from tests.pictures.channel import Channel

SIZES: Final = (3, 12, 50, 500)
MODES: Final = tuple(mode for mode in Visibility if mode is not Visibility.OFF)
"""Those in which there is a post."""
_WEEKS: Final = 9
_SHOWN: Final = (
    (12, Visibility.TOP, "en", Rendering.TABLE),
    (50, Visibility.NAMED, "de", Rendering.TABLE),
    (500, Visibility.TEAMS, "sv", Rendering.TABLE),
    (12, Visibility.TOP, "en", Rendering.PLAIN),
)
"""What the guide for managers shows."""
_CAPTION: Final = "The weekly post: top 3 of 12, 50 by name, 500 without names, and where Slack refuses tables"

Key = tuple[int, Visibility, str, Rendering]


async def make(channel: Channel, folder: Path, docs: Path) -> None:
    """Draw all posts into ``folder/posts``, and a few of them side by side into the guides' pictures."""
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    shots: dict[Key, bytes] = {}
    for size in SIZES:
        for mode, post in _posts(size):
            for language, rendering in product(LANGUAGES, Rendering):
                message = post_view.build(post, Texts(language), post_view.Edition("picture", rendering=rendering))
                shot = shots[size, mode, language, rendering] = await channel.shot(message)
                (folder / "posts" / f"{size}-{mode}-{language}-{rendering}.png").write_bytes(shot)
    await draw(channel.page, [shots[key] for key in _SHOWN], _CAPTION, docs / "posts.png", width=390, per_row=4)


def _posts(size: int) -> Iterator[tuple[Visibility, WeeklyPost]]:
    """Yield the post of a programme of so many sellers in two teams, by who is named in it."""
    with databases.fresh() as database:
        crowd = Crowd.gathers(database, size, pseudonym_key="pictures")
        crowd.parts("Nord", "Süd")
        crowd.lives(_WEEKS)
        yield from zip(MODES, crowd.seen_by(MODES), strict=True)
