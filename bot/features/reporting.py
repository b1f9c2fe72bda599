"""What sellers report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.listeners.announced import Announced

if TYPE_CHECKING:
    from bot.features.parts import Parts
    from bot.listeners.announced import Feature
    from bot.listeners.reporting import Reporting
    from bot.listeners.settings import SettingsListener
    from bot.schedule import Schedule


def reports(
    parts: Parts, lines: Announced[Reporting], settings: Announced[SettingsListener], schedule: Schedule
) -> tuple[Feature, ...]:
    """Return what takes reports, other than out of files, and asks for them."""
    return (
        lines,
        _check_in(parts, lines),
        _deals(parts, lines),
        _claims(parts, schedule),
        _verification(parts, schedule),
        *(of(parts) for of in (_outcomes, _corrections, _content, _shelf)),
        _prompts(parts, settings),
    )


def lines_of(parts: Parts) -> Announced[Reporting]:
    """Return what takes reports as a line."""

    def load() -> Reporting:
        from bot.listeners.reporting import Reporting

        return Reporting(*parts.usual)

    return Announced(load, commands=("/ssi", "/shares", "/outcomes", "/undo"))


def _check_in(parts: Parts, lines: Announced[Reporting]) -> Feature:
    def load() -> Feature:
        from bot.listeners.check_in import CheckIn

        return CheckIn(*parts.usual, lines.feature.now().check_in)

    return Announced(
        load,
        commands=("/checkin",),
        actions=("report_week", "choose_week"),
        forms=("check_in",),
        shortcuts=("report_my_week",),
    )


def _deals(parts: Parts, lines: Announced[Reporting]) -> Feature:
    def load() -> Feature:
        from bot.listeners.deals import DealForms

        return DealForms(*parts.usual, lines.feature.now().tell_of_deal)

    return Announced(
        load,
        commands=("/deal",),
        actions=("open_deal_form", "edit_deal", "move_deal", "list_deals", "decline_credit"),
        forms=("deal",),
    )


def _claims(parts: Parts, schedule: Schedule) -> Feature:
    def load() -> Feature:
        from bot.listeners.claims import ClaimsListener

        return ClaimsListener(*parts.usual, schedule.wake)

    return Announced(load, subcommands=("claims",), actions=("settle_customer", "ring_bell", "confirm_deal"))


def _verification(parts: Parts, schedule: Schedule) -> Feature:
    def load() -> Feature:
        from bot.listeners.verification import VerificationListener

        return VerificationListener(*parts.usual, schedule.wake)

    return Announced(load, subcommands=("verify",), actions=("verify_deal",))


def _outcomes(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.outcomes import LogAsOutcome

        return LogAsOutcome(*parts.usual)

    return Announced(load, actions=("choose_outcome",), forms=("outcome",), message_shortcuts=("log_as_outcome",))


def _corrections(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.corrections import Corrections

        return Corrections(*parts.usual)

    return Announced(
        load, actions=("move_to_last_week", "read_other_way", "undo_entry", "confirm_numbers", "answer_deal")
    )


def _content(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.content import ContentListener

        return ContentListener(*parts.usual)

    return Announced(
        load, actions=("say_kind_of_share", "say_phase_of_share", "open_results_of_share"), forms=("results_of_share",)
    )


def _shelf(parts: Parts) -> Feature:
    def load() -> Feature:
        from bot.listeners.shelf import ShelfListener

        return ShelfListener(*parts.usual)

    return Announced(
        load,
        subcommands=("shelf",),
        actions=("share_item", "take_item_off", "decide_find", "withdraw_find", "suggest_for_team"),
    )


def _prompts(parts: Parts, settings: Announced[SettingsListener]) -> Feature:
    def load() -> Feature:
        from bot.listeners.prompts import PromptListener

        return PromptListener(*parts.usual, settings.feature.now().start_prompts)

    return Announced(
        load,
        subcommands=("prompts",),
        actions=("same_as_last_week", "am_away", "remind_tomorrow", "no_more_reminders", "remind_again"),
    )
