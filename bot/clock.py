"""The only reader of the system time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells the present moment, aware and in UTC."""


def system_clock() -> datetime:
    """Return the present moment of the machine, in UTC."""
    return datetime.now(UTC)
