"""LinkedIn's list of connections, as stories need it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NOTES = 'Notes:\r\n"Some addresses are missing, as their owners want it, see ""Settings""."\r\n\r\n'
FIRST_LINE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"


def connections_csv(people: Iterable[tuple[date, str]]) -> bytes:
    """Return the list of people who were connected on a day and hold a position."""
    rows = io.StringIO(newline="")
    rows.write(NOTES + FIRST_LINE)
    writer = csv.writer(rows)
    for number, (day, position) in enumerate(people):
        address = f"https://www.linkedin.com/in/quirin-{number}"
        writer.writerow([f"Quirin{number}", "Zabel", address, "", "Zabel, Kuhn & Co", position, f"{day:%d %b %Y}"])
    return rows.getvalue().encode()
