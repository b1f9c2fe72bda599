"""Words and signs for thousands, millions and currencies."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

_THOUSAND = "tsd, tsd., tausend, tusen, thousand"
_MILLION = "mn, mn., mio, mio., mln, mln., million, millionen, millions, miljon, miljoner, milj, milj."

LONG_SCALES: Words[int] = Words({1_000: _THOUSAND, 1_000_000: _MILLION})
"""Behind a number: `2,5 Mio`."""

SCALES: Words[int] = Words({1_000: "k, " + _THOUSAND, 1_000_000: "m, " + _MILLION})
"""Behind a number that is not money: `12k` too."""

SHORT_SCALES: Words[int] = Words({1_000: "k, t", 1_000_000: "m"})
"""One letter, glued to its number (`12k`) or to its currency (`12 T€`, `250 TSEK`)."""

CURRENCIES: Words[str] = Words(
    {
        "EUR": "eur, €, euro, euros",
        "USD": "usd, us$",
        "GBP": "gbp, £",
        "CHF": "chf, fr., sfr, sfr.",
        "SEK": "sek",
        "NOK": "nok",
        "DKK": "dkk",
        "ISK": "isk",
        "PLN": "pln, zł",
        "CZK": "czk, kč",
        "HUF": "huf",
        "RON": "ron",
        "BGN": "bgn",
        "CAD": "cad",
        "AUD": "aud",
        "NZD": "nzd",
        "SGD": "sgd",
        "HKD": "hkd",
        "JPY": "jpy, ¥",
        "CNY": "cny",
        "INR": "inr, ₹",
        "TRY": "try",
        "ZAR": "zar",
        "BRL": "brl",
        "MXN": "mxn",
        "ILS": "ils",
        "AED": "aed",
        "crowns": "kr, kr., :-, kronor, kronen, kroner, krona",
        "dollars": "$, dollar, dollars",
    }
)
"""ISO codes; `crowns` and `dollars` belong to several countries."""

SEVERAL: dict[str, tuple[str, ...]] = {
    "crowns": ("SEK", "NOK", "DKK", "ISK"),
    "dollars": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
}
"""The currencies that share a word; the first is meant unless the programme's is among them."""
