"""People, groups and receipts as text for people and as JSON for programs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kiosk.commands.people.text import counted, day, stamp
from kiosk.core.identity import ErasureKind

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.commands.people.folders import Refusal
    from kiosk.core.identity import (
        EmbeddingModel,
        ErasureReceipt,
        Group,
        Person,
        Template,
        Training,
    )


def remarks(person: Person, model: EmbeddingModel, now: datetime) -> list[str]:
    """What keeps a person from being recognised, or soon will."""
    found = []
    left = person.consent.expires_at - now
    if not person.consent.is_valid(now):
        found.append("consent expired: not recognised")
    elif left <= timedelta(days=30):
        found.append(f"consent ends in {counted(max(left.days, 1), 'day')}")
    if not person.templates:
        found.append("no photo: not recognised")
    elif not person.usable(model):
        found.append("needs new photos: not recognised")
    return found


def person_json(person: Person, model: EmbeddingModel, now: datetime) -> dict[str, Any]:
    """A person for programs: everything that is kept but the embeddings."""
    consent = person.consent
    return {
        "id": str(person.id),
        "name": person.name,
        "group": person.group,
        "bio": person.bio,
        "fields": dict(person.fields),
        "consent": {
            "text_version": consent.text_version,
            "language": consent.language,
            "given_at": stamp(consent.given_at),
            "taken_by": consent.taken_by,
            "expires_at": stamp(consent.expires_at),
            "valid": consent.is_valid(now),
            "allows": sorted(scope.value for scope in consent.scopes),
        },
        "photos": [_photo_json(template, model) for template in person.templates],
        "created_at": stamp(person.created_at),
        "caution": person.caution,
        "recognised": consent.is_valid(now) and bool(person.usable(model)),
        "remarks": remarks(person, model, now),
    }


def _photo_json(template: Template, model: EmbeddingModel) -> dict[str, Any]:
    return {
        "id": str(template.id),
        "source": template.source.value,
        "origin": template.origin,
        "quality": round(template.quality, 3),
        "model": template.model.name,
        "precision": template.model.precision,
        "usable": template.model == model,
        "added_at": stamp(template.added_at),
    }


def training_json(training: Training) -> dict[str, Any]:
    """A training, named as in the person-group service, and the threshold."""
    return {
        "status": training.state.value,
        "createdDateTime": stamp(training.created_at),
        "lastActionDateTime": stamp(training.last_action_at),
        "message": training.message or None,
        "threshold": training.threshold,
        "model": None if training.model is None else str(training.model),
    }


def group_json(group: Group, members: int) -> dict[str, Any]:
    """A group for programs."""
    training = training_json(group.training)
    return {"id": group.id, "name": group.name, "people": members, "training": training}


def refusal_json(refusal: Refusal) -> dict[str, str]:
    """A file that was not used, for programs."""
    return {
        "file": refusal.file,
        "person": refusal.person,
        "reason": refusal.reason,
        "advice": refusal.advice,
    }


def refusal_text(refusal: Refusal) -> str:
    """A file that was not used, for people."""
    advice = f" {refusal.advice}" if refusal.advice else ""
    return f"Not used: {refusal.file}: {refusal.reason}.{advice}"


def receipt_json(receipt: ErasureReceipt) -> dict[str, Any]:
    """A receipt for programs."""
    return {
        "receipt": str(receipt.id),
        "kind": receipt.kind.value,
        "erased_at": stamp(receipt.erased_at),
        "erased_by": receipt.erased_by,
        "people": [str(person) for person in receipt.people],
        "templates": receipt.templates,
        "pictures": receipt.pictures,
        "visits": receipt.visits,
    }


def receipt_text(receipt: ErasureReceipt) -> str:
    """A receipt to hand over; it names nobody but who erased."""
    kinds = {
        ErasureKind.PERSON: "one person",
        ErasureKind.GROUP: "a group",
        ErasureKind.EVERYTHING: "everybody, and the key with which they were encrypted",
    }
    rows = [
        ("Receipt", str(receipt.id)),
        ("Erased", kinds[receipt.kind]),
        ("At", receipt.erased_at.astimezone().isoformat(" ", "seconds")),
        ("By", receipt.erased_by),
        ("Descriptions of faces", f"{receipt.templates:,}"),
        ("Stored pictures", f"{receipt.pictures:,}"),
        ("Visits made anonymous", f"{receipt.visits:,}"),
    ]
    rows += [("Person", str(person)) for person in receipt.people]
    return "".join(f"{title:<24}{value}\n" for title, value in rows)


def consent_text_of(person: Person) -> str:
    """The consent of a person in one line."""
    consent = person.consent
    allows = ", ".join(sorted(scope.value for scope in consent.scopes)) or "nothing beyond that"
    return (
        f"text {consent.text_version} ({consent.language}), given {day(consent.given_at)}, "
        f"recorded by {consent.taken_by}, until {day(consent.expires_at)}; allows {allows}"
    )
