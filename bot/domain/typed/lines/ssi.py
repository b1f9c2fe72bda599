"""The `/ssi` line: the total, or the total and its four pillars in LinkedIn's order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.metrics import SSI_PILLARS
from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.pieces import pieces_of
from bot.domain.typed.lines.report import Amount, ReportLine, parse_among
from bot.domain.typed.numbers import read_number
from bot.domain.typed.weeks import split_open_week
from bot.domain.typed.words.metrics import REPORTED, SSI_NAME, SSI_UNIT

if TYPE_CHECKING:
    from bot.domain.typed.context import Context

_KEYS = ("ssi", *SSI_PILLARS)
_NAME = re.compile(rf"(?:{SSI_NAME})(?![^\W\d_]) ?(?:[:=] ?)?", re.IGNORECASE)
_UNIT = re.compile(rf" ?(?:{SSI_UNIT})[.]?$", re.IGNORECASE)
_OUT_OF = re.compile(r"^([^\s/]+) ?(?:/|of|von|av|out of) ?([0-9]+)(?= |$)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN = re.compile(r"[,;:] | ?[/;|] ?|[ ()]+")


def parse(text: str, context: Context) -> ReportLine:
    """Return the SSI, perhaps with its pillars (`ssi_brand` and so on), and perhaps a week.

    A space never groups here: `72 18 17.5 20 16.5` are five numbers. Pillars may be named: `72 brand 18`.

    Raises:
        TypedError: a number was not understood, or there are neither one nor five; a `WeekNotOpenError` for a
            closed week.
    """
    line, week = split_open_week(unquoted(text), context.week, context.season)
    body = _UNIT.sub("", _NAME.sub("", line, count=1) if _NAME.match(line) else line)
    if _LETTER.search(body) and any(piece.metric for piece in pieces_of(body, REPORTED)):
        return parse_among(text, context, _KEYS, bare="ssi")
    numbers = _numbers(body)
    return ReportLine({key: _amount(number, key, context) for key, number in zip(_KEYS, numbers, strict=False)}, week)


def _numbers(body: str) -> list[str]:
    out_of = _OUT_OF.match(body)
    if out_of and out_of[2] == "100":
        body = out_of[1] + body[out_of.end() :]
    elif out_of and out_of.end() == len(body):
        raise TypedError(Reason.HUNDREDTHS, body, metric="ssi")
    numbers = [number for number in _BETWEEN.split(body) if number] or [""]
    if len(numbers) not in {1, len(_KEYS)}:
        raise TypedError(Reason.PILLARS, body, metric="ssi")
    return numbers


def _amount(number: str, key: str, context: Context) -> Amount:
    read = read_number(number, language=context.language, whole=False, metric=key)
    return Amount(read.value, other=read.other)
