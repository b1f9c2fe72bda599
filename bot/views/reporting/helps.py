"""Help for the commands of reporting: what each takes, by examples that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer, context, section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def build(command: str, texts: Texts) -> Answer:
    """Return the help of a command, named without its slash."""
    text = _TEXTS[command](texts)
    note = _undo_note(texts) if command == "undo" else _week_note(texts)
    return Answer.saying(section(text), context(note))


def _week_note(texts: Texts) -> str:
    return texts.say(
        "Without a week it is the running one. `last week`, `week 46` or `2026-W46` at the end names another open "
        "week. `/undo` takes back the last entry. Also as `/upshot …`."
    )


def _undo_note(texts: Texts) -> str:
    return texts.say(
        "It reaches the running week and the four before it. Imported numbers stay. Also as `/upshot undo`."
    )


_TEXTS: Mapping[str, Callable[[Texts], str]] = {
    "checkin": lambda texts: texts.say(
        "*Your week in a form, or in one line*\n"
        "`/checkin` opens the form, filled with what is known\n"
        "`/checkin ssi 72 connections 930 shares 4 meetings 2` notes any numbers, in any order\n"
        "`/checkin calls +3 leads +1` adds to what is there\n"
        "Numbers it knows: ssi, connections, target, posts, shares, engagement, impressions, reshares, clicks, "
        "conversions, mentions, requests, accepted, calls, meetings, leads, pipeline, hours."
    ),
    "ssi": lambda texts: texts.say(
        "*Your Social Selling Index*, from linkedin.com/sales/ssi\n"
        "`/ssi 72` notes the total\n"
        "`/ssi 72 18 17.5 20 16.5` notes the total and its pillars: brand, people, insights, relationships"
    ),
    "connections": lambda texts: texts.say(
        "*Your network*\n"
        "`/connections 930` notes how many connections you have\n"
        "`/connections 930 target 120` also notes how many of them are in your target audience\n"
        "`/connections import` counts both from LinkedIn's own list, week by week"
    ),
    "shares": lambda texts: texts.say(
        "*What you shared or commented on this week*\n"
        "`/shares 4` sets the number\n"
        "`/shares +1` adds one\n"
        "`/shares https://example.com/article` logs one by its address; an address counts once in four weeks\n"
        '`/shares https://example.com/post own post interest for "more demos"` says more: own post, curated '
        "internal, curated external or comment; awareness, interest, consideration or conversion; and what it is to "
        "achieve\n"
        "`/shares https://example.com/post reactions 34 impressions 800` adds how it did: also reshares, "
        "clicks, conversions\n"
        "`/shares` lists what you shared, with a button to add how it did\n"
        "Addresses and the numbers you type add up."
    ),
    "outcomes": lambda texts: texts.say(
        "*What came of it this week*\n"
        "`/outcomes calls 12 meetings 3 leads 1` sets the numbers\n"
        "`/outcomes meetings +1` adds one\n"
        "`/outcomes lead Acme from https://example.com/post` logs one lead, by its customer and "
        "the share that led to it\n"
        '`/outcomes meeting "Beta GmbH"` logs one meeting; single ones and the numbers you type add up\n'
        "`/outcomes pipeline 15k` sets the new pipeline, in place of what your open deals make"
    ),
    "deal": lambda texts: texts.say(
        "*Your deals*\n"
        "`/deal` opens a form; `/deal list` shows them all, to win, lose, reopen or edit; also `/deal list won`\n"
        "`/deal open 8000 Acme referral` notes a new one\n"
        "`/deal won 12000 Acme social` wins it; without a value the one of the open deal counts\n"
        "`/deal lost Acme` closes it without a win, `/deal void Acme` reverses it\n"
        '`/deal won 9500 "3M" event influenced opened 2026-10-01 id 4711` has all there is to say\n'
        "`/deal won 12000 Acme with @ben 40%` shares it with a colleague, who can decline\n"
        "`/deal won 12000 USD Acme` is converted at the rate of the week; `/deal reopened Acme` lets a lost one go on\n"
        "`/deal won 12000 Acme from https://example.com/post` names the share that led to it\n"
        "Sources: social, referral, outbound, inbound, event, other."
    ),
    "undo": lambda texts: texts.say(
        "*Take back your last entry*\n"
        "`/undo` takes back your last command or click, whatever it was: numbers, an address or a deal. It says what "
        "stands now, and what the next one would take."
    ),
}
