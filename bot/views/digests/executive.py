"""What executives find in their messages after a month: four figures and a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from babel.dates import get_month_names

from bot.domain.digests import ExecutiveDigest
from bot.i18n import capitalised
from bot.use_cases import receipts
from bot.views.answers import Answer, Block, context, header, section
from bot.views.look_backs.look_back import period_name
from bot.views.weekly_post import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.weekly_post import Totals
    from bot.i18n import Texts

_LEAST = 2
"""One month is no comparison."""
_COUNTS: Final[tuple[tuple[Callable[[Totals], int], Callable[[int, Texts], str]], ...]] = (
    (
        lambda totals: totals.customers,
        lambda count, texts: texts.say_count(
            "*{count}* customer won by social selling", "*{count}* customers won by social selling", count
        ),
    ),
    (
        lambda totals: int(totals.meetings),
        lambda count, texts: texts.say_count("*{count}* meeting held", "*{count}* meetings held", count),
    ),
    (
        lambda totals: int(totals.leads),
        lambda count, texts: texts.say_count("*{count}* qualified lead", "*{count}* qualified leads", count),
    ),
)


def notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message; where Slack refuses charts it is complete without."""
    digest = receipts.read(ExecutiveDigest, facts["document"])
    title = texts.plain("Social selling in {month}", month=period_name(digest.period, texts))
    figures = "\n".join(_figures(digest, texts))
    small = texts.say("Whole weeks, Monday to Sunday. `/upshot business` says more.")
    top, end = (header(title), section(figures)), (context(small),)
    month = capitalised(period_name(digest.period, texts))
    text = "\n".join([f"*{month}:* {figures}", *_months(digest, texts), small])
    plain = (*top, *(section(line) for line in _months(digest, texts)), *end)
    return Answer(text, (*top, *_chart(digest, texts), *end), plain=plain)


def _figures(digest: ExecutiveDigest, texts: Texts) -> Iterator[str]:
    totals, before = digest.totals, digest.totals_before
    if totals is None:
        yield texts.say("So few take part that sums would tell on somebody, so there are none.")
        return
    yield _revenue(totals, before, digest.currency, texts)
    if waiting := headline.unverified(totals.unverified, digest.currency, texts):
        yield waiting
    for count, named in _COUNTS:
        said = named(count(totals), texts)
        then = "" if before is None else texts.say("(before: {count})", count=texts.number(count(before)))
        yield f"{said} {then}".rstrip()


def _revenue(totals: Totals, before: Totals | None, currency: str, texts: Texts) -> str:
    said = texts.say("*{money}* from social selling", money=texts.short_money(totals.revenue, currency))
    if before is None:
        return said
    return f"{said} {texts.say('(before: {count})', count=texts.short_money(before.revenue, currency))}"


def _months(digest: ExecutiveDigest, texts: Texts) -> Iterator[str]:
    if len(digest.months) < _LEAST:
        return
    yield "\n".join(
        texts.say(
            "{month}: {social} from social selling, {other} from elsewhere",
            month=period_name(each.period, texts),
            social=texts.short_money(each.social, digest.currency),
            other=texts.short_money(each.other, digest.currency),
        )
        for each in digest.months
    )


def _chart(digest: ExecutiveDigest, texts: Texts) -> tuple[Block, ...]:
    if len(digest.months) < _LEAST:
        return ()
    names = get_month_names("abbreviated", context="stand-alone", locale=texts.language)
    labels = [names[each.period.number] for each in digest.months]
    series = [
        _series(texts.plain("From social selling"), labels, [float(each.social) for each in digest.months]),
        _series(texts.plain("From elsewhere"), labels, [float(each.other) for each in digest.months]),
    ]
    axes = {"categories": labels, "x_label": texts.plain("Month"), "y_label": digest.currency}
    drawing = {"type": "bar", "series": series, "axis_config": axes}
    return ({"type": "data_visualization", "title": texts.plain("Revenue"), "chart": drawing},)


def _series(name: str, labels: list[str], values: list[float]) -> dict[str, Any]:
    return {
        "name": name,
        "data": [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)],
    }
