"""Rules that a single person or group has to keep, before it is stored and when it is read."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.errors import IdentityError
from kiosk.core.profile_text import (
    LONGEST_BIO,
    checked_group_id,
    cleaned_fields,
    cleaned_name,
    cleaned_text,
    showable,
)

if TYPE_CHECKING:
    from kiosk.core.identity import Consent, EmbeddingModel, Group, Person, Template

EMBEDDING_LENGTH: Final = 256
MOST_TEMPLATES: Final = 50
"""Per person."""
MOST_PEOPLE: Final = 1_000_000
MOST_GROUPS: Final = 1_000
LONGEST_ORIGIN: Final = 255
UNIT_TOLERANCE: Final = 0.01
"""How far the length of an embedding may be from 1; half precision errs by 0.0005."""
EARLIEST: Final = datetime(1970, 1, 2, tzinfo=UTC)
LATEST: Final = datetime(3000, 1, 1, tzinfo=UTC)
"""Within these every time can be shown in every time zone, on every system."""
_LONGEST_MESSAGE: Final = 500
_LONGEST_WORD: Final = 50


def checked_person(person: Person) -> Person:
    """A person as stored: texts cleaned, everything else as it is.

    Raises:
        IdentityError: Something about the person is against the rules.
    """
    if len(person.templates) > MOST_TEMPLATES:
        raise IdentityError(
            "There are too many templates",
            f"Keep at most {MOST_TEMPLATES} of a person; remove the worst ones.",
        )
    if len({template.id for template in person.templates}) < len(person.templates):
        raise IdentityError("A template is there twice", "Remove one of the two.")
    templates = tuple(_checked_template(template) for template in person.templates)
    return checked_profile(replace(person, templates=templates))


def checked_profile(person: Person) -> Person:
    """A person as stored, whose templates are not looked at.

    Raises:
        IdentityError: Something about the person is against the rules.
    """
    _check_time(person.created_at, "The time of enrolment")
    _check_part(person.caution, "The caution")
    return replace(
        person,
        group=checked_group_id(person.group),
        name=cleaned_name(person.name),
        bio=cleaned_text(person.bio, "The text about the person", LONGEST_BIO),
        fields=cleaned_fields(person.fields),
        consent=checked_consent(person.consent),
    )


def checked_consent(consent: Consent) -> Consent:
    """A consent as stored: texts cleaned.

    Raises:
        IdentityError: It does not tell what was agreed to, who recorded it, or from when to when
            it holds.
    """
    _check_time(consent.given_at, "The time of the consent")
    _check_time(consent.expires_at, "The end of the consent")
    if consent.expires_at <= consent.given_at:
        raise IdentityError("The consent ends before it begins", "Check the date of the device.")
    return replace(
        consent,
        text_version=cleaned_name(
            consent.text_version, "The version of the consent text", _LONGEST_WORD
        ),
        language=cleaned_name(consent.language, "The language of the consent text", _LONGEST_WORD),
        taken_by=cleaned_name(consent.taken_by, "The name of who recorded the consent"),
    )


def checked_group(group: Group) -> Group:
    """A group as stored: texts cleaned.

    Raises:
        IdentityError: Something about it is against the rules.
    """
    training = group.training
    for time in (training.created_at, training.last_action_at):
        if time is not None:
            _check_time(time, "The time of the training")
    if training.threshold is not None and not -1 <= training.threshold <= 1:
        raise IdentityError("The threshold is no similarity", "Train the group again.")
    message = cleaned_text(training.message, "The message of the training", _LONGEST_MESSAGE)
    return replace(
        group,
        id=checked_group_id(group.id),
        name=cleaned_name(group.name, "The name of the group"),
        training=replace(training, message=message),
    )


def checked_model(model: EmbeddingModel) -> EmbeddingModel:
    """The network behind an embedding, if it may be stored.

    Raises:
        IdentityError: It may not.
    """
    cleaned_name(model.name, "The name of the network", LONGEST_ORIGIN)
    cleaned_name(model.precision, "The precision of the network", _LONGEST_WORD)
    return model


def _checked_template(template: Template) -> Template:
    embedding = template.embedding
    if embedding.shape != (EMBEDDING_LENGTH,) or embedding.dtype != np.float32:
        raise IdentityError(
            f"An embedding has {embedding.size} values instead of {EMBEDDING_LENGTH}",
            "Take the view again.",
        )
    length = float(np.linalg.norm(embedding.astype(np.float64)))
    if not abs(length - 1) <= UNIT_TOLERANCE:  # also when it is not a number
        raise IdentityError("An embedding is damaged", "Take the view again.")
    _check_part(template.quality, "The quality of a view")
    _check_time(template.added_at, "The time of a view")
    checked_model(template.model)
    return replace(template, origin=showable(template.origin, LONGEST_ORIGIN))


def _check_time(time: datetime, what: str) -> None:
    if time.utcoffset() is None:
        raise IdentityError(f"{what} has no time zone", "Use UTC.")
    if not EARLIEST <= time < LATEST:
        raise IdentityError(f"{what} is out of bounds", "Check the date of the device.")


def _check_part(value: float, what: str) -> None:
    if not (math.isfinite(value) and 0 <= value <= 1):
        raise IdentityError(f"{what} is not between 0 and 1", "Take the view again.")
