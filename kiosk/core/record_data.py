"""The ``data`` of each type of record: plain JSON values, documented in docs/records.md."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.identity import ConsentScope
from kiosk.core.metrics import COLUMNS
from kiosk.core.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from kiosk.core.captures import StoredPicture
    from kiosk.core.health import HealthSnapshot
    from kiosk.core.identity import IdentifiedEvent
    from kiosk.core.metrics import MetricCounts
    from kiosk.core.sync import SinkStatus
    from kiosk.core.types import PeopleCount, Visit

CONSENT_WITHDRAWN: Final = "consent"
"""Kind of an erasure that leaves the person enrolled; the other kinds are ``ErasureKind``."""
_MOST_PROBLEMS: Final = 5
"""In a status: the newest ones."""


def written_time(at: datetime) -> str:
    """A time as records carry it: ISO 8601, UTC, milliseconds, ``Z``."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def count_data(count: PeopleCount) -> dict[str, Any]:
    """People present now; how many look and in what mood, where that is measured."""
    data: dict[str, Any] = {
        "total": count.total,
        "female": count.female,
        "male": count.male,
        "unknown": count.unknown,
        "looking": count.looking,
    }
    if count.moods:
        data["moods"] = {mood.value: number for mood, number in count.moods.items()}
    return data


def visit_data(visit: Visit) -> dict[str, Any]:
    """A visit that ended; ``person`` only where the person's consent allows it."""
    data: dict[str, Any] = {
        "id": str(visit.id),
        "started_at": written_time(visit.started_at),
        "ended_at": written_time(visit.ended_at),
        "dwell_ms": visit.dwell_ms,
        "stop_ms": visit.stop_ms,
        "attention_ms": visit.attention_ms,
        "passing_by": visit.passing_by,
        "interested": visit.interested,
        "age": None if visit.age is None else round(visit.age, 1),
        "gender": visit.gender.value,
        "emotion": None if visit.emotion is None else visit.emotion.value,
        "category": None if visit.category is None else visit.category.value,
        "zones": [
            {
                "zone": stay.zone,
                "dwell_ms": stay.dwell_ms,
                "stop_ms": stay.stop_ms,
                "attention_ms": stay.attention_ms,
                "passing_by": stay.passing_by,
                "interested": stay.interested,
            }
            for stay in visit.zones
        ],
    }
    if visit.person is not None:
        data["person"] = str(visit.person)
    return data


def identified_data(event: IdentifiedEvent) -> dict[str, Any] | None:
    """Somebody was recognised, as far as their consent allows telling; None when it does not.

    Consent to records allows the person's number; consent to handing on, name and profile.
    """
    identity = event.identity
    if ConsentScope.VISITS not in identity.scopes:
        return None
    data: dict[str, Any] = {
        "event": str(event.id),
        "person": str(identity.person),
        "group": identity.group,
        "confidence": round(identity.confidence, 3),
    }
    if ConsentScope.HANDED_ON in identity.scopes:
        data |= {"name": identity.name, "bio": event.bio, "fields": dict(event.fields)}
    return data


def status_data(
    health: HealthSnapshot, sinks: Sequence[SinkStatus], *, people: int, location: str
) -> dict[str, Any]:
    """How the kiosk is, without addresses of destinations.

    Args:
        health: State of the program.
        sinks: State of the destinations.
        people: Present now.
        location: Where the device stands, in the operator's words.
    """
    return {
        "phase": health.phase.value,
        "version": health.versions.get("kiosk", ""),
        "uptime_s": round(health.uptime_s),
        "source": health.source,
        "device": health.inference_device,
        "detector": health.detector,
        "camera_fps": round(health.camera_fps, 1),
        "inference_fps": round(health.inference_fps, 1),
        "latency_ms": round(health.latency_ms, 1),
        "rss_mib": round(health.rss_mib),
        "people": people,
        "location": location,
        "problems": [
            {
                "at": written_time(problem.at),
                "where": problem.where,
                "message": redact(problem.message),
            }
            for problem in health.errors[:_MOST_PROBLEMS]
        ],
        "sinks": [
            {
                "name": sink.name,
                "kind": sink.kind.value,
                "state": sink.state.value,
                "depth": sink.depth,
                "oldest_at": None if sink.oldest_at is None else written_time(sink.oldest_at),
                "dead": sink.dead,
            }
            for sink in sinks
        ],
    }


def hour_data(hour: datetime, zones: Mapping[str, MetricCounts]) -> dict[str, Any]:
    """The sums of one hour.

    Args:
        hour: Start of the UTC hour.
        zones: Sums by id of the zone; the empty id is the whole picture.
    """
    return {
        "hour": hour.astimezone(UTC).strftime("%Y-%m-%dT%H:00:00Z"),
        "zones": {
            zone: {name: value for name in COLUMNS if (value := getattr(sums, name))}
            for zone, sums in zones.items()
        },
    }


def picture_data(picture: StoredPicture, size: int, sha256: str) -> dict[str, Any]:
    """A picture that waits to be handed on; the picture itself stays where it is.

    Args:
        picture: Which one.
        size: Bytes of the JPEG.
        sha256: Of the JPEG, hexadecimal.
    """
    return {
        "key": picture.key,
        "bytes": size,
        "sha256": sha256,
        "person": str(picture.person),
        "at": written_time(picture.at),
    }


def erasure_data(kind: str, people: Collection[UUID]) -> dict[str, Any]:
    """People whose data must go wherever they went.

    Args:
        kind: One of ``ErasureKind``, or :data:`CONSENT_WITHDRAWN`.
        people: Their ids.
    """
    return {"kind": kind, "people": sorted(str(person) for person in people)}
