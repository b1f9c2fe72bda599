"""What comes in through a door, and what may be shown there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.domain.people import Actor, Origin
    from bot.i18n import Texts


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody typed a command, clicked a button or sent a form."""

    actor: Actor
    texts: Texts
    text: str
    """What was typed after the command, or the value of the button or of the chosen option; empty for a form."""
    origin: Origin
    delivery_key: str
    """The same for a repeated delivery of the same act, and for nothing else."""
    trigger_id: str
    body: Mapping[str, Any]
    """What Slack sent."""

    @property
    def values(self) -> Mapping[str, Any]:
        """The values of a form: block id, then action id, then Slack's description of the value."""
        values: Mapping[str, Any] = self.body["view"]["state"]["values"]
        return values


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form is to be opened; ``instead`` is said when Slack does not open it in time."""

    view: Mapping[str, Any]
    instead: Answer


@dataclass(frozen=True, slots=True)
class DrawForm:
    """The form in front is drawn anew; what stands in inputs that keep their block id stays."""

    view: Mapping[str, Any]
    is_on_top: bool = False
    """Whether it is laid on top of the form in front, which stays as it is below."""


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """A form stays open; each message stands at its field, named by the block id."""

    messages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing is to be shown."""


@dataclass(frozen=True, slots=True)
class Later:
    """What takes longer than an ack may wait; its answer comes as a direct message."""

    person_id: str
    texts: Texts
    work: Callable[[], Awaitable[Answer]]
    """May raise whatever a listener may."""
    now: Answer | None = None
    """What the ack says."""
    so_far: Callable[[], Answer] | None = None
    """What is told every two seconds while the work goes on, in the place where its answer will stand."""


Outcome = Answer | OpenForm | DrawForm | FieldErrors | Later | Nothing
Listener = Callable[[Request], Awaitable[Outcome]]
EventListener = Callable[[str, Mapping[str, Any]], Awaitable[Later | None]]
"""Takes the workspace's id and Slack's event; what is said to that is a direct message."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The doors of a feature: which of Slack's requests go to which listener."""

    commands: Mapping[str, Listener] = field(default_factory=dict)
    """By command with its slash; each also answers as ``/upshot <command>``."""
    subcommands: Mapping[str, Listener] = field(default_factory=dict)
    """By the word after ``/upshot``."""
    actions: Mapping[str, Listener] = field(default_factory=dict)
    """By the action id up to a colon; what follows the colon only tells buttons of one row apart."""
    forms: Mapping[str, Listener] = field(default_factory=dict)
    """By the callback id."""
    shortcuts: Mapping[str, Listener] = field(default_factory=dict)
    """By the callback id; for those that belong to no message."""
    message_shortcuts: Mapping[str, Listener] = field(default_factory=dict)
    """By the callback id; for those that stand in the menu of a message."""
    events: Mapping[str, EventListener] = field(default_factory=dict)
    """By the type of the event, as the manifest names it: of messages each kind of place has its own."""

    @classmethod
    def joined(cls, features: Iterable[Doors]) -> Doors:
        """Return the doors of several features as one."""
        joined = cls({}, {}, {}, {}, {}, {}, {})
        for doors in features:
            for name in ("commands", "subcommands", "actions", "forms", "shortcuts", "message_shortcuts", "events"):
                getattr(joined, name).update(getattr(doors, name))
        return joined
