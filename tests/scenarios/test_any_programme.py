"""Whatever admins do, the promises that a programme lives by hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.scenarios.any_programme import AnyProgramme

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Database

_LIMITS = {"sqlite": (6, 14), "postgresql": (2, 8)}
"""How many programmes there are, and how many steps each takes."""


@pytest.mark.parametrize("kind", _LIMITS)
def test_no_sequence_of_admin_actions_breaks_a_promise(kind: str, request: pytest.FixtureRequest) -> None:
    """Never an inadmissible scheme, a programme without an admin, a changed past, two posts a week or none."""
    new_database: Callable[[], Database] = request.getfixturevalue(f"new_{kind}_database")
    health = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    examples, steps = _LIMITS[kind]
    limits = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=health,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink an example takes minutes: add it by hand
    )
    run_state_machine_as_test(partial(AnyProgramme, new_database), settings=limits)  # type: ignore[arg-type] # it takes whatever makes a machine
