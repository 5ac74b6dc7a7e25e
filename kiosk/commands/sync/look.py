"""``kiosk sync status`` and ``flush``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.commands.people.text import counted, say, say_json, stamp, table, warn
from kiosk.commands.sync.setting import kiosk_runs, load_settings, open_desk, sink_meant
from kiosk.core.exitcodes import ExitCode
from kiosk.core.sinks import SinkKind
from kiosk.core.sync import SinkState, SinkStatus

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.core.sinks import Sink

_WORDS = {
    SinkState.IDLE: "delivered",
    SinkState.SENDING: "sending",
    SinkState.RETRYING: "trying again",
    SinkState.PROBING: "out of reach",
    SinkState.PAUSED: "paused",
    SinkState.REFUSED: "access refused",
    SinkState.MISCONFIGURED: "wrong address",
    SinkState.HALTED: "stopped",
    SinkState.MISSING_EXTRA: "package missing",
}


def run_status(args: argparse.Namespace) -> int:
    """Each destination of the settings, with what the queue knows of it.

    Raises:
        SyncError: The queue cannot be read.
    """
    sinks = load_settings().cloud.sinks
    known = {status.name: status for status in open_desk().status()}
    statuses = [(sink, _status(sink, known.get(sink.name))) for sink in sinks]
    gone = [status for name, status in known.items() if name not in {s.name for s in sinks}]
    running = kiosk_runs()
    if args.json:
        document = {
            "running": running,
            "sinks": [_as_json(status, sink) for sink, status in statuses],
            "removed": [_as_json(status) for status in gone],
        }
        say_json(document)
        return ExitCode.OK
    if not sinks:
        say("There is no destination: nothing leaves this device. See kiosk sync add --help.")
    else:
        _show_table(statuses)
    for status in gone:
        if status.depth or status.dead:
            words = counted(status.depth + status.dead, "record")
            warn(f"{status.name} is no destination any more, but {words} are kept for it.")
            warn(f"Forget them with: kiosk sync remove {status.name}")
    if sinks and not running:
        warn("The kiosk is not running: nothing is sent now.")
    return ExitCode.OK


def _status(sink: Sink, known: SinkStatus | None) -> SinkStatus:
    """What the queue knows; a destination that it has not met yet is at rest."""
    if known is not None:
        return known
    return SinkStatus(sink.name, sink.kind, SinkState.PAUSED if sink.paused else SinkState.IDLE)


def _show_table(statuses: Sequence[tuple[Sink, SinkStatus]]) -> None:
    titles = ("Name", "Kind", "State", "Waiting", "Refused", "Last success", "Endpoint")
    rows = [
        (
            sink.name,
            sink.kind.value,
            # It keeps no queue: only the running kiosk knows.
            "paused" if sink.paused else _state(sink, status),
            f"{status.depth:,}",
            f"{status.dead:,}",
            _moment(status.last_success_at),
            sink.endpoint,
        )
        for sink, status in statuses
    ]
    table(titles, rows, right=("Waiting", "Refused"))
    for _, status in statuses:
        if status.last_error:
            hint = f" {status.hint}" if status.hint else ""
            say(f"{status.name}: {status.last_error}.{hint}")


def _state(sink: Sink, status: SinkStatus) -> str:
    if sink.kind is SinkKind.WORKSHOP:
        return "latest state"
    collecting = status.state is SinkState.IDLE and status.depth > 0
    return "waiting" if collecting else _WORDS[status.state]


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone():%Y-%m-%d %H:%M:%S}"


def _as_json(status: SinkStatus, sink: Sink | None = None) -> dict[str, Any]:
    return {
        "name": status.name,
        "kind": status.kind.value,
        "endpoint": None if sink is None else sink.endpoint,
        "paused": None if sink is None else sink.paused,
        "state": status.state.value,
        "depth": status.depth,
        "oldest_at": stamp(status.oldest_at),
        "waiting_bytes": status.waiting_bytes,
        "acknowledged": status.acknowledged,
        "dead": status.dead,
        "dropped": status.dropped,
        "last_success_at": stamp(status.last_success_at),
        "next_try_at": stamp(status.next_try_at),
        "last_error": status.last_error,
        "hint": status.hint,
    }


def run_flush(args: argparse.Namespace) -> int:
    """Ask the running kiosk to send now.

    Raises:
        SettingsError: There is no such destination.
        SyncError: The queue cannot be changed.
    """
    if args.name is not None:
        sink_meant(load_settings().cloud.sinks, args.name)
    if not kiosk_runs():
        warn("The kiosk is not running: what waits is sent when it starts.")
        return ExitCode.FAILED
    open_desk().flush(args.name)
    say("The kiosk sends now what waits.")
    return ExitCode.OK
