"""The weekly post for few and for many: as each programme may show it, in each language, with and without tables."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility
from bot.domain.posting import Rendering
from bot.i18n import LANGUAGES, Texts
from bot.views.weekly_post import post as post_view
from sandbox import sample_team
from tests.crowds import NAMES, Crowd
from tests.pictures import databases
from tests.pictures.strip import draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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


async def make(channel: Channel, folder: Path, docs: Path) -> None:
    """Draw all posts into ``folder/posts``, and a few of them side by side into the guides' pictures."""
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        for mode, post in _posts(size, NAMES):
            for language, rendering in product(LANGUAGES, Rendering):
                shot = await _drawn(channel, post, language, rendering)
                (folder / "posts" / f"{size}-{mode}-{language}-{rendering}.png").write_bytes(shot)
    told = {size: dict(_posts(size, _usual_names())) for size, *_ in _SHOWN}
    shots = [await _drawn(channel, told[size][mode], language, how) for size, mode, language, how in _SHOWN]
    await draw(channel.page, shots, _CAPTION, docs / "posts.png", width=390, per_row=4)


async def _drawn(channel: Channel, post: WeeklyPost, language: str, rendering: Rendering) -> bytes:
    return await channel.shot(post_view.build(post, Texts(language), post_view.Edition("picture", rendering=rendering)))


def _usual_names() -> list[str]:
    """Return names as most people are called, each once."""
    first, last = zip(*(seller.real_name.split(" ", 1) for seller in sample_team.SELLERS), strict=True)
    return [f"{name} {last[(at + turn) % len(last)]}" for turn in range(len(last)) for at, name in enumerate(first)]


def _posts(size: int, names: Sequence[str]) -> Iterator[tuple[Visibility, WeeklyPost]]:
    """Yield the post of a programme of so many sellers in two teams, by who is named in it."""
    with databases.fresh() as database:
        crowd = Crowd.gathers(database, size, names, pseudonym_key="pictures")
        crowd.parts("Nord", "Süd")
        crowd.lives(_WEEKS)
        yield from zip(MODES, crowd.seen_by(MODES), strict=True)
