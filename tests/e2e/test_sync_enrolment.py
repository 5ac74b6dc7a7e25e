"""A kiosk and the real collector: from the code to the first records, and what is refused."""

from __future__ import annotations

import re
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.enrolment import enrol
from kiosk.cloud.http_sink import HttpSink
from kiosk.core.clock import SystemClock
from kiosk.core.errors import PublishError
from kiosk.core.outbound import OutboundLedger
from kiosk.core.sinks import Sink, SinkKind
from tests.sink_samples import batch, record

from .collector_process import CollectorProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

DEVICE = "window-7"  # that of the samples


@pytest.fixture
def collector(tmp_path) -> Iterator[CollectorProcess]:
    process = CollectorProcess(tmp_path / "collector")
    process.server.start()
    yield process
    process.server.stop()


def new_code(collector: CollectorProcess) -> str:
    command = [*collector.program, "add-device", DEVICE]
    done = subprocess.run(
        command, env=collector.environment, capture_output=True, text=True, check=True, timeout=60
    )
    found = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b", done.stdout)
    assert found, done.stdout
    return found.group()


def test_a_code_becomes_a_token_that_is_good_for_records(collector):
    ledger, code = OutboundLedger(SystemClock()), new_code(collector)
    enrolled = enrol(collector.url, code.lower(), DEVICE, "Left window", "Berlin", ledger)
    with pytest.raises(PublishError):
        enrol(collector.url, code, DEVICE, "", "", ledger)

    sink = Sink(name="collector", kind=SinkKind.HTTP, endpoint=collector.url)
    records = batch(*(record(seq=n) for n in range(1, 101)))
    with closing(HttpSink(sink, lambda: enrolled.token, ledger)) as target:
        assert target.try_connection().ok
        first = target.deliver(records, lambda: False)
        again = target.deliver(records, lambda: False)
    assert (first.verdict, first.duplicates, dict(first.rejected)) == (Verdict.DELIVERED, 0, {})
    assert (again.verdict, again.duplicates) == (Verdict.DELIVERED, 100)
    assert first.server_time is not None
    assert abs((first.server_time - SystemClock().utc_now()).total_seconds()) < 60
    assert collector.stored(DEVICE).records == 100


def test_a_wrong_token_is_refused_in_words(collector):
    ledger = OutboundLedger(SystemClock())
    sink = Sink(name="collector", kind=SinkKind.HTTP, endpoint=collector.url)
    with closing(HttpSink(sink, lambda: "wrong" * 9, ledger)) as target:
        report = target.try_connection()
        outcome = target.deliver(batch(), lambda: False)
    assert not report.ok
    assert "credential" in report.message
    assert outcome.verdict is Verdict.REFUSED


def test_the_collector_refuses_single_records_by_name(collector):
    token = collector.admit(DEVICE)
    ledger = OutboundLedger(SystemClock())
    sink = Sink(name="collector", kind=SinkKind.HTTP, endpoint=collector.url)
    records = [record(seq=n) for n in range(1, 11)]
    bad = record(seq=11, total="many")
    with closing(HttpSink(sink, lambda: token, ledger)) as target:
        outcome = target.deliver(batch(*records, bad), lambda: False)
    assert outcome.verdict is Verdict.DELIVERED
    assert set(outcome.rejected) == {bad.id}
    assert outcome.rejected[bad.id]
    assert collector.stored(DEVICE).records == 10
