"""The form in which an admin says what the words of a file mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.domain.deals import Stage
from bot.domain.imports.fields import Field, Kind
from bot.domain.imports.stages import LEFT_OUT
from bot.use_cases.imports.meanings import Subject
from bot.views import forms, inputs
from bot.views.answers import Block, context, cut, plain, section
from bot.views.imports import words
from bot.views.reporting import deals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.imports.preview import Waiting
    from bot.use_cases.imports.settle_words import Unsettled

FORM: Final = "settle_import_words"
_CHOICE: Final = "choice"
_MOST: Final = 20
"""How many owners and how many stages are asked for at once; the others when the file was read again."""
_BYTES: Final = 150_000
"""How large their selects may be together, each with all sellers: Slack takes 250,000 bytes in all."""
_GROUP: Final = 90
_OPTIONS: Final = 100
_OPTION: Final = 75
_LABEL: Final = 150
_COLUMNS: Final[Mapping[Kind, Sequence[str]]] = {
    Kind.DEALS: (
        *(Field.OWNER, Field.CUSTOMER, Field.STAGE, Field.AMOUNT, Field.CURRENCY),
        *(Field.SOURCE, Field.OPENED, Field.CLOSED, Field.ID),
    ),
    Kind.SEATS: (Field.OWNER, Field.EMAIL, Field.WEEK, Field.SSI),
    Kind.NUMBERS: (Field.OWNER, Field.EMAIL, Field.WEEK),
}


def build(unsettled: Unsettled, digest: str, texts: Texts) -> forms.View:
    """Return the form; ``digest`` names what waits to be saved."""
    waiting = unsettled.waiting
    blocks = [section(_intro(texts)), *_owners(unsettled, texts), *_stages(waiting, texts), *_columns(waiting, texts)]
    return forms.modal(
        texts.plain("What it means"),
        [*blocks, context(_kept(texts))],
        callback_id=FORM,
        submit=texts.plain("Read it again"),
        close=texts.plain("Cancel"),
        metadata=digest,
    )


def parse(view: Mapping[str, Any], waiting: Waiting) -> dict[Subject, dict[str, str]]:
    """Return what an admin said in a form that Slack sent, by subject and word; what stayed as it was is left out."""
    values, said = view["state"]["values"], {subject: dict[str, str]() for subject in Subject}
    for block_id, state in values.items():
        subject, _, which = block_id.partition(":")
        chosen = (state[_CHOICE].get("selected_option") or {}).get("value")
        if chosen and subject == Subject.COLUMN and waiting.places.get(which) != int(chosen):
            said[Subject.COLUMN][waiting.names[int(chosen)]] = which
        elif chosen and subject in {Subject.OWNER, Subject.STAGE}:
            names = list(waiting.owners if subject == Subject.OWNER else waiting.stages)
            said[Subject(subject)][names[int(which)]] = chosen
    return said


def _owners(unsettled: Unsettled, texts: Texts) -> Iterator[Block]:
    element = _sellers(unsettled.sellers, texts)
    most = max(1, min(_MOST, _BYTES // len(json.dumps(element))))
    for place, (name, count) in enumerate(list(unsettled.waiting.owners.items())[:most]):
        label = texts.plain_count("{name} ({count} row) is", "{name} ({count} rows) is", count, name=cut(name, _LABEL))
        yield inputs.field(f"{Subject.OWNER}:{place}", label, element)


def _stages(waiting: Waiting, texts: Texts) -> Iterator[Block]:
    stages = (Stage.OPEN, Stage.QUALIFIED, Stage.WON, Stage.LOST, Stage.VOID)
    options = [inputs.option(deals.stage_name(each, texts), each.value) for each in stages]
    element = inputs.choice(_CHOICE, [*options, inputs.option(texts.plain("leave these rows out"), LEFT_OUT)])
    for place, (name, count) in enumerate(list(waiting.stages.items())[:_MOST]):
        label = texts.plain_count(
            "Stage {name} ({count} row) is", "Stage {name} ({count} rows) is", count, name=cut(name, _LABEL)
        )
        yield inputs.field(f"{Subject.STAGE}:{place}", label, element)


def _columns(waiting: Waiting, texts: Texts) -> Iterator[Block]:
    named = [inputs.option(name, str(place)) for place, name in enumerate(waiting.names) if name.strip()][:_OPTIONS]
    for what in _COLUMNS.get(waiting.kind, ()):
        place = waiting.places.get(what)
        label = texts.plain("Column: {field}", field=words.field(what, texts))
        if named:
            yield inputs.field(f"{Subject.COLUMN}:{what}", label, inputs.choice(_CHOICE, named, str(place)))


def _sellers(sellers: Mapping[str, str], texts: Texts) -> Block:
    """Return a select of all sellers, in groups, because there may be more than a plain one holds."""
    people = sorted(((name or seller_id, seller_id) for seller_id, name in sellers.items()), key=lambda each: each[0])
    groups = [
        {
            "label": plain(texts.plain("Nobody"), _OPTION),
            "options": [inputs.option(texts.plain("leave these rows out"), LEFT_OUT)],
        }
    ]
    for first in range(0, len(people), _GROUP):
        some = people[first : first + _GROUP]
        label = f"{some[0][0][:30]} \N{EN DASH} {some[-1][0][:30]}"
        groups.append({"label": plain(label, _OPTION), "options": [inputs.option(*each) for each in some]})
    return {"type": "static_select", "action_id": _CHOICE, "option_groups": groups}


def _intro(texts: Texts) -> str:
    return texts.say("Tell me what I did not understand, or what I took for something else.")


def _kept(texts: Texts) -> str:
    return texts.say("I keep it for the next file, and everybody can read in `/upshot audit` that you said so.")
