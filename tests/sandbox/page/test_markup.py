from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sandbox.page.dates import in_format
from sandbox.page.emoji import with_emoji
from sandbox.page.markup import mrkdwn, plain
from sandbox.page.rich_text import rich_text


class Names:
    """Knows one person, one channel and one group."""

    def person(self, person_id: str, otherwise: str = "") -> str:
        """Return the name of Anna, or what else there is."""
        return {"U1": "Anna"}.get(person_id, otherwise or person_id)

    def channel(self, channel_id: str, otherwise: str = "") -> str:
        """Return the name of #sales, or what else there is."""
        return {"C1": "sales"}.get(channel_id, otherwise or channel_id)

    def group(self, group_id: str, otherwise: str = "") -> str:
        """Return the handle of the team, or what else there is."""
        return {"S1": "team"}.get(group_id, otherwise or group_id)

    def date(self, seconds: str, form: str) -> str:
        """Return the format and the moment."""
        return f"{form} of {seconds}"

    def is_me(self, person_id: str) -> bool:
        """Say whether it is the reader."""
        return person_id == "U9"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _soon_ ~never~", "<strong>bold</strong> <em>soon</em> <s>never</s>"),
        ("*bold and _both_*", "<strong>bold and <em>both</em></strong>"),
        ("2*3*4 snake_case_name a~b~c", "2*3*4 snake_case_name a~b~c"),
        ("* not bold *", "* not bold *"),
        ("`*code* <b>`", "<code>*code* &lt;b&gt;</code>"),
        ("```\n*fenced*\n  x\n```", "<pre>*fenced*\n  x</pre>"),
        ("one\ntwo", "one<br>two"),
        ("&gt; said\n> twice\nthen", "<blockquote>said<br>twice</blockquote>then"),
        ("a &lt;b&gt; &amp;amp;", "a &lt;b&gt; &amp;amp;"),
        ("hi <@U1>, see <#C1> or <!subteam^S1>", None),
        (":wave: :nothing_like_it:", "👋 :nothing_like_it:"),
        ("<!date^1700000000^{date}|x>", '<time title="x">{date} of 1700000000</time>'),
    ],
)
def test_draws_mrkdwn(text: str, html: str | None) -> None:
    """Slack's markup becomes HTML, and what only resembles it stays as it is."""
    mentions = (
        'hi <span class="mention">@Anna</span>, see <span class="mention">#sales</span> '
        'or <span class="mention">@team</span>'
    )
    assert mrkdwn(text, Names()) == (html or mentions)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "`<script>`",
        "```<script>```",
        "*<script>*",
        "<@U2|<script>",
        '<https://a.example/"onclick="x|"><script>',
        "<javascript:alert(1)|click>",
        "&gt; <script>",
        '<!date^1^{date}^javascript:alert(1)|"><script>',
    ],
)
def test_never_passes_html_through(text: str) -> None:
    """Nothing that a person or an app writes becomes HTML or a script."""
    drawn = mrkdwn(text, Names())
    assert "<script" not in drawn
    assert "javascript:alert(1)&#34;" not in drawn
    assert 'href="javascript' not in drawn
    assert '"onclick' not in drawn


def test_links() -> None:
    """Links are shown by their label or address, bare addresses too, and open elsewhere."""
    labelled = mrkdwn("<https://a.example/?x=1&amp;y=2|the plan>", Names())
    assert labelled == (
        '<a href="https://a.example/?x=1&amp;y=2" target="_blank" rel="noopener noreferrer">the plan</a>'
    )
    assert ">https://a.example/x</a>." in mrkdwn("see https://a.example/x.", Names())


def test_marks_who_is_called() -> None:
    """A mention of the reader, or of everyone, is loud."""
    assert mrkdwn("<@U9> <!channel>", Names()).count('class="mention loud"') == 2


def test_plain_text_has_no_markup() -> None:
    """A plain text shows markup as it was typed, and draws emoji."""
    assert plain("*x* <@U1> :tada:\nb") == "*x* &lt;@U1&gt; 🎉<br>b"


def test_draws_rich_text() -> None:
    """Rich text keeps its styles, lists, quotes and code."""
    block = {
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "a<", "style": {"bold": True, "italic": True}},
                    {"type": "user", "user_id": "U1"},
                    {"type": "channel", "channel_id": "C1"},
                    {"type": "usergroup", "usergroup_id": "S1"},
                    {"type": "broadcast", "range": "here"},
                    {"type": "emoji", "name": "tada"},
                    {"type": "date", "timestamp": 5, "format": "{time}"},
                    {"type": "color", "value": "#fff"},
                    {"type": "link", "url": "https://a.example"},
                ],
            },
            {
                "type": "rich_text_list",
                "style": "ordered",
                "offset": 2,
                "indent": 1,
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}],
            },
            {"type": "rich_text_list", "style": "bullet", "elements": []},
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "said"}]},
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x"}]},
        ]
    }
    drawn = rich_text(block, Names())
    assert "<em><strong>a&lt;</strong></em>" in drawn
    assert [
        word for word in ("@Anna", "#sales", "@team", "@here", "🎉", "{time} of 5", "#fff") if word not in drawn
    ] == []
    assert '<ol class="indent-1" start="3"><li>one</li></ol>' in drawn
    assert "<blockquote>said</blockquote><pre>x</pre>" in drawn


def test_knows_emoji() -> None:
    """Common codes are drawn, with skin tones; letters and unknown codes are not touched."""
    assert (
        with_emoji(":+1::skin-tone-3: :rocket: :latin_small_letter_a: 10:30:00")
        == "👍🏼 🚀 :latin_small_letter_a: 10:30:00"
    )


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("{date_num} {time}", "2026-11-23 9:05 AM"),
        ("{date_short_pretty}", "Today"),
        ("{date}", "November 23rd, 2026"),
        ("{date_long}", "Monday, November 23rd, 2026"),
        ("{date_slash} {time_secs}", "11/23/2026 9:05:07 AM"),
        ("{ago} {unknown}", "2 hours ago {unknown}"),
    ],
)
def test_words_dates(form: str, words: str) -> None:
    """A date is worded by its format in the reader's time zone."""
    at = datetime(2026, 11, 23, 8, 5, 7, tzinfo=UTC)
    assert in_format(at, form, datetime(2026, 11, 23, 10, 5, tzinfo=UTC), ZoneInfo("Europe/Berlin")) == words
