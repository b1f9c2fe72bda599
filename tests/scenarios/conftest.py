from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.office import SETUP, Office

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.database import Database
    from tests.scenarios.office import Colleague


@pytest.fixture
async def fresh_office(
    request: pytest.FixtureRequest, database: Database, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Office]:
    """Open an office whose bot was just installed; at the end no answer may have been lost, and no fault logged."""
    marker = request.node.get_closest_marker("hurried")
    office = await Office.open(database, hurried=marker.args if marker else None)
    yield office
    await office.closes()
    assert office.workspace.dropped == []
    assert office.dead_buttons() == set()
    assert office.expects_failures or office.workspace.failures == []
    faults = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert office.expects_incidents or faults == []


@pytest.fixture
async def office(fresh_office: Office) -> Office:
    """Open an office whose bot was set up by Alva."""
    said = await fresh_office.sits("alva").types(SETUP)
    assert fresh_office.entries == 1, said
    return fresh_office


@pytest.fixture
def anna(office: Office) -> Colleague:
    """A seller."""
    return office.sits("anna")


@pytest.fixture
def mia(office: Office) -> Colleague:
    """Another seller, whose Slack is English as well."""
    return office.sits("mia")


@pytest.fixture
def bernd(office: Office) -> Colleague:
    """A seller whose Slack is German."""
    return office.sits("bernd")


@pytest.fixture
def cajsa(office: Office) -> Colleague:
    """A seller whose Slack is Swedish."""
    return office.sits("cajsa")


@pytest.fixture
def alva(office: Office) -> Colleague:
    """The admin."""
    return office.sits("alva")
