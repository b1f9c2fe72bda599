from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.use_cases.replay_scores import replay

EXAMPLES = json.loads((Path(__file__).parents[1] / "domain/scoring/worked_examples.json").read_text())
BY_ID = {case["id"]: case for case in EXAMPLES["vectors"]}


def document(*cases: Any) -> str:
    """Return a document of cases."""
    return json.dumps({"default_config": EXAMPLES["default_config"], "vectors": list(cases)})


def case(id_: str, path: str = "", value: object = None) -> dict[str, Any]:
    """Return a worked example, with one field replaced."""
    found: dict[str, Any] = copy.deepcopy(BY_ID[id_])
    *parents, last = path.split(".")
    place = found
    for key in parents:
        place = place[int(key)] if isinstance(place, list) else place[key]
    if path:
        place[last] = value
    return found


def test_the_worked_examples_agree() -> None:
    """Every case comes out as expected."""
    result = replay(json.dumps(EXAMPLES))
    assert (result.differences, result.problems) == ((), ())
    assert [answered["id"] for answered in result.answers] == list(BY_ID)
    assert all(answered["actual"] for answered in result.answers)


def test_a_difference_is_named_by_case_and_place() -> None:
    """A wrong expectation is told with the place, what was expected and what came out."""
    result = replay(document(case("V01", "expected.points.calls", "4.01"), case("B01", "expected.1.rank", 3)))
    told = [(it.case, it.path, it.expected, it.actual) for it in result.differences]
    assert told == [("V01", "points.calls", "4.01", "4.00"), ("B01", "[1].rank", 3, 2)]


def test_only_what_is_expected_is_compared() -> None:
    """A case may state no more than the total."""
    assert replay(document(case("V01", "expected", {"total": "99.08"}))).differences == ()
    (difference,) = replay(document(case("V01", "expected", {"grand_total": "99.08"}))).differences
    assert (difference.path, difference.actual) == ("grand_total", None)
    assert replay(document(case("C01", "expected.admissible", value=1))).differences


def test_a_malformed_case_leaves_the_others_be() -> None:
    """One bad case is named with its field and has no answer; the other one is answered."""
    result = replay(document(case("V01", "input.seller.start", "1/0"), case("V02")))
    (problem,) = result.problems
    assert (problem.case, problem.path) == ("V01", "input.seller.start")
    first, second = result.answers
    assert (first["actual"], bool(second["actual"])) == (None, True)


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("id", 7, "id"),
        ("kind", None, "kind"),
        ("input", [], "input"),
        ("input.week", 1.5, "input.week"),
        ("input.week", 10**30, "input.week"),
        ("input.week", True, "input.week"),
        ("input.seller.reports", {"x": {}}, "input.seller.reports.x"),
        ("input.seller.reports", {"1": {}, "01": {}}, "input.seller.reports.01"),
        ("input.seller.reports", {"1": {"posts": float("nan")}}, "input.seller.reports.1.posts"),
        ("input.seller.reports", {"1": {"posts": 1e300}}, "input.seller.reports.1.posts"),
        ("input.seller.reports", {"1": {"posts": "\u0661"}}, "input.seller.reports.1.posts"),
        ("input.seller.reports", {"1": {"posts": -1}}, "input.seller.reports.1.posts"),
        ("input.seller.away", {"1": 2}, "input.seller.away.1"),
        ("input.seller.fte", 0, "input.seller.fte"),
        ("input.seller.fte", {"1": "1/2", "2": "x"}, "input.seller.fte.2"),
        ("input.deals", {}, "input.deals"),
        ("input.deals.0.value", 0, "input.deals[0].value"),
        ("input.deals.0.source", "mars", "input.deals[0].source"),
        ("input.deals.0.void", "yes", "input.deals[0].void"),
        ("input.deals.0.credits", {"a": 1, "b": "1/100"}, "input.deals[0].credits"),
        ("configs", [], "configs"),
        ("configs", [{}], "configs[0].version"),
    ],
)
def test_a_malformed_field_is_named(path: str, value: object, named: str) -> None:
    """Whatever a field holds by mistake, the problem names the case and the field."""
    given_case = case("V01", path, value)
    (problem,) = replay(document(given_case)).problems
    assert (problem.case, problem.path) == ("V01" if path != "id" else "vectors[0]", named)


def test_an_inadmissible_scheme_scores_nothing() -> None:
    """Facts cannot be scored by a scheme that cannot be, and the rules that it breaks are named."""
    given_case = case("V01", "configs", BY_ID["C02"]["configs"])
    (problem,) = replay(document(given_case)).problems
    assert (problem.path, "A1, A2, A3" in problem.expected) == ("configs", True)


