"""``GET /v1/live``: what changes, as server-sent events."""

import contextlib
from collections.abc import AsyncGenerator, Sequence
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Query
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import select

from kiosk.collector.auth.dependencies import Identity, current_identity, current_user
from kiosk.collector.auth.sessions import Sessions
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.event_stream import BEAT, BEAT_S, EventStream, written_event
from kiosk.collector.live import TooManyListenersError
from kiosk.collector.live_queries import DeviceState, LiveEvent, Position, written_ms
from kiosk.collector.problems import Problem, not_found
from kiosk.collector.storage.database import Database
from kiosk.collector.storage.tables import DEVICE_LENGTH, device
from kiosk.core.clock import Clock
from kiosk.core.errors import CollectorError

router: Final = APIRouter(tags=["live"])

_LOOK_AGAIN_S: Final = 10.0
"""Less than the time between two beats, so that each beat of a silent stream looks again."""
_EXAMPLE: Final = (
    "retry: 2000\n\n"
    "event: count\n"
    "id: 019aa6e4-3c00-7000-8000-3f1d2c4b5a69:17\n"
    'data: {"id":"019aa6e5-1f00-7000-8000-7a6b5c4d3e2f","seq":17,"type":"count",'
    '"ts":"2026-11-21T10:00:00.000Z","clock":"ok",'
    '"data":{"total":2,"female":1,"male":1,"unknown":0}}\n\n'
)
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Events until the reader leaves, at most a quarter of an hour.",
        "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _EXAMPLE}},
    },
    400: {"description": "`Last-Event-ID` is not one of ours."},
    404: {"description": "There is no such device."},
    503: {"description": "Too many listeners."},
}


@router.get("/v1/live", status_code=200, response_class=EventStream, responses=_RESPONSES)
async def live(
    collector: Annotated[Collector, Depends(collector_of)],
    user: Annotated[User, Depends(current_user())],
    identity: Annotated[Identity, Depends(current_identity)],
    device_id: Annotated[
        str | None,
        Query(alias="device", max_length=DEVICE_LENGTH, description="Only this device."),
    ] = None,
    last_event_id: Annotated[
        str | None, Header(max_length=80, description="Id of the last event that arrived.")
    ] = None,
) -> EventStream:
    """Tell of changes as they come, as server-sent events.

    With `device`: its records, one event each, named by their type (`count`, `visit`, `status`,
    `hour`, `gap`), with the id `epoch:seq`. A new reader gets the newest 200 counts first; one
    that comes back with `Last-Event-ID` gets everything after that event. Nothing is left out
    between the two.

    Without: the state of each device, then of each that changes, as events named `device`.
    """
    sessions = Sessions(collector.db, collector.keys, collector.clock)
    signed_in = partial(while_signed_in, sessions, identity.session, collector.clock)
    try:
        if device_id:
            if not await run_in_threadpool(_exists, collector.db, device_id):
                raise not_found("There is no such device")
            events = collector.feed.device_events(
                device_id, _position(last_event_id), who=user.id, beat_s=BEAT_S
            )
            return EventStream(signed_in(_told(await anext(events), events)))
        states = collector.feed.fleet_changes(who=user.id, beat_s=BEAT_S)
        return EventStream(signed_in(_fleet_told(await anext(states), states)))
    except TooManyListenersError as error:
        raise Problem(
            503, "too-many-listeners", str(error), headers={"Retry-After": "30"}
        ) from error


async def while_signed_in(
    sessions: Sessions, session: str, clock: Clock, parts: AsyncGenerator[bytes]
) -> AsyncGenerator[bytes]:
    """The parts of a stream until the session ends, for who was shut out must not look on.

    Args:
        sessions: All sessions.
        session: Id of the one that asked for the stream.
        clock: Tells when to look again.
        parts: What to send; closed at the end.
    """
    looked_ns = clock.monotonic_ns()
    async with contextlib.aclosing(parts):
        async for part in parts:
            if clock.monotonic_ns() - looked_ns >= _LOOK_AGAIN_S * 1e9:
                looked_ns = clock.monotonic_ns()
                # A database that is away for a moment ends no stream.
                with contextlib.suppress(CollectorError):
                    if not await run_in_threadpool(sessions.goes_on, session):
                        return
            yield part


def _exists(db: Database, name: str) -> bool:
    with db.read() as connection:
        return (
            connection.execute(select(device.c.id).where(device.c.id == name)).first() is not None
        )


def _position(last_event_id: str | None) -> Position | None:
    if not last_event_id:
        return None
    try:
        return Position.parse(last_event_id)
    except ValueError:
        raise Problem(400, "last-event-id", "Last-Event-ID is not of the form epoch:seq") from None


async def _told(
    first: Sequence[LiveEvent], others: AsyncGenerator[Sequence[LiveEvent]]
) -> AsyncGenerator[bytes]:
    """Records as the text of a stream."""
    try:
        yield _records(first) or BEAT
        async for events in others:
            yield _records(events) or BEAT
    finally:
        await others.aclose()


async def _fleet_told(
    first: Sequence[DeviceState], others: AsyncGenerator[Sequence[DeviceState]]
) -> AsyncGenerator[bytes]:
    """States of devices as the text of a stream."""
    try:
        yield _states(first) or BEAT
        async for states in others:
            yield _states(states) or BEAT
    finally:
        await others.aclose()


def _records(events: Sequence[LiveEvent]) -> bytes:
    return b"".join(
        written_event(
            {
                "id": event.id,
                "seq": event.position.seq,
                "type": event.type,
                "ts": written_ms(event.at_ms),
                "clock": "ok" if event.clock_ok else "bad",
                "data": event.data,
            },
            event=event.type,
            identifier=str(event.position),
        )
        for event in events
    )


def _states(states: Sequence[DeviceState]) -> bytes:
    return b"".join(
        written_event(
            {
                "id": state.id,
                "name": state.name,
                "location": state.location,
                "seen_at": written_ms(state.seen_ms) if state.seen_ms else None,
                "count_at": written_ms(state.count_ms) if state.count_ms else None,
                "people": state.people,
                "female": state.female,
                "male": state.male,
                "phase": state.phase,
                "version": state.version,
            },
            event="device",
        )
        for state in states
    )
