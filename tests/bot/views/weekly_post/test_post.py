from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.commendation import Commendation
from bot.domain.posting import Rendering
from bot.domain.posts import tiers
from bot.domain.posts.bests import Best, Merit
from bot.domain.posts.headline import Cause, Headline, Measure
from bot.domain.posts.story import Story, Won
from bot.domain.posts.team_week import TeamWeek
from bot.domain.posts.tiers import Benchmarks
from bot.domain.posts.vanity import Vanity, VanityGap
from bot.domain.posts.weather import Weather
from bot.domain.scoring.badges import Badge
from bot.domain.weekly_post import PostedSeller, Totals, WeeklyPost
from bot.domain.weeks import Week
from bot.i18n import LANGUAGES, Texts
from bot.use_cases import receipts
from bot.views.answers import Answer
from bot.views.weekly_post import board
from bot.views.weekly_post import post as view
from sandbox.block_kit import check_ack_message, check_message

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEK = Week.iso(2026, 46)
ENGLISH = Texts("en")
HOSTILE = (
    "<!channel> <@U1|boss>",
    "&amp; <b>",
    "\u202egnol \u0000name\u2066",
    "😀" * 60,
    "x" * 400,
    "*bold* _it_ `code`",
    "\u200b",
)


def _seller(place: int, name: str, **parts: Any) -> PostedSeller:
    seller = PostedSeller(
        place=place,
        seller_id=f"U{place}",
        name=name,
        points=Decimal("78.4"),
        business=Decimal("50.2"),
        strategic=Decimal("20.1"),
        ssi=Decimal("8.1"),
        locked=Decimal(0),
        movement=None,
        place_before=None,
    )
    return replace(seller, **parts)


def _post(*sellers: PostedSeller, **facts: Any) -> WeeklyPost:
    post = WeeklyPost(
        week=WEEK,
        sellers=sellers,
        reported=9,
        present=12,
        mean=Decimal("48.3"),
        totals=Totals(Decimal(9), Decimal(4), 2, Decimal(24000)),
        currency="EUR",
        scheme_version=3,
        scheme_since=Week.iso(2026, 40),
        is_early=False,
    )
    return replace(post, **facts)


def _trail(weeks: int = 13, meetings: int = 9) -> tuple[TeamWeek, ...]:
    mean = Decimal("40.0")
    return tuple(
        TeamWeek(WEEK - back, 12, Decimal(11), *(Decimal(meetings),) * 4, 1, Decimal(9000), "EUR", mean)
        for back in reversed(range(weeks))
    )


STORY = Story(
    trail=_trail(),
    headline=Headline(Measure.REVENUE, Decimal(24000), Decimal("17500.25"), 4, Cause.LARGER_DEALS),
    season=Won(7, Decimal(84000)),
    is_best_week=True,
    benchmarks=Benchmarks(Decimal("91.0"), Decimal("71.4"), Decimal("48.3")),
    vanity=VanityGap(Vanity.SSI, Decimal("3.1"), Decimal("10.25"), Decimal("9.5")),
    weather=Weather(Decimal("-4.5"), 11, 12),
)
"""Everything that a post can tell at once."""


def _built(post: WeeklyPost, texts: Texts = ENGLISH, **edition: Any) -> Answer:
    return view.build(post, texts, view.Edition("post:T1:2026-W46", **edition))


def _payload(answer: Answer) -> dict[str, Any]:
    return {"text": answer.text, "blocks": list(answer.blocks)}


def _drawn(post: WeeklyPost) -> str:
    """Return what is read in the channel where Slack refuses tables."""
    blocks = _built(post, rendering=Rendering.PLAIN).blocks
    return "\n".join(block["text"]["text"] for block in blocks if block["type"] == "section")


def _tier(language: str) -> str:
    return board.tier_name(tiers.tier_of(Decimal("78.4")), Texts(language))


def _table(answer: Answer) -> list[list[Mapping[str, Any]]]:
    rows: list[list[Mapping[str, Any]]] = next(block["rows"] for block in answer.blocks if "table" in block["type"])
    return rows


