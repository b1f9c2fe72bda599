"""The words of lines about teams."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

TEAM_VERBS: Words[str] = Words(
    {
        "show": "show, list, zeigen, zeig, liste, visa, lista",
        "add": "add, new, create, hinzufügen, hinzu, neu, anlegen, lägg till, lägg, ny, nytt, skapa",
        "remove": "remove, rm, delete, entfernen, löschen, ta bort, ta, radera",
        "rename": "rename, umbenennen, byt namn, döp om",
        "end": "end, close, dissolve, beenden, auflösen, avsluta, lägg ner, upplös",
        "channel": "channel, kanal",
    }
)
"""What is to become of a team."""

PARTS: Words[str] = Words(
    {
        "managers": "manager, managers, led by, führungskraft, führungskräfte, leitung, chef, chefer, ledare",
        "members": "member, members, people, mitglied, mitglieder, leute, medlem, medlemmar",
        "starts": "from, starting, ab, vom, från och med, från, fom",
    }
)
"""What the people or the date behind are."""

FILLERS: Words[str] = Words(
    {
        "": "team, to, into, in, of, with, and, for, zu, zum, in, von, aus, mit, und, für, als, till, i, ur, och, med,"
        " för, from, from the, the, dem, der, das, lag, laget, &"
    }
)
"""Words around the name of a team that mean nothing."""

BECOMES: Words[str] = Words({"": "to, into, in, zu, nach, till, som, as, als, ->, =>"})
"""Between the old and the new name of a team."""

NO_CHANNEL: Words[str] = Words({"": "none, no, off, keiner, kein, keinen, ohne, aus, ingen, inget, av, utan"})
"""Takes the channel of a team away."""
