"""The line behind `/upshot shelf`: something to put there, or to take off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.shelf import Category
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.repeating import visible, worded
from bot.domain.typed.web_addresses import split_address
from bot.domain.typed.words.commands import ADDING
from bot.domain.typed.words.shelf import CATEGORIES

_CHANGE = re.compile(rf"(?P<word>{ADDING.pattern})[:,]?(?!\S)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:#|nr\.?|no\.?)?\s*(?P<number>[0-9]{1,3})[.)]?", re.IGNORECASE)
_MASKED = re.compile("[\ue000-\uf8ff]")
_AROUND = " .,;:-"


@dataclass(frozen=True, slots=True)
class AddLine:
    """Something worth sharing."""

    address: str
    """With its scheme."""
    why: str = ""
    category: Category = Category.OTHER


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """What is to be taken off: by its number in the list, or by its address."""

    number: int | None = None
    address: str = ""


def parse(text: str) -> AddLine | RemoveLine | None:
    """Return what is to be changed; nothing for an empty line.

    The reason stands in quotes or is what is left of the line; a category stands anywhere outside of quotes, or at the
    end of a reason without them.

    Raises:
        TypedError: no address, more than one, a word that means nothing, or a quotation mark without its partner.
    """
    line = clean(text)
    if not line:
        return None
    change = _CHANGE.match(line)
    rest = line[change.end() :].strip() if change else line
    if change and ADDING.meaning(change["word"]) == "remove":
        return _removed(rest)
    return _added(rest, is_sure=change is not None)


def _removed(rest: str) -> RemoveLine:
    if number := _NUMBER.fullmatch(rest):
        return RemoveLine(number=int(number["number"]))
    address, beside = split_address(rest)
    if address and not beside.strip(_AROUND):
        return RemoveLine(address=address)
    raise TypedError(Reason.NOT_A_NUMBER if rest else Reason.EMPTY, rest)


def _added(rest: str, *, is_sure: bool) -> AddLine:
    quotes = Quotes.taken_from(rest)
    address, beside = split_address(quotes.line)
    if not address and is_sure:
        raise TypedError(Reason.NO_ADDRESS if rest else Reason.EMPTY, rest)
    if not address:
        word = rest.partition(" ")[0]
        raise TypedError(Reason.UNKNOWN_WORD, word, suggestions=ADDING.near(word))
    if quotes.parts:
        return AddLine(address, _shown(" ".join(quotes.parts)), _category(_MASKED.sub(" ", beside)))
    why, category = _split_category(beside)
    return AddLine(address, _shown(why), category)


def _category(words: str) -> Category:
    named = words.strip(_AROUND)
    if not named:
        return Category.OTHER
    meaning = CATEGORIES.meaning(" ".join(named.split()))
    if meaning is None:
        raise TypedError(Reason.CATEGORY, named, suggestions=CATEGORIES.near(named))
    return Category(meaning)


def _split_category(text: str) -> tuple[str, Category]:
    """Return the reason without the category at its end, the longest one there is."""
    words = text.strip(_AROUND).split()
    for count in range(min(CATEGORIES.longest, len(words)), 0, -1):
        if meaning := CATEGORIES.meaning(" ".join(words[-count:]).strip(_AROUND)):
            return " ".join(words[:-count]).strip(_AROUND), Category(meaning)
    return " ".join(words), Category.OTHER


def _shown(why: str) -> str:
    return " ".join(visible(worded(why)).split())
