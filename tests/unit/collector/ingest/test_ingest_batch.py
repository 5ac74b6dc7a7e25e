"""Whatever is sent, each record is taken or refused by itself, and nothing else breaks."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kiosk.collector.api.forms import DeviceId
from kiosk.collector.device_ids import ID_PATTERN
from kiosk.collector.ingest.batch import MAX_DEPTH, BatchError, parse_batch
from kiosk.core.records import MAX_RECORDS
from kiosk.core.settings import DeviceSettings
from tests.unit.collector.wire import NOON, WireKiosk, count, visit, written

NOW_MS = int(NOON.timestamp() * 1000)
PERSON = "0190f3c2-7d1e-7abc-8def-0123456789ab"
RECORDS: tuple[tuple[str, dict[str, Any]], ...] = (
    count(1, 2, 3),
    visit(
        NOON,
        age=33.5,
        gender="female",
        category="young_female",
        emotion="happy",
        person=PERSON,
        zones=[
            {
                "zone": "door",
                "dwell_ms": 5000,
                "stop_ms": 100,
                "attention_ms": None,
                "passing_by": True,
                "interested": None,
            }
        ],
    ),
    ("identified", {"person": PERSON, "group": "staff", "confidence": 0.9}),
    (
        "status",
        {
            "phase": "running",
            "version": "1.0",
            "uptime_s": 3,
            "problems": [],
            "sinks": [{"name": "main", "depth": 3}],
            "config": {"version": 3, "state": "rolled_back", "reason": "no picture"},
        },
    ),
    ("audit", {"accuracy": {"visits": [0.9, 1.1]}}),
    ("hour", {"hour": "2026-11-21T10:00:00Z", "zones": {"": {"visits": 3}, "door": {"male": 1}}}),
    ("picture", {"key": "a/b", "bytes": 10, "sha256": "ab", "person": PERSON, "at": written(NOON)}),
    ("erasure", {"kind": "person", "people": [PERSON], "receipt": None}),
    ("gap", {"lo": 1, "hi": 3, "n": 3, "reason": "age", "types": {"count": 3}}),
)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def whole_batch() -> dict[str, Any]:
    return dict(json.loads(WireKiosk("kiosk-1").batch(RECORDS)))


def parsed(content: object) -> Any:
    return parse_batch(json.dumps(content), NOW_MS)


def test_every_type_of_record_is_taken() -> None:
    batch = parsed(whole_batch())
    assert batch.rejected == ()
    assert [event.type for event in batch.events] == [kind for kind, _ in RECORDS]
    assert (batch.device, batch.first_seq, batch.last_seq) == ("kiosk-1", 1, len(RECORDS))
    assert batch.events[1].person == PERSON
    assert json.loads(batch.events[1].text) == RECORDS[1][1]


@given(json_values)
@settings(max_examples=300)
def test_any_json_is_a_batch_or_refused(value: object) -> None:
    with pytest.raises(BatchError) as refused:
        parsed(value)
    assert refused.value.status in (400, 413, 422)


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_any_bytes_are_refused(body: bytes) -> None:
    with pytest.raises(BatchError):
        parse_batch(body, NOW_MS)


@given(st.sampled_from(sorted(whole_batch())), json_values)
@settings(max_examples=300)
def test_a_wrong_head_is_refused_in_words(field: str, value: object) -> None:
    content = whole_batch() | {field: value}
    try:
        batch = parsed(content)
    except BatchError as error:
        refused = error
    else:
        assert len(batch.events) + len(batch.rejected) == len(content["events"])
        return
    assert refused.message
    assert refused.code


@given(st.data())
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_a_wrong_record_never_takes_others_with_it(data: st.DataObject) -> None:
    content = whole_batch()
    index = data.draw(st.integers(0, len(RECORDS) - 1))
    event = content["events"][index]
    place = data.draw(st.sampled_from(["event", "data", "whole"]))
    value = data.draw(json_values)
    if place == "whole":
        content["events"][index] = value
    else:
        target = event if place == "event" else event["data"]
        target[data.draw(st.sampled_from(sorted(target)))] = value
    batch = parsed(content)
    assert len(batch.events) + len(batch.rejected) == len(RECORDS)
    others = {e["id"] for i, e in enumerate(whole_ids(content)) if i != index}
    # A sequence number that jumps ahead takes along only those that no longer ascend.
    if not (place == "event" and batch.events and event.get("seq") == value):
        assert others <= {e.id for e in batch.events}
    for rejection in batch.rejected:
        assert rejection.code
        assert rejection.reason


def whole_ids(content: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        e if isinstance(e, dict) and isinstance(e.get("id"), str) else {"id": ""}
        for e in content["events"]
    ]


def _deep(levels: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for _ in range(levels - 1):
        data = {"in": data}
    return data


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"id": "0190f3c2-7d1e-4abc-8def-0123456789ab"}, "id"),
        ({"id": "not-an-id"}, "id"),
        ({"id": "01ff0000-0000-7abc-8def-0123456789ab"}, "time"),
        ({"id": "00000000-0000-7abc-8def-0123456789ab"}, "time"),
        ({"ts": written(NOON + timedelta(days=3))}, "time"),
        ({"ts": "1970-01-01T00:00:00Z"}, "time"),
        ({"ts": "2026-11-21T10:00:00"}, "time"),
        ({"ts": "yesterday"}, "time"),
        ({"ts": None}, "time"),
        ({"type": "weather"}, "type"),
        ({"type": ["count"]}, "type"),
        ({"clock": "slow"}, "clock"),
        ({"seq": 0}, "order"),
        ({"seq": 99}, "order"),
        ({"seq": True}, "order"),
        ({"seq": 1.0}, "order"),
        ({"data": []}, "data"),
        ({"data": {"total": 3, "female": 1, "male": 1, "unknown": 0}}, "data"),
        ({"data": {"total": -1, "female": 0, "male": 0, "unknown": -1}}, "data"),
        ({"type": "audit", "data": _deep(MAX_DEPTH + 1)}, "depth"),
        ({"type": "audit", "data": {"text": "x" * 300_000}}, "size"),
        ({"type": "audit", "data": {"text": "a\0b"}}, "data"),
        ({"type": "audit", "data": {"a\0b": 1}}, "data"),
        ({"type": "erasure", "data": {"people": ["everybody"]}}, "data"),
        ({"type": "gap", "data": {"lo": 3, "hi": 1, "n": 1, "reason": "age"}}, "data"),
        ({"type": "hour", "data": {"hour": "2026-11-21T10:30:00Z", "zones": {}}}, "data"),
        ({"type": "hour", "data": {"hour": "2026-11-21T10:00:00Z", "zones": {"": 3}}}, "data"),
        (
            {"type": "hour", "data": {"hour": "2026-11-21T10:00:00Z", "zones": {"": {"male": -1}}}},
            "data",
        ),
        (
            {"type": "hour", "data": {"hour": "2026-11-21T10:00:00Z", "zones": {"z" * 33: {}}}},
            "data",
        ),
        ({"type": "status", "data": {"phase": "x", "version": "1", "uptime_s": -1}}, "data"),
        ({"type": "visit", "data": visit(NOON, attention_ms=9001)[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, attention_ms=None)[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, passing_by=False)[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, gender="x")[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, gender=["male"])[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, emotion={})[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, age=200)[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, zones=[{"zone": ""}])[1]}, "data"),
        ({"type": "visit", "data": visit(NOON, person="me")[1]}, "data"),
    ],
)
def test_a_wrong_record_is_refused_with_its_reason(change: dict[str, Any], code: str) -> None:
    content = json.loads(WireKiosk("kiosk-1").batch([count(), count(1), count(2)]))
    content["events"][1] |= change
    batch = parsed(content)
    assert [event.seq for event in batch.events] == [1, 3]
    assert [rejection.code for rejection in batch.rejected] == [code]
    assert batch.rejected[0].id == content["events"][1]["id"]


def test_as_deep_as_allowed_is_taken() -> None:
    content = json.loads(WireKiosk("kiosk-1").batch([("audit", _deep(MAX_DEPTH))]))
    assert len(parsed(content).events) == 1


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_no_json(number: str) -> None:
    body = WireKiosk("kiosk-1").batch([("audit", {"value": 12345})])
    with pytest.raises(BatchError) as refused:
        parse_batch(body.replace(b"12345", number.encode()), NOW_MS)
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"v": 2}, 422),
        ({"v": None}, 422),
        ({"device": "../etc"}, 422),
        ({"device": "x" * 65}, 422),
        ({"device": ""}, 422),
        ({"epoch": "1"}, 422),
        ({"batch": 3}, 422),
        ({"sent_at": "now"}, 422),
        ({"first_seq": 2, "last_seq": 1}, 422),
        ({"first_seq": 0}, 422),
        ({"events": {}}, 422),
    ],
)
def test_a_head_that_is_wrong_says_so(change: dict[str, Any], status: int) -> None:
    with pytest.raises(BatchError) as refused:
        parsed(whole_batch() | change)
    assert refused.value.status == status


def test_too_many_records_are_too_large() -> None:
    with pytest.raises(BatchError) as refused:
        parse_batch(WireKiosk("kiosk-1").batch([count()] * (MAX_RECORDS + 1)), NOW_MS)
    assert refused.value.status == 413


def test_deep_nesting_of_the_whole_body_is_refused() -> None:
    with pytest.raises(BatchError) as refused:
        parse_batch(b"[" * 100_000, NOW_MS)
    assert refused.value.status == 400


KIOSK_ALLOWS = re.compile(
    next(m.pattern for m in DeviceSettings.model_fields["id"].metadata if hasattr(m, "pattern"))
)


@given(st.from_regex(KIOSK_ALLOWS, fullmatch=True).map(lambda text: text[:64]))
def test_every_id_that_a_kiosk_may_have_is_taken(device: str) -> None:
    taken = re.fullmatch(ID_PATTERN, device) is not None
    assert taken is (device not in (".", ".."))
    adapter = TypeAdapter(DeviceId)  # the same in the other library of patterns
    if taken:
        assert adapter.validate_python(device) == device
        assert parsed(whole_batch() | {"device": device}).device == device
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(device)


@pytest.mark.parametrize(
    "device", ["", ".", "..", "a" * 65, "." * 65, "a/b", "a b", "a:b", "a\n", "\u00e4", "%2e"]
)
def test_what_is_no_id_of_a_kiosk_is_refused(device: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(DeviceId).validate_python(device)
    with pytest.raises(BatchError):
        parsed(whole_batch() | {"device": device})
