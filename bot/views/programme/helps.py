"""What each of the admin's commands takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def explained(command: str, texts: Texts) -> Answer:
    """Return the help of a command after ``/upshot``."""
    return Answer.of(_TEXTS[command](texts))


_TEXTS: Mapping[str, Callable[[Texts], str]] = {
    "setup": lambda texts: texts.say(
        "*Set up, or change settings*\n"
        "`/upshot setup` opens a form\n"
        "`/upshot setup #sales Europe/Berlin monday 10:00 EUR` does it in one line, in any order\n"
        "`/upshot setup tuesday 9:30` later changes only what you name\n"
        "Invite me to the channel first: `/invite @Upshot`. The post comes on Monday, Tuesday or Wednesday."
    ),
    "weights": lambda texts: texts.say(
        "*How much each metric counts*\n"
        "`/upshot weights` shows them, with the guard rails\n"
        '`/upshot weights meetings 20 ssi 5 because "Q1 focus"` previews a change: what you type is a share of 100 '
        "and stays, the others fill up the rest in proportion; `ssi` is the whole SSI pillar\n"
        "`/upshot weights preset results` previews a preset: adoption, balanced, leadership, loyalty or results\n"
        "`from week 48` or `from next season` at its end plans it\n"
        "`/upshot weights plan adoption 26 weeks then balanced` plans presets by the age of the programme; "
        "`/upshot weights plan off` cancels what is planned\n"
        "Nothing changes before you click Save, and never for weeks that are over."
    ),
    "goals": lambda texts: texts.say(
        "*What is expected of a full-time seller in a week*\n"
        "`/upshot goals` shows them\n"
        '`/upshot goals meetings 4 revenue 6000 because "new territory"` previews a change; `ssi` is the level of '
        "the SSI\n"
        "`/upshot goals preset balanced` previews the goals of a preset\n"
        "`/upshot goals awareness 120%` scales a phase: awareness, interest, consideration or conversion\n"
        "`/upshot goals suggest` suggests goals by what the team did; `from week 48` at the end of a line plans it\n"
        "`/upshot goals role farmer meetings 5` and `/upshot goals @anna meetings 2` hold for a sales role or for one "
        "person, who goes before the role; `off` behind a metric takes one back\n"
        "Nothing changes before you click Save, and never for weeks that are over."
    ),
    "platforms": lambda texts: texts.say(
        "*Where shares count*\n"
        "`/upshot platforms` lists the platforms\n"
        "`/upshot platforms linkedin xing` sets them, `/upshot platforms add x` and `/upshot platforms remove x` "
        "change one; LinkedIn always stays"
    ),
    "audience": lambda texts: texts.say(
        "*Whom the programme wants to reach*\n"
        '`/upshot audience titles "IT manager, CIO, Head of IT"` sets the job titles, if you are an admin\n'
        "A title is met when its words stand in somebody's, in that order: `IT manager` also means a Senior IT "
        "Manager. An asterisk stands for any letters of a word: `sales*`\n"
        "`/upshot audience` shows them; `/upshot audience off` takes them away"
    ),
    "health": lambda texts: texts.say(
        "*How things are*\n`/upshot health` tells when the last post came and the next one comes; admins are also told "
        "what needs them."
    ),
    "audit": lambda texts: texts.say(
        "*Who changed what*\n"
        "`/upshot audit` lists every change of settings, weights, goals, roles and sellers, and what was imported: "
        "who, when, why, and what it was before\n"
        "`/upshot audit weights` narrows it down, as do `settings`, `roles`, `sellers` and `imports`\n"
        "`/upshot audit @anna` shows what Anna decided, and what was decided about her\n"
        "Everybody who takes part can read it."
    ),
    "privacy": lambda texts: texts.say(
        "*What is stored, and taking part*\n"
        "`/upshot privacy` tells what is stored about you, who sees it and how long\n"
        "`/upshot join` lets you take part from today on, `/upshot leave` ends it; what you reported stays"
    ),
    "export": lambda texts: texts.say(
        "*Data as a file*\n"
        "`/upshot export` sends you everything that is stored about you, as a direct message: a workbook, and the same "
        "as JSON\n"
        "`/upshot export programme` sends admins what the visibility allows of the programme, as a workbook and CSV"
    ),
    "away": lambda texts: texts.say(
        "*Days away*\n"
        "`/upshot away 2026-12-20 to 2027-01-06` asks a manager or admin to confirm them; then nothing is expected of "
        "you on these days\n"
        "`/upshot away` lists your days away and cancels them; `/upshot away back` ends those running today"
    ),
    "parttime": lambda texts: texts.say(
        "*Your share of a full week*\n"
        "`/upshot parttime 60%` holds from this week on, once a manager or admin has confirmed\n"
        "`/upshot parttime 80% from 2026-12-01` holds from a later week on\n"
        "`/upshot parttime 100%` is full time again\n"
        "`/upshot parttime` shows what holds"
    ),
    "country": lambda texts: texts.say(
        "*Your public holidays*\n"
        "`/upshot country DE-BY`, `/upshot country Sweden` or `/upshot country Germany, Bavaria` holds from this week "
        "on; nobody has to confirm it\n"
        "`/upshot country off` goes back to those of the programme\n"
        "`/upshot country` shows what holds\n"
        "`/upshot country @anna DE-BY` notes it for somebody else, if you are an admin"
    ),
    "shelf": lambda texts: texts.say(
        "*What is worth sharing*\n"
        "`/upshot shelf` shows it, newest first; “I shared it” logs it for this week in one tap\n"
        '`/upshot shelf add https://example.com/article "why" industry news` puts something there; from a seller it '
        "asks the managers first\n"
        "`/upshot shelf remove 2` takes something off, for managers and admins\n"
        "Categories: product news, industry news, reference, trade fair, video, other. There is room for ten; one more "
        "lets the oldest fall off, and after four weeks each leaves by itself."
    ),
    "target": lambda texts: texts.say(
        "*Whom you want to meet*\n"
        '`/upshot target "IT managers" 5` sets the target audience and how many new contacts a week\n'
        '`/upshot target "IT managers" 5 titles "IT manager, CIO"` also tells by which job titles your list of '
        "connections is searched\n"
        "`/upshot target` shows how far you are, `/upshot target off` drops it\n"
        "Only you see it, and it brings no points."
    ),
    "naming": lambda texts: texts.say(
        "*Named for badges*\n"
        "The weekly post may name up to five people for a badge: a deal won, a streak, a personal best. It gives the "
        "reason and never a place or points.\n"
        "`/upshot naming off` leaves you out; `/upshot naming on` lets you in again"
    ),
    "verify": lambda texts: texts.say(
        "*Large deals*\n"
        "`/upshot verify` shows managers and admins the won deals that wait for a second person, to confirm or to "
        "refuse by a click. Whoever has a part in a deal cannot be the one.\n"
        "A deal is large above ten weekly revenue goals, or the amount that `/upshot policy large deals 50000` sets, "
        "or above five times what the team's deals are usually worth. It counts at once; a refusal makes it void. The "
        "id from the CRM does as well as a second person."
    ),
    "rates": lambda texts: texts.say(
        "*What other currencies are worth*\n"
        "`/upshot rates` shows them\n"
        '`/upshot rates USD 0.92 from week 46 because "ECB"` previews what 1 USD is worth from a week on\n'
        "`/upshot rates USD off from week 46` takes back what was set for that week\n"
        "A deal is converted once, at the rate of the week in which it is won, a typed pipeline at that of its week. "
        "Rates never change what is noted already."
    ),
    "weather": lambda texts: texts.say(
        "*LinkedIn's weather*\n"
        "`/upshot weather` shows the weeks in which LinkedIn itself moved nearly everybody's SSI; growth is counted "
        "without that\n"
        '`/upshot weather off week 46 because "SSI training"` takes it back, if you are an admin: then it was the '
        "team's own doing\n"
        "`/upshot weather on week 46` brings it back\n"
        "Posts that are final stay as they are."
    ),
    "business": lambda texts: texts.say(
        "*What the programme brings in*\n"
        "`/upshot business` tells of the last 13 weeks: revenue, customers and pipeline from social selling against "
        "other sources, win rates, how long deals take, what comes back for the costs, and where it stalls\n"
        "`/upshot business season`, `/upshot business last quarter`, `/upshot business Q3 2026`, "
        "`/upshot business October`, `/upshot business 26 weeks` or `/upshot business week 35 to week 46` tells of "
        "other weeks\n"
        "A team's name behind it tells of that team. Buttons send it as a workbook or as a page to print; it holds "
        "sums and no names."
    ),
    "costs": lambda texts: texts.say(
        "*What the programme costs*\n"
        "`/upshot costs` shows what is known\n"
        "`/upshot costs licence 90 hours 2 rate 45 margin 40%` tells it, if you are an admin: the price of a licence "
        "a month, the hours of a full-time seller in a week, the price of an hour, and what is left of revenue\n"
        "`/upshot costs margin 35%` changes one, `/upshot costs licence off` forgets one, `/upshot costs off` all"
    ),
    "claims": lambda texts: texts.say(
        "*Whose customer it is*\n"
        "`/upshot claims` shows managers and admins the customers that several sellers claim by a lead or a deal, and "
        "settles them by a click. The first claim holds until then, and everything counts."
    ),
    "prompts": lambda texts: texts.say(
        "*Reminders*\n"
        "I ask you once a week when something is missing, usually on Thursday at 10:00, once more the day after, and "
        "never on days off.\n"
        "`/upshot prompts off` ends that for you; `/upshot prompts on` brings it back\n"
        "`/upshot prompts wednesday 14:00` previews another time for everybody, for admins"
    ),
}
