"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_socket import socket_allow_hosts

if TYPE_CHECKING:
    import pytest

pytest_plugins = ["tests.browser", "tests.databases"]


def pytest_runtest_setup(item: pytest.Item) -> None:  # noqa: ARG001 - pytest gives it
    """Let tests reach this machine only."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
