"""The addresses that others than Slack come to."""

from __future__ import annotations

from typing import Final

DEALS: Final = "/hooks/deals/{workspace}"
WALL: Final = "/wall/{link}"
WALL_BOARD: Final = "/wall/{link}/board"
