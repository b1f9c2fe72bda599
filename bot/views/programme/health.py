"""How things are, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.posting import PostState
from bot.i18n import Markup
from bot.views.answers import Answer, context, header, section
from bot.views.programme import channel, health_messages, health_teams, silence
from bot.views.weekly_post.alerts import remedy
from bot.views.weekly_post.answers import link_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.programme.show_health import Health, Machinery
    from bot.use_cases.weekly_post.health import PostStanding

_KILOBYTE = 1000
_UNITS = ("kB", "MB", "GB")
_DIRECT = frozenset({"im:history", "im:write"})
"""What it takes to look into direct messages."""


_WISHES: Mapping[str, Callable[[Texts], str]] = {
    "usergroups:read": lambda texts: texts.say(
        "Optional: with `usergroups:read` whole user groups can be added, as sellers or to a team"
    ),
    "users:read.email": lambda texts: texts.say(
        "Optional: with `users:read.email` I know the owners of imported deals by their addresses"
    ),
}
"""What the bot could do with permissions that are optional."""


def build(
    health: Health,
    missing_scopes: Sequence[str],
    version: str,
    texts: Texts,
    unused_scopes: Sequence[str] = (),
    *,
    wished_scopes: Sequence[str] = (),
) -> Answer:
    """Return how things are: for an admin all of it, optional permissions included; for others the posts."""
    problems = [*_problems(health, missing_scopes, texts)] if health.machinery else []
    title = texts.plain("Something needs you") if problems else texts.plain("All is well")
    posts = "\n".join([_next(health, texts), *_of_teams(health, texts), _last(health, texts)])
    blocks = [header(title), *map(section, problems), section(posts)]
    if health.machinery is None:
        return Answer(f"{title}\n{posts}", tuple(blocks))
    messages = "\n".join(health_messages.lines(health.machinery.messages, health.zone, texts))
    lines = [*_notes(health, health.machinery, missing_scopes, unused_scopes, version, texts)]
    notes = "\n".join([*lines, *(_WISHES[scope](texts) for scope in wished_scopes if scope in _WISHES)])
    blocks += [section(messages), context(notes)]
    return Answer("\n".join([title, *problems, posts, messages, notes]), tuple(blocks))


def _problems(health: Health, missing_scopes: Sequence[str], texts: Texts) -> Iterator[str]:
    for post in health.posts.troubled:
        yield f"⚠️ {_trouble(post, health, texts)}"
    yield from (f"⚠️ {health_teams.trouble(post, texts)}" for post in health.posts.teams)
    if lost := channel.trouble(health.channel, texts):
        yield f"⚠️ {lost}"
    if health.machinery is not None:
        yield from (
            f"⚠️ {problem}"
            for problem in health_messages.problems(health.machinery.messages, health.channel_name, texts)
        )
        if health.machinery.scarce_bytes is not None:
            yield "⚠️ " + texts.say(
                "Only {size} are left on the disk of the database. When it is full, nothing can be stored: make room "
                "there, or move the database.",
                size=_size(health.machinery.scarce_bytes, texts),
            )
    if missing_scopes:
        scopes = ", ".join(f"`{scope}`" for scope in missing_scopes)
        yield "⚠️ " + texts.say(
            "These permissions are missing: {scopes}. Install the app again from its manifest. Without the history "
            "permissions a post whose fate Slack left open is never repeated by itself.",
            scopes=Markup(scopes),
        )


def _trouble(post: PostStanding, health: Health, texts: Texts) -> str:
    week = texts.week(post.week)
    if post.state is PostState.FAILED:
        return texts.say(
            "Slack refused the leaderboard of {week}. {remedy} Then type `/upshot post now`.",
            week=week,
            remedy=Markup(remedy(post.problem, health.channel_name, texts)),
        )
    if post.state is PostState.ATTENTION:
        return texts.say(
            "Whether the leaderboard of {week} arrived is unknown. Look into #{channel}, then type `/upshot post now`.",
            week=week,
            channel=health.channel_name,
        )
    return texts.say(
        "The leaderboard of {week} was more than a day late, so it was not posted. `/upshot post now` posts the week "
        "that ended last.",
        week=week,
    )


def _next(health: Health, texts: Texts) -> str:
    post = health.posts.next
    if post is None:
        return texts.say("*Next post* none is planned")
    if health.silence:
        return texts.say("*Next post* none for now. {why}", why=Markup(silence.why(health.silence, texts)))
    return texts.say(
        "*Next post* {moment} in #{channel}, about {week}",
        moment=texts.moment(post.due_at, health.zone),
        channel=health.channel_name,
        week=texts.week(post.week),
    )


def _of_teams(health: Health, texts: Texts) -> Iterator[str]:
    if health.posts.team_channels and health.posts.next is not None and not health.silence:
        yield texts.say_count(
            "*With it* the post of {count} team, in its own channel",
            "*With it* the posts of {count} teams, in their own channels",
            health.posts.team_channels,
        )


def _last(health: Health, texts: Texts) -> str:
    post = health.posts.last
    if post is None or post.posted_at is None:
        return texts.say("*Last post* none yet")
    facts = {"moment": texts.moment(post.posted_at, health.zone), "week": texts.week(post.week)}
    if not post.link:
        return texts.say("*Last post* {moment}, about {week}", **facts)
    return texts.say("*Last post* {moment}, about {week}: {link}", link=link_to(post.link, texts), **facts)


def _notes(
    health: Health,
    machinery: Machinery,
    missing_scopes: Sequence[str],
    unused_scopes: Sequence[str],
    version: str,
    texts: Texts,
) -> Iterator[str]:
    yield texts.say_count(
        "Database {kind}, version {revision}, {size}, {count} entry",
        "Database {kind}, version {revision}, {size}, {count} entries",
        machinery.entries,
        revision=machinery.revision,
        kind=machinery.database_kind,
        size=_size(machinery.database_bytes, texts),
    )
    yield texts.say(
        "My clock says {moment} ({zone})", moment=texts.moment(health.now, health.zone), zone=health.zone.key
    )
    yield _reminders(missing_scopes, texts)
    if unused_scopes:
        scopes = texts.listing([f"`{scope}`" for scope in unused_scopes])
        yield texts.say("Granted, and used for nothing: {scopes}", scopes=Markup(scopes))
    yield texts.say("Upshot {version}", version=version)


def _reminders(missing_scopes: Sequence[str], texts: Texts) -> str:
    if _DIRECT.isdisjoint(missing_scopes):
        return texts.say(
            "Reminders come exactly once: one whose fate Slack left open is looked for before it is repeated."
        )
    return texts.say(
        "Reminders come at most once: one whose fate Slack left open is not repeated, as I cannot look into direct "
        "messages. With {scopes} I can.",
        scopes=Markup(texts.listing([f"`{scope}`" for scope in sorted(_DIRECT)])),
    )


def _size(size: int, texts: Texts) -> str:
    """Return a size in the largest unit that leaves a whole number above zero."""
    amount, unit = -(-size // _KILOBYTE), 0
    while amount >= _KILOBYTE and unit < len(_UNITS) - 1:
        amount, unit = amount // _KILOBYTE, unit + 1
    return f"{texts.number(amount)} {_UNITS[unit]}"
