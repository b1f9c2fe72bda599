"""What somebody can do here, by their role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.permissions import Right
from bot.views.answers import Answer, context, header, section

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.i18n import Texts


def build(actor: Actor, texts: Texts) -> Answer:
    """Return what the person asking can do, by their role."""
    title = texts.plain("What you can do with Upshot")
    parts = [part for part in _parts(actor, texts) if part]
    note = texts.say(
        "`help` after any command explains it. `/upshot ssi 72` does the same as `/ssi 72`, and so on for all of them."
    )
    return Answer("\n".join([title, *parts, note]), (header(title), *map(section, parts), context(note)))


def _parts(actor: Actor, texts: Texts) -> list[str]:
    if actor.programme is None:
        return [_set_up(actor, texts)]
    if not actor.may(Right.READ):
        return [_uninvited(texts)]
    reports = actor.may(Right.REPORT)
    return [
        _selling(texts) if reports else "",
        _looking(texts),
        _being_there(texts) if reports else "",
        _own_data(texts),
        f"{_confirming(texts)}\n{_settling(texts)}" if actor.is_manager else "",
        f"{_tuning(texts)}\n{_people(texts)}" if actor.is_admin else "",
    ]


def _set_up(actor: Actor, texts: Texts) -> str:
    if actor.is_workspace_admin:
        return texts.say(
            "Upshot is not set up here yet. You can do it: `/upshot setup` opens a form, or in one line "
            "`/upshot setup #sales Europe/Berlin monday 10:00 EUR`"
        )
    return texts.say(
        "Upshot is not set up here yet. A workspace admin or owner can do it in a minute with `/upshot setup`."
    )


def _uninvited(texts: Texts) -> str:
    return texts.say(
        "Guests take part once an admin has added them: `/upshot sellers add @anna` with your name instead. Until then "
        "nothing is noted for you."
    )


def _selling(texts: Texts) -> str:
    return texts.say(
        "*Report your week*\n"
        "`/ssi 72`  `/connections 930`  `/shares 4`\n"
        "`/outcomes meetings 3 leads 1`  `/deal won 12000 Acme social`\n"
        "`/outcomes lead Acme from https://example.com/post` one lead, and the share that led to it\n"
        "`/checkin ssi 72 shares 4 meetings 2` all in one line; alone it opens a form\n"
        "`/connections import` counts your network from LinkedIn's own list\n"
        "`/undo` takes back your last entry\n"
        "`/upshot shelf` what is worth sharing, logged in one tap\n"
        '`/upshot ask "Nobody answers my messages"` lets your managers know that you would like a hand'
    )


def _looking(texts: Texts) -> str:
    return texts.say(
        "*See how it stands*\n"
        "`/mystats` your points, and how they come about\n"
        "`/leaderboard` the week so far; also `last week`, `season` and `teams`\n"
        '`/upshot target "IT managers" 5` whom you want to meet, for you alone\n'
        "`/upshot naming off` the weekly post does not name you for badges\n"
        "`/upshot weights` the rules everybody scores by; `/upshot audit` who changed them, and why\n"
        "`/upshot health` when the next post comes"
    )


def _being_there(texts: Texts) -> str:
    return texts.say(
        "*Not always there*\n"
        "`/upshot away 2026-12-20 to 2027-01-06` days away\n"
        "`/upshot parttime 60%` your share of a full week; both lower your goals once a manager or admin confirms\n"
        "`/upshot country DE-BY` other public holidays than the programme's\n"
        "`/upshot prompts off` no reminders for you; `/upshot prompts on` brings them back"
    )


def _own_data(texts: Texts) -> str:
    return texts.say(
        "*Your data*\n"
        "`/upshot privacy` what is stored, and who sees it\n"
        "`/upshot export` sends you all of it; `/upshot leave` ends your taking part, `/upshot join` begins it"
    )


def _people(texts: Texts) -> str:
    return texts.say(
        "`/upshot sellers add @anna` who takes part; `/upshot people` lists them\n"
        "`/upshot teams` who belongs together, who leads them, and where their leaderboard is posted\n"
        "`/upshot managers add @anna` who confirms; `/upshot auditors add @anna` who only reads along\n"
        "`/upshot executives add @anna` who is told what came of each month\n"
        "`/upshot export programme` a workbook of what everybody may see"
    )


def _confirming(texts: Texts) -> str:
    return texts.say(
        "*For managers*\nI send you what sellers ask for about days away and part time, and what they suggest for the "
        "shelf; one click settles it.\n"
        '`/upshot shelf add https://example.com/article "why"` puts something there for everybody'
    )


def _settling(texts: Texts) -> str:
    return texts.say(
        "`/upshot digest` who asked for help, and what there is to decide\n"
        "`/upshot claims` whose a customer is whom several sellers claim\n"
        "`/upshot verify` large deals that wait for a second person\n"
        "`/upshot business` what the programme brings in; also `season`, `last quarter`, or a team's name\n"
        "`/upshot insight` whether the SSI says anything about sales here\n"
        "`/upshot wall` a link to the leaderboard for a screen in the office"
    )


def _tuning(texts: Texts) -> str:
    return texts.say(
        "*For admins*\n"
        "`/upshot setup` the settings in a form; one by one `/upshot schedule`, `channel`, `language`, `currency`, "
        "`season`, `metrics`\n"
        "`/upshot policy` who sees what; `/upshot start` ends a dry run\n"
        "`/upshot weights meetings 20 ssi 5`  `/upshot goals meetings 4` change the rules, after a preview\n"
        "`/upshot admins add @anna` who tunes all this; `/upshot platforms linkedin xing` where shares count\n"
        '`/upshot audience titles "IT manager, CIO"` whom the team wants to reach\n'
        "`/upshot rates USD 0.92` what other currencies are worth\n"
        "`/upshot import` deals of your CRM, SSI per seat, numbers of past weeks\n"
        "`/upshot costs licence 90 hours 2 rate 45 margin 40%` lets the business report say what comes back\n"
        "`/upshot preview` the next post as it would be; `/upshot post now` posts the week that ended last\n"
        "`/upshot weather` when LinkedIn itself moved everybody's SSI\n"
        "`/upshot health` what needs you"
    )
