"""The wall screen as HTML: figures that can be read from five metres, and nothing that comes from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from bot.views.wall import figures

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.wall.show_wall import WallScreen

THEMES: Final = ("dark", "light")
_TIME: Final = "{time}"
"""Where the page itself puts the time at which it last heard of us, by the screen's clock."""
_FOLDER: Final = "views/wall/templates"


@dataclass(frozen=True, slots=True)
class Board:
    """What changes on a screen."""

    html: str
    tag: str
    """The same for the same content, as an entity tag in quotes."""


def board(screen: WallScreen, texts: Texts) -> Board:
    """Return what is on the screen now; names are text, whatever is in them."""
    html = _templates().get_template("board.html").render(figures.of(screen, texts))
    return Board(html, f'"{sha256(html.encode()).hexdigest()[:24]}"')


def page(shown: Board, theme: str, texts: Texts) -> str:
    """Return a whole page around a board, which keeps asking for a newer one.

    Args:
        shown: the board.
        theme: one of `THEMES`; anything else leaves the colours to the screen's own wish.
        texts: the words.
    """
    return (
        _templates()
        .get_template("page.html")
        .render(
            language=texts.language,
            theme=theme if theme in THEMES else "",
            title=texts.plain("Leaderboard"),
            style=Markup(_asset("screen.css")),  # noqa: S704 - ours, and the policy names its digest
            script=Markup(_asset("screen.js")),  # noqa: S704 - ours, and the policy names its digest
            board=Markup(shown.html),  # noqa: S704 - escaped when it was made
            tag=shown.tag,
            build=build(),
            fresh=texts.plain("Up to date at {time}", time=_TIME),
            late=texts.plain("No connection. These are the figures of {time}.", time=_TIME),
        )
    )


@cache
def build() -> str:
    """Return what tells this version of the page from any other."""
    return sha256("".join(map(_asset, ("screen.css", "screen.js", "page.html"))).encode()).hexdigest()[:12]


@cache
def policy() -> str:
    """Return the content security policy: our own style and script by their digests, and nothing else from anywhere."""
    style, script = (_digest(_asset(name)) for name in ("screen.css", "screen.js"))
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("bot", _FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)


@cache
def _asset(name: str) -> str:
    return (resources.files("bot") / _FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
