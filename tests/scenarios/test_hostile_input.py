from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.office import Office

COMMANDS = (
    *("/ssi", "/checkin", "/connections", "/shares", "/outcomes", "/deal won 500", "/deal", "/undo", "/leaderboard"),
    *("/mystats", "/upshot", "/upshot setup", "/upshot weights", "/upshot goals", "/upshot admins", "/upshot away"),
    *("/upshot parttime", "/upshot post", "/upshot ssi"),
)
HOSTILE = {
    "mention": "<!channel> <@U123> <#C1|x> <!here|here> <!subteam^S1>",
    "escaped": "&lt;!channel&gt; &amp;lt;!here&amp;gt;",
    "names": "@channel @here @everyone @anna #sales",
    "long": "7" * 3_000,
    "words": "a " * 1_500,
    "entities": "&amp;" * 400,
    "right to left": "\u202e72 elif\u202c \u2067\u0667\u0662\u2069",
    "emoji": "🙂🏳️‍🌈 :smile: 👩‍👩‍👧",
    "control": "7\x002\x1b[31m\x07",
    "surrogate": "72 \ud800 \udfff",
    "zero width": "7\u200b2\ufeff",
    "markup": "*bold* `code` ```block``` ~x~ <http://evil.example|click> > quote",
    "formula": '=HYPERLINK("http://evil.example") {week} %s {0} %(x)s',
    "brackets": "[" * 500,
    "quotes": '"' * 501,
    "big": "1" + "0" * 400,
    "small": "0." + "0" * 300 + "1",
    "lines": "72\n\nleads 4\r\nmeetings\u2028 2",
    "sql": "72'; DROP TABLE entry; --",
    "spaces": "\u00a0\u2003\u3000",
    "empty": "",
}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", HOSTILE)
async def test_whatever_is_typed_is_answered_harmlessly(office: Office, name: str) -> None:
    """Each command answers each text, never with an incident, and nothing of it comes alive."""
    anna = office.sits("anna")
    await anna.types("/ssi 70")
    for command in COMMANDS:
        said = await anna.types(f"{command} {HOSTILE[name]}")
        assert said or anna.seat.form, command
        assert "went wrong" not in said, command
        assert "\u202e" not in said
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    assert office.posts
    for shown in office.everything_shown():
        assert not re.search("<[!@#]|<http://evil", shown), shown


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_an_admins_hostile_text_is_as_harmless(office: Office) -> None:
    """What an admin types is not trusted either."""
    alva = office.sits("alva")
    for text in HOSTILE.values():
        for command in ("/upshot setup", "/upshot weights", "/upshot goals", "/upshot admins add", "/upshot post"):
            said = await alva.types(f"{command} {text}")
            assert said or alva.seat.form, (command, text)
            assert "went wrong" not in said, (command, text)
    for shown in office.everything_shown():
        assert not re.search("<!|<http://evil", shown), shown


async def test_names_cannot_make_noise_in_the_channel(office: Office) -> None:
    """A seller called like a mention stands on the leaderboard as text."""
    for number, name in enumerate(("<!channel>", "@here & *Bold*", "\u202eevE", "x" * 300, "`code` ~a~ _b_")):
        office.workspace.add_person(f"s{number}", real_name=name)
        await office.sits(f"s{number}").types(f"/outcomes meetings {number + 1}")
        await office.sits(f"s{number}").types("/leaderboard")
        await office.sits(f"s{number}").types("/mystats")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    assert len(office.posts) == 1
    for shown in office.everything_shown():
        assert not re.search("<[!@#]", shown), shown
        assert "\u202e" not in shown


async def test_a_customer_cannot_make_noise_either(office: Office) -> None:
    """A deal's customer is shown as it was typed, and does nothing."""
    anna = office.sits("anna")
    for customer in ("<!channel>", "&lt;!here&gt;", "*Acme*", "`Acme`", "<http://evil.example|Acme>", "@channel"):
        await anna.types(f'/deal won 500 "{customer}" social')
    await anna.types("/deal")
    await anna.types("/undo")
    for shown in office.everything_shown():
        assert not re.search("<[!@#]|<http://evil", shown), shown


async def test_tampered_buttons_are_refused(office: Office) -> None:
    """Whatever a button's value says, nothing breaks and nobody else's entry moves."""
    anna, bernd = office.sits("anna"), office.sits("bernd")
    await bernd.types("/outcomes meetings 3")
    await anna.types("/deal won 12.000 Acme social")
    assert anna.seen is not None
    message = anna.seen.message
    assert message is not None
    buttons = [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]
    entries = office.entries
    for value in ("1", "2", "-1", "x", "", "99999999999999999999", "1 2 3", "{}"):
        for button in buttons:
            button["value"] = value
        for button in tuple(buttons):
            office.expects_incidents = True
            await anna.clicks(button["action_id"], message)
    assert office.entries == entries
