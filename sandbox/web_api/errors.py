"""How the Web API says no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sandbox.wire import Json


class ApiError(Exception):
    """A call is refused; `answer` is what the app gets.

    Args:
        error: Slack's code, such as ``channel_not_found``.
        problems: what is wrong in the content, as ``message [json-pointer:/blocks/0]``.
        details: further fields of the answer.
    """

    def __init__(self, error: str, problems: Iterable[object] = (), **details: Any) -> None:  # noqa: ANN401 - JSON
        super().__init__(error)
        self.error = error
        self.problems = tuple(map(str, problems))
        self.details = details

    @property
    def answer(self) -> Json:
        """The JSON that the app gets."""
        told: Json = {"ok": False, "error": self.error, **self.details}
        if self.problems:
            told["errors"] = list(self.problems)
            told["response_metadata"] = {"messages": [f"[ERROR] {problem}" for problem in self.problems]}
        return told


class RateLimitedError(ApiError):
    """One call too many; it may be repeated after some whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


def missing(argument: str) -> ApiError:
    """Return the refusal of a call that lacks an argument."""
    return ApiError("invalid_arguments", [f"missing required field: {argument}"])
