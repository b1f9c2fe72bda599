from __future__ import annotations

import importlib
import pkgutil

import bot.domain
import bot.use_cases
from bot.domain.errors import UserError
from bot.domain.imports.posted import DealsRefusedError
from bot.domain.typed.check_in import FieldsRefusedError
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
