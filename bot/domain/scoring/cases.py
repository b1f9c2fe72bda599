"""Scoring cases: the JSON format in which anyone can hand in facts and see what they score.

Whatever a case lacks or holds by mistake raises MalformedFieldError with the path of the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.scoring.deals import Deal, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.leaderboard import Member, Result
from bot.domain.scoring.parts import Parts
from bot.domain.scoring.scheme import FURTHEST_WEEK, Scheme

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from bot.domain.scoring.json_field import JsonField

_LONGEST_TERM: Final = 2 * FURTHEST_WEEK


def schemes(case: JsonField, default: Callable[[], JsonField]) -> list[Scheme]:
    """Return the schemes of a case, else the default one.

    Raises:
        InadmissibleSchemeError: a scheme breaks guard rails.
    """
    return [Scheme.read(config) for config in configs(case, default)]


def configs(case: JsonField, default: Callable[[], JsonField]) -> list[JsonField]:
    """Return the unread schemes of a case, else the default one."""
    given = case.get("configs")
    if given is None:
        return [default()]
    found = list(given.items())
    if not found:
        raise given.malformed("at least one scheme")
    return found


def week(field: JsonField) -> int:
    """Return a week number."""
    return field.whole(-FURTHEST_WEEK, FURTHEST_WEEK)


def optional_week(parent: JsonField, key: str) -> int | None:
    """Return a week number, or None when it is absent."""
    field = parent.get(key)
    return None if field is None else week(field)


def seller(field: JsonField) -> SellerHistory:
    """Return the facts of a seller."""
    away, reports = field.get("away"), field.get("reports")
    return SellerHistory(
        seller_id=field.at("id").text(),
        start=week(field.at("start")),
        end=optional_week(field, "end"),
        hire=optional_week(field, "hire"),
        working_share=_working_share(field.get("fte")),
        away={} if away is None else {at: share.number(0, 1) for at, share in away.by_week(FURTHEST_WEEK).items()},
        reports={} if reports is None else {at: _amounts(it) for at, it in reports.by_week(FURTHEST_WEEK).items()},
    )


def deals(case: JsonField) -> list[Deal]:
    """Return the deals of a case; none when it has none."""
    given = case.get("deals")
    return [] if given is None else [_deal(deal) for deal in given.items()]


def results(case: JsonField) -> list[Result]:
    """Return the results to rank."""
    return [_result(result) for result in case.at("results").items()]


def members(case: JsonField) -> list[Member]:
    """Return the members of a team."""
    return [Member(_parts(member), member.at("load").number(0, 1)) for member in case.at("members").items()]


def _working_share(field: JsonField | None) -> dict[int, Fraction]:
    if field is None:
        return {}
    if isinstance(field.value, dict):
        return {at: share.positive(1) for at, share in field.by_week(FURTHEST_WEEK).items()}
    return {-_LONGEST_TERM: field.positive(1)}


def _amounts(field: JsonField) -> dict[str, Fraction]:
    return {raw: amount.number(0) for raw, amount in field.members().items() if amount.value is not None}


def _deal(field: JsonField) -> Deal:
    source, void, credits_ = field.get("source"), field.get("void"), field.get("credits")
    shares = {} if credits_ is None else {id_: share.number(0, 1) for id_, share in credits_.members().items()}
    if credits_ is not None and sum(shares.values()) > 1:
        raise credits_.malformed("shares that add up to 1 at most")
    return Deal(
        id=field.at("id").text(),
        customer=field.at("customer").text(),
        value=field.at("value").positive(),
        week=week(field.at("week")),
        source=Source.OTHER if source is None else _source(source),
        credits=shares,
        void=void is not None and void.truth(),
        opened=_day(field.get("opened")),
        closed=_day(field.get("closed")),
    )


def _source(field: JsonField) -> Source:
    try:
        return Source(field.text())
    except ValueError:
        raise field.malformed('"social" or "other"') from None


def _day(field: JsonField | None) -> int | None:
    return None if field is None else field.whole()


def _result(field: JsonField) -> Result:
    previous, away = field.get("prev"), field.get("away")
    return Result(
        id=field.at("id").text(),
        parts=_parts(field),
        previous=None if previous is None else _centipoints(previous),
        is_ranked=not (away is not None and away.truth()),
    )


def _parts(field: JsonField) -> Parts:
    business, strategic, ssi, locked = (
        _centipoints(field.at(key)) for key in ("business", "strategic", "ssi", "locked")
    )
    parts, total = Parts(business, strategic, ssi, locked), field.get("total")
    if total is not None and _centipoints(total) != parts.total:
        raise total.malformed("business + strategic + ssi - locked")
    return parts


def _centipoints(field: JsonField) -> int:
    hundredths = field.number(0) * 100
    if hundredths.denominator != 1:
        raise field.malformed("points with two decimals at most")
    return hundredths.numerator


def pairs(given: JsonField) -> tuple[list[Fraction], list[Fraction]]:
    """Return the early SSI and the later outcome of the same sellers."""
    early, late = ([item.number() for item in given.at(key).items()] for key in ("ssi_early", "outcome_late"))
    if len(early) != len(late):
        raise given.at("outcome_late").malformed(f"as many numbers as ssi_early has, {len(early)}")
    return early, late
