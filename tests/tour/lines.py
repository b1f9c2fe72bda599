"""Who is led on the tour, and what is typed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALES: Final[Mapping[str, str]] = {"en": "en-GB", "de": "de-DE", "sv": "sv-SE"}
PLAIN: Final = ("Anna Berg", "Bo Lindqvist", "Clara Vogt", "Deniz Kaya", "Elin Nyström", "Farid Haddad")
HOSTILE: Final = (
    "Wilhelmina Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst-Bartenstein",
    "\u202eevE\u202c אביגיל בן־דוד <!channel>",
    "👩‍👩‍👧 :tada: *Zoë* & <@U1> 🏳️‍🌈",
    "李 小龙",
)
"""Eighty characters, right to left, emoji and marks, and no Latin letter."""

LAST_WEEK: Final = "/checkin connections 930 target 120 shares 4 meetings 2 leads 1"
SHARED: Final = "https://www.linkedin.com/posts/anna_industry-activity-7260000000000000000-AbCd"
SELLER_LINES: Final = {
    "mystats": "/mystats",
    "leaderboard": "/leaderboard",
    "ssi": "/ssi 67 14 14 21 18",
    "connections": "/connections 948 target 126",
    "share": f"/shares {SHARED}",
    "shares": "/shares",
    "outcomes": "/outcomes calls 12 meetings 3 leads 1",
    "ambiguous": "/deal open 12.000 Nordwind social",
    "deal-won": "/deal won 12000 Nordwind social",
    "deal-refused": "/deal lost Tannhof",
    "refused": "/ssi 720",
    "undo": "/undo",
    "ask": '/upshot ask "Nobody answers my messages"',
    "away": "/upshot away 28.12.-31.12.",
    "parttime": "/upshot parttime 60%",
    "country": "/upshot country DE-BY",
    "shelf": '/upshot shelf add https://example.org/study "Numbers for the next call"',
    "shelf-list": "/upshot shelf",
    "target": '/upshot target "IT managers" 5',
    "naming": "/upshot naming",
    "privacy": "/upshot privacy",
    "help": "/upshot help",
    "help-checkin": "/checkin help",
    "help-shares": "/shares help",
    "help-deal": "/deal help",
    "import": "/upshot import connections",
    "deal-form": "/deal",
    "deal-list": "/deal list",
    "outcome-from-share": f'/outcomes lead "Beta GmbH" from {SHARED}',
}
"""What is typed on the tour; a line opens a form, or is answered."""
ADMIN_LINES: Final = {
    "admin-help": "/upshot help",
    "admin-setup": "/upshot setup",
    "admin-weights": "/upshot weights",
    "admin-preview-weights": "/upshot weights meetings 20",
    "admin-goals": "/upshot goals",
    "admin-preview-goals": "/upshot goals meetings 4",
    "admin-inadmissible": "/upshot weights ssi 60",
    "admin-plan": "/upshot weights plan adoption 26 weeks then balanced",
    "admin-suggested-goals": "/upshot goals suggest",
    "admin-schedule": "/upshot schedule",
    "admin-preview-schedule": "/upshot schedule tuesday 9:30",
    "admin-channel": "/upshot channel",
    "admin-season": "/upshot season half-year",
    "admin-language": "/upshot language svenska",
    "admin-currency": "/upshot currency",
    "admin-new-metric": '/upshot metrics add demos "Product demos" count business consideration goal 2',
    "admin-metrics": "/upshot metrics",
    "admin-role": "/upshot sellers @mia role farmer",
    "admin-role-goals": "/upshot goals role farmer meetings 5",
    "admin-prompts": "/upshot prompts wednesday 14:00",
    "admin-policy": "/upshot policy",
    "admin-preview-policy": "/upshot policy pseudonyms",
    "admin-import": "/upshot import",
    "admin-audit": "/upshot audit",
    "admin-audit-sellers": "/upshot audit sellers",
    "admin-audit-person": "/upshot audit @mia",
    "admin-managers": "/upshot managers",
    "admin-new-team": "/upshot teams add Nord @anna @mia manager @olga",
    "admin-teams": "/upshot teams",
    "admin-teams-help": "/upshot teams help",
    "admin-people": "/upshot people",
    "admin-team-leaderboard": "/leaderboard teams",
    "admin-add-manager": "/upshot managers add @cajsa",
    "admin-auditors": "/upshot auditors",
    "admin-executives": "/upshot executives add @cajsa",
    "admin-digest": "/upshot digest",
    "admin-look-backs": "/upshot schedule month on",
    "admin-admins": "/upshot admins",
    "admin-health": "/upshot health",
    "admin-preview": "/upshot preview",
    "admin-platforms": "/upshot platforms",
    "admin-audience": "/upshot audience",
    "admin-claims": "/upshot claims",
    "admin-verify": "/upshot verify",
    "admin-preview-rate": "/upshot rates USD 0.92 because ECB",
    "admin-rates": "/upshot rates",
    "admin-weather": "/upshot weather",
    "admin-insight": "/upshot insight",
    "admin-wall": "/upshot wall",
    "admin-business": "/upshot business",
    "admin-costs": "/upshot costs",
}
