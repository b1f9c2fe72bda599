"""What differs between deployments, read once from the environment or ``.env``."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SLACK_API_URL = "https://slack.com/api/"
_SHORTEST_SECRET = 32


class Settings(BaseSettings):
    """The settings of this process; every one has a default but those from Slack."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True, frozen=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: Annotated[str, NoDecode] = SLACK_API_URL
    database_url: str = "sqlite:///upshot.db"
    post_timeout: float = Field(5.0, gt=0, validation_alias=AliasChoices("UPSHOT_POST_TIMEOUT", "post_timeout"))
    """Seconds that a post may take before its outcome counts as unknown."""
    reconcile_after: float = Field(
        60.0, ge=0, validation_alias=AliasChoices("UPSHOT_RECONCILE_AFTER", "reconcile_after")
    )
    """Seconds after its claim at which an unfinished post is looked for in the channel."""
    host: str = "127.0.0.1"
    """Where ``upshot web`` listens."""
    port: int = Field(3000, ge=0, le=65535)
    webhook_secret: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("UPSHOT_WEBHOOK_SECRET", "webhook_secret")
    )
    """With which deals are signed that other programs post to ``upshot web``; without it they cannot."""
    public_url: str = Field("", validation_alias=AliasChoices("UPSHOT_PUBLIC_URL", "public_url"))
    """The address by which browsers reach ``upshot web``; without it there are no wall screens."""
    log_level: str = "INFO"

    @field_validator("webhook_secret")
    @classmethod
    def _long_enough(cls, secret: SecretStr) -> SecretStr:
        if 0 < len(secret.get_secret_value()) < _SHORTEST_SECRET:
            raise ValueError(f"a secret has {_SHORTEST_SECRET} letters at least")
        return secret

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("an address that browsers can open begins with https://")
        return url.rstrip("/")

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_a_slash(cls, url: str) -> str:
        return url if url.endswith("/") else f"{url}/"

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, level: str) -> str:
        if level.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
            raise ValueError("LOG_LEVEL is DEBUG, INFO, WARNING, ERROR or CRITICAL")
        return level.upper()

    def missing(self, *names: str) -> list[str]:
        """Return which of these secrets are not set."""
        return [name for name in names if not getattr(self, name).get_secret_value()]
