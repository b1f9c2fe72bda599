"""What draws digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.use_cases.digests.planning import EXECUTIVE_NOTICE, MANAGER_NOTICE
from bot.views.digests import executive, manager

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts
    from bot.views.answers import Answer

NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    MANAGER_NOTICE: manager.notice,
    EXECUTIVE_NOTICE: executive.notice,
}
"""By the kind of notice."""