@pytest.mark.parametrize("count", [0, 1, 3, 25])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rendering", list(Rendering))
def test_slack_takes_a_post_of_any_size(count: int, language: str, rendering: Rendering) -> None:
    """With nobody, a few or as many as may be named, in every language and rendering, the message is valid."""
    names = [HOSTILE[place % len(HOSTILE)] for place in range(1, count + 1)]
    post = _post(
        *(_seller(place, name) for place, name in enumerate(names, 1)),
        story=STORY,
        commended=tuple(
            Commendation(f"U{n}", name, badge) for n, (name, badge) in enumerate(zip(names[:5], Badge, strict=False))
        ),
        bests=tuple(Best(f"V{n}", HOSTILE[n], merit, Decimal("8.3")) for n, merit in enumerate(Merit)),
    )
    texts = Texts(language)
    edited = {"edited_at": datetime(2026, 11, 16, 10, tzinfo=UTC), "zone": ZoneInfo("Europe/Berlin"), "revision": 3}
    for edition in ({}, edited):
        built = _built(post, texts, rendering=rendering, **edition)
        assert check_message(_payload(built)) == []
        assert len(built.text) < 4000
    preview = Answer("preview", view.preview(post, texts))
    assert check_ack_message(_payload(preview)) == []


def test_a_line_of_the_table_adds_up() -> None:
    """Place, name and points stand in the table, with numbers as numbers and in the reader's notation."""
    rows = _table(_built(_post(_seller(1, "Anna")), Texts("de")))
    assert [cell["text"] for cell in rows[1]] == ["1", "Anna", "78,4", "50,2", "20,1", "8,1", _tier("de")]
    assert rows[1][2]["value"] == 78.4


def test_locked_points_have_a_column_when_there_are_some() -> None:
    """What was taken off is shown, so that every line adds up."""
    locked = _seller(2, "Ben", points=Decimal("70.0"), locked=Decimal("-8.4"))
    rows = _table(_built(_post(_seller(1, "Anna"), locked)))
    assert [cell["text"] for cell in rows[0]][-2] == "Locked"
    assert rows[2][-2]["value"] == -8.4
    assert "2. Ben: *70.0* = 50.2 + 20.1 + 8.1 − 8.4 locked" in _drawn(_post(_seller(1, "Anna"), locked))


@pytest.mark.parametrize(("movement", "place"), [("9", "1 ▲"), ("-8", "1 ▼"), ("7.9", "1"), (None, "1")])
def test_an_arrow_means_more_than_chance(movement: str | None, place: str) -> None:
    """Small moves get no arrow."""
    seller = _seller(1, "Anna", movement=None if movement is None else Decimal(movement))
    built = _built(_post(seller))
    assert _table(built)[1][0]["text"] == place
    assert ("up or down by 8 points" in str(built.blocks)) == (place != "1")


def test_what_is_heard_has_words_in_place_of_signs() -> None:
    """A screen reader is given no bars and no arrows, and everything that they say."""
    text = _built(_post(_seller(1, "Anna", movement=Decimal(9)), _seller(2, "Ben", movement=Decimal(-9)))).text
    people = text.split("Points = ")[1].split("▲ ▼ up or down")[0]
    assert "1. Anna (up): *78.4*" in people
    assert "2. Ben (down): *78.4*" in people
    assert "*Team* *48.3 of 100* on average" in people
    assert not set("▲▼█░") & set(people)


def test_nobody_is_told_that_a_shown_place_is_hidden() -> None:
    """Who is listed is seen by all; who is not finds the own place alone."""
    assert "Not listed? Your place is under “My numbers”, for you alone." in _built(_post(_seller(1, "Anna"))).text
    assert "Your points are under “My numbers”, for you alone." in _built(_post()).text


def test_a_name_is_never_alive() -> None:
    """Mentions, entities and characters that turn text around are shown as harmless text."""
    built = _built(_post(*(_seller(place, name) for place, name in enumerate(HOSTILE, 1))))
    assert "<!" not in built.text
    assert "<@" not in built.text
    assert "\u202e" not in str(built)
    assert "\u0000" not in str(built)
    assert _table(built)[7][1]["text"] == "Former member"


def test_a_name_brings_no_mark_up_of_its_own() -> None:
    """Stars, strokes and the like look alike and set nothing in bold; a stroke within a word is left as it is."""
    text = _built(_post(_seller(1, "*bold* __it__ `code` ~no~ a_b"))).text
    assert "a_b: *78.4*" in text
    assert not set("*_`~") & set(text.split("1. ")[1].split("a_b")[0])


