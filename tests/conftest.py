"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings
from pytest_socket import socket_allow_hosts

if TYPE_CHECKING:
    import pytest

pytest_plugins = ["tests.browser", "tests.databases"]

settings.register_profile("untimed", deadline=None)
"""How long an example takes says nothing on a machine that does other things as well; benchmarks measure."""
settings.load_profile("untimed")


def pytest_runtest_setup(item: pytest.Item) -> None:  # noqa: ARG001 - pytest gives it
    """Let tests reach this machine only."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
