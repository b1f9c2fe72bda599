from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.office import Office


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("handle", "line", "shown"),
    [
        ("anna", "/ssi 63.5", "63.5"),
        ("anna", "/connections 1,234", "1,234"),
        ("anna", "/deal won 12k Acme social", "€12,000"),
        ("anna", "/deal won €\u00a012,000 Acme social", "€12,000"),
        ("anna", "/outcomes meetings \uff13 leads \uff11", "3"),
        ("bernd", "/ssi 63,5", "63,5"),
        ("bernd", "/connections 1.234", "1.234"),
        ("bernd", "/deal gewonnen 12 T€ Acme social", "12.000\u00a0€"),
        ("bernd", "/outcomes termine 3 leads 1", "3"),
        ("cajsa", "/ssi 63,5", "63,5"),
        ("cajsa", "/connections 1 234", "1\u00a0234"),
        ("cajsa", "/connections 1\u202f234", "1\u00a0234"),
        ("cajsa", "/outcomes möten 3 leads 1", "3"),
        ("cajsa", "/ssi 72 förra veckan", "72"),
        ("bernd", "/ssi 72 letzte Woche", "72"),
        ("bernd", "/ssi 72 KW 45", "72"),
        ("cajsa", "/ssi 72 v. 45", "72"),
        ("cajsa", "/ssi 72 vecka 45", "72"),
        ("anna", "/ssi 72 2026-W45", "72"),
        ("anna", "/ssi “72”", "72"),
    ],
)
async def test_numbers_are_taken_as_people_write_them(office: Office, handle: str, line: str, shown: str) -> None:
    """Separators, words and weeks of the three languages are understood and repeated in the person's own."""
    entries = office.entries
    assert shown in await office.sits(handle).types(line)
    assert office.entries == entries + 1


async def test_swedish_crowns_wait_for_a_rate(office: Office) -> None:
    """Another currency than the programme's is refused with the reason, and nothing is stored."""
    entries = office.entries
    said = await office.sits("cajsa").types("/deal vunnen 250 TSEK Acme social")
    assert "EUR" in said
    assert "SEK" in said
    assert office.entries == entries


async def test_the_other_reading_of_an_ambiguous_number_is_one_click_away(office: Office) -> None:
    """A deal of 12.000 is small in English and large in German; the answer says which was taken."""
    anna = office.sits("anna")
    assert "€12 " in await anna.types("/deal won 12.000 Acme social")
    (label,) = [label for label in anna.labels if "12,000" in label]
    assert "€12,000" in await anna.clicks(label)
    bernd = office.sits("bernd")
    assert "12.000\u00a0€" in await bernd.types("/deal won 12.000 Nordwind social")
    (label,) = [label for label in bernd.labels if "12\u00a0€" in label]
    assert "12\u00a0€" in await bernd.clicks(label)


async def test_a_changed_language_holds_from_the_next_answer_on(office: Office) -> None:
    """Slack tells when somebody switches the language, and the numbers follow."""
    anna = office.sits("anna")
    assert "63.5" in await anna.types("/ssi 63.5")
    office.workspace.change_person("anna", locale="de-DE")
    await office.server.slack.events.settle()
    assert "63,5" in await anna.types("/ssi 63,5")
