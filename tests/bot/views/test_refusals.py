from __future__ import annotations

import importlib
import pkgutil
from decimal import Decimal

import bot.domain
import bot.use_cases
from bot.domain.errors import UserError
from bot.domain.imports.posted import DealsRefusedError
from bot.domain.metrics import AmountOutOfRangeError, PillarsDisagreeError
from bot.domain.typed.check_in import FieldsRefusedError
from bot.domain.typed.errors import Reason, TypedError
from bot.i18n import Texts
from bot.use_cases.imports.receive import OtherDealsError
from bot.views import refusals

AT_FIELDS = {FieldsRefusedError}
"""Worded at the fields of a form, one by one."""


TO_PROGRAMS = {DealsRefusedError, OtherDealsError}
"""Answered to a CRM over HTTP, as problem details."""


def _errors(kind: type[UserError]) -> set[type[UserError]]:
    return {kind}.union(*map(_errors, kind.__subclasses__()))


def test_every_refusal_has_words() -> None:
    """Whatever the domain or a use case refuses, there is a sentence for it."""
    for package in (bot.domain, bot.use_cases):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    kinds = _errors(UserError) - {UserError} - AT_FIELDS - TO_PROGRAMS
    ours = {error for error in kinds if error.__module__.startswith("bot.")}
    worded = {**refusals._LINE_WAS_FINE, **refusals._WORDS}
    assert [error.__name__ for error in ours if not any(kind in worded for kind in error.__mro__)] == []


def test_pillars_that_add_up_stand_beside_those_that_do_not() -> None:
    """Whoever typed four pillars is shown four, and whoever mistyped the total the total alone."""
    disagreeing = PillarsDisagreeError(Decimal(72), Decimal(40))
    assert "`/ssi 72 18 17.5 20 16.5`" in refusals.build(disagreeing, Texts("en"), "72 10 10 10 10", "ssi").text
    beyond = AmountOutOfRangeError("ssi", Decimal(720), Decimal(0), Decimal(100))
    assert "`/ssi 72.5`" in refusals.build(beyond, Texts("en"), "720", "ssi").text


def test_a_number_of_another_command_is_shown_in_the_one_that_takes_every_number() -> None:
    """Whoever adds connections to a line of the SSI sees the line that takes both."""
    other = TypedError(Reason.OTHER_COMMAND, "connections")
    assert "`/checkin ssi 72 connections 930" in refusals.build(other, Texts("en"), "72 connections 950", "ssi").text
