"""Receipts as they are kept in the journal, so that a repeated delivery is given the same one."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


def written(receipt: object) -> str:
    """Return a receipt, a frozen dataclass, as JSON."""
    return _adapter(type(receipt)).dump_json(receipt).decode()  # type: ignore[arg-type] # a class can be a key


def read(kind: type[T], document: str) -> T:
    """Return the receipt of a kind that ``written`` made a document of."""
    receipt: T = _adapter(kind).validate_json(document)  # type: ignore[arg-type] # a class can be a key
    return receipt


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
