"""What is said about the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.domain.programme import Silence
from bot.i18n import Markup
from bot.views.answers import Answer, context, header, section
from bot.views.programme import checklist, presets, settings, silence

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.programme.set_up import SetUpReceipt

_CHOSEN: Final = (
    *("channel", "schedule", "zone", "language", "currency", "calendar", "metrics", "prompts", "season", "visibility"),
)
"""The settings that are chosen in the beginning."""


def build(receipt: SetUpReceipt, texts: Texts) -> Answer:
    """Return the settings as they are now, and what comes next."""
    title = _title(receipt, texts)
    first = _first_post(receipt, texts)
    said = [first, *_missing(receipt, texts)]
    settled = _settings(receipt, texts)
    blocks = [header(title), *map(section, filter(None, ["\n".join(settled), *said]))]
    if receipt.before is not None and receipt.before.currency != receipt.settings.currency:
        blocks.append(section(_goals_checked(receipt.settings.currency, texts)))
    if receipt.before is None:
        blocks += [*checklist.build(receipt.steps, texts), context(_small(receipt, texts))]
    if receipt.has_taken_over:
        blocks.append(context(texts.say("No admin of this programme was left in Slack, so you are its admin now.")))
    return Answer("\n".join([f"{title}. {first}", *settled, *said[1:]]), tuple(blocks))


def _small(receipt: SetUpReceipt, texts: Texts) -> str:
    chosen = presets.name(receipt.preset, texts) if receipt.preset else ""
    return texts.say(
        "You are the first admin, and the rules begin as “{preset}”. This list stands on your Home tab, too.",
        preset=chosen,
    )


def _title(receipt: SetUpReceipt, texts: Texts) -> str:
    if receipt.before is None:
        return texts.plain("Upshot is ready")
    if receipt.before == receipt.settings:
        return texts.plain("Everything stays as it was")
    return texts.plain("The settings are changed")


def _first_post(receipt: SetUpReceipt, texts: Texts) -> str:
    now = receipt.settings
    if now.dry_run:
        return silence.why(Silence.DRY_RUN, texts)
    if settings.posts_nothing(now):
        return settings.visibility(now, texts)
    moment = texts.moment(receipt.first_post_at, ZoneInfo(now.zone))
    return texts.say("The next leaderboard comes on {moment} in #{channel}.", moment=moment, channel=now.channel_name)


def _missing(receipt: SetUpReceipt, texts: Texts) -> list[str]:
    if not receipt.settings.works_council or receipt.settings.agreement:
        return []
    example = '`/upshot policy agreement "BV 2026-3"`'
    return [
        texts.say("Nothing is collected until the agreement is entered, for example {example}", example=Markup(example))
    ]


def _goals_checked(currency: str, texts: Texts) -> str:
    return texts.say(
        "Goals in money are in {currency} from now on, for all weeks: no amounts were stored yet. Please look at "
        "`/upshot goals`.",
        currency=currency,
    )


def _settings(receipt: SetUpReceipt, texts: Texts) -> list[str]:
    """Return what was chosen, or of a programme that goes on what has changed."""
    if receipt.before is not None:
        return settings.differences(receipt.before, receipt.settings, texts)
    return settings.lines(receipt.settings, _CHOSEN, texts)
