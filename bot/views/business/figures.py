"""The four figures of the business report that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.business import words

if TYPE_CHECKING:
    from bot.domain.business.report import BusinessReport
    from bot.i18n import Texts


def named(report: BusinessReport, texts: Texts) -> list[str]:
    """Return the four figures that matter most, each with its name in the first line; mrkdwn."""
    return [_revenue(report, texts), _customers(report, texts), _pipeline(report, texts), _win_rate(report, texts)]


def _revenue(report: BusinessReport, texts: Texts) -> str:
    strict, wide = report.deals.social.won.value, report.deals.touched.won.value
    money = texts.money(strict, report.currency)
    title = texts.say("*Revenue from social*")
    more = texts.say("{money} with its help", money=texts.money(wide, report.currency)) if wide != strict else ""
    share = report.deals.social_share
    of_all = "" if share is None else texts.say("{share} of all revenue", share=words.percent(share, texts))
    then = texts.money(report.before.social.won.value, report.currency)
    before = texts.say("before: {money}", money=then) if report.has_before else ""
    return "\n".join(filter(None, [title, money, more, of_all, before]))


def _customers(report: BusinessReport, texts: Texts) -> str:
    now, then = (
        {"count": deals.social.customers, "all": deals.everything.customers} for deals in (report.deals, report.before)
    )
    lines = [texts.say("*Customers from social*"), texts.say("{count} of {all}", **now)]
    return "\n".join([*lines, *([texts.say("before: {count} of {all}", **then)] if report.has_before else [])])


def _pipeline(report: BusinessReport, texts: Texts) -> str:
    social = report.deals.social
    lines = [
        texts.say("*Pipeline from social*"),
        texts.say_count(
            "{money} in {count} deal",
            "{money} in {count} deals",
            social.pipeline.deals,
            money=texts.money(social.pipeline.value, report.currency),
        ),
    ]
    if social.aged.deals:
        aged = texts.money(social.aged.value, report.currency)
        lines.append(texts.say("_and {money} open for more than 90 days_", money=aged))
    return "\n".join(lines)


def _win_rate(report: BusinessReport, texts: Texts) -> str:
    social, others = report.deals.social.win_rate, report.deals.others.win_rate
    lines = [texts.say("*Win rate from social*")]
    if social.share is None or social.interval is None:
        lines.append(words.proportion(social, texts))
    else:
        between = words.within(social.interval, texts)
        lines += [
            words.percent(social.share, texts),
            texts.say("{interval}, n = {count}", interval=between, count=social.cases),
        ]
    told = words.proportion(others, texts) if others.share is None else words.percent(others.share, texts)
    cases = "" if others.share is None else texts.say("(n = {count})", count=others.cases)
    return "\n".join([*lines, texts.say("others: {rate}", rate=" ".join(filter(None, [told, cases])))])