def test_the_headline_is_about_money_and_meetings() -> None:
    """What the week brought comes first, in the programme's currency."""
    text = _built(_post(_seller(1, "Anna"))).text
    assert text.startswith("Week 46: €24,000 from social selling\n2 customers · 9 meetings · 4 leads\n")


def test_sums_that_would_tell_on_somebody_are_left_out() -> None:
    """Without totals, mean and participation the post says nothing of them."""
    text = _built(_post(_seller(1, "Anna"), totals=None, mean=None, reported=None, present=None)).text
    assert text.startswith("Leaderboard of week 46\n")
    assert "meetings" not in text
    assert "Team" not in text
    assert "reported" not in text


def test_a_young_programme_is_not_judged() -> None:
    """In the first weeks the post says that results take longer."""
    assert "Too early to judge" in _built(_post(is_early=True)).text
    assert "Too early to judge" not in _built(_post()).text


def test_the_key_is_in_the_first_block() -> None:
    """Key and revision can be read back from the channel."""
    assert _built(_post(), revision=2).blocks[0]["block_id"] == "post:T1:2026-W46:2"


def test_a_document_comes_back_as_it_was_written() -> None:
    """What is stored of a post is the post."""
    post = _post(_seller(1, "Anna", movement=Decimal("9.5"), place_before=4), totals=None, story=STORY)
    assert receipts.read(WeeklyPost, receipts.written(post)) == post


def test_the_first_lines_say_what_is_usual_and_why() -> None:
    """Below the headline stand the mean of the weeks before, what makes the difference, and the season."""
    lines = _built(_post(_seller(1, "Anna"), story=STORY)).text.split("\n")
    assert lines[2] == "*Usually €17,500* (mean of the 4 weeks before). The deals were larger than usual."
    assert lines[3] == "*Season so far:* €84,000 from 7 customers."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("measure", Measure)
def test_every_cause_has_words(language: str, cause: Cause, measure: Measure) -> None:
    """Whatever makes the difference is said in every language."""
    story = replace(STORY, headline=Headline(measure, Decimal(9), Decimal("6.5"), 3, cause))
    said = _built(_post(story=story), Texts(language)).text.split("\n")[2]
    assert said.count("*") == 2
    assert len(said) < 160


def test_without_money_meetings_lead() -> None:
    """In a week without deals from social selling the headline counts meetings."""
    totals = Totals(Decimal(9), Decimal(4), 0, Decimal(0))
    story = replace(STORY, headline=Headline(Measure.MEETINGS, Decimal(9), Decimal("6.5"), 4, Cause.AS_USUAL))
    text = _built(_post(totals=totals, story=story)).text
    assert text.startswith("Week 46: 9 meetings · 4 leads\n*Usually 6.5 meetings* (mean of the 4 weeks before).")


def test_a_week_without_a_deal_is_compared_in_money() -> None:
    """Where there is money in other weeks the first lines say that there was none in this one."""
    totals = Totals(Decimal(9), Decimal(4), 0, Decimal(0))
    story = replace(STORY, headline=Headline(Measure.REVENUE, Decimal(0), Decimal(6500), 4, Cause.NO_DEAL))
    lines = _built(_post(totals=totals, story=story)).text.split("\n")
    assert lines[1] == "*No deal won, usually €6,500* (mean of the 4 weeks before). Deals come in lumps."


def test_nothing_is_said_twice() -> None:
    """What the list or the first line says is left out: benchmarks, the first money of a season, a mean of nothing."""
    listed, beyond = (
        _built(_post(_seller(1, "Anna", points=Decimal(points)), story=STORY)).text for points in (91, 92)
    )
    assert "Top 10%" not in listed
    assert "Top 10% from 91.0 points, top 25% from 71.4, top half from 48.3." in beyond
    first = replace(STORY, season=Won(2, Decimal(24000)))
    assert "Season so far" in listed
    assert "Season so far" not in _built(_post(story=first)).text
    assert "of 100" not in _built(_post(mean=Decimal(0), story=replace(STORY, is_best_week=False))).text


def test_the_trend_is_a_chart_bars_or_numbers() -> None:
    """Slack's chart where it is taken, small bars where it is not, and numbers for screen readers."""
    post = _post(_seller(1, "Anna"), story=STORY)
    chart = next(block for block in _built(post).blocks if block["type"] == "data_visualization")
    assert [series["name"] for series in chart["chart"]["series"]] == ["Meetings", "Leads", "Customers"]
    plain = _built(post, rendering=Rendering.PLAIN)
    assert "█████████████ Meetings 9 → 9" in str(plain.blocks)
    assert "The last 13 weeks\nMeetings: 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9" in plain.text


