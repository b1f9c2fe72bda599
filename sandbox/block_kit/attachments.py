"""Attachments, the older way to decorate a message: https://docs.slack.dev/legacy/legacy-messaging."""

from __future__ import annotations

from sandbox.block_kit.objects import URL
from sandbox.block_kit.shapes import anything, array, boolean, one_of, record, string

_TEXTS = (
    "author_icon",
    "author_name",
    "author_subname",
    "callback_id",
    "color",
    "fallback",
    "footer",
    "footer_icon",
    "image_url",
    "pretext",
    "text",
    "thumb_url",
    "title",
    "ts",
)
_FIELD = record({}, {"title": string(least=0), "value": string(least=0), "short": boolean})

ATTACHMENT = record(
    {},
    {
        **dict.fromkeys(_TEXTS, string(least=0)),
        "title_link": URL,
        "author_link": URL,
        "fields": array(_FIELD, least=0),
        "mrkdwn_in": array(one_of("pretext", "text", "fields"), least=0),
        "blocks": anything,
    },
)
"""An attachment's own fields; its blocks are checked as those of a message."""
