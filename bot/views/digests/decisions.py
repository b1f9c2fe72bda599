"""What waits for the word of a manager, and the buttons with which it is looked at from the Home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.views.answers import actions, button, section
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.digests import Decisions
    from bot.i18n import Texts
    from bot.views.answers import Block

LOOK: Final = "look_at_team"
"""The buttons; the value is the command that does the same."""


def lines(decisions: Decisions, texts: Texts) -> Iterator[str]:
    """Yield a line for each kind of thing that waits."""
    if decisions.presence:
        yield texts.say_count(
            "• {count} absence or working share to confirm: the buttons are in our messages",
            "• {count} absences or working shares to confirm: the buttons are in our messages",
            decisions.presence,
        )
    if decisions.deals:
        yield texts.say_count(
            "• {count} large deal to verify: `/upshot verify`",
            "• {count} large deals to verify: `/upshot verify`",
            decisions.deals,
        )
    if decisions.claims:
        yield texts.say_count(
            "• {count} customer claimed by several: `/upshot claims`",
            "• {count} customers claimed by several: `/upshot claims`",
            decisions.claims,
        )
    if decisions.finds:
        yield texts.say_count(
            "• {count} find for the shelf: the buttons are in our messages",
            "• {count} finds for the shelf: the buttons are in our messages",
            decisions.finds,
        )


def on_home(decisions: Decisions, texts: Texts) -> list[Block]:
    """Return what waits, with a button for each kind that a click can show, and for what managers read."""
    title = texts.say("*Waits for a decision*") if decisions.total else texts.say("*Nothing waits for a decision.*")
    pressing = [name for name, count in (("verify", decisions.deals), ("claims", decisions.claims)) if count]
    row = (_button(name, texts, is_pressing=name in pressing[:1]) for name in (*pressing, "digest", "business"))
    return [section("\n".join([title, *lines(decisions, texts)])), actions(*row)]


@reads_value("/upshot digest")
def parse(value: str) -> str:
    """Return the command that a button is for."""
    if value not in COMMANDS:
        raise ValueError(value)
    return value


def _button(name: str, texts: Texts, *, is_pressing: bool) -> Block:
    return button(COMMANDS[name](texts), f"{LOOK}:{name}", name, style="primary" if is_pressing else None)


COMMANDS: Final[Mapping[str, Callable[[Texts], str]]] = {
    "verify": lambda texts: texts.plain("Verify deals"),
    "claims": lambda texts: texts.plain("Settle customers"),
    "digest": lambda texts: texts.plain("Digest"),
    "business": lambda texts: texts.plain("Business report"),
}
"""What the buttons are called, by their commands."""
