"""What a change of weights or goals would do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility
from bot.domain.scoring.exact import half_up
from bot.domain.weeks import Week
from bot.i18n import capitalised, escape
from bot.use_cases import receipts
from bot.use_cases.programme.save_scheme import DraftOnTop
from bot.views import metrics, readings
from bot.views.answers import Answer, actions, button, context, fields, header, section
from bot.views.leaderboard import visibility
from bot.views.leaderboard.score_lines import PILLARS, pillar_name
from bot.views.programme import limits, own_goals, what_if
from bot.views.programme.goal_words import goal
from bot.views.programme.scheme import bar, weight_of, weights_of
from bot.views.values import reads_value
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.scoring.metrics import Pillar
    from bot.domain.visibility import NamedSeller
    from bot.i18n import Texts
    from bot.use_cases.programme.preview_scheme import SchemePreview
    from bot.views.answers import Block

SAVE: Final = "save_scheme"
"""Its value is a `DraftOnTop`, read by `parse`."""
CANCEL: Final = "cancel_scheme"
EXPLAIN: Final = "explain_scheme"
"""Asks for the reason first; its value is that of `SAVE`."""
PREVIEW: Final = "preview_scheme"
"""Previews a draft; its value is a `DraftOnTop`."""


def build(preview: SchemePreview, texts: Texts) -> Answer:
    """Return a draft beside what holds, with a button that saves it."""
    if preview.changes_nothing:
        return Answer.of(
            _with_warning(preview, texts.say("That is what holds already; there is nothing to save."), texts)
        )
    title = texts.plain("Preview: nothing is changed yet")
    told = _with_warning(preview, changes(preview, texts), texts)
    tops = _tops(preview, texts)
    effect = "\n".join([_effect(preview, texts), *what_if.lines(preview.what_if, texts)])
    notes = [note for note in _notes(preview, texts) if note]
    doubts = list(_doubts(preview, texts))
    blocks = (
        header(title),
        *doubts,
        section(told),
        fields(tops) if len(tops) > 1 else section(*tops),
        section(effect),
        *map(context, notes),
        _buttons(preview, texts),
    )
    asked = [block["text"]["text"] for block in doubts if block["type"] == "section"]
    return Answer("\n".join([*asked, title, told, *tops, effect, *notes]), blocks)


def looked_at(preview: SchemePreview, texts: Texts) -> Answer:
    """Return a draft beside what holds, to be read only."""
    shown = build(preview, texts)
    return replace(shown, blocks=tuple(block for block in shown.blocks if block["type"] != "actions"))


def inadmissible(refusal: Answer, mended: SchemePreview, texts: Texts) -> Answer:
    """Return a refusal with the nearest scheme that keeps the guard rails, and a button that previews it."""
    nearest = f"{texts.say('*The nearest that is possible*')}\n{changes(mended, texts)}"
    value = receipts.written(DraftOnTop(mended.base, mended.draft))
    look = actions(button(texts.plain("Preview this"), PREVIEW, value, style="primary"))
    return Answer(f"{refusal.text}\n{nearest}", (*refusal.blocks, section(nearest), look), is_refusal=True)


def changes(preview: SchemePreview, texts: Texts) -> str:
    """Return what a draft changes, metric by metric, or when which preset of a schedule starts."""
    if preview.later:
        return "\n".join(_schedule(preview, texts))
    return "\n".join(_changes(preview, texts))


@reads_value("/upshot weights")
def parse(value: str) -> DraftOnTop:
    """Return the draft from the value of the button.

    Raises:
        OutdatedButtonError: it is none.
    """
    return receipts.read(DraftOnTop, value)


def _notes(preview: SchemePreview, texts: Texts) -> Iterator[str]:
    yield limits.near(preview.after, texts)
    yield _since(preview, texts)
    if preview.follows is not None:
        yield texts.say(
            "From {week} on version {version} holds, as planned before.",
            week=texts.week_of_year(Week(preview.follows.effective_from)),
            version=preview.follows.version,
        )
    if preview.needs_approval:
        yield texts.say("Another admin has to approve it within 14 days.")


def _since(preview: SchemePreview, texts: Texts) -> str:
    if preview.is_from_now:
        since = texts.say("Saved, it holds from the running week on; weeks and posts before it stay as they are.")
    else:
        since = texts.say(
            "Saved, it holds from {week} on; until then nothing changes.", week=texts.week_of_year(preview.since)
        )
    compared = texts.say(
        "The comparison is what {week} would have been by the rules before and after, had each always held.",
        week=texts.week(preview.week),
    )
    return f"{since} {compared}"


def _doubts(preview: SchemePreview, texts: Texts) -> Iterator[Block]:
    """Yield whether the goals were meant that are rather typed than those that were read."""
    draft = preview.draft
    for metric, other in draft.others.items():
        read, meant = (
            metrics.amount(metric, amount, texts, preview.currency) for amount in (draft.amounts[metric], other)
        )
        left = {each: amount for each, amount in draft.others.items() if each != metric}
        changed = replace(draft, amounts={**draft.amounts, metric: other}, others=left)
        value = receipts.written(DraftOnTop(preview.base, changed))
        yield readings.question(read, meant, texts)
        yield actions(readings.meant(meant, f"{PREVIEW}:{metric}", value, texts))


def _buttons(preview: SchemePreview, texts: Texts) -> Block:
    value = receipts.written(DraftOnTop(preview.base, preview.draft))
    label = texts.plain("Propose") if preview.needs_approval else texts.plain("Save")
    style = None if preview.draft.others else "primary"
    save = button(label, SAVE, value, style=style)
    if preview.is_reason_needed:
        save = button(texts.plain("Give the reason and save"), EXPLAIN, value, style=style)
    return actions(save, button(texts.plain("Cancel"), CANCEL))


def _schedule(preview: SchemePreview, texts: Texts) -> Iterator[str]:
    for scheme in (preview.after, *preview.later):
        pillars = [f"{pillar_name(pillar, texts)} {texts.number(weight_of(scheme, pillar))}" for pillar in PILLARS]
        week = Week(scheme.effective_from)
        yield texts.say("• From {week} on: {weights}", week=texts.week_of_year(week), weights=" · ".join(pillars))


def _with_warning(preview: SchemePreview, text: str, texts: Texts) -> str:
    if not preview.is_outdated:
        return text
    warning = texts.say(
        "*Version {version} was saved in the meantime, so this was not.* Here is your change on top of it:",
        version=preview.base,
    )
    return f"{warning}\n{text}"


def _changes(preview: SchemePreview, texts: Texts) -> Iterator[str]:
    yield from own_goals.changes(preview, texts)
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
            yield f"• {escape(capitalised(metrics.name(metric, texts)))} {step}"


def _changed_goals(preview: SchemePreview, pillar: Pillar, texts: Texts) -> Iterator[str]:
    for metric, rule in preview.after.metrics.items():
        was = preview.before.metrics[metric].goal
        if preview.after.catalogue[metric].pillar is pillar and rule.goal != was:
            yield texts.say(
                "• {metric}, goal {before} → {after}",
                metric=capitalised(metrics.name(metric, texts)),
                before=metrics.amount(metric, half_up(was, 2), texts, preview.currency),
                after=goal(preview.after.catalogue[metric], rule.goal, texts, preview.currency),
            )


def _step(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _tops(preview: SchemePreview, texts: Texts) -> list[str]:
    """Return the first places before and after, or why there are none."""
    if preview.top_before or preview.top_after:
        now, then = texts.say("*Now*"), texts.say("*Then*")
        return [_top(preview.top_before, now, texts), _top(preview.top_after, then, texts)]
    if preview.visibility in {Visibility.NAMED, Visibility.TOP}:
        return [texts.say("Nobody has points in that week.")]
    return [visibility.nobody(preview.visibility, texts)]


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
