"""The business report as a message: the answer in its first two lines, four figures, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.business.cycles import is_known
from bot.domain.business.funnel import Step
from bot.views.answers import Answer, actions, button, context, divider, fields, header, section
from bot.views.business import figures, names, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.business.opportunities import SourceFigures
    from bot.domain.business.report import BusinessReport
    from bot.domain.statistics.survival import Curve
    from bot.i18n import Texts
    from bot.views.answers import Block

SPREADSHEET: Final = "business_spreadsheet"
PRINT: Final = "business_print"
OTHER: Final = "business_other"


def build(report: BusinessReport, texts: Texts) -> Answer:
    """Return the report for the person who asked for it."""
    title, said, about = words.headline(report, texts), words.verdict(report, texts), words.basis(report, texts)
    numbers = [words.unbroken(figure) for figure in figures.named(report, texts)]
    parts = [words.unbroken(part) for part in _parts(report, texts) if part]
    small = words.caution(texts)
    blocks = (header(title), section(said), fields(numbers), context(about), divider(), *map(section, parts))
    text = "\n".join([title, said, about, *map(_in_a_line, numbers), *parts, small])
    return Answer(text, (*blocks, _buttons(report, texts), context(small)))


def _in_a_line(figure: str) -> str:
    """Return a figure for where nothing stands below anything: its name, and what is told of it."""
    name, *told = figure.split("\n")
    return f"{name} {', '.join(told)}"


def _parts(report: BusinessReport, texts: Texts) -> Iterator[str]:
    yield "\n".join(falls(report, texts))
    yield "\n".join(_sources(report, texts))
    yield "\n".join(_cycles(report, texts))
    yield "\n".join(_funnel(report, texts))
    yield "\n".join(_goals(report, texts))
    yield "\n".join(_besides(report, texts))


def falls(report: BusinessReport, texts: Texts) -> Iterator[str]:
    """Yield what falls while social selling grows; mrkdwn."""
    for fall in report.falls:
        yield texts.say(
            ":warning: *{what} fall* while as much is posted and shared: a full week of work brings {now}, before it "
            "brought {before}.",
            what=names.falling(fall.what, texts),
            now=words.one_decimal(fall.now, texts),
            before=words.one_decimal(fall.before, texts),
        )


def _sources(report: BusinessReport, texts: Texts) -> Iterator[str]:
    if not report.deals.by_source:
        return
    yield texts.say("*By source*")
    for source, sold in report.deals.by_source:
        yield _source(names.source(source, texts), sold, report, texts)


def _source(name: str, sold: SourceFigures, report: BusinessReport, texts: Texts) -> str:
    money = texts.money(sold.won.value, report.currency)
    parts = [texts.say_count("{count} won", "{count} won", sold.won.deals)]
    if sold.win_rate.share is not None:
        share = words.percent(sold.win_rate.share, texts)
        parts.append(texts.say("wins {share} of {count}", share=share, count=sold.win_rate.cases))
    if sold.cycle.median is not None:
        parts.append(
            texts.say("{days} (n = {count})", days=words.days(sold.cycle.median, texts), count=len(sold.cycle.days))
        )
    if sold.pipeline.deals:
        parts.append(texts.say("{money} open", money=texts.money(sold.pipeline.value, report.currency)))
    if sold.aged.deals:
        parts.append(texts.say("_{money} aged_", money=texts.money(sold.aged.value, report.currency)))
    if sold.unverified.deals:
        parts.append(texts.say("{money} unverified", money=texts.money(sold.unverified.value, report.currency)))
    return f"• {name} *{money}*: {' · '.join(parts)}"


def _cycles(report: BusinessReport, texts: Texts) -> Iterator[str]:
    cycles = report.cycles
    if not cycles.everything.spells:
        return
    yield texts.say("*How long deals take*")
    yield texts.say(
        "Half are won within: social {social}, others {others}",
        social=_median(cycles.social, texts),
        others=_median(cycles.others, texts),
    )
    if cycles.difference is not None:
        low, high = (words.signed(bound, texts) for bound in cycles.difference)
        yield texts.say("Of those won, social takes {low} to {high} days against others (95%)", low=low, high=high)


def _median(curve: Curve, texts: Texts) -> str:
    known = curve.median is not None and is_known(curve)
    said = words.days(curve.median or 0, texts) if known else names.unknown(curve, texts)
    return texts.say("{said} (n = {count})", said=said, count=texts.number(curve.spells))


def _funnel(report: BusinessReport, texts: Texts) -> Iterator[str]:
    funnel = report.funnel
    if not any(funnel.amounts.values()):
        return
    yield texts.say("*From contacts to customers*")
    yield " → ".join(
        f"*{texts.number(amount)}* {names.step(step, texts, counts_audience=funnel.counts_audience)}"
        for step, amount in funnel.amounts.items()
    )
    if stall := funnel.stall:
        swamp = stall.start is Step.CONTACTS
        facts = {
            "start": names.step(stall.start, texts),
            "end": names.step(stall.end, texts),
            "share": words.percent(stall.share or 0.0, texts),
            "expected": words.percent(stall.expected or 0.0, texts),
        }
        yield texts.say("It stalls from {start} to {end}: {share} come through, the goals expect {expected}.", **facts)
        if swamp:
            yield texts.say("A friend swamp: the network grows, and too few are talked to.")


def _goals(report: BusinessReport, texts: Texts) -> Iterator[str]:
    if report.goals:
        yield texts.say("*Goals reached*")
        yield " · ".join(
            texts.say(
                "{phase} {share} (n = {count})",
                phase=names.phase(each.phase, texts),
                share=words.percent(each.reached / each.goals, texts),
                count=texts.number(each.goals),
            )
            for each in report.goals
        )
    if report.benchmarks:
        bounds = [
            texts.plain("{percent}% from {points}", percent=each.percent, points=texts.points(each.points))
            for each in report.benchmarks
        ]
        yield texts.say(
            "Points it takes to be among the first: {bounds} ({count} sellers)",
            bounds=", ".join(bounds),
            count=report.benchmarks[0].sellers,
        )


def _besides(report: BusinessReport, texts: Texts) -> Iterator[str]:
    yield from _leads(report, texts)
    best = next((each for each in report.contents if each.kind and each.outcomes_a_share), None)
    if best is not None:
        yield texts.say(
            "• Content that brings most outcomes: {kind}, {outcomes} from {shares} shares",
            kind=names.kind(best.kind, texts),
            outcomes=best.outcomes,
            shares=best.shares,
        )
    if report.seats is not None and report.seats.idle:
        yield texts.say_count(
            "• {count} licence of {all} is idle: nothing reported for four weeks",
            "• {count} licences of {all} are idle: nothing reported for four weeks",
            report.seats.idle,
            all=report.seats.licences,
        )

    if not report.team:
        yield texts.say("• Has the SSI anything to do with it? `/upshot insight` tells.")


def _leads(report: BusinessReport, texts: Texts) -> Iterator[str]:
    leads = report.leads
    if leads.hit_rate.cases:
        rate = words.proportion(leads.hit_rate, texts)
        yield texts.say("• Hit rate, logged leads that became a deal: {rate}", rate=rate)
    if leads.close_rate.cases:
        rate = words.proportion(leads.close_rate, texts)
        yield texts.say("• Close rate, customers won of all leads: {rate}", rate=rate)
    if waiting := sum(leads.waiting):
        yield texts.say_count("• {count} lead waits for a deal", "• {count} leads wait for a deal", waiting)
    if old := leads.waiting[-1]:
        yield texts.say_count("• {count} of them for more than 90 days", "• {count} of them for more than 90 days", old)


def _buttons(report: BusinessReport, texts: Texts) -> Block:
    value = f"{report.period.first.number}:{report.period.last.number}:{report.team_id}"
    return actions(
        button(texts.plain("As spreadsheet"), SPREADSHEET, value),
        button(texts.plain("To print"), PRINT, value),
        button(texts.plain("Other period"), OTHER, value),
    )
