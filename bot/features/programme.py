"""The rules of the programme, and what was changed."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.features.parts import channels, sending
from bot.listeners.announced import Announced

if TYPE_CHECKING:
    from bot.features.parts import Parts
    from bot.listeners.announced import Feature
    from bot.listeners.settings import SettingsListener


def rules(parts: Parts, settings: Announced[SettingsListener]) -> tuple[Feature, ...]:
    """Return what shows and changes the programme, and what was changed."""
    return (
        settings,
        *(of(parts) for of in (_orientation, _scheme, _proposals, _platforms, _rates, _weather, _audit, _exports)),
        _own_metrics(parts, settings),
    )


def settings_of(parts: Parts) -> Announced[SettingsListener]:
    """Return what shows and changes the settings."""

    def load() -> SettingsListener:
        from bot.listeners.settings import SettingsListener

        return SettingsListener(*parts.usual, channels(parts).look_at)

    return Announced(
        load,
        subcommands=("schedule", "channel", "language", "currency", "season", "policy", "start"),
        actions=("save_settings", "cancel_settings"),
    )


def _orientation(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.programme import Orientation
        from bot.slack import scopes

        granted = parts.installation.scopes
        return Orientation(
            *parts.usual,
            version("upshot"),
            partial(scopes.missing, granted),
            partial(scopes.unused, granted),
            partial(scopes.wished, granted),
            channels(parts).look_at,
        )

    return Announced(load, subcommands=("help", "health"))


def _scheme(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.scheme import SchemeListener

        return SchemeListener(*parts.usual)

    return Announced(
        load,
        subcommands=("weights", "goals"),
        actions=(
            "save_scheme",
            "explain_scheme",
            "preview_scheme",
            "cancel_scheme",
            "change_scheme",
            "withdraw_scheme",
            "take_preset",
        ),
        forms=("scheme", "scheme_reason"),
    )


def _proposals(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.proposals import ProposalListener

        return ProposalListener(*parts.usual)

    return Announced(load, actions=("approve_scheme", "decline_scheme", "look_at_proposal"))


def _platforms(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.platforms import PlatformsListener

        return PlatformsListener(*parts.usual)

    return Announced(load, subcommands=("platforms",))


def _rates(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.rates import RatesListener

        return RatesListener(*parts.usual)

    return Announced(load, subcommands=("rates",), actions=("save_rate", "cancel_rate"))


def _weather(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.weather import WeatherListener

        return WeatherListener(*parts.usual)

    return Announced(load, subcommands=("weather",))


def _audit(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.audit import AuditListener

        return AuditListener(parts.run, parts.database)

    return Announced(load, subcommands=("audit",), actions=("audit_older",))


def _exports(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.exports import ExportListener

        return ExportListener(*parts.usual, sending(parts))

    return Announced(load, subcommands=("export",))


def _own_metrics(parts: Parts, settings: Announced[SettingsListener]) -> Feature:
    def load() -> Feature:
        from bot.listeners.own_metrics import OwnMetricsListener

        return OwnMetricsListener(*parts.usual, settings.feature.now().start_metrics)

    return Announced(load, subcommands=("metrics",), actions=("define_metric",), forms=("own_metric",))
