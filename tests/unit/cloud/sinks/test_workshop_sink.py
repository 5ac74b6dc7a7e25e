"""The workshop's dialect as a sink, and the connection test of the operator panel."""

import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.workshop_dialect import WorkshopSink
from kiosk.core.records import RecordType
from kiosk.core.sinks import Sink, SinkKind
from tests.sink_samples import batch, context, record
from tests.unit.cloud.scripted_server import answer


@pytest.fixture
def make_sink(tmp_path):
    def make(url, secret="", **settings):
        sink = Sink(name="shop", kind=SinkKind.WORKSHOP, endpoint=url, timeout_s=5, **settings)
        return WorkshopSink(sink, context(tmp_path, secret))

    return make


def never():
    return False


def test_the_newest_count_of_a_batch_stands_for_all(server, make_sink):
    sent = batch(
        record(RecordType.COUNT, 1),
        record(RecordType.COUNT, 2, total=5, female=2, male=1, unknown=2),
    )
    assert make_sink(server.url + "/").deliver(sent, never).verdict is Verdict.DELIVERED
    (request,) = server.received
    assert request.path == "/analytics/face"
    assert request.query == {"id": "window-7", "value": "5", "malecount": "1", "femalecount": "2"}


@pytest.mark.parametrize(
    ("status", "verdict"), [(200, Verdict.RETRY), (401, Verdict.REFUSED), (500, Verdict.RETRY)]
)
def test_only_201_is_success(server, make_sink, status, verdict):
    server.behaviour = answer(status)
    outcome = make_sink(server.url).deliver(batch(), never)
    assert (outcome.verdict, outcome.status) == (verdict, status)
    assert outcome.error.message


def test_a_connection_test_leaves_the_counts_of_the_device_alone(server, make_sink):
    report = make_sink(server.url, "secret", username="shop").try_connection()
    assert report.ok
    assert "unencrypted" in report.hint
    (request,) = server.received
    assert request.query["id"] == "window-7-test"
    assert request.query["value"] == "0"
    server.behaviour = answer(404)
    report = make_sink(server.url).try_connection()
    assert not report.ok
    assert "without /analytics/face" in report.hint


def test_nobody_there(closed_port, make_sink):
    sink = make_sink(f"http://127.0.0.1:{closed_port}")
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.RETRY
    assert "refuses connections" in outcome.error.message
    assert sink.try_connection().message == outcome.error.message
