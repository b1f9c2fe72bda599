"""What a scoring case answers, in the JSON shape of its "expected"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.insight.relation import relation
from bot.domain.scoring import cases
from bot.domain.scoring.actions import Action, next_actions
from bot.domain.scoring.admissible import InadmissibleSchemeError, RuleCode
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.flags import flags_of
from bot.domain.scoring.json_field import written
from bot.domain.scoring.leaderboard import rank, team_score
from bot.domain.scoring.metrics import Pillar
from bot.domain.scoring.parts import in_points, in_shown_points, shown
from bot.domain.scoring.rates import rates
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.scheme import Scheme
from bot.domain.scoring.score import Score, score

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.scoring.json_field import JsonField
    from bot.domain.scoring.leaderboard import Row
    from bot.domain.scoring.rates import Rate

_ALONE: Final = frozenset({RuleCode.UNKNOWN, RuleCode.A0})


def answer(case: JsonField, default: Callable[[], JsonField]) -> object:
    """Return what a case of a known kind comes to; None for a kind that is not known.

    Args:
        case: the case.
        default: gives the scheme of cases that bring none.

    Raises:
        MalformedFieldError: a field is missing or wrong.
        InadmissibleSchemeError: facts were to be scored by a scheme that cannot be.
    """
    answered = _KINDS.get(case.at("kind").text())
    return None if answered is None else answered(case, default)


def _scored(case: JsonField, default: Callable[[], JsonField]) -> object:
    given = case.at("input")
    history, deals = cases.seller(given.at("seller")), cases.deals(given)
    week, season_start = cases.week(given.at("week")), cases.optional_week(given, "season_start")
    return _score_json(score(history, deals, week, cases.schemes(case, default), season_start))


def _score_json(result: Score) -> dict[str, object]:
    return {
        "points": {line.metric.key: str(line.points) for line in result.terms},
        "attainment": {line.metric.key: str(half_up(line.attainment, 4)) for line in result.terms},
        **{pillar.value: str(getattr(result, pillar)) for pillar in (Pillar.SSI, Pillar.STRATEGIC, Pillar.BUSINESS)},
        "social": str(result.social),
        "cover": str(result.cover),
        "locked": str(result.locked),
        "total": str(result.total),
        "away": result.is_away,
    }


def _ranked(case: JsonField, _: Callable[[], JsonField]) -> object:
    return [_row_json(row) for row in rank(cases.results(case.at("input")))]


def _row_json(row: Row) -> dict[str, object]:
    return {
        "rank": row.place,
        "id": row.id,
        "shown": _tenths(row.total),
        "business": _tenths(row.business),
        "strategic": _tenths(row.strategic),
        "ssi": _tenths(row.ssi),
        "locked": _tenths(row.locked),
        "delta": None if row.delta is None else _tenths(row.delta),
    }


def _tenths(tenths: int) -> str:
    return str(in_shown_points(tenths))


def _team(case: JsonField, _: Callable[[], JsonField]) -> object:
    team = team_score(cases.members(case.at("input")))
    return {
        "total": str(in_points(team.parts.total)),
        "business": str(in_points(team.parts.business)),
        "strategic": str(in_points(team.parts.strategic)),
        "ssi": str(in_points(team.parts.ssi)),
        "locked": str(in_points(team.parts.locked)),
        "shown": _tenths(shown(team.parts.total)),
        "parts": [_tenths(part) for part in team.parts.shown],
        "ranked": team.is_ranked,
        "n": team.present,
    }


def _rates(case: JsonField, default: Callable[[], JsonField]) -> object:
    given = case.at("input")
    history, week = cases.seller(given.at("seller")), cases.week(given.at("week"))
    scheme = Rulebook(cases.schemes(case, default)).at(week)
    return {rate.metric: _rate_json(rate) for rate in rates(history, week, scheme)}


def _rate_json(rate: Rate) -> dict[str, object]:
    value = None if rate.value is None else str(half_up(rate.value, 4))
    return {"value": value, "n": written(rate.denominator), "minimum": written(rate.minimum)}


def _suggested(case: JsonField, default: Callable[[], JsonField]) -> object:
    given = case.at("input")
    history, deals, week = cases.seller(given.at("seller")), cases.deals(given), cases.week(given.at("week"))
    return [_action_json(action) for action in next_actions(history, deals, week, cases.schemes(case, default))]


def _action_json(action: Action) -> dict[str, object]:
    return {"action": action.metric, "gain": str(action.gain)}


def _flagged(case: JsonField, _: Callable[[], JsonField]) -> object:
    given = case.at("input")
    history, deals, week = cases.seller(given.at("seller")), cases.deals(given), cases.week(given.at("week"))
    return [flag.code.value for flag in flags_of(history, week, deals)]


def _related(case: JsonField, _: Callable[[], JsonField]) -> object:
    found = relation(*cases.pairs(case.at("input")))
    within = None if found.within is None else [_coefficient(bound) for bound in found.within]
    return {
        "rho": None if found.rho is None else _coefficient(found.rho),
        "ci": within,
        "verdict": found.verdict.value,
        "indicative": found.is_indicative,
        "n": found.n,
    }


def _coefficient(number: float) -> str:
    return f"{number:z.4f}"


def _validated(case: JsonField, default: Callable[[], JsonField]) -> object:
    broken = [code for config in cases.configs(case, default) for code in _codes(config)]
    return {"admissible": not broken, "violations": broken}


def _codes(config: JsonField) -> list[str]:
    try:
        Scheme.read(config)
    except InadmissibleSchemeError as error:
        codes = [rail.code for rail in error.violations]
        return [code.value for code in (codes[:1] if codes[0] in _ALONE else codes)]
    return []


_KINDS: Final[Mapping[str, Callable[[JsonField, Callable[[], JsonField]], object]]] = {
    "score": _scored,
    "board": _ranked,
    "team": _team,
    "rates": _rates,
    "validate": _validated,
    "actions": _suggested,
    "flags": _flagged,
    "insight": _related,
}
