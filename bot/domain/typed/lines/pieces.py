"""Lines of words and amounts in pairs: `calls 12 meetings 3`, `3 meetings, 1 lead`, `ssi=72`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.money import MONEY
from bot.domain.typed.words.metrics import JOINING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from bot.domain.typed.words.lookup import Words

_END = r"(?=[.,;:!)]*(?:[\s=:;,]|$))"
_WORD = r"[0-9]\S*[^\s.,;:!?)]|[^\s,;:=()\"]*[^\s,;:=()\".!?]"
_PIECE = re.compile(rf"(?P<amount>{MONEY})(?:/100)?{_END}|{_WORD}", re.IGNORECASE)


class Piece(NamedTuple):
    """An amount, or a phrase that may name a metric."""

    text: str
    metric: str | None
    is_amount: bool


def pieces_of(line: str, names: Words[str]) -> list[Piece]:
    """Return the amounts, the phrases that name metrics (the longest first) and the other words of a clean line."""
    return list(_pieces([(match["amount"], match[0]) for match in _PIECE.finditer(line)], names))


def paired(pieces: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Yield names with their numbers, whichever of the two was typed first.

    Raises:
        TypedError: a name has no number, or a number no name.
    """
    for first, second in zip(pieces[::2], [*pieces[1::2], None], strict=False):
        name, number = (second, first) if first.is_amount else (first, second)
        if name is None or name.is_amount:
            raise TypedError(Reason.MISSING_METRIC, first.text)
        if name.metric and (number is None or number.metric is not None):
            raise TypedError(Reason.MISSING_NUMBER, name.text, metric=name.metric)
        yield name, number or name


def with_bare_named(pieces: list[Piece], bare: str) -> list[Piece]:
    """Return the pieces with the name of the bare metric before a first number that has none."""
    amounts = sum(piece.is_amount for piece in pieces)
    names = sum(piece.metric is not None for piece in pieces)
    nameless = pieces[0].is_amount and amounts == names + 1
    if nameless or (names == 0 and len(pieces) == 1):
        return [Piece(bare, bare, is_amount=False), *pieces]
    return pieces


def allowed_metric(name: Piece, metrics: Container[str], names: Words[str]) -> str:
    """Return the metric of a name.

    Raises:
        TypedError: it names none, or none of those allowed.
    """
    if name.metric is None:
        raise TypedError(Reason.UNKNOWN_METRIC, name.text, suggestions=names.near(name.text, metrics))
    if name.metric not in metrics:
        raise TypedError(Reason.OTHER_COMMAND, name.text, metric=name.metric)
    return name.metric


def _pieces(found: list[tuple[str | None, str]], names: Words[str]) -> Iterator[Piece]:
    at = 0
    while at < len(found):
        amount, text = found[at]
        if amount:
            yield Piece(amount.strip(), None, is_amount=True)
            at += 1
            continue
        phrase, metric = _phrase([None if number else word for number, word in found[at : at + names.longest]], names)
        if metric or JOINING.meaning(text) is None:
            yield Piece(phrase, metric, is_amount=False)
        at += phrase.count(" ") + 1


def _phrase(words: list[str | None], names: Words[str]) -> tuple[str, str | None]:
    typed = words[: words.index(None)] if None in words else words
    for length in range(len(typed), 0, -1):
        phrase = " ".join(word for word in typed[:length] if word)
        if metric := names.meaning(phrase):
            return phrase, metric
    return typed[0] or "", None
