"""The catalogues, and which language somebody gets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal
from babel.support import Translations

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from bot.domain.scoring.own_metrics import OwnMetric
    from bot.domain.weeks import Week

LANGUAGES = ("en", "de", "sv")
"""The languages that have a catalogue; the first is that of the code."""

_THOUSANDS_FROM = 100_000
_MILLIONS_FROM = 10_000_000
_LARGE = {"de": ("T", "Mio.\xa0"), "sv": ("T", "M")}
"""Before the code of a currency: thousands, and millions."""
_LOCALES = {"en": "en_GB", "de": "de_DE", "sv": "sv_SE"}


class Markup(str):
    """Text that is already safe in Slack's mrkdwn, and is not escaped again."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """Return text in which nothing is live in Slack's mrkdwn: no mention, no link, no entity."""
    if isinstance(text, Markup):
        return text
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def capitalised(text: str) -> str:
    """Return text as it begins a line."""
    return text[:1].upper() + text[1:]


def language_of(slack_locale: str, fallback: str = "en") -> str:
    """Return the language for a locale such as ``de-DE``, or the fallback when there is no catalogue for it."""
    language = slack_locale.replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else fallback


@dataclass(frozen=True, slots=True)
class Texts:
    """Sentences, numbers and dates in one language."""

    language: str
    own_metrics: tuple[OwnMetric, ...] = ()
    """What the programme calls the metrics that it defined for itself, in whatever language that is."""

    def say(self, message: str, **facts: object) -> str:
        """Return a sentence as mrkdwn; facts that are text are escaped."""
        return _catalogue(self.language).gettext(message).format(**_escaped(facts))

    def say_count(self, one: str, many: str, count: int, **facts: object) -> str:
        """Return a sentence as mrkdwn in the plural form that ``{count}`` needs."""
        sentence = _catalogue(self.language).ngettext(one, many, count)
        return sentence.format(count=self.number(count), **_escaped(facts))

    def plain(self, message: str, **facts: object) -> str:
        """Return a sentence for where Slack reads no mark-up: headers, buttons, labels, table cells."""
        return _catalogue(self.language).gettext(message).format(**facts)

    def plain_count(self, one: str, many: str, count: int, **facts: object) -> str:
        """Return a sentence without mark-up in the plural form that ``{count}`` needs."""
        return _catalogue(self.language).ngettext(one, many, count).format(count=self.number(count), **facts)

    def number(self, amount: Decimal | int, decimals: int | None = None) -> str:
        """Return a number with the separators of the language; ``decimals`` fixes how many are shown."""
        return _formatted(Decimal(amount), decimals, self.language)

    def exact(self, amount: Decimal) -> str:
        """Return a number with all the decimals that it has, to repeat what somebody typed."""
        return format_decimal(amount, locale=_LOCALES[self.language], decimal_quantization=False)

    def signed(self, amount: Decimal | int, decimals: int | None = None) -> str:
        """Return a number with its sign, ``±`` for zero."""
        sign = "+" if amount > 0 else "\N{MINUS SIGN}" if amount < 0 else "±"
        return sign + self.number(Decimal(amount).copy_abs(), decimals)

    def points(self, points: Decimal) -> str:
        """Return points with one decimal, as the leaderboard shows them."""
        return self.number(points, 1)

    def percent(self, number: str) -> str:
        """Return a number as it is written with its sign: ``60%`` in English, else with a space that never breaks."""
        return self.plain("{number}%", number=number)

    def money(self, amount: Decimal | int, currency: str) -> str:
        """Return an amount of money; cents are shown only where there are some."""
        digits = "#,##0" if amount == int(amount) else "#,##0.00"
        pattern = f"{digits}\xa0¤" if self.language != "en" else f"¤{digits}"
        money = format_currency(amount, currency, format=pattern, locale=_LOCALES[self.language], currency_digits=False)
        return money.replace(currency, f"{currency}\xa0") if money.startswith(currency) else money

    def short_money(self, amount: Decimal | int, currency: str) -> str:
        """Return an amount as people say it: from 100,000 on in thousands, from 10 million on in millions, half up.

        In the field's own words: ``€250k`` in English, ``250 TEUR`` in German, ``250 tkr`` for crowns in Swedish.
        """
        if amount < _THOUSANDS_FROM:
            return self.money(amount, currency)
        in_millions = amount >= _MILLIONS_FROM
        count = self.number(
            (Decimal(amount) / (1_000_000 if in_millions else 1_000)).quantize(
                Decimal("0.1") if in_millions else Decimal(1), ROUND_HALF_UP
            )
        )
        if self.language == "en":
            return f"{self.money(0, currency).replace('0', count)}{'m' if in_millions else 'k'}"
        if (self.language, currency) == ("sv", "SEK"):
            return f"{count}\xa0{'Mkr' if in_millions else 'tkr'}"
        return f"{count}\xa0{_LARGE[self.language][in_millions]}{currency}"

    def days(self, first: date, last: date) -> str:
        """Return the days from the first to the last, saying once what is the same of both: their month, their year."""
        return format_interval(first, last, "yMMMd", locale=_LOCALES[self.language])

    def date(self, day: date) -> str:
        """Return a day such as ``16 Nov 2026``."""
        return format_date(
            day, format="d MMM y" if self.language != "de" else "d. MMM y", locale=_LOCALES[self.language]
        )

    def moment(self, moment: datetime, zone: ZoneInfo) -> str:
        """Return a moment on the calendar of a zone, such as ``Mon 16 Nov, 10:00``."""
        local = moment.astimezone(zone)
        pattern = "EEE, d. MMM" if self.language == "de" else "EEE d MMM"
        locale = _LOCALES[self.language]
        day, time = format_date(local, pattern, locale), format_time(local, "HH:mm", locale=locale)
        return self.plain("{day}, {time}", day=day, time=time)

    def week(self, week: Week) -> str:
        """Return the name of a week, such as ``week 46``, ``KW 46`` or ``vecka 46``."""
        return self.plain("week {number}", number=week.iso_week)

    def week_of_year(self, week: Week) -> str:
        """Return a week with its year, such as ``week 46 of 2026`` or ``KW 46/2026``, where it may be long ago."""
        return self.plain("week {number} of {year}", number=week.iso_week, year=week.iso_year)

    def weeks(self, first: Week, last: Week) -> str:
        """Return the weeks from the first to the last, such as ``weeks 40-46``; years only where there are two."""
        if first == last:
            return self.week(first)
        if first.iso_year == last.iso_year:
            return self.plain("weeks {first}\N{EN DASH}{last}", first=first.iso_week, last=last.iso_week)
        return self.plain("{first} to {last}", first=self.week_of_year(first), last=self.week_of_year(last))

    def listing(self, parts: list[str]) -> str:
        """Return parts joined as the language lists things: ``a, b and c``."""
        if len(parts) < 2:  # noqa: PLR2004 - one thing is no list
            return "".join(parts)
        return self.plain("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


class Unescaped(Texts):
    """The same sentences for where Slack reads no mark-up: nothing is escaped."""

    __slots__ = ()

    def say(self, message: str, **facts: object) -> str:
        """Return a sentence as plain text."""
        return self.plain(message, **facts)

    def say_count(self, one: str, many: str, count: int, **facts: object) -> str:
        """Return a sentence as plain text in the plural form that ``{count}`` needs."""
        return self.plain_count(one, many, count, **facts)


def _escaped(facts: dict[str, object]) -> dict[str, object]:
    return {name: escape(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}


@lru_cache(maxsize=4096)
def _formatted(amount: Decimal, decimals: int | None, language: str) -> str:
    pattern = "#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(amount, format=pattern, locale=_LOCALES[language]).replace("-", "\N{MINUS SIGN}")


@cache
def _catalogue(language: str) -> Translations:
    """Read a catalogue from its text form, so that there is no compiled one that could be stale."""
    path = resources.files("bot") / "locale" / language / "LC_MESSAGES" / "upshot.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=Locale.parse(language))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain="upshot")
