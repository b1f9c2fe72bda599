"""Asking Slack whether the tokens work, without starting anything."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.installation import Installation

if TYPE_CHECKING:
    from datetime import datetime

    from slack_sdk.web.async_client import AsyncWebClient


class SlackRefusedError(Exception):
    """Slack answered, and refused; ``args[0]`` is its own word for why."""


class SlackUnreachableError(Exception):
    """Slack did not answer; ``args[0]`` names what went wrong."""


@dataclass(frozen=True, slots=True)
class BotToken:
    """What Slack says about a bot token that works."""

    installation: Installation
    slack_time: datetime | None
    """What Slack's clock said; None where it did not tell."""


async def bot_token(client: AsyncWebClient) -> BotToken:
    """Return what Slack says about the client's token.

    Raises:
        SlackRefusedError: the token does not work.
        SlackUnreachableError: there is no answer.
    """
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise SlackRefusedError(_word(error)) from error
    except (TimeoutError, aiohttp.ClientError) as error:
        raise SlackUnreachableError(type(error).__name__) from error
    told = answer.headers.get("Date") or answer.headers.get("date")
    return BotToken(Installation.told(answer, client.token or ""), parsedate_to_datetime(told) if told else None)


async def check_app_token(client: AsyncWebClient, app_token: str) -> None:
    """Return when Slack lets an app-level token open a connection; none is opened.

    Raises:
        SlackRefusedError: it does not.
        SlackUnreachableError: there is no answer.
    """
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        raise SlackRefusedError(_word(error)) from error
    except (TimeoutError, aiohttp.ClientError) as error:
        raise SlackUnreachableError(type(error).__name__) from error


def _word(error: SlackApiError) -> str:
    return str(error.response.get("error") or "no reason given")
