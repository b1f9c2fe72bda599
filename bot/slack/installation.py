"""The installation in a workspace: which token, and what Slack says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_bolt.authorization import AuthorizeResult

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from slack_sdk.web.async_client import AsyncWebClient
    from slack_sdk.web.async_slack_response import AsyncSlackResponse


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot in one workspace."""

    workspace_id: str
    workspace_name: str
    workspace_url: str
    """Ends in a slash."""
    bot_id: str
    bot_user_id: str
    bot_token: str
    scopes: frozenset[str]
    """The scopes that were granted."""

    @classmethod
    async def of(cls, client: AsyncWebClient) -> Installation:
        """Return what Slack says about the client's token; asked once, at the start.

        Raises:
            SlackApiError: the token is not valid.
            TimeoutError: Slack takes too long.
            aiohttp.ClientError: Slack cannot be reached.
        """
        return cls.told(await client.auth_test(), client.token or "")

    @classmethod
    def told(cls, answer: AsyncSlackResponse, token: str) -> Installation:
        """Return what an answer of ``auth.test`` says about a token."""
        return cls(
            workspace_id=str(answer["team_id"]),
            workspace_name=str(answer.get("team") or ""),
            workspace_url=str(answer.get("url") or ""),
            bot_id=str(answer.get("bot_id") or ""),
            bot_user_id=str(answer["user_id"]),
            bot_token=token,
            scopes=frozenset(filter(None, answer.headers.get("x-oauth-scopes", "").replace(" ", "").split(","))),
        )

    def authorize(self) -> Callable[[], Awaitable[AuthorizeResult]]:
        """Return what tells Bolt which token to use, without asking Slack about it for every request.

        A plain function, because Bolt would pass a bound method its ``self`` twice.
        """
        result = AuthorizeResult(
            enterprise_id=None,
            team_id=self.workspace_id,
            bot_id=self.bot_id,
            bot_user_id=self.bot_user_id,
            bot_token=self.bot_token,
            bot_scopes=sorted(self.scopes),
        )

        async def authorize() -> AuthorizeResult:
            return result

        return authorize
