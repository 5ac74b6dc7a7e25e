"""``kiosk people import`` of a folder or an archive of photos."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.enrolled import EnrolledPeople
from kiosk.commands.people.folders import Refusal
from kiosk.commands.people.views import Shot, known_already, look_at, of_one_person, template_of
from kiosk.core.errors import EnrolmentError, IdentityError
from kiosk.core.identity import Person
from kiosk.core.person_rules import MOST_TEMPLATES
from kiosk.core.profile_text import cleaned_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from kiosk.app.photo_reader import PhotoReader
    from kiosk.commands.people.consent_table import ConsentTable
    from kiosk.commands.people.folders import PictureFile, PicturePlace
    from kiosk.commands.people.naming import Named
    from kiosk.core.identity import EmbeddingModel, Lookalike, Template
    from kiosk.identity.gallery import Gallery


_CHANCE_DOUBLES: Final = 0.01


@dataclass(slots=True)
class Brought:
    """What became of an import so far.

    Attributes:
        enrolled: File and person of each photo in use, by their order.
        known: File and person of each photo that was there already.
        refusals: What was not used.
        new_people: Names of people who were not enrolled before.
        more_photos: Names of people who were, and have more photos now.
        alike: Names of people who were enrolled, and whom they look a little like.
        interrupted: Whether it was ended before all was looked at.
    """

    enrolled: list[tuple[str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    new_people: list[str] = field(default_factory=list)
    more_photos: list[str] = field(default_factory=list)
    alike: list[tuple[str, Lookalike]] = field(default_factory=list)
    interrupted: bool = False


class Importer:
    """Enrols people from their photos, one person at a time: whole people or nothing of them.

    Args:
        gallery: Where they go.
        group_id: The group they go to.
        consents: What they agreed to.
        model: The network in use.
        anyway: Whether people who look like others, or unlike themselves, are taken.
        rehearsal: Whether nothing is stored.
    """

    def __init__(
        self,
        gallery: Gallery,
        group_id: str,
        consents: ConsentTable,
        model: EmbeddingModel,
        *,
        anyway: bool = False,
        rehearsal: bool = False,
    ) -> None:
        from kiosk.core.ids import Uuid7

        self._people = EnrolledPeople(
            gallery, group_id, model, self._stored, self._not_stored, rehearsal=rehearsal
        )
        self._group_id = group_id
        self._consents = consents
        self._model = model
        self._anyway = anyway
        self._new_id = Uuid7()
        self._files: dict[UUID, str] = {}
        self.brought = Brought()

    def run(
        self,
        place: PicturePlace,
        reader: PhotoReader,
        everybody: Sequence[Named],
        step: Callable[[str], None],
    ) -> None:
        """Enrol everybody; an interruption ends it, and nothing of the present person is stored.

        Whatever ends it, those before are stored if they can be.

        Args:
            place: Where the photos are.
            reader: Looks at them.
            everybody: Whose they are.
            step: Called for each photo.

        Raises:
            GalleryError: Nothing can be stored.
            InferenceError: The device failed.
        """
        try:
            for one in everybody:
                self._bring(place, reader, one, step)
        except KeyboardInterrupt:
            self.brought.interrupted = True
        finally:
            self._people.write()

    def _bring(
        self, place: PicturePlace, reader: PhotoReader, named: Named, step: Callable[[str], None]
    ) -> None:
        """One person."""
        now = datetime.now(UTC)
        try:
            person = self._person(named.name, now)
        except IdentityError as error:
            self._refuse(named, error)
            for picture in named.pictures:
                step(picture.name)
            return
        shots, refusals = read_shots(place, reader, named.pictures, step)
        self._note(person, refusals)
        usable = person.usable(self._model)
        kept, refusals = of_one_person(shots, usable, trusted=self._anyway)
        kept, surplus = _best(kept, MOST_TEMPLATES - len(person.templates))
        self._note(person, [*refusals, *surplus])
        if not kept:
            return
        views = [shot.view for shot in kept]
        found = None if self._anyway else self._people.lookalike(views, person.id)
        if found is not None and found.similarity < self._double():
            self.brought.alike.append((person.name, found))
        elif found is not None:
            alike = known_already(found)
            message = _lower(alike.message)
            self._note(person, [Refusal(shot.file, message, alike.hint) for shot in kept])
            return
        templates = tuple(template_of(shot, now) for shot in kept)
        self._files |= {one.id: shot.file for one, shot in zip(templates, kept, strict=True)}
        self._people.add(person, templates)

    def _double(self) -> float:
        """Similarity from which two people are held to be one.

        Among thousands somebody always looks a little like everybody, so it grows with the
        number of people: a single person in a hundred is held up by chance.
        """
        from kiosk.identity.calibration import default_threshold

        return default_threshold(self._model, len(self._people), _CHANCE_DOUBLES)

    def _person(self, name: str, now: datetime) -> Person:
        """Who is enrolled by that name, or who would be.

        Raises:
            IdentityError: The name cannot be, or there is no valid consent.
        """
        name = cleaned_name(name)
        known = self._people.named(name)
        if known is not None:
            if not known.consent.is_valid(now):
                raise IdentityError(
                    "the consent has expired",
                    "Ask again, and record it with kiosk people set NAME --consent-by WHO.",
                )
            return known
        terms = self._consents.of(name)
        if terms is None:
            raise IdentityError("no consent is recorded", "Add a line to the table of consents.")
        return Person(
            id=self._new_id(now),
            group=self._group_id,
            name=name,
            bio="",
            fields=(),
            consent=terms.recorded(now),
            templates=(),
            created_at=now,
        )

    def _stored(self, person: Person, templates: Sequence[Template], is_new: bool) -> None:
        (self.brought.new_people if is_new else self.brought.more_photos).append(person.name)
        self.brought.enrolled += [(self._files[one.id], person.name) for one in templates]

    def _not_stored(
        self, person: Person, templates: Sequence[Template], error: IdentityError
    ) -> None:
        self.brought.refusals += [
            Refusal(self._files[one.id], _lower(error.message), error.hint, person.name)
            for one in templates
        ]

    def _refuse(self, named: Named, error: IdentityError) -> None:
        self.brought.refusals += [
            Refusal(str(picture), _lower(error.message), error.hint, named.name)
            for picture in named.pictures
        ]

    def _note(self, person: Person, refusals: Sequence[Refusal]) -> None:
        """Keep refusals; a photo that is there already is none."""
        for refusal in refusals:
            if refusal.is_known:
                self.brought.known.append((refusal.file, person.name))
            else:
                self.brought.refusals.append(replace(refusal, person=person.name))


def read_shots(
    place: PicturePlace,
    reader: PhotoReader,
    pictures: Sequence[PictureFile],
    step: Callable[[str], None],
) -> tuple[list[Shot], list[Refusal]]:
    """What photos give, and why some give nothing.

    Args:
        place: Where they are.
        reader: Looks at them.
        pictures: Which.
        step: Called for each with its name.

    Raises:
        InferenceError: The device failed.
    """
    shots: list[Shot] = []
    refusals: list[Refusal] = []
    for picture in pictures:
        found: Shot | Refusal
        try:
            with place.at_hand(picture) as path:
                found = look_at(reader, path, str(picture), picture.name)
        except EnrolmentError as error:
            found = Refusal(str(picture), error.message, error.hint)
        if isinstance(found, Refusal):
            refusals.append(found)
        else:
            shots.append(found)
        step(picture.name)
    return shots, refusals


def _best(shots: Sequence[Shot], room: int) -> tuple[list[Shot], list[Refusal]]:
    """As many shots as there is room for, the best ones."""
    best = sorted(shots, key=lambda shot: shot.view.quality, reverse=True)[: max(room, 0)]
    kept = [shot for shot in shots if any(shot is one for one in best)]
    return kept, [
        Refusal(shot.file, f"is one too many: {MOST_TEMPLATES} photos of a person are kept")
        for shot in shots
        if all(shot is not one for one in best)
    ]


def _lower(sentence: str) -> str:
    """A sentence as the rest of one."""
    return sentence[:1].lower() + sentence[1:]
