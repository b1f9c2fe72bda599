"""The words for what was shared, for the phases of the funnel and for platforms."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

KINDS: Words[str] = Words(
    {
        "own": "own post, own, mine, my own, my post, my own post, post, own article, article, eigener beitrag, eigen,"
        " eigene, eigener, mein beitrag, mein post, beitrag, eigener post, eigener artikel, eget inlägg, eget, egen,"
        " egna, mitt inlägg, inlägg, egen artikel",
        "internal": "curated internal, internal, intern, company, company post, colleague, from us, kuratiert intern,"
        " interner inhalt, internes, firma, unternehmen, firmenbeitrag, kollege, kollegin, kurerat internt, internt,"
        " interna, företaget, företag, kollega",
        "external": "curated external, external, extern, curated, industry, third party, kuratiert extern, externer"
        " inhalt, externes, kuratiert, branche, fremd, fremder beitrag, kurerat externt, externt, externa, kurerat,"
        " branschen, bransch",
        "comment": "comment, comments, commented, reply, comment on a post, comment on post, kommentar,"
        " kommentare, kommentiert, antwort, kommentarer,"
        " kommenterat, svar",
    }
)
"""What a share can be."""

PHASES: Words[str] = Words(
    {
        "awareness": "awareness, aware, attention, aufmerksamkeit, bekanntheit, kännedom, uppmärksamhet, medvetenhet",
        "interest": "interest, interesse, intresse",
        "consideration": "consideration, considering, abwägung, erwägung, überlegung, evaluation, övervägande,"
        " överväger",
        "conversion": "conversion phase, conversion, convert, abschluss, kaufentscheidung, kauf, konversion,"
        " konvertering, köp, avslut",
    }
)
"""Where in the funnel a share is to work; the word for many conversions is that of the result."""

AIM = r"for|to|goal|aim|für|fuer|um|zu|ziel|för|att|mål|syfte"
"""Words before what a share is to achieve."""

FILLERS: Words[str] = Words(
    {
        "": "and, und, och, it, its, it's, a, an, the, as, is, was, my, kind, phase, fas, art, typ, type, of, in, with,"
        " for, to, on, für, zu, för, på, auf, zum, mit, med, som, als, ein, eine, ett, en, der, die, das, ist, är, got,"
        " has, had, hat, hatte, fick, har, bekam"
    }
)
"""Words that mean nothing between the others."""

PLATFORM_NAMES: Words[str] = Words(
    {
        "linkedin": "linkedin, linked in, li",
        "xing": "xing",
        "x": "x, twitter, x/twitter",
        "facebook": "facebook, fb",
        "instagram": "instagram, insta, ig",
        "threads": "threads",
        "bluesky": "bluesky, bsky, blue sky",
        "mastodon": "mastodon",
        "tiktok": "tiktok, tik tok",
        "reddit": "reddit",
    }
)
"""What people call the platforms."""
