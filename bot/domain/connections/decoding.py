"""Text of unknown encoding."""

from __future__ import annotations

import codecs
import io
from typing import Final, TextIO

from bot.domain.connections.errors import ConnectionsFileError, Fault

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_MANY = 0.3
"""In a Western list in UTF-16, nearly half of all bytes are zero."""
_CHUNK = 1 << 16
_WINDOWS: Final = "cp1252"


def lines_of(data: bytes) -> TextIO:
    """Return a text to read line by line, as it was written; what cannot be decoded becomes a replacement mark.

    Raises:
        ConnectionsFileError: it is no text.
    """
    encoding = _encoding(data)
    if encoding in {"utf-8", _WINDOWS} and data[:_SAMPLE].count(0) > 0:
        raise ConnectionsFileError(Fault.NOT_TEXT)
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline="")


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[start::2].count(0) > _MANY * len(sample):
            return encoding
    return "utf-8" if _is_utf8(data) else _WINDOWS


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
