"""Brings the catalogues up to date with the code, or with ``--check`` tells whether they are."""

from __future__ import annotations

import ast
import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "de", "sv")
FORMS = {"say": 1, "plain": 1, "say_count": 2, "plain_count": 2}
"""The methods that take a message, with the number of its forms: alone, or one for each plural."""

_ROOT = Path(__file__).parent.parent
_NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_PLACEHOLDER = re.compile(r"{(\w+)}")
_TYPED = re.compile(r"`[^`]*`|^/.*")
_PER_CENT = re.compile(r"[\d}](\s*)%")


def path_of(language: str) -> Path:
    """Return where a language's catalogue is."""
    return _ROOT / "bot" / "locale" / language / "LC_MESSAGES" / "upshot.po"


def template() -> Catalog:
    """Return the messages of the code, without translations."""
    catalogue = _empty(None)
    for path in sorted((_ROOT / "bot").rglob("*.py")):
        for message in _messages_of(path.read_text(encoding="utf-8")):
            catalogue.add(message)
    return catalogue


def _messages_of(source: str) -> Iterator[str | tuple[str, ...]]:
    """Yield what a module says, calls inside f-strings included, which Babel's own extraction passes over."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FORMS:
            literals = (arg.value for arg in node.args[: FORMS[node.func.attr]] if isinstance(arg, ast.Constant))
            forms = tuple(literal for literal in literals if isinstance(literal, str))
            if forms:
                yield forms if len(forms) > 1 else forms[0]


def read(language: str) -> Catalog:
    """Return a language's catalogue as it is stored, empty when there is none."""
    path = path_of(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _empty(language: str | None) -> Catalog:
    return Catalog(locale=language, project="Upshot", charset="utf-8", creation_date=_NO_TIME, revision_date=_NO_TIME)


def updated(language: str) -> Catalog:
    """Return a language's catalogue with the messages of the code; English says what the code says."""
    catalogue = read(language)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = catalogue.revision_date = _NO_TIME
    if language == "en":
        for message in catalogue:
            message.string = message.id
    return catalogue


def serialised(catalogue: Catalog) -> bytes:
    """Return a catalogue as its file, the same for the same messages."""
    file = BytesIO()
    write_po(file, catalogue, sort_output=True, width=120, no_location=True, omit_header=True)
    return _HEADER.format(language=catalogue.locale).encode() + file.getvalue()


def problems(language: str) -> list[str]:
    """Return what is wrong with a stored catalogue: stale, empty, fuzzy or with other placeholders."""
    stored = read(language)
    found = []
    if serialised(updated(language)) != path_of(language).read_bytes():
        found.append("is not up to date with the code: run `make messages`")
    for message in stored:
        if message.id:
            found += [f"{problem}: {message.id!r}" for problem in _problems_of(message, language)]
    return [f"{language}: {problem}" for problem in found]


def _problems_of(message: Message, language: str) -> list[str]:
    ids, strings = _each(message.id), _each(message.string)
    found = []
    if not all(strings):
        found.append("is not translated")
    if message.fuzzy:
        found.append("is fuzzy")
    known = {name for text in ids for name in _PLACEHOLDER.findall(text)}
    for text in strings:
        if text and not set(_PLACEHOLDER.findall(text)) <= known:
            found.append("has a placeholder that the code does not fill")
        if text and len(ids) == 1 and set(_PLACEHOLDER.findall(text)) != known:
            found.append("leaves a placeholder out")
        if not set(_PER_CENT.findall(_TYPED.sub("", text))) <= {"" if language == "en" else "\N{NO-BREAK SPACE}"}:
            found.append("writes per cent as another language does")
    return found


def _each(texts: object) -> tuple[str, ...]:
    return tuple(map(str, texts)) if isinstance(texts, (tuple, list)) else (str(texts or ""),)


def main() -> int:
    """Bring the catalogues up to date, or with ``--check`` say what is wrong with them."""
    if "--check" in sys.argv:
        found = [problem for language in LANGUAGES for problem in problems(language)]
        sys.stdout.write("\n".join(found) + "\n" if found else "The catalogues are complete.\n")
        return 1 if found else 0
    for language in LANGUAGES:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(serialised(updated(language)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
