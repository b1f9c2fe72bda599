"""Slack's mrkdwn as HTML: everything that is not its markup is escaped."""

from __future__ import annotations

import re
from typing import Protocol

from markupsafe import Markup, escape

from sandbox.page.emoji import with_emoji

_FENCE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_QUOTED = re.compile(r"(?:(?:&gt;|>) ?)(.*)")
_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?P<bold>(?=[^\s*])[^*\n]*?[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>(?=[^\s_])[^_\n]*?[^\s_])_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>(?=[^\s~])[^~\n]*?[^\s~])~(?![\w~])"
    r"|(?P<bare>https?://[^\s<>]*[^\s<>.,;:!?)'\"])"
)
_SAFE = re.compile(r"(https?|mailto|tel|slack):", re.IGNORECASE)
_DATE = re.compile(r"!date\^(\d+)\^([^^]+)(?:\^(.+))?")


class Names(Protocol):
    """Knows what ids and moments are called."""

    def person(self, person_id: str, otherwise: str = "") -> str:
        """Return the name of a person."""

    def channel(self, channel_id: str, otherwise: str = "") -> str:
        """Return the name of a channel, without its sign."""

    def group(self, group_id: str, otherwise: str = "") -> str:
        """Return the handle of a user group."""

    def date(self, seconds: str, form: str) -> str:
        """Return a moment in the words of a format."""

    def is_me(self, person_id: str) -> bool:
        """Say whether the person is the one who looks."""


def mrkdwn(text: str, names: Names) -> Markup:
    """Return the HTML of a text in mrkdwn."""
    parts = _FENCE.split(text)
    drawn = [_lines(part, names) if index % 2 == 0 else _fenced(part) for index, part in enumerate(parts)]
    return Markup().join(drawn)


def plain(text: str) -> Markup:
    """Return the HTML of a plain text: emoji codes are drawn, markup is not."""
    return Markup("<br>").join(escape(with_emoji(line)) for line in text.split("\n"))


def link(url: str, shown: Markup | str) -> Markup:
    """Return a link; an address of a kind that could run something is only shown."""
    if not _SAFE.match(url):
        return escape(shown)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, shown)


def mention(shown: str, *, loud: bool = False) -> Markup:
    """Return a mention; a loud one is for the reader or for everyone."""
    return Markup('<span class="mention{}">{}</span>').format(" loud" if loud else "", shown)


def unescaped(text: str) -> str:
    """Return the text with Slack's three escapes undone, once."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _fenced(code: str) -> Markup:
    return Markup("<pre>{}</pre>").format(unescaped(re.sub(r"<[^<>|\n]+\|([^<>\n]+)>", r"\1", code)))


def _lines(text: str, names: Names) -> Markup:
    drawn: list[Markup] = []
    quote: list[Markup] = []
    for line in text.split("\n"):
        if quoted := _QUOTED.fullmatch(line):
            quote.append(_inline(quoted[1], names))
            continue
        drawn += _quote(quote)
        quote = []
        drawn.append(_inline(line, names))
    drawn += _quote(quote)
    return _joined(drawn)


def _quote(lines: list[Markup]) -> list[Markup]:
    return [Markup("<blockquote>{}</blockquote>").format(Markup("<br>").join(lines))] if lines else []


def _joined(lines: list[Markup]) -> Markup:
    """Return the lines, broken but where a quotation breaks them by itself."""
    joined = Markup()
    for index, line in enumerate(lines):
        block = line.startswith("<blockquote>") or (index > 0 and lines[index - 1].startswith("<blockquote>"))
        joined += (Markup() if block or index == 0 else Markup("<br>")) + line
    return joined


def _inline(text: str, names: Names) -> Markup:
    drawn, at = Markup(), 0
    for found in _INLINE.finditer(text):
        drawn += _said(text[at : found.start()]) + _piece(found, names)
        at = found.end()
    return drawn + _said(text[at:])


def _said(text: str) -> Markup:
    return escape(with_emoji(unescaped(text)))


def _piece(found: re.Match[str], names: Names) -> Markup:
    kind, inner = found.lastgroup, found[found.lastgroup or 0]
    if kind == "code":
        return Markup("<code>{}</code>").format(unescaped(inner))
    if kind == "angle":
        return _angle(inner, names)
    if kind == "bare":
        return link(unescaped(inner), unescaped(inner))
    tag = {"bold": "strong", "italic": "em", "strike": "s"}[kind or ""]
    return Markup(f"<{tag}>{{}}</{tag}>").format(_inline(inner, names))  # noqa: S704 - the tag is one of three


def _angle(inner: str, names: Names) -> Markup:
    target, _, label = inner.partition("|")
    label = unescaped(label)
    if target[:2] in {"@U", "@W"}:
        return mention(f"@{names.person(target[1:], label)}", loud=names.is_me(target[1:]))
    if target.startswith("#"):
        return mention(f"#{names.channel(target[1:], label)}")
    if target.startswith("!subteam^"):
        return mention(f"@{names.group(target.removeprefix('!subteam^'), label.removeprefix('@'))}")
    if target in {"!here", "!channel", "!everyone"}:
        return mention(f"@{target[1:]}", loud=True)
    if date := _DATE.fullmatch(target):
        words = names.date(date[1], date[2])
        return link(date[3], words) if date[3] else Markup('<time title="{}">{}</time>').format(label, words)
    return link(unescaped(target), _said(label) if label else unescaped(target).removeprefix("mailto:"))