def test_a_total_that_is_not_the_sum_of_its_parts_is_malformed() -> None:
    """A receipt whose lines do not add up is no receipt."""
    (problem,) = replay(document(case("B01", "input.results.0.total", "61.25"))).problems
    assert problem.path == "input.results[0].total"


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"vectors": 3}', "null", '{"vectors": [3, null]}'])
def test_what_is_no_document_of_cases_is_a_problem(text: str) -> None:
    """Text that holds no cases is a problem, never a crash."""
    assert replay(text).problems


def test_an_unknown_kind_has_no_answer() -> None:
    """A kind that nobody knows is left open, whatever else the case holds."""
    result = replay(document({"id": "x", "kind": "horoscope", "input": None, "expected": 3}))
    assert (result.answers, result.problems) == (({"id": "x", "actual": None},), ())


def test_decimals_are_read_by_their_digits() -> None:
    """0.1 in JSON is a tenth, not the nearest binary number."""
    text = document(case("V05", "input.seller.fte", "FTE")).replace('"FTE"', "0.50")
    result = replay(text)
    assert (result.differences, result.problems) == ((), ())


junk: st.SearchStrategy[object] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.just([]) | st.just({})
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["V01", "V22", "B01", "R01", "C01", "N01", "A_F1", "I01"]),
    st.lists(st.integers(0, 40), max_size=6),
    junk,
)
def test_nothing_in_a_document_raises(id_: str, steps: list[int], value: object) -> None:
    """Any value anywhere in a case gives an answer or a problem."""
    given_case = case(id_)
    place: Any = given_case
    for step in steps:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = keys[step % len(keys)]
        if not isinstance(place[key], dict | list) or step == steps[-1]:
            place[key] = value
            break
        place = place[key]
    assert len(replay(document(given_case)).answers) == 1


def test_a_team_is_answered() -> None:
    """Cases of kind team give parts, total and whether the team is ranked."""
    member = {"total": "66.50", "business": 40, "strategic": "17.5", "ssi": "9.25", "locked": "1/4", "load": "0.5"}
    result = replay(document({"id": "T", "kind": "team", "input": {"members": [member] * 3}}))
    assert result.answers[0]["actual"] == {
        "total": "66.50",
        "business": "40.00",
        "strategic": "17.50",
        "ssi": "9.25",
        "locked": "0.25",
        "shown": "66.5",
        "parts": ["40.0", "17.5", "9.3", "-0.3"],
        "ranked": True,
        "n": 3,
    }


def test_deals_are_flagged_if_there_are_any() -> None:
    """Cases of kind flags may bring deals; without a scheme of their own or of the document they are answered."""
    deal = {"id": "d", "customer": "c", "value": 900, "week": 13, "credits": {"a": 1}, "opened": 7, "closed": 7}
    given_case = case("A_F1", "input.deals", [deal])
    (answered,) = replay(json.dumps({"vectors": [given_case]})).answers
    assert answered["actual"] == ["F1", "F6", "F8"]


def test_a_relation_needs_sellers_who_differ() -> None:
    """Too few sellers, and sellers who are all alike, have no coefficient; unequal lists are malformed."""
    few, alike = case("I01", "input", {"ssi_early": [50], "outcome_late": ["1/2"]}), case("I01")
    alike["input"]["outcome_late"] = [0] * 12
    answers: Any = [answered["actual"] for answered in replay(document(few, alike)).answers]
    assert [answer["verdict"] for answer in answers] == ["too_few", "no_variation"]
    assert [(answer["rho"], answer["ci"], answer["n"]) for answer in answers] == [(None, None, 1), (None, None, 12)]
    (problem,) = replay(document(case("I01", "input.outcome_late", [1]))).problems
    assert problem.path == "input.outcome_late"


def test_breaches_that_hide_all_others_stand_alone() -> None:
    """A goal of 0 gives A0 alone, an unknown metric gives unknown alone."""
    rules = EXAMPLES["default_config"]["metrics"]
    broken = [{**rules, "posts": {**rules["posts"], "goal": 0, "window": 99}}, {**rules, "likes": rules["posts"]}]
    cases = [case("C01", "configs", [{**EXAMPLES["default_config"], "metrics": metrics}]) for metrics in broken]
    answers: Any = [answered["actual"] for answered in replay(document(*cases)).answers]
    assert [answer["violations"] for answer in answers] == [["A0"], ["unknown"]]