def test_a_trend_with_gaps_names_its_weeks() -> None:
    """Weeks without a post are not among the last ones."""
    text = _built(_post(story=replace(STORY, trail=(*_trail()[:3], *_trail(2))))).text
    assert "Weeks 34–46\nMeetings: 9, 9, 9, 9, 9\n" in text  # noqa: RUF001 - an en dash


@pytest.mark.parametrize(("weeks", "kind"), [(2, None), (3, "bar"), (6, "line")])
def test_a_trend_takes_weeks(weeks: int, kind: str | None) -> None:
    """Two weeks are no trend, a few are columns, and more a line."""
    story = replace(STORY, trail=_trail(weeks))
    charts = [block["chart"]["type"] for block in _built(_post(story=story)).blocks if "chart" in block]
    assert charts == ([kind] if kind else [])


def test_each_is_named_once_and_those_alike_together() -> None:
    """Who has two things to be named for has one line, and who have the same share one."""
    commended = (
        Commendation("U1", "Anna", Badge.CLOSER),
        Commendation("U2", "Ben", Badge.CLOSER),
        Commendation("U3", "Cleo", Badge.STREAK_8),
    )
    bests = (
        Best("U3", "Cleo", Merit.LONGEST_STREAK, Decimal("8.0")),
        Best("U1", "Anna", Merit.BEST_CONVERSION, Decimal("8.3")),
    )
    text = _built(_post(commended=commended, bests=bests)).text
    assert "• *Anna*: deal won, best conversion (8.3% of clicks)\n• *Ben*: deal won\n" in text
    assert "• *Cleo*: longest streak (8 weeks with outcomes)\n" in text
    together = _built(_post(commended=commended)).text
    assert "• *Anna and Ben*: deal won\n" in together


def test_the_team_has_a_bar_of_its_own() -> None:
    """Mean, participation and what is worth a word stand beside a bar that is full at the goal alone."""
    text = _drawn(_post(story=STORY))
    assert "*Team* ████░░░░░░ *48.3 of 100* on average\nThe best mean in 13 weeks.\n9 of 12 reported (75%)." in text
    assert "11 of 12 reported (92%)." in _drawn(_post(reported=11))
    assert "299 of 300 reported (99%)." in _drawn(_post(reported=299, present=300))
    assert "█████████░ *99.9" in _drawn(_post(mean=Decimal("99.9")))
    assert "██████████ *100.0 of 100* on average\nThe team is at its goal." in _drawn(_post(mean=Decimal(100)))


def test_show_without_business_is_noticed() -> None:
    """The vanity gap and LinkedIn's own moves have a paragraph each."""
    text = _built(_post(story=STORY)).text
    assert "The mean SSI has risen by 3.1 points in four weeks" in text
    assert "(meetings a week: 10.2 → 9.5)" in text
    assert "the SSI of 11 of 12 moved by about −4.5" in text
    shares = replace(STORY, vanity=VanityGap(Vanity.SHARES, Decimal(40), Decimal(9), Decimal(9)))
    assert "In four weeks 40% more was shared" in _built(_post(story=shares)).text


def test_a_name_from_right_to_left_turns_nothing_around() -> None:
    """It is isolated, so that place and points stay where they are; other names are left as they are."""
    text = _built(_post(_seller(1, "\u05e0\u05d5\u05e2\u05d4"), _seller(2, "Anna"))).text
    assert "1. \u2068\u05e0\u05d5\u05e2\u05d4\u2069: *78.4*" in text
    assert "2. Anna: *78.4*" in text


def test_a_long_list_has_pages() -> None:
    """Up to ten sellers are a table; more can be leafed through and sorted."""
    for count, kind in ((10, "table"), (11, "data_table")):
        built = _built(_post(*(_seller(place, "Anna") for place in range(1, count + 1))))
        assert [block["type"] for block in built.blocks if "rows" in block] == [kind]


def test_a_post_without_a_story_is_still_read() -> None:
    """What was stored before there were stories is a post as it was."""
    post = _post(_seller(1, "Anna"), totals=None)
    document = receipts.written(post)
    bare = {name: value for name, value in json.loads(document).items() if name not in {"story", "bests"}}
    assert receipts.read(WeeklyPost, json.dumps(bare)) == post
