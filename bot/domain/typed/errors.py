"""What can be wrong with what somebody typed, as facts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.typed.repeating import repeated

if TYPE_CHECKING:
    from bot.domain.weeks import Week


class Reason(StrEnum):
    """Why a piece of a line was not taken; a view has a sentence for each."""

    EMPTY = "empty"
    """Nothing was typed where something is needed."""
    TOO_LONG = "too_long"
    """More characters than the `limit`."""

    NOT_A_NUMBER = "not_a_number"
    """Words, emoji, underscores, `nan`: no number at all."""
    NEGATIVE = "negative"
    """A number below zero."""
    NOT_WHOLE = "not_whole"
    """A fraction where things are counted."""
    TOO_LARGE = "too_large"
    """Beyond anything that could be meant."""
    TOO_PRECISE = "too_precise"
    """More decimals than anything needs."""
    TWO_NUMBERS = "two_numbers"
    """More than one number where one is needed."""
    FOREIGN_DIGITS = "foreign_digits"
    """Digits other than 0 to 9, such as superscripts or Arabic-Indic ones."""
    EXPONENT = "exponent"
    """A computer's notation: `1e9`, `0x10`."""
    GROUPING = "grouping"
    """Separators at places where neither thousands nor decimals have them."""
    ADDING = "adding"
    """A plus sign where a level is reported that cannot be added to."""

    UNKNOWN_CURRENCY = "unknown_currency"
    """Three letters that are no currency."""
    UNKNOWN_LANGUAGE = "unknown_language"
    """A word in which no language is named that there are texts in."""
    TWO_CURRENCIES = "two_currencies"
    """An amount in more than one currency."""
    NOT_MONEY = "not_money"
    """A currency on something that is counted."""

    UNKNOWN_METRIC = "unknown_metric"
    """A word that names no metric; `suggestions` may hold near ones."""
    OTHER_COMMAND = "other_command"
    """A metric that this command does not take, although `/checkin` does."""
    MISSING_NUMBER = "missing_number"
    """A metric without its number."""
    MISSING_METRIC = "missing_metric"
    """A number without its metric."""
    DUPLICATE = "duplicate"
    """The same thing twice in one line."""
    PILLARS = "pillars"
    """Neither one number nor one and its four pillars."""
    HUNDREDTHS = "hundredths"
    """`72/90` where only `/100` makes sense."""
    ADDRESS = "address"
    """No web address, or more than one, or one beside a number."""
    NO_ADDRESS = "no_address"
    """No web address where one is needed."""
    CATEGORY = "category"
    """No category of the shelf."""

    CONTRADICTION = "contradiction"
    """Two kinds of a share, or two phases, in one line."""

    WEEK_NOT_OPEN = "week_not_open"
    """A week in which nothing can be reported now."""
    NO_SUCH_WEEK = "no_such_week"
    """Week 0 or 54, or week 53 of a year that has 52."""
    PAST_WEEK = "past_week"
    """A week that is over where one to come is needed."""
    NOT_A_WEEK = "not_a_week"
    """No week was recognised."""

    NOT_A_DATE = "not_a_date"
    """No date was recognised, or there is no such day."""
    FAR_DATE = "far_date"
    """A date more than five years away."""
    END_BEFORE_START = "end_before_start"
    """A span that ends before it starts."""
    MISSING_END = "missing_end"
    """A span with a start and no end."""
    TIME = "time"
    """No time of day."""

    STAGE = "stage"
    """A deal that does not start with its stage."""
    MISSING_CUSTOMER = "missing_customer"
    """A deal without a customer."""
    ONLY_VALUE = "only_value"
    """A deal of a value alone; it may have been meant as the customer."""
    MISSING_VALUE = "missing_value"
    """A new deal without a value."""
    VALUE_PLACE = "value_place"
    """A number after the customer: a value belongs before, a number in a name in quotes."""
    QUOTE_DIGIT = "quote_digit"
    """A customer that starts with a digit and is not in quotes."""
    UNCLOSED_QUOTE = "unclosed_quote"
    """A quotation mark without its partner."""

    UNKNOWN_WORD = "unknown_word"
    """A word that means nothing at this place."""
    AUDIT_TOPIC = "audit_topic"
    """Nothing that the audit can be narrowed to."""
    PLATFORM = "platform"
    """No platform of that name."""
    PRESET = "preset"
    """No preset of that name."""
    UNKNOWN_COMMAND = "unknown_command"
    """No such command; `suggestions` may hold near ones."""
    ZONE = "zone"
    """No time zone of that name."""
    ONE_PERSON = "one_person"
    """Two people where one can be named."""
    PROMPT_DAY = "prompt_day"
    """A day at the weekend, on which nobody is asked for numbers."""
    DAY_NOT_ALLOWED = "day_not_allowed"
    """A weekday other than Monday to Wednesday for the post."""
    PICK_CHANNEL = "pick_channel"
    """A channel that was typed and not picked from Slack's list."""
    PICK_PERSON = "pick_person"
    """A name that was typed and not picked from Slack's list."""
    GROUP = "group"
    """A group or everybody where single people are needed."""
    TEAM_MISSING = "team_missing"
    """No team is named where one is needed."""
    TEAM_PEOPLE = "team_people"
    """Nobody is named who is to leave a team."""
    TEAM_CHANNEL = "team_channel"
    """Neither a channel nor a word for none."""
    WALL_DAYS = "wall_days"
    """A link that would last less than a day, or more than the `limit`."""
    PARTS = "parts"
    """Not one part in per cent for each of the `limit` colleagues."""
    SHARE = "share"
    """A working share outside of 1 to 100 percent."""


class TypedError(UserError):
    """Something typed was not understood or cannot be meant.

    Attributes:
        reason: a machine word for what is wrong.
        typed: the piece in question, harmless to show (see `repeated`); still to be escaped.
        metric: the metric it was for, if any.
        suggestions: what may have been meant, nearest first.
        limit: the bound that was broken, for `TOO_LONG` (characters), `TOO_LARGE` and `TOO_PRECISE` (decimals).
    """

    def __init__(
        self,
        reason: Reason,
        typed: str = "",
        *,
        metric: str | None = None,
        suggestions: tuple[str, ...] = (),
        limit: int | None = None,
    ) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.typed = repeated(typed)
        self.metric = metric
        self.suggestions = suggestions
        self.limit = limit


class WeekNotOpenError(TypedError):
    """The named week takes no numbers now.

    Attributes:
        week: the week that was named.
        open_weeks: the weeks that can be named, newest first.
    """

    def __init__(self, typed: str, week: Week, open_weeks: tuple[Week, ...]) -> None:
        super().__init__(Reason.WEEK_NOT_OPEN, typed)
        self.week = week
        self.open_weeks = open_weeks
