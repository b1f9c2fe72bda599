"""The form in which an admin says what the words of a file mean, in a large team."""

from __future__ import annotations

from bot.domain.imports.fields import Kind
from bot.i18n import Texts
from bot.use_cases.imports.preview import Waiting
from bot.use_cases.imports.settle_words import Unsettled
from bot.views.imports import words_form
from sandbox.block_kit import check_view
from sandbox.block_kit.layouts import is_too_large


def test_the_form_opens_in_a_large_team() -> None:
    """Of many unknown owners so many are asked for as Slack takes, each with all sellers; at least one of them."""
    for count in (3, 500, 1200):
        sellers = {f"U{number:010}": f"Wilhelmina {number} von Hohenlohe-Øresund" for number in range(count)}
        waiting = Waiting(Kind.DEALS, owners={f"Owner {number}": 1 for number in range(30)})
        form = words_form.build(Unsettled(waiting, sellers), "digest", Texts("en"))
        assert check_view(form) == []
        assert not is_too_large(form)
        assert any(block.get("block_id") == "owner:0" for block in form["blocks"])
