"""What draws the notices about outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.use_cases.outcomes.contest import CONTEST_NOTICE
from bot.use_cases.outcomes.deal_credits import DEAL_CREDIT_NOTICE, DECLINED_NOTICE
from bot.use_cases.outcomes.ring_bell import BELL_NOTICE
from bot.use_cases.outcomes.settle_customer import SETTLED_NOTICE
from bot.use_cases.outcomes.shares import CREDIT_NOTICE
from bot.use_cases.outcomes.verification import LARGE_DEAL_NOTICE
from bot.use_cases.outcomes.verify_deal import VERIFIED_NOTICE
from bot.views.outcomes import bell, claims, deal_credits, verification

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts
    from bot.views.answers import Answer

NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    BELL_NOTICE: bell.notice,
    CONTEST_NOTICE: claims.question,
    CREDIT_NOTICE: claims.told_sharer,
    DEAL_CREDIT_NOTICE: deal_credits.told_colleague,
    DECLINED_NOTICE: deal_credits.told_seller,
    LARGE_DEAL_NOTICE: verification.question,
    VERIFIED_NOTICE: verification.told_sharer,
    SETTLED_NOTICE: claims.told_claimant,
}
"""By the kind of notice."""
