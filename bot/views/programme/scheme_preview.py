"""What a change of weights or goals would do, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import CATALOGUE
from bot.use_cases import receipts
from bot.use_cases.programme.preview_scheme import SchemePreview
from bot.use_cases.programme.save_scheme import DraftOnTop
from bot.views import metrics
from bot.views.answers import Answer, actions, button, context, fields, header, section
from bot.views.leaderboard.score_lines import PILLARS, pillar_name
from bot.views.programme.scheme import bar, capitalised, goal, weight_of, weights_of
from bot.views.values import reads_value
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.scoring.metrics import Pillar
    from bot.domain.visibility import NamedSeller
    from bot.i18n import Texts
    from bot.use_cases.programme.save_scheme import SchemeReceipt
    from bot.views.answers import Block

SAVE: Final = "save_scheme"
"""Its value is a `DraftOnTop`, read by `parse`."""
CANCEL: Final = "cancel_scheme"


def build(preview: SchemePreview, texts: Texts) -> Answer:
    """Return a draft beside what holds, with a button that saves it."""
    if preview.changes_nothing:
        return Answer.of(
            _with_warning(preview, texts.say("That is what holds already; there is nothing to save."), texts)
        )
    title = texts.plain("Preview: nothing is changed yet")
    changes = _with_warning(preview, "\n".join(_changes(preview, texts)), texts)
    now = _top(preview.top_before, texts.say("*Now*"), texts)
    then = _top(preview.top_after, texts.say("*Then*"), texts)
    effect = _effect(preview, texts)
    note = texts.say(
        "Saved, it holds from the running week on; weeks and posts before it stay as they are. The comparison is what "
        "{week} would have been, had it always been so.",
        week=texts.week(preview.week),
    )
    blocks = (
        header(title),
        section(changes),
        fields([now, then]),
        section(effect),
        context(note),
        _buttons(preview, texts),
    )
    return Answer(f"{title}\n{changes}\n{now}\n{then}\n{effect}\n{note}", blocks)


def settled(outcome: SchemeReceipt | SchemePreview, texts: Texts) -> Answer:
    """Return what became of a click on Save: the new version, or the draft again on top of somebody else's."""
    if isinstance(outcome, SchemePreview):
        return build(outcome, texts).in_place()
    sentence = texts.say(
        "Saved: version {version} of weights and goals is in force from {week} on. Everybody can read it with "
        "`/upshot weights`.",
        version=outcome.version,
        week=texts.week(outcome.since),
    )
    because = texts.say("Reason: {reason}", reason=outcome.draft.because) if outcome.draft.because else ""
    return Answer.of(sentence, *([context(because)] if because else [])).in_place()


def cancelled(texts: Texts) -> Answer:
    """Return that nothing was changed."""
    return Answer.of(texts.say("All right, weights and goals stay as they are.")).in_place()


@reads_value("/upshot weights")
def parse(value: str) -> DraftOnTop:
    """Return the draft from the value of the button.

    Raises:
        OutdatedButtonError: it is none.
    """
    return receipts.read(DraftOnTop, value)


def _buttons(preview: SchemePreview, texts: Texts) -> Block:
    value = receipts.written(DraftOnTop(preview.base, preview.draft))
    return actions(
        button(texts.plain("Save"), SAVE, value, style="primary"),
        button(texts.plain("Cancel"), CANCEL),
    )


def _with_warning(preview: SchemePreview, text: str, texts: Texts) -> str:
    if not preview.is_outdated:
        return text
    warning = texts.say(
        "*Somebody else has saved version {version} in the meantime, so yours was not saved.* This is your change on "
        "top of theirs:",
        version=preview.base,
    )
    return f"{warning}\n{text}"


def _changes(preview: SchemePreview, texts: Texts) -> Iterator[str]:
    for pillar in PILLARS:
        lines = [*_changed_weights(preview, pillar, texts), *_changed_goals(preview, pillar, texts)]
        if lines:
            yield _pillar(preview, pillar, texts)
            yield from lines


def _pillar(preview: SchemePreview, pillar: Pillar, texts: Texts) -> str:
    before, after = weight_of(preview.before, pillar), weight_of(preview.after, pillar)
    name = pillar_name(pillar, texts)
    return f"*{name} {_step(texts.number(before), texts.number(after))}*  {bar(after)}"


def _changed_weights(preview: SchemePreview, pillar: Pillar, texts: Texts) -> Iterator[str]:
    before, after = weights_of(preview.before, pillar), weights_of(preview.after, pillar)
    for metric, weight in after.items():
        if weight != before[metric]:
            step = _step(texts.number(before[metric]), texts.number(weight))
            yield f"• {capitalised(metrics.name(metric, texts))} {step}"


def _changed_goals(preview: SchemePreview, pillar: Pillar, texts: Texts) -> Iterator[str]:
    for metric, rule in preview.after.metrics.items():
        was = preview.before.metrics[metric].goal
        if CATALOGUE[metric].pillar is pillar and rule.goal != was:
            yield texts.say(
                "• {metric}, goal {before} → {after}",
                metric=capitalised(metrics.name(metric, texts)),
                before=metrics.amount(metric, half_up(was, 2), texts, preview.currency),
                after=goal(metric, rule.goal, texts, preview.currency),
            )


def _step(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _top(sellers: Sequence[NamedSeller], title: str, texts: Texts) -> str:
    if not sellers:
        return f"{title}\n{texts.say('Nobody has points in that week.')}"
    return "\n".join([title, *(_seller(seller, texts) for seller in sellers)])


def _seller(seller: NamedSeller, texts: Texts) -> str:
    facts: dict[str, object] = {
        "place": seller.place,
        "name": shown_name(seller.name, texts),
        "points": texts.points(seller.points),
    }
    facts["movement"] = texts.signed(seller.movement or 0, 1)
    if seller.place_before not in {None, seller.place}:
        return texts.say(
            "{place}. {name}: *{points}* ({movement}, from place {before})", before=seller.place_before, **facts
        )
    if seller.movement:
        return texts.say("{place}. {name}: *{points}* ({movement})", **facts)
    return texts.say("{place}. {name}: *{points}*", **facts)


def _effect(preview: SchemePreview, texts: Texts) -> str:
    week = texts.week(preview.week)
    if preview.movers is None:
        return texts.say("Who would move in {week} is not told: too few take part.", week=week)
    movers = preview.movers
    if not movers.up and not movers.down:
        return texts.say("Nobody would have another place in {week}.", week=week)
    return texts.say(
        "In {week}, {up} of {ranked} sellers would be higher and {down} lower.",
        week=week,
        up=movers.up,
        down=movers.down,
        ranked=movers.ranked,
    )
