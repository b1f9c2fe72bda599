"""Lists of connections as bytes, the way people have them."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from bot.domain.connections.reading import Reading, read
from bot.domain.connections.titles import TitlePatterns

TODAY = date(2026, 11, 22)
ENGLISH = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
NOTES = 'Notes:\r\n"Some ""addresses"" are missing, as their owners want it, see https://example.com"\r\n\r\n'


def listed(*rows: str, first_line: str = ENGLISH, notes: str = NOTES, encoding: str = "utf-8") -> bytes:
    """Return a list with a first line and rows."""
    return (notes + "\r\n".join([first_line, *rows, ""])).encode(encoding)


def row(number: int, day: str = "05 Mar 2024", position: str = "") -> str:
    """Return the row of somebody; each number is somebody else."""
    return f"Quirin,Zabel,https://www.linkedin.com/in/quirin-{number},,Zabel & Co,{position},{day}"


def on_days(*days: str) -> bytes:
    """Return a list of people who were connected on these days."""
    return listed(*(row(number, day) for number, day in enumerate(days)))


def archived(files: dict[str, bytes]) -> bytes:
    """Return an archive of files."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return archive.getvalue()


def reading(data: bytes, titles: str = "") -> Reading:
    """Return what is read from a list on a Sunday in week 47 of 2026."""
    return read(data, TitlePatterns.of(titles), TODAY)
