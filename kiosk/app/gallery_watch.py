"""Keeps the matcher in step with the gallery, which other processes change, too."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from kiosk.core.choices import AnalysisMode
from kiosk.core.errors import IdentityError
from kiosk.core.identity import embedding_model
from kiosk.core.loop import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from kiosk.core.clock import Clock
    from kiosk.core.identity import GalleryContents, Person
    from kiosk.core.problems import ProblemLog
    from kiosk.core.settings import Settings
    from kiosk.identity.gallery import Gallery
    from kiosk.identity.identifier import GalleryIdentifier

_log = logging.getLogger(__name__)

_LOOK_EVERY_S: Final = 1.0
_BUILD_AT_LEAST_EVERY_S: Final = 600.0
"""A consent that expired leaves the matcher, even if nothing else changes."""


class GalleryWatch(Worker):
    """Looks every second whether the gallery or the settings have changed.

    In the other modes the gallery is not even opened.
    """

    def __init__(
        self,
        gallery: Gallery,
        identifier: GalleryIdentifier,
        settings: Callable[[], Settings],
        people_changed: Callable[[GalleryContents], None],
        problems: ProblemLog,
        clock: Clock,
    ) -> None:
        super().__init__("gallery")
        self._people_changed = people_changed
        self._gallery = gallery
        self._identifier = identifier
        self._settings = settings
        self._problems = problems
        self._clock = clock
        self._people: dict[UUID, Person] = {}
        self._groups: dict[str, str] = {}
        self._in_force: object = None
        self._built_ns = 0
        self._told = 0

    def profile(self, person: UUID) -> Person | None:
        """An enrolled person as the matcher knows them; from any thread."""
        return self._people.get(person)

    def group_name(self, group: str) -> str:
        """What people call a group; from any thread."""
        return self._groups.get(group, group)

    def look(self) -> None:
        """Build the matcher anew if there is a reason to."""
        settings = self._settings()
        if settings.analysis.mode is not AnalysisMode.IDENTIFICATION:
            if self._in_force is not None:
                self._in_force, self._people = None, {}
                self._identifier.replace(None)
            return
        now_ns = self._clock.monotonic_ns()
        wanted = (
            self._gallery.generation(),
            embedding_model(settings.analysis),
            settings.identification.group,
            settings.identification.false_accept_rate,
        )
        if wanted == self._in_force and now_ns - self._built_ns < _BUILD_AT_LEAST_EVERY_S * 1e9:
            return
        self._build(settings)
        self._in_force, self._built_ns = wanted, now_ns

    def _build(self, settings: Settings) -> None:
        from kiosk.identity.matching import Matcher

        contents = self._gallery.contents()
        self._beat()  # a million templates take their time to be read, and to be searched
        group = settings.identification.group
        people = [person for person in contents.people if group in ("", person.group)]
        # Before the matcher: whom it finds must be known.
        self._people = {person.id: person for person in people}
        self._groups = {group.id: group.name for group in contents.groups}
        self._people_changed(contents)
        self._identifier.replace(
            Matcher(
                people,
                contents.groups,
                embedding_model(settings.analysis),
                self._clock.utc_now(),
                false_accept_rate=settings.identification.false_accept_rate,
            )
        )
        _log.info("%d people can be recognised", len(people))

    def _run(self) -> None:
        failed = ""
        while True:
            try:
                self.look()
                failed = ""
            except IdentityError as error:
                if str(error) != failed:  # told once, tried on
                    failed = str(error)
                    _log.warning("the gallery cannot be used: %s", error)
                    self._problems.add("people", error)
                self._identifier.replace(None)
                self._in_force = None
            self._tell_problems()
            self._beat()
            if self._stop.wait(_LOOK_EVERY_S):
                return

    def _tell_problems(self) -> None:
        problems = self._gallery.problems()
        for problem in problems[self._told :]:
            self._problems.add("people", IdentityError(problem, "See the page People."))
        self._told = len(problems)
