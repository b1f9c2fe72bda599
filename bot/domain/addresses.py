"""Web addresses of what was shared: which ones are the same, and when one counts again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from urllib.parse import SplitResult

    from bot.domain.weeks import Week

WEEKS_BETWEEN: Final = 4
"""An address counts once in this many weeks."""

_ACTIVITY = re.compile(r"(?:activity|share|ugcPost)[-:](?P<id>[0-9]{10,})", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_.*|trk.*|tracking_?id|li_.*|lipi|licu|rcm|mid_?token|mid_?sig|hsa_.*|_hs.*|mc_.*|fbclid|fb_.*|gclid|gclsrc"
    r"|dclid|gbraid|wbraid|msclkid|igshid|igsh|twclid|ttclid|yclid|mkt_tok|vero_id|oly_.*|wt_mc.*|xing_share|sc_.*"
    r"|ref|ref_src|ref_url|share_id|si|s_cid|cmpid|campaignid",
    re.IGNORECASE,
)
_LINKEDIN = re.compile(r"(?:[a-z]{2,3}\.|touch\.)?linkedin\.com")
_VIEWS = frozenset({"www", "m", "mobile", "amp"})
"""The first parts of hosts that show the same pages in another way."""
_DEFAULT_PORTS = {"", "80", "443"}


class AddressKnownError(UserError):
    """The address counts already, for the named week; it counts once in four weeks."""

    def __init__(self, address: str, week: Week) -> None:
        super().__init__(address, week)
        self.address = address
        self.week = week


def normalised(address: str) -> str:
    """Return the one spelling of an address: without scheme, `www`, tracking, place and last slash.

    The pages of one LinkedIn post have one spelling, whichever way they were copied.

    Args:
        address: a web address with its scheme.
    """
    parts = urlsplit(address)
    host = _host(parts.hostname or "")
    if _LINKEDIN.fullmatch(host):
        return "linkedin.com" + _linkedin_path(parts.path)
    query = urlencode(sorted((name, value) for name, value in _pairs(parts.query) if not _TRACKING.fullmatch(name)))
    place = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!/")) else ""
    return f"{host}{_port(parts)}{parts.path.rstrip('/')}" + (f"?{query}" if query else "") + place


def check_new(address: str, week: Week, counted: Iterable[Week]) -> None:
    """Return when an address may count for a week.

    Args:
        address: the normalised address.
        week: the week that it is to count for.
        counted: the weeks for which it counts already.

    Raises:
        AddressKnownError: it counts for a week less than four weeks away.
    """
    for other in counted:
        if abs(other.number - week.number) < WEEKS_BETWEEN:
            raise AddressKnownError(address, other)


def _host(name: str) -> str:
    """Return a host in letters, without what only chooses a view of the same pages."""
    labels = [_letters(label) for label in name.strip(".").split(".")]
    while len(labels) > 2 and labels[0] in _VIEWS:  # noqa: PLR2004 - a host keeps its name and its ending
        del labels[0]
    return ".".join(labels)


def _letters(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode().decode("punycode").lower()
    except UnicodeError:
        return label


def _port(parts: SplitResult) -> str:
    port = parts.netloc.rpartition("]")[2].rpartition("@")[2].partition(":")[2]
    return "" if port in _DEFAULT_PORTS else f":{port}"


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def _linkedin_path(path: str) -> str:
    activity = _ACTIVITY.search(path.replace("%3A", ":").replace("%3a", ":"))
    if activity:
        return f"/feed/update/{activity['id']}"
    return path.rstrip("/")
