"""Random draws that are the same for the same data, so that whoever asks twice is told the same."""

from __future__ import annotations

import struct
from hashlib import sha256, shake_256
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

_WORD = 4
"""Bytes of a draw."""


def seed_of(*data: Sequence[object]) -> bytes:
    """Return a seed that depends on the data and on nothing else; numbers count by how they are written."""
    written = "|".join(",".join(map(str, series)) for series in data)
    return sha256(written.encode()).digest()


def shuffles(items: Sequence[T], count: int, seed: bytes) -> Iterator[list[T]]:
    """Yield the items so many times, each time in an order drawn anew; all orders are as good as equally likely."""
    size = len(items)
    for words in _words(size, count, seed):
        yield [items[place] for place in sorted(range(size), key=words.__getitem__)]


def resamples(items: Sequence[T], count: int, seed: bytes) -> Iterator[list[T]]:
    """Yield so many samples of as many items, drawn with replacement; nothing to draw from gives empty ones."""
    size = len(items)
    for words in _words(size, count, seed):
        yield [items[word * size >> 8 * _WORD] for word in words]


def _words(size: int, count: int, seed: bytes) -> Iterator[tuple[int, ...]]:
    """Yield so many tuples of numbers from 0 up to 2³², the same on every machine."""
    read = struct.Struct(f"<{size}I").unpack
    for number in range(count):
        yield read(shake_256(seed + number.to_bytes(_WORD, "little")).digest(size * _WORD))
