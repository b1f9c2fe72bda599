"""A change of settings before it is saved, and afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.domain.programme import Silence
from bot.domain.typed.zones import find_zone
from bot.i18n import Markup
from bot.use_cases import receipts
from bot.use_cases.programme.change_settings import SettingsProposal
from bot.views.answers import Answer, actions, button, context, header, section
from bot.views.leaderboard import visibility as visibility_words
from bot.views.programme import settings, silence
from bot.views.values import reads_value
from bot.views.weekly_post import board

if TYPE_CHECKING:
    from bot.domain.visibility import VisibleLeaderboard
    from bot.i18n import Texts
    from bot.use_cases.programme.change_settings import SettingsPreview, SettingsReceipt

SAVE: Final = "save_settings"
CANCEL: Final = "cancel_settings"
_SHOWN: Final = 5
"""Sellers in the example of a leaderboard."""


@reads_value("/upshot help")
def parse(value: str) -> SettingsProposal:
    """Return what a button saves."""
    proposal = receipts.read(SettingsProposal, value)
    if proposal.plan.zone is not None and find_zone(proposal.plan.zone) != proposal.plan.zone:
        raise ValueError(value)
    return proposal


def build(preview: SettingsPreview, texts: Texts) -> Answer:
    """Return what would change, with one button that saves it."""
    differences = settings.differences(preview.before, preview.after, texts)
    if not differences:
        return Answer.of(texts.say("That is how it is already, so nothing changes."))
    title = texts.plain("Shall this change?")
    said = ["\n".join(differences), *_consequences(preview, texts)]
    small = [texts.say("Nothing has changed yet. Past posts stay as they are.")]
    if preview.proposal.because:
        small.insert(0, texts.say("Because: {because}", because=preview.proposal.because))
    row = actions(
        button(texts.plain("Save"), SAVE, receipts.written(preview.proposal), style="primary"),
        button(texts.plain("Cancel"), CANCEL),
    )
    text = "\n".join([title, *said, *small])
    return Answer(text, (header(title), *map(section, said), context("\n".join(small)), row))


def anew(preview: SettingsPreview, texts: Texts) -> Answer:
    """Return the preview again, in its place, because others changed the settings since it was shown."""
    answer = build(preview, texts)
    why = texts.say("Somebody has changed the settings in the meantime. This is how it would be now.")
    return replace(answer, text=f"{why}\n{answer.text}", blocks=(section(why), *answer.blocks)).in_place()


def settled(receipt: SettingsReceipt, texts: Texts) -> Answer:
    """Return what holds now, in place of the preview."""
    differences = settings.differences(receipt.before, receipt.settings, texts)
    if not differences:
        return Answer.of(texts.say("That is how it is already, so nothing changes.")).in_place()
    lines = [f"*{texts.say('Saved.')}*", *differences, _next_post(receipt, texts)]
    return Answer.of("\n".join(line for line in lines if line)).in_place()


def cancelled(texts: Texts) -> Answer:
    """Return that everything stays as it is, in place of the preview."""
    return Answer.of(texts.say("All right, everything stays as it is.")).in_place()


def _consequences(preview: SettingsPreview, texts: Texts) -> list[str]:
    told = []
    if preview.post_after is not None and preview.post_before != preview.post_after:
        moment = texts.moment(preview.post_after, ZoneInfo(preview.after.zone))
        told.append(texts.say("The next leaderboard then comes on {moment}, once as always.", moment=moment))
    if preview.board is not None:
        told.append(_audience(preview, preview.board, texts))
    if preview.before.currency != preview.after.currency:
        told.append(texts.say("Goals in money are resized to {currency}.", currency=preview.after.currency))
    if preview.after.works_council and not preview.after.agreement:
        example = Markup('`/upshot policy agreement "BV 2026-3"`')
        told.append(
            texts.say("Nothing is collected until the agreement is entered, for example {example}", example=example)
        )
    if preview.after.dry_run < preview.before.dry_run:
        told.append(texts.say("From then on the weekly post comes to #{channel}.", channel=preview.after.channel_name))
    return told


def _audience(preview: SettingsPreview, seen: VisibleLeaderboard, texts: Texts) -> str:
    rows = "\n".join(board.lines(seen.named[:_SHOWN], texts)) or visibility_words.nobody_yet(seen.visibility, texts)
    week = texts.week(seen.week)
    title = texts.say("*What the channel would see of {week}*", week=week)
    return "\n".join([settings.visibility(preview.after, texts), title, rows])


def _next_post(receipt: SettingsReceipt, texts: Texts) -> str:
    now = receipt.settings
    if now.dry_run:
        return silence.why(Silence.DRY_RUN, texts)
    if receipt.next_post_at is None or settings.posts_nothing(now):
        return ""
    moment = texts.moment(receipt.next_post_at, ZoneInfo(now.zone))
    return texts.say("The next leaderboard comes on {moment} in #{channel}.", moment=moment, channel=now.channel_name)
