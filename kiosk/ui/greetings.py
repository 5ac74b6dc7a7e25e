"""Who is greeted when, and with which words. Knows no widget and no clock of its own."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject

from kiosk.ui.name_text import first_name, isolated, shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from kiosk.core.identity import RecognisedPerson

SHOWN_S: Final = 5.0
"""Long enough to be read twice, short enough not to be in the way."""

GATHER_S: Final = 0.6
"""Newcomers wait this long for companions, so that a family is greeted as one."""

MOST_WAITING: Final = 12
"""More newcomers than this at once are a crowd in which nobody reads a greeting."""

MOST_NAMED: Final = 3
"""People named in one greeting; the others are numbered."""

_LONGEST_NAME: Final = 40
_REMEMBERED: Final = 1000


@dataclass(slots=True)
class _Waiting:
    person: RecognisedPerson
    since_s: float


class Greetings:
    """Decides who is being greeted, from who was recognised lately.

    Each recognition is greeted once, and only while the person is in view. Who is recognised
    while a greeting is shown waits for the next one; several who wait share it.
    """

    def __init__(self) -> None:
        self._told: OrderedDict[UUID, None] = OrderedDict()
        self._waiting: dict[UUID, _Waiting] = {}
        self._shown: dict[UUID, RecognisedPerson] = {}
        self._until_s = 0.0

    def update(
        self, people: Iterable[RecognisedPerson], now_s: float
    ) -> tuple[RecognisedPerson, ...]:
        """Who is being greeted now; empty when nobody is.

        Args:
            people: Who was recognised lately (``KioskControl.recognised``).
            now_s: Of any steady clock.
        """
        here = {person.event.id: person for person in people if person.in_view}
        # Whoever left or was erased is neither greeted nor waited for.
        self._shown = {id_: here[id_] for id_ in self._shown if id_ in here}
        self._waiting = {
            id_: _Waiting(here[id_], one.since_s)
            for id_, one in self._waiting.items()
            if id_ in here
        }
        for id_, person in here.items():
            if self._remember(id_) and len(self._waiting) < MOST_WAITING:
                self._waiting[id_] = _Waiting(person, now_s)
        if now_s >= self._until_s:
            self._shown = {}
        if not self._shown and self._are_gathered(now_s):
            self._shown = {id_: one.person for id_, one in self._waiting.items()}
            self._waiting = {}
            self._until_s = now_s + SHOWN_S
        return tuple(self._shown.values())

    def pass_over(self, people: Iterable[RecognisedPerson]) -> None:
        """These are not to be greeted, also not later: greetings are switched off."""
        for person in people:
            self._remember(person.event.id)
        self._waiting = {}
        self._shown = {}

    def _are_gathered(self, now_s: float) -> bool:
        return any(now_s - one.since_s >= GATHER_S for one in self._waiting.values())

    def _remember(self, event_id: UUID) -> bool:
        """Note a recognition; True when it is a new one."""
        new = event_id not in self._told
        self._told[event_id] = None
        self._told.move_to_end(event_id)
        while len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return new


def greeting_text(
    template: str, people: Sequence[RecognisedPerson], group_name: Callable[[str], str]
) -> str:
    """The words for these people in the language in force; empty when there are none.

    Args:
        template: ``identification.greeting``.
        people: At least one; the same person twice is named once.
        group_name: Name of a group by its id.
    """
    identities = list({p.event.identity.person: p.event.identity for p in people}.values())
    names = [name for one in identities if (name := _short(shown_name(one.name)))]
    firsts = [name for one in identities if (name := _short(first_name(one.name)))]
    groups = dict.fromkeys(_short(shown_name(group_name(one.group))) for one in identities)
    if not template.strip() or not names:
        return ""
    return template.format(
        name=_listed(names), first_name=_listed(firsts), group=_listed(list(groups))
    ).strip()


class GreetingWords(QObject):
    """A number in words; texts with a plural are found in the ``tr`` of a class only."""

    def more(self, count: int) -> str:
        """People who are not named."""
        return self.tr("%n more", "", count)


def _listed(names: Sequence[str]) -> str:
    """``Ana, Bruno and 2 more`` as the language puts it."""
    said = [isolated(name) for name in names[:MOST_NAMED]]
    more = len(names) - len(said)
    if more:
        said.append(GreetingWords().more(more))
    return str(QLocale().createSeparatedList(said))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
