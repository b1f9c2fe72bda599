"""The shape of what goes over the wire."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object, as Slack and its apps exchange them."""
