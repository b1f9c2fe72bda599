"""The sentences of the business report: what it comes to, and what that rests on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.business.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.business.report import BusinessReport
    from bot.domain.business.returns import Returns
    from bot.domain.statistics.proportions import Interval, Proportion
    from bot.i18n import Texts

_PERCENT: Final = 100


def headline(report: BusinessReport, texts: Texts) -> str:
    """Return what came from social selling in a few words; plain text."""
    deals, currency, weeks = report.deals, report.currency, report.period.weeks
    if deals.social.won.value:
        money = texts.money(deals.social.won.value, currency)
        return texts.plain_count(
            "{money} from social selling in {count} week", "{money} from social selling in {count} weeks", weeks,
            money=money,
        )  # fmt: skip
    if deals.touched.won.value:
        money = texts.money(deals.touched.won.value, currency)
        return texts.plain_count(
            "{money} with the help of social selling in {count} week",
            "{money} with the help of social selling in {count} weeks",
            weeks,
            money=money,
        )
    if deals.social.pipeline.deals:
        money = texts.money(deals.social.pipeline.value, currency)
        return texts.plain("Nothing won from social selling yet, {money} open", money=money)
    return texts.plain("Nothing from social selling yet")


def verdict(report: BusinessReport, texts: Texts) -> str:
    """Return whether the programme brings in money, with the numbers that say so; mrkdwn."""
    told = report.deals.social if report.deals.social.won.value else report.deals.touched
    waiting = texts.short_money(told.unverified.value, report.currency)
    doubt = texts.say("{money} of the revenue is not verified yet.", money=waiting) if told.unverified.value else ""
    few = texts.say_count(
        "That rests on {count} deal: one more or less changes it.",
        "That rests on {count} deals: one more or less changes it.",
        report.deals.touched.won.deals,
    )
    return " ".join(filter(None, [_VERDICTS[report.verdict](report, texts), doubt, few if report.is_thin else ""]))


def basis(report: BusinessReport, texts: Texts) -> str:
    """Return what the report is about: the weeks, the team, how many people, and how old the numbers are."""
    period = report.period
    days = texts.days(period.first_day, min(period.last_day, report.today))
    parts = [f"{days} ({texts.weeks(period.first, period.last)})"]
    if report.team:
        parts.append(texts.say("team {team}", team=report.team))
    parts.append(texts.say_count("{count} seller", "{count} sellers", report.people))
    if report.is_running:
        parts.append(texts.say("the last week so far"))
    return " · ".join(parts)


def caution(texts: Texts) -> str:
    """Return how far the numbers can be trusted."""
    return texts.say(
        "Sources are what sellers said, and sellers choose whom they approach: compare with other sources and with the "
        "weeks before, and never judge single people by it."
    )


def whole_percent(share: float) -> int:
    """Return a share in per cent, to the whole number."""
    return round(Decimal(repr(share)) * _PERCENT)


def percent(share: float, texts: Texts) -> str:
    """Return a share as whole per cent."""
    return texts.percent(texts.number(whole_percent(share), 0))


def change(share: float, texts: Texts) -> str:
    """Return a share with its sign, as whole per cent."""
    return texts.percent(texts.signed(whole_percent(share), 0))


def within(interval: Interval, texts: Texts) -> str:
    """Return an interval of shares as whole per cent."""
    low, high = (texts.number(whole_percent(share), 0) for share in interval)
    return texts.say("{low} to {high}%", low=low, high=high)


def proportion(known: Proportion, texts: Texts) -> str:
    """Return a proportion with its interval and the cases behind it, or that there are too few."""
    if known.share is None or known.interval is None:
        return texts.say("too few to say (n = {count})", count=known.cases)
    return texts.say(
        "{share} ({interval}, n = {count})",
        share=percent(known.share, texts),
        interval=within(known.interval, texts),
        count=texts.number(known.cases),
    )


def measured(value: float | None, cases: int, texts: Texts) -> str:
    """Return a number with the cases behind it, or that there are too few."""
    if value is None:
        return texts.say("too few to say (n = {count})", count=cases)
    return texts.say("{number} (n = {count})", number=texts.number(Decimal(repr(value)), None), count=cases)


def unbroken(text: str) -> str:
    """Return text in which no line ends within a number of cases."""
    return text.replace("n = ", "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")


def days(number: float, texts: Texts) -> str:
    """Return a number of days, halves included."""
    return texts.say_count("{count} day", "{count} days", int(number)) if number == int(number) else texts.say(
        "{number} days", number=texts.number(Decimal(repr(number)), 1)
    )  # fmt: skip


def signed(number: float, texts: Texts) -> str:
    """Return a number with its sign, halves included."""
    return texts.signed(Decimal(repr(number)))


def one_decimal(number: float, texts: Texts) -> str:
    """Return a number with one decimal."""
    return texts.number(round(Decimal(repr(number)), 1), 1)


def _told_returns(report: BusinessReport, texts: Texts) -> dict[str, str]:
    """Return the facts of what came back, ready to be shown."""
    told = report.returns
    if told is None or told.low is None or told.high is None:
        return {}
    low, high = (texts.money(round(profit or Decimal(0)), report.currency) for profit in _profits(told))
    return {
        "cost": texts.money(round(told.cost), report.currency),
        "low": low,
        "high": high,
        "low_return": change(told.low, texts),
        "high_return": change(told.high, texts),
    }


def _profits(told: Returns) -> tuple[Decimal | None, Decimal | None]:
    return told.low_profit, told.high_profit


def _pays(report: BusinessReport, texts: Texts) -> str:
    facts = _told_returns(report, texts)
    if facts["low"] == facts["high"]:
        return texts.say("*Yes, it pays.* {cost} of cost brought {low} of margin, a return of {low_return}.", **facts)
    return texts.say(
        "*Yes, it pays.* {cost} of cost brought {low} to {high} of margin, a return of {low_return} to {high_return}.",
        **facts,
    )


def _may_pay(report: BusinessReport, texts: Texts) -> str:
    return texts.say(
        "*It may pay.* Against {cost} of cost stand {low} of margin from social selling alone ({low_return}), and "
        "{high} with the deals it helped with ({high_return}).",
        **_told_returns(report, texts),
    )


def _costs_more(report: BusinessReport, texts: Texts) -> str:
    facts = _told_returns(report, texts)
    if facts["low"] == facts["high"]:
        return texts.say("*Not so far.* {cost} of cost brought {low} of margin, a return of {low_return}.", **facts)
    return texts.say(
        "*Not so far.* {cost} of cost brought {low} to {high} of margin, a return of {low_return} to {high_return}.",
        **facts,
    )


def _earns(report: BusinessReport, texts: Texts) -> str:
    customers = texts.say_count("{count} customer", "{count} customers", report.deals.social.customers)
    facts = {"customers": customers, "share": percent(report.deals.social_share or 0.0, texts)}
    if told := _told_returns(report, texts):
        return texts.say(
            "*It brings in money, and has not paid for itself yet:* {customers}, {share} of all revenue, {high} of "
            "margin at most against {cost} of cost. The programme is {weeks} weeks old; results take longer.",
            **facts,
            **told,
            weeks=report.programme_weeks,
        )
    said = texts.say("*Yes, it brings in money:* {customers}, and {share} of all revenue.", **facts)
    if report.costs.is_told and report.costs.margin is not None:
        return said
    return f"{said} {_costs_wanted(texts)}"


def _helps(report: BusinessReport, texts: Texts) -> str:
    return texts.say_count(
        "*It helps.* No revenue came from social selling alone; it helped with {count} deal that was won.",
        "*It helps.* No revenue came from social selling alone; it helped with {count} deals that were won.",
        report.deals.touched.won.deals,
    )


def _pipeline(report: BusinessReport, texts: Texts) -> str:
    return texts.say_count(
        "*Not yet.* {count} deal from social selling is open, and none is won.",
        "*Not yet.* {count} deals from social selling are open, and none is won.",
        report.deals.social.pipeline.deals,
    )


def _too_early(report: BusinessReport, texts: Texts) -> str:
    return texts.say_count(
        "*Too early to say.* The programme is {count} week old; results take longer than activity.",
        "*Too early to say.* The programme is {count} weeks old; results take longer than activity.",
        report.programme_weeks,
    )


def _nothing(_report: BusinessReport, texts: Texts) -> str:
    return texts.say("*No.* In these weeks no deal came from social selling, neither won nor open.")


def _costs_wanted(texts: Texts) -> str:
    return texts.say("Whether it pays shows once I know `/upshot costs`.")


_VERDICTS: Mapping[Verdict, Callable[[BusinessReport, Texts], str]] = {
    Verdict.PAYS: _pays,
    Verdict.MAY_PAY: _may_pay,
    Verdict.COSTS_MORE: _costs_more,
    Verdict.EARNS: _earns,
    Verdict.HELPS: _helps,
    Verdict.PIPELINE: _pipeline,
    Verdict.TOO_EARLY: _too_early,
    Verdict.NOTHING: _nothing,
}
