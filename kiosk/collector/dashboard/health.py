"""What a device told of its health, made fit for a page: nothing of it is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from kiosk.collector.dashboard.shown import seconds_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kiosk.collector.dashboard.device_rows import DeviceRow

_MOST_SHOWN: Final = 50
_LONGEST_TEXT: Final = 500
_GAP_REASONS: Final = {
    "age": "they waited for too long",
    "space": "the queue was full",
    "memory": "its disk and then its memory were full",
    "letters": "they were refused, and then set aside for too long",
    "damaged": "the file of its queue was damaged",
    "lost": "the file of its queue was gone",
    "restored": "its queue was restored from a backup",
}


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """A problem as the device put it.

    Attributes:
        where: Part of the program.
        message: What is wrong.
        at_ms: Since when; 0 when it does not say.
    """

    where: str
    message: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class ToldSink:
    """A destination of the device's records.

    Attributes:
        name: Given by its operator.
        kind: Such as ``http``.
        state: Such as ``idle``.
        depth: Records that wait; None when it does not say.
        dead: Records that were refused; None when it does not say.
    """

    name: str
    kind: str
    state: str
    depth: float | None
    dead: float | None


@dataclass(frozen=True, slots=True)
class ToldGap:
    """Records that the device gave up before it could send them.

    Attributes:
        at_ms: When it told.
        records: How many; None when nobody knows.
        kinds: Of which types, in words; empty when it does not say.
        reason: Why, in its words.
    """

    at_ms: int
    records: float | None
    kinds: str
    reason: str


def gap(at_ms: int, data: Mapping[str, Any]) -> ToldGap:
    """A gap from the data of its record."""
    types = data.get("types")
    kinds = list(types.items())[:_MOST_SHOWN] if isinstance(types, dict) else []
    words = ", ".join(f"{_text(n)} {_text(kind)}" for kind, n in kinds)
    reason = _text(data.get("reason", ""))
    # A queue that is gone cannot say how many; it says 0.
    return ToldGap(
        at_ms,
        _number(data.get("n")) or None,
        words[:_LONGEST_TEXT],
        _GAP_REASONS.get(reason, reason),
    )


def facts(row: DeviceRow) -> list[tuple[str, str]]:
    """Names and values of what the status says."""
    status = row.status
    told = [(name, show(status[key])) for key, name, show in _FACTS if status.get(key) is not None]
    waiting = [sink.depth for sink in sinks(row) if sink.depth is not None]
    if waiting:
        told.append(("Waiting to be sent", f"{max(waiting):,.0f} records"))
    if row.skew_ms is not None:
        told.append(("Clock", _skew_words(row.skew_ms)))
    config = status.get("config")
    if isinstance(config, dict) and config.get("version") is not None:
        told.append(
            ("Settings", f"version {_text(config['version'])}, {_text(config.get('state', ''))}")
        )
    return [(name, value) for name, value in told if value]


def problems(row: DeviceRow) -> list[ToldProblem]:
    """The problems in force."""
    return [
        ToldProblem(
            _text(told.get("where", "")) or "kiosk",
            _text(told.get("message", "")),
            _ms(told.get("at")),
        )
        for told in _dicts(row.status.get("problems"))
    ]


def sinks(row: DeviceRow) -> list[ToldSink]:
    """The destinations."""
    return [
        ToldSink(
            _text(told.get("name", "")),
            _text(told.get("kind", "")),
            _text(told.get("state", "")),
            _number(told.get("depth")),
            _number(told.get("dead")),
        )
        for told in _dicts(row.status.get("sinks"))
    ]


def _dicts(value: Any) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, dict)][:_MOST_SHOWN]


def _text(value: Any) -> str:
    return str(value)[:_LONGEST_TEXT]


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 1e15 else None


def _ms(value: Any) -> int:
    try:
        at = datetime.fromisoformat(value)
        return int(at.timestamp() * 1000) if at.tzinfo is not None else 0
    except (TypeError, ValueError, OverflowError, OSError):
        return 0


def _with(unit: str, digits: int = 0) -> Callable[[Any], str]:
    def show(value: Any) -> str:
        number = _number(value)
        return "" if number is None else f"{number:,.{digits}f} {unit}"

    return show


def _measured_ms(value: Any) -> str:
    # Zero means that nothing was measured: a file or a made-up scene has no latency.
    number = _number(value)
    return f"{number:,.0f} ms" if number else ""


def _duration(value: Any) -> str:
    number = _number(value)
    return "" if number is None else seconds_words(number)


def _skew_words(skew_ms: int) -> str:
    seconds = abs(skew_ms) / 1000
    if seconds < 2:
        return "right to within 2 s"
    return f"{seconds_words(seconds)} {'fast' if skew_ms > 0 else 'slow'}"


_FACTS: Final[tuple[tuple[str, str, Callable[[Any], str]], ...]] = (
    ("phase", "Phase", _text),
    ("version", "Version", _text),
    ("uptime_s", "Running for", _duration),
    ("source", "Picture source", _text),
    ("device", "Computed on", _text),
    ("detector", "Detector", _text),
    ("camera_fps", "Camera", _with("frames/s", 1)),
    ("inference_fps", "Analysis", _with("frames/s", 1)),
    ("latency_ms", "Latency", _measured_ms),
    ("rss_mib", "Memory", _with("MiB")),
)
