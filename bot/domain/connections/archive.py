"""The list of connections within the archive that LinkedIn sends."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from bot.domain.connections.errors import LARGEST_BYTES, ConnectionsFileError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
_NAME: Final = "connections.csv"
_SPREADSHEETS: Final = ("xl/", "content.xml", "index/document.iwa")
"""What stands in the archives that Excel, LibreOffice and Numbers save as."""
_ENCRYPTED: Final = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)
"""What `zipfile` raises for archives that are cut off, made up or of a newer kind; all of it seen in tests."""


def unpacked(data: bytes) -> bytes:
    """Return the list of connections of an archive; what is no archive is returned as it is.

    No more than the largest list is ever unpacked, whatever the archive says of its sizes.

    Raises:
        ConnectionsFileError: the archive has none, is locked or broken, or the list in it is too large.
    """
    if not data.startswith(_SIGNATURES):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, _listed(archive.infolist()))
    except _BROKEN as error:
        raise ConnectionsFileError(Fault.BROKEN_ARCHIVE) from error


def _listed(members: Iterable[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """Return the list of connections, the one that lies nearest to the top."""
    names = {member.filename.lower(): member for member in members}
    lists = [name for name in names if name.rpartition("/")[2] == _NAME]
    if not lists:
        is_sheet = any(name.startswith(_SPREADSHEETS) for name in names)
        raise ConnectionsFileError(Fault.SPREADSHEET if is_sheet else Fault.NOT_IN_ARCHIVE)
    member = names[min(lists, key=lambda name: (name.count("/"), name))]
    if member.flag_bits & _ENCRYPTED:
        raise ConnectionsFileError(Fault.LOCKED_ARCHIVE)
    return member


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as packed:
        data = packed.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise ConnectionsFileError(Fault.TOO_LARGE)
    return data
