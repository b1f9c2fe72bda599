"""The customers of sellers with alike SSI, as Slack's bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.scoring.exact import half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.insight.insight import Group
    from bot.i18n import Texts
    from bot.views.answers import Block


def bars(groups: Sequence[Group], texts: Texts) -> tuple[Block, ...]:
    """Return a bar for each group, two or three; nothing where two of them could not be told apart.

    A plain dict, because slack_sdk 3.47 has no class for it; titles have 50 characters at most, labels 20 [Slack:
    block-kit/blocks/data-visualization-block].
    """
    labels = [_label(group, texts) for group in groups]
    if len(set(labels)) < len(labels):
        return ()
    data = [
        {"label": label, "value": float(half_up(group.customers, 1))}
        for label, group in zip(labels, groups, strict=True)
    ]
    axes = {
        "categories": labels,
        "x_label": texts.plain("SSI of the weeks before"),
        "y_label": texts.plain("Customers in a quarter"),
    }
    drawing = {"type": "bar", "series": [{"name": texts.plain("Customers"), "data": data}], "axis_config": axes}
    return ({"type": "data_visualization", "title": texts.plain("Customers won, by SSI"), "chart": drawing},)


def _label(group: Group, texts: Texts) -> str:
    lowest, highest = (texts.number(half_up(each, 0)) for each in (group.lowest, group.highest))
    return texts.plain("{lowest} to {highest}", lowest=lowest, highest=highest)
