"""The words for what is worth sharing."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

CATEGORIES: Words[str] = Words(
    {
        "product_news": "product news, product, new product, launch, release; produktneuheit, produktneuheiten,"
        " produktnews, produkt, neuheit, neues produkt; produktnyhet, produktnyheter, lansering",
        "industry_news": "industry news, industry, news, trend, trends, study; branchennews, branchenneuheiten,"
        " branchennachrichten, branche, nachrichten, studie; branschnyhet, branschnyheter, bransch, nyhet, nyheter",
        "reference": "reference, references, customer reference, case, case study, customer story, success story;"
        " referenz, referenzen, kundenreferenz, fallstudie, erfolgsgeschichte; referens, referenser, kundreferens,"
        " kundcase, fallstudier",
        "trade_fair": "trade fair, fair, trade show, event, webinar; messe, messen, fachmesse, veranstaltung;"
        " mässa, mässor, evenemang",
        "video": "video, videos, clip, film; filme; filmer, videor",
        "other": "other, misc, miscellaneous; anderes, andere, sonstiges; övrigt, annat",
    }
)
