from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.metrics import SSI_PILLARS
from bot.domain.ssi_pillars import PillarLevels
from bot.i18n import LANGUAGES, Texts
from bot.views.leaderboard import ssi_pillars


def _weak(pillar: str) -> PillarLevels:
    return PillarLevels({each: Decimal(12 if each == pillar else 20) for each in SSI_PILLARS})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pillar", SSI_PILLARS)
def test_each_pillar_has_a_short_list(pillar: str, language: str) -> None:
    """The weakest pillar is marked and comes with two or three things to do, in every language."""
    texts = Texts(language)
    assert "12*" in ssi_pillars.levels(_weak(pillar), texts)
    assert len(ssi_pillars.advice(_weak(pillar), texts).splitlines()) in {3, 4}


def test_what_is_not_known_is_not_told() -> None:
    """Without pillars there is no line, and with a part of them no advice."""
    nothing, part = PillarLevels({}), PillarLevels({"ssi_brand": Decimal(14)})
    assert (ssi_pillars.levels(nothing, Texts("en")), ssi_pillars.advice(nothing, Texts("en"))) == ("", "")
    assert "brand 14" in ssi_pillars.levels(part, Texts("en"))
    assert ssi_pillars.advice(part, Texts("en")) == ""
