"""The table of all doors: what it takes to be let in at each, and something that can be said there.

Whoever builds a door adds it here; `tests/bot/test_permissions.py` sends everybody to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.domain.permissions import Right
from tests.teams import WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping

READ, REPORT, LEAD, ADMINISTER = Right.READ, Right.REPORT, Right.LEAD, Right.ADMINISTER
OVERSEE = Right.OVERSEE
ANYBODY = None
"""Even a guest may, as long as they belong to the workspace: nothing is told of the programme, and nothing kept."""


@dataclass(frozen=True, slots=True)
class Door:
    """A door, and what is said there; the same door may take more for one thing than for another."""

    kind: str
    name: str
    right: Right | None
    text: str = ""
    view: Mapping[str, Any] = field(default_factory=dict)
    """What a form sends, or the form in which something was clicked."""


_WEEK = str(WEEK.number)
_CHECK_IN = {"private_metadata": f'{{"week": {{"number": {_WEEK}}}}}', "state": {"values": {}}}
_REASON = {
    "private_metadata": '{"base": 1, "draft": {"aspect": "weights"}}',
    "state": {"values": {"reason": {"value": {"value": "why"}}}},
}

DOORS = (
    Door("commands", "/checkin", REPORT),
    Door("commands", "/checkin", REPORT, "ssi 72"),
    Door("commands", "/connections", REPORT, "930"),
    Door("commands", "/connections", REPORT, "import"),
    Door("commands", "/deal", REPORT),
    Door("commands", "/deal", REPORT, "won 12000 Acme"),
    Door("commands", "/deal", REPORT, "list"),
    Door("commands", "/leaderboard", READ),
    Door("commands", "/leaderboard", READ, "season"),
    Door("commands", "/leaderboard", READ, "teams"),
    Door("commands", "/leaderboard", READ, "last week"),
    Door("commands", "/mystats", REPORT),
    Door("commands", "/outcomes", REPORT, "meetings 3"),
    Door("commands", "/shares", REPORT, "4"),
    Door("commands", "/ssi", REPORT, "72"),
    Door("commands", "/undo", REPORT),
    Door("subcommands", "admins", READ),
    Door("subcommands", "admins", ADMINISTER, "add <@U0>"),
    Door("subcommands", "audience", READ),
    Door("subcommands", "audience", ADMINISTER, 'titles "CIO"'),
    Door("subcommands", "audit", READ),
    Door("subcommands", "channel", READ),
    Door("subcommands", "channel", ADMINISTER, "<#C9|sales>"),
    Door("subcommands", "currency", READ),
    Door("subcommands", "currency", ADMINISTER, "EUR"),
    Door("subcommands", "language", READ),
    Door("subcommands", "language", ADMINISTER, "de"),
    Door("subcommands", "metrics", READ),
    Door("subcommands", "metrics", ADMINISTER, "ssi meetings"),
    Door("subcommands", "metrics", ADMINISTER, "add demos business goal 2"),
    Door("subcommands", "metrics", ADMINISTER, "remove demos"),
    Door("actions", "define_metric", ADMINISTER),
    Door("forms", "own_metric", ADMINISTER),
    Door("subcommands", "policy", READ),
    Door("subcommands", "policy", ADMINISTER, "top 5"),
    Door("subcommands", "schedule", READ),
    Door("subcommands", "schedule", ADMINISTER, "tuesday"),
    Door("subcommands", "season", READ),
    Door("subcommands", "season", ADMINISTER, "half-year"),
    Door("subcommands", "start", ADMINISTER),
    Door("actions", "set_up_step", ADMINISTER, "invite"),
    Door("actions", "save_settings", ADMINISTER, '{"plan": {"season": "quarter"}}'),
    Door("actions", "cancel_settings", ANYBODY),
    Door("subcommands", "auditors", READ),
    Door("subcommands", "auditors", ADMINISTER, "add <@U0>"),
    Door("subcommands", "away", REPORT, "2026-12-20 to 2027-01-06"),
    Door("subcommands", "away", REPORT),
    Door("subcommands", "claims", LEAD),
    Door("subcommands", "country", REPORT, "DE-BY"),
    Door("subcommands", "executives", READ),
    Door("subcommands", "executives", ADMINISTER, "add <@U0>"),
    Door("subcommands", "digest", LEAD),
    Door("subcommands", "ask", REPORT),
    Door("subcommands", "country", ADMINISTER, "<@U0> DE-BY"),
    Door("subcommands", "export", READ),
    Door("subcommands", "goals", READ),
    Door("subcommands", "goals", ADMINISTER, "meetings 4"),
    Door("subcommands", "health", READ),
    Door("subcommands", "help", ANYBODY),
    Door("subcommands", "import", REPORT),
    Door("subcommands", "insight", OVERSEE),
    Door("subcommands", "join", REPORT),
    Door("subcommands", "privacy", READ),
    Door("subcommands", "managers", READ),
    Door("subcommands", "managers", ADMINISTER, "add <@U0>"),
    Door("subcommands", "naming", REPORT),
    Door("subcommands", "naming", REPORT, "off"),
    Door("subcommands", "parttime", REPORT, "60%"),
    Door("subcommands", "people", ADMINISTER),
    Door("subcommands", "platforms", READ),
    Door("subcommands", "platforms", ADMINISTER, "add xing"),
    Door("subcommands", "post", ADMINISTER, "now"),
    Door("subcommands", "preview", ADMINISTER),
    Door("subcommands", "prompts", REPORT, "off"),
    Door("subcommands", "sellers", ADMINISTER),
    Door("subcommands", "sellers", ADMINISTER, "add <@U0>"),
    Door("subcommands", "sellers", ADMINISTER, "add <#C1|sales>"),
    Door("subcommands", "setup", ADMINISTER),
    Door("subcommands", "setup", ADMINISTER, "tuesday 9:30"),
    Door("subcommands", "shelf", READ),
    Door("subcommands", "shelf", REPORT, 'add https://example.com/article "why"'),
    Door("subcommands", "shelf", LEAD, "remove 1"),
    Door("subcommands", "target", REPORT),
    Door("subcommands", "target", REPORT, '"IT managers" 5'),
    Door("subcommands", "teams", READ),
    Door("subcommands", "teams", ADMINISTER, "add Nord"),
    Door("actions", "add_team", ADMINISTER),
    Door("actions", "edit_team", ADMINISTER, "1"),
    Door("actions", "let_team_take_part", ADMINISTER, "1"),
    Door("forms", "team", ADMINISTER),
    Door("subcommands", "wall", LEAD),
    Door("subcommands", "wall", LEAD, "14 days"),
    Door("subcommands", "wall", LEAD, "end"),
    Door("actions", "end_wall", LEAD),
    Door("subcommands", "weights", READ),
    Door("subcommands", "weights", ADMINISTER, "meetings 20"),
    Door("actions", "add_channel_sellers", ADMINISTER, "C1"),
    Door("actions", "am_away", REPORT, _WEEK),
    Door(
        "actions", "answer_deal", REPORT, '{"word": {"stage": "won", "customer": "Acme"}, "delivery_key": "command:1"}'
    ),
    Door("actions", "audit_older", READ, "|5"),
    Door("actions", "cancel_scheme", ANYBODY),
    Door("actions", "choose_outcome", REPORT),
    Door("actions", "choose_week", REPORT, view=_CHECK_IN),
    Door("actions", "confirm_deal", REPORT, "1"),
    Door("actions", "confirm_numbers", REPORT, _WEEK),
    Door("actions", "decide_find", LEAD, "1 on"),
    Door("actions", "decide_request", LEAD, "absence 1 confirmed"),
    Door("actions", "discard_connections", ANYBODY),
    Door("actions", "edit_deal", REPORT, "1"),
    Door("actions", "leave_post", ADMINISTER, f"{_WEEK} 1"),
    Door("actions", "move_deal", REPORT, "won 1"),
    Door("actions", "move_to_last_week", REPORT, "1"),
    Door("actions", "no_more_reminders", REPORT, _WEEK),
    Door("actions", "open_deal_form", REPORT),
    Door("actions", "open_import_connections", REPORT),
    Door("actions", "open_results_of_share", REPORT),
    Door("actions", "own_numbers", REPORT),
    Door("actions", "page_of_people", ADMINISTER, "1"),
    Door("actions", "post_again", ADMINISTER, f"{_WEEK} 1"),
    Door("actions", "read_other_way", REPORT, "1 ssi"),
    Door("actions", "remind_again", REPORT, _WEEK),
    Door("actions", "remind_tomorrow", REPORT, _WEEK),
    Door("actions", "report_week", REPORT),
    Door("actions", "ring_bell", REPORT, "1"),
    Door("actions", "same_as_last_week", REPORT, _WEEK),
    Door("actions", "save_connections", REPORT),
    Door("actions", "save_scheme", ADMINISTER, '{"base": 1, "draft": {"aspect": "weights"}}'),
    Door("actions", "say_kind_of_share", REPORT, "abc own"),
    Door("actions", "say_phase_of_share", REPORT, "abc awareness"),
    Door("actions", "settle_customer", LEAD),
    Door("actions", "share_item", REPORT, "1"),
    Door("actions", "show_leaderboard", READ),
    Door("actions", "suggest_for_team", REPORT, "1"),
    Door("actions", "take_item_off", LEAD, "1"),
    Door("actions", "undo_entry", REPORT, "1"),
    Door("actions", "why_this_score", REPORT, "2026-W45"),
    Door("actions", "withdraw_find", REPORT, "1"),
    Door("actions", "withdraw_request", REPORT, "absence 1"),
    Door("forms", "check_in", REPORT, view=_CHECK_IN),
    Door("forms", "deal", REPORT),
    Door("forms", "import_connections", REPORT, view={"state": {"values": {"file": {"file": {"files": []}}}}}),
    Door("forms", "outcome", REPORT),
    Door(
        "forms",
        "results_of_share",
        REPORT,
        view={"private_metadata": f'{{"key": "abc", "shown": {{"week": {{"number": {_WEEK}}}}}}}'},
    ),
    Door("forms", "set_up", ADMINISTER),
    Door("shortcuts", "report_my_week", REPORT),
    Door("message_shortcuts", "log_as_outcome", REPORT),
    Door("actions", "approve_scheme", ADMINISTER, "1"),
    Door("actions", "change_scheme", ADMINISTER, "weights"),
    Door("actions", "decline_scheme", ADMINISTER, "1"),
    Door("actions", "explain_scheme", ADMINISTER, '{"base": 1, "draft": {"aspect": "weights"}}'),
    Door("actions", "look_at_proposal", ADMINISTER, "1"),
    Door("actions", "preview_scheme", ADMINISTER, '{"base": 1, "draft": {"aspect": "weights"}}'),
    Door("actions", "take_preset", ADMINISTER, "results"),
    Door("actions", "withdraw_scheme", ADMINISTER, "1"),
    Door("forms", "scheme", ADMINISTER),
    Door("forms", "scheme_reason", ADMINISTER, view=_REASON),
    Door("actions", "discard_import_file", ADMINISTER),
    Door("actions", "open_import_file", ADMINISTER),
    Door("actions", "save_import_file", ADMINISTER),
    Door("actions", "settle_import_words", ADMINISTER),
    Door("forms", "import_file", ADMINISTER),
    Door("forms", "settle_import_words", ADMINISTER),
    Door("actions", "start_set_up", ADMINISTER),
    Door("subcommands", "leave", REPORT),
)
