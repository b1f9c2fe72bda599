from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.first_steps import Beginning, Step, first_steps

_SET_UP = Beginning(sellers=0, managers=0, admins=1, weeks=0)
_RUNNING = Beginning(sellers=3, managers=1, admins=2, weeks=1, is_posted=True)


def test_after_the_set_up_everything_usual_is_left() -> None:
    """Five steps lead to a programme that runs by itself; agreements and dry runs are not for everybody."""
    steps = first_steps(_SET_UP)
    assert steps.left == (Step.INVITE, Step.WEIGHTS, Step.PREVIEW, Step.MANAGER, Step.ADMIN)
    assert steps.done == ()


def test_a_programme_that_runs_has_nothing_left() -> None:
    """A few sellers, a manager, a second admin and a post are all that it takes."""
    assert first_steps(_RUNNING).left == ()


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"sellers": 2}, Step.INVITE),
        ({"managers": 0}, Step.MANAGER),
        ({"admins": 1}, Step.ADMIN),
        ({"is_posted": False, "is_tuned": True}, Step.PREVIEW),
        ({"dry_run": True}, Step.START),
        ({"needs_agreement": True, "may_collect": False}, Step.AGREEMENT),
    ],
)
def test_each_step_is_left_until_its_fact_is_there(change: dict[str, int], left: Step) -> None:
    """Nothing is ticked off by hand."""
    assert first_steps(replace(_RUNNING, **change)).left == (left,)  # type: ignore[arg-type] # booleans are numbers


def test_an_agreement_that_is_there_is_done() -> None:
    """Who works with a council sees that step done."""
    assert first_steps(replace(_RUNNING, needs_agreement=True)).done[0] is Step.AGREEMENT


def test_after_four_weeks_only_what_stands_in_the_way_is_left() -> None:
    """Nobody is reminded for ever of a second admin, but of a dry run they are."""
    assert first_steps(replace(_SET_UP, weeks=4)).left == ()
    waiting = replace(_SET_UP, weeks=30, needs_agreement=True, may_collect=False, dry_run=True)
    assert first_steps(waiting).left == (Step.AGREEMENT, Step.START)
