"""What managers find in their messages after the weekly post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.digests import ManagerDigest
from bot.domain.typed.repeating import visible
from bot.use_cases import receipts
from bot.views.answers import Answer, actions, button, context, section
from bot.views.digests import decisions
from bot.views.weekly_post.board import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.i18n import Texts

SILENCE: Final = "no_more_digests"


def notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the digest as a message, with the way to have no more of them."""
    digest = receipts.read(ManagerDigest, facts["document"])
    answer, off = build(digest, texts), texts.say("Only you see this. `/upshot digest off` ends these messages.")
    row = actions(button(texts.plain("No more digests"), SILENCE))
    return Answer(f"{answer.text}\n{off}", (*answer.blocks, context(off), row))


def build(digest: ManagerDigest, texts: Texts) -> Answer:
    """Return the digest."""
    parts = [_in_a_line(digest, texts), _asked(digest, texts), "\n".join(_waiting(digest, texts))]
    return Answer.saying(*map(section, filter(None, parts)))


def switched(texts: Texts, *, is_on: bool) -> Answer:
    """Return that digests come from now on, or do not."""
    if is_on:
        return Answer.of(texts.say("You get the digest with each weekly post."))
    return Answer.of(
        texts.say("No more digests. `/upshot digest` shows it whenever you like, `/upshot digest on` brings them back.")
    )


def explained(texts: Texts) -> Answer:
    """Return what the digest is."""
    return Answer.of(
        texts.say(
            "*What waits for managers*\n"
            "`/upshot digest` shows who asked for help and what there is to decide, for the week that ended last\n"
            "`/upshot digest off` and `/upshot digest on` end and bring back the message after each weekly post"
        )
    )


def _in_a_line(digest: ManagerDigest, texts: Texts) -> str:
    """Return all of it in so few words that a notification shows them."""
    parts = [texts.say("*Your team in {week}*", week=texts.week(digest.week))]
    if digest.present and digest.reported is not None:
        parts.append(texts.say("{reported} of {present} reported", reported=digest.reported, present=digest.present))
    if digest.asked:
        parts.append(texts.say_count("{count} asks for a hand", "{count} ask for a hand", len(digest.asked)))
    if digest.decisions.total:
        parts.append(texts.say("{count} to decide", count=texts.number(digest.decisions.total)))
    if digest.is_clear:
        parts.append(texts.say("nothing waits for you"))
    return " · ".join(parts)


def _asked(digest: ManagerDigest, texts: Texts) -> str:
    if not digest.asked:
        return ""
    lines = [
        texts.say("• {name}: “{about}”", name=in_line(each.name, texts), about=" ".join(visible(each.about).split()))
        if each.about
        else texts.say("• {name}", name=in_line(each.name, texts))
        for each in digest.asked
    ]
    return "\n".join([texts.say("*Asked for a hand*"), *lines])


def _waiting(digest: ManagerDigest, texts: Texts) -> Iterator[str]:
    if digest.decisions.total or digest.questions:
        yield texts.say("*Waits for a decision*")
    yield from decisions.lines(digest.decisions, texts)
    if digest.questions:
        yield texts.say_count(
            "• {count} seller has unusual numbers and was asked about them",
            "• {count} sellers have unusual numbers and were asked about them",
            digest.questions,
        )
