"""How long the bot takes before it says that something takes longer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits while Slack waits for an answer, in seconds of real time.

    Slack waits for 3 (docs.slack.dev/interactivity/handling-user-interaction): one question to Slack and an answer
    that comes just in time stay below, and so do that question and a writing that the database makes wait.
    """

    question: float = 1.0
    """For a question to Slack."""
    beginning: float = 1.2
    """Until the work for an answer begins at the latest; else the bot is too busy."""
    answer: float = 1.5
    """For an answer that may take longer; after that the ack says that it comes later."""


UNHURRIED = Patience(60, 60, 60)
"""For a Slack that waits, too: nothing depends on how fast the machine is just now."""
