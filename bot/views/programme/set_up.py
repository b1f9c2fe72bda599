"""What is said about the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import get_day_names

from bot.views.answers import Answer, context, fields, header, section
from bot.views.programme import presets
from bot.views.programme.set_up_form import LANGUAGES

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.programme.set_up import SetUpReceipt
    from bot.use_cases.programme.settings import Settings


def build(receipt: SetUpReceipt, texts: Texts) -> Answer:
    """Return the settings as they are now, and what comes next."""
    title = texts.plain("Upshot is ready") if receipt.before is None else texts.plain("The settings are changed")
    zone = ZoneInfo(receipt.settings.zone)
    first = texts.say(
        "The next leaderboard comes on {moment} in #{channel}.",
        moment=texts.moment(receipt.first_post_at, zone),
        channel=receipt.settings.channel_name,
    )
    blocks = [header(title), fields(_settings(receipt, texts)), section(first)]
    if receipt.before is not None and receipt.before.currency != receipt.settings.currency:
        blocks.append(section(_goals_checked(receipt.settings.currency, texts)))
    if receipt.before is None:
        blocks.append(section(_what_next(receipt, texts)))
        blocks.append(
            context(texts.say("You are the first admin. `/upshot admins add @name` makes others admins too."))
        )
    if receipt.has_taken_over:
        blocks.append(context(texts.say("No admin of this programme was left in Slack, so you are its admin now.")))
    settings = " · ".join(setting.replace("\n", " ") for setting in _settings(receipt, texts))
    return Answer(f"{title}. {first}\n{settings}", tuple(blocks))


def _goals_checked(currency: str, texts: Texts) -> str:
    return texts.say(
        "Goals in money are in {currency} from now on, for all weeks: no amounts were stored yet. Please look at "
        "`/upshot goals`.",
        currency=currency,
    )


def _settings(receipt: SetUpReceipt, texts: Texts) -> list[str]:
    now = _values(receipt.settings, texts)
    before = _values(receipt.before, texts) if receipt.before else now
    return [
        f"*{label}*\n{value}" if before[label] == value else f"*{label}*\n~{before[label]}~ {value}"
        for label, value in now.items()
    ]


def _values(settings: Settings, texts: Texts) -> dict[str, str]:
    day = get_day_names("wide", locale=texts.language)[settings.weekday]
    return {
        texts.plain("Channel"): texts.say("#{name}", name=settings.channel_name),
        texts.plain("Weekly post"): texts.say("{day} {time}", day=day, time=settings.at.isoformat("minutes")),
        texts.plain("Time zone"): settings.zone,
        texts.plain("Currency"): settings.currency,
        texts.plain("Public holidays"): settings.calendar or texts.plain("none known"),
        texts.plain("Language of the post"): LANGUAGES[settings.language],
    }


def _what_next(receipt: SetUpReceipt, texts: Texts) -> str:
    preset = presets.name(receipt.preset, texts) if receipt.preset else ""
    return texts.say(
        "*What next*\n"
        "• Invite your sellers: their first report makes them take part, for example `/ssi 72`\n"
        "• Look at the rules, which begin as “{preset}”: `/upshot weights` and `/upshot goals`\n"
        "• See what would be posted: `/upshot preview`",
        preset=preset,
    )
