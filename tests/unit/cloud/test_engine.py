"""The engine with a real outbox, real threads and a real server."""

from __future__ import annotations

import random
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.desk import OutboxDesk
from kiosk.cloud.engine import SyncEngine
from kiosk.cloud.http_sink import HttpSink
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.core.clock import SystemClock
from kiosk.core.errors import PublishError, SyncError
from kiosk.core.outbound import OutboundLedger
from kiosk.core.records import RecordType
from kiosk.core.sinks import SinkKind
from kiosk.core.sync import SinkState

from .scripted_server import answer, hang_after, send, wait_until
from .sync_kit import Listener, collector, content, draft, receipt, send_reply, sink

PATIENCE_S = 30.0
LEDGER = OutboundLedger(SystemClock())
FAILS = "sync-there: .*; the next try comes in"


class Hasty(random.Random):
    """Pauses are a thousandth of what they would be."""

    def uniform(self, a: float, b: float) -> float:
        return super().uniform(a, b) / 1000


class Patient(random.Random):
    """Pauses are as long as they can be."""

    def uniform(self, a: float, b: float) -> float:
        return b


@pytest.fixture
def outbox(tmp_path):
    made = Outbox(tmp_path / "outbox.db", SystemClock(), limits=OutboxLimits(spare_share=0.0))
    yield made
    made.close()


@pytest.fixture
def heard():
    return Listener()


@pytest.fixture
def run_engine(outbox, heard):
    """Starts engines; all are stopped at the end. The first try comes without linger."""
    engines = []

    def run(*sinks, make=None, generator=None):
        ledger = OutboundLedger(SystemClock())
        make = make or (lambda s: HttpSink(s, lambda: "token", ledger))
        engine = SyncEngine(outbox, make, heard, generator=generator or Hasty())
        engines.append(engine)
        engine.configure(sinks, "window-7")
        engine.start()
        return engine

    yield run
    for engine in engines:
        assert engine.stop(PATIENCE_S)


def seqs(server) -> list[int]:
    """Numbers of all records in the order of their arrival."""
    return [event["seq"] for r in server.received for event in content(r)["events"]]


def status(engine):
    return engine.statuses()[0]


def idle(engine) -> bool:
    return status(engine).depth == 0 and status(engine).acknowledged > 0


def feed(outbox, count: int, **changes) -> None:
    outbox.append([draft(n, **changes) for n in range(count)])


# ------------------------------------------------------------------------- the way


def test_drafts_arrive_in_order(server, run_engine):
    server.behaviour = collector()
    engine = run_engine(sink(server.url))
    for number in range(50):
        engine.put(draft(number))
    wait_until(lambda: engine.flush() or len(seqs(server)) == 50)
    assert seqs(server) == list(range(1, 51))
    wait_until(lambda: idle(engine))
    assert status(engine).state is SinkState.IDLE
    assert status(engine).last_success_at is not None
    assert sum(status(engine).per_minute) == 50
    assert status(engine).last_error == ""


def test_types_that_nobody_wants_are_forgotten(server, run_engine, outbox):
    server.behaviour = collector()
    engine = run_engine(sink(server.url, types=(RecordType.COUNT,)))
    engine.put(draft(1, RecordType.AUDIT))
    engine.put(draft(2))
    wait_until(lambda: seqs(server))
    assert seqs(server) == [1]


def test_each_sink_has_a_pace_of_its_own(server, closed_port, run_engine, allow_log):
    allow_log("refuses connections")
    server.behaviour = collector()
    gone = sink(f"http://127.0.0.1:{closed_port}", "gone")
    engine = run_engine(gone, sink(server.url), generator=random.Random(5))
    engine.put(draft(1))
    wait_until(lambda: engine.flush() or engine.statuses()[1].acknowledged == 1)
    wait_until(lambda: engine.statuses()[0].state is SinkState.RETRYING)
    assert engine.statuses()[0].depth == 1
    assert engine.statuses()[0].next_try_at is not None


def test_a_batch_is_sent_again_with_the_same_bytes(server, run_engine, outbox, allow_log):
    allow_log(FAILS)
    server.script = [answer(503), send(b""), answer(200, "<html>")]
    server.behaviour = collector()
    engine = run_engine(sink(server.url))
    feed(outbox, 5)
    wait_until(lambda: idle(engine))
    assert len(server.received) == 4
    assert len({r.body for r in server.received}) == 1
    assert status(engine).sent == 20
    assert status(engine).acknowledged == 5


def test_a_restart_sends_the_batch_under_way_again(server, run_engine, outbox, allow_log):
    allow_log(FAILS)
    server.behaviour = hang_after()
    first = run_engine(sink(server.url))
    feed(outbox, 5)
    wait_until(lambda: server.received)
    assert first.stop(PATIENCE_S)
    server.behaviour = collector()
    second = run_engine(sink(server.url))
    feed(outbox, 2)
    wait_until(lambda: second.flush() or seqs(server)[-1] == 7)
    assert server.received[0].body == server.received[1].body


def test_first_at_once_then_together(server, run_engine):
    """The linger of 10 s is real here: three records follow the first one in one batch."""
    server.behaviour = collector()
    engine = run_engine(sink(server.url))
    engine.put(draft(0))
    wait_until(lambda: idle(engine))
    for number in (1, 2, 3):
        engine.put(draft(number))
        time.sleep(0.05)
    assert len(server.received) == 1
    wait_until(lambda: len(server.received) == 2)
    assert len(content(server.received[1])["events"]) == 3


# ------------------------------------------------------------------------ refusals


def test_one_bad_record_is_found_and_kept_aside(server, run_engine, outbox):
    bad = 137
    server.behaviour = collector(lambda b: 422 if bad in [e["seq"] for e in b["events"]] else 0)
    engine = run_engine(sink(server.url, paused=True))
    feed(outbox, 300)
    engine.configure([sink(server.url)], "window-7")
    wait_until(lambda: engine.flush() or idle(engine))
    assert status(engine).dead == 1
    assert status(engine).acknowledged == 299
    assert status(engine).state is not SinkState.HALTED
    assert len(server.received) <= 25, "about two for each halving"
    ids = [content(r)["batch"] for r in server.received]
    assert len(set(ids)) == len(ids), "each changed batch has a new id"


def test_a_receiver_that_refuses_everything_is_halted(server, run_engine, outbox, heard):
    server.behaviour = answer(400, "{}", Content_Type="application/json")
    engine = run_engine(sink(server.url))
    feed(outbox, 8)
    wait_until(lambda: status(engine).state is SinkState.HALTED)
    refused = status(engine).dead
    assert 2 <= refused <= 3
    assert "was halted" in heard.messages[-1]
    assert status(engine).depth == 8 - refused, "the others are kept"
    # The halt lasts over a restart, until the operator ends it.
    assert engine.stop(PATIENCE_S)
    before = len(server.received)
    second = run_engine(sink(server.url))
    wait_until(lambda: status(second).state is SinkState.HALTED)
    server.behaviour = collector()
    second.flush()
    wait_until(lambda: idle(second))
    assert len(server.received) > before


def test_rejected_records_are_kept_aside_with_the_reason(server, run_engine, outbox):
    def behave(scripted, connection):
        batch = content(scripted.received[-1])
        rejected = [
            {"id": e["id"], "code": "data", "reason": "no total"}
            for e in batch["events"]
            if e["seq"] % 10 == 0
        ]
        taken = len(batch["events"]) - len(rejected)
        send_reply(connection, 207, receipt(batch, accepted=taken, rejected=rejected))

    server.behaviour = behave
    engine = run_engine(sink(server.url))
    feed(outbox, 40)
    wait_until(lambda: engine.flush() or idle(engine))
    assert (status(engine).acknowledged, status(engine).dead) == (36, 4)


def test_too_large_batches_become_smaller(server, run_engine, outbox):
    server.behaviour = collector(lambda b: 413 if len(b["events"]) > 30 else 0)
    engine = run_engine(sink(server.url, paused=True))
    feed(outbox, 400)
    engine.configure([sink(server.url)], "window-7")
    wait_until(lambda: engine.flush() or idle(engine))
    sizes = [len(content(r)["events"]) for r in server.received]
    assert status(engine).acknowledged == 400
    assert status(engine).dead == 0
    assert sizes[:5] == [400, 200, 100, 50, 25]
    assert sum(size > 30 for size in sizes[5:]) == 0, "the limit stays"


def test_a_single_record_that_is_too_large_is_kept_aside(server, run_engine, outbox):
    server.behaviour = answer(413, "{}", Content_Type="application/json")
    engine = run_engine(sink(server.url))
    feed(outbox, 1)
    wait_until(lambda: status(engine).dead == 1)
    assert status(engine).depth == 0


@pytest.mark.parametrize(
    ("code", "state"), [(403, SinkState.REFUSED), (404, SinkState.MISCONFIGURED)]
)
def test_who_is_turned_away_drops_nothing_and_probes_with_one(
    server, run_engine, outbox, heard, allow_log, code, state
):
    allow_log(FAILS)
    server.behaviour = answer(code, "{}", Content_Type="application/json")
    engine = run_engine(sink(server.url), generator=Hasty())
    feed(outbox, 20)
    wait_until(lambda: len(server.received) >= 3)
    assert status(engine).state is state
    assert status(engine).depth == 20
    assert str(code) in status(engine).last_error
    assert status(engine).hint
    assert [len(content(r)["events"]) for r in server.received[:3]] == [20, 1, 1]
    assert len(heard.messages) == 1, "told once"
    server.behaviour = collector()
    wait_until(lambda: engine.flush() or idle(engine))
    assert status(engine).dead == 0
    assert sorted(set(seqs(server))) == list(range(1, 21))


def test_after_ten_failures_single_records_are_tried(server, run_engine, outbox, allow_log):
    allow_log(FAILS)
    server.script = [answer(500)] * 12
    server.behaviour = collector()
    engine = run_engine(sink(server.url))
    feed(outbox, 20)
    wait_until(lambda: status(engine).state is SinkState.PROBING)
    wait_until(lambda: status(engine).acknowledged)
    wait_until(lambda: engine.flush() or idle(engine))
    sizes = [len(content(r)["events"]) for r in server.received]
    assert sizes[:10] == [20] * 10
    assert sizes[10:13] == [1, 1, 1], "two of them fail"


# ----------------------------------------------------------------- operator, clock


def test_a_paused_sink_sends_nothing_and_keeps_everything(server, run_engine, outbox):
    server.behaviour = collector()
    engine = run_engine(sink(server.url, paused=True))
    feed(outbox, 3)
    wait_until(lambda: status(engine).depth == 3)
    assert status(engine).state is SinkState.PAUSED
    engine.flush()
    engine.configure([sink(server.url)], "window-7")
    wait_until(lambda: engine.flush() or idle(engine))
    assert seqs(server) == [1, 2, 3]


def test_a_wish_of_another_process_is_taken_up(server, run_engine, outbox):
    server.behaviour = collector()
    # With whole pauses: nothing but the wish makes it send at once.
    engine = run_engine(sink(server.url), generator=Patient())
    feed(outbox, 3)
    OutboxDesk(outbox.path).flush("there")
    wait_until(lambda: idle(engine))


def test_a_sink_that_begins_anew_loses_nothing_that_comes_meanwhile(server, run_engine, outbox):
    """Only one destination wants these records: for a moment without it they would be dropped."""
    server.behaviour = collector()
    engine = run_engine(sink(server.url))
    for number in range(400):
        engine.put(draft(number))
        if number % 20 == 0:
            engine.restart("there")
    wait_until(lambda: engine.flush() or idle(engine))
    wait_until(lambda: len(set(seqs(server))) == 400)
    assert sorted(set(seqs(server))) == list(range(1, 401))


def test_a_sink_begins_when_all_before_it_have_ended(server, run_engine, outbox):
    """Else two threads hand the same batch on, and a receiver without memory has it twice."""
    server.behaviour = hang_after(b"")
    entered, most = [], []
    free = threading.Event()

    class Slow:
        limits = BatchLimits(linger_s=0)

        def deliver(self, batch, cancelled):
            entered.append(self)
            most.append(len(entered))
            free.wait(PATIENCE_S)  # deaf to the wish to end
            entered.remove(self)
            return Outcome(Verdict.DELIVERED)

        def close(self):
            pass

    engine = run_engine(sink(server.url), make=lambda _: Slow())
    feed(outbox, 3)
    engine.flush()
    wait_until(lambda: entered)
    for seconds in (41, 42, 43):
        engine.configure([sink(server.url, timeout_s=seconds)], "window-7")
    time.sleep(0.3)  # the newest thread must not send in this time
    assert len(entered) == 1
    free.set()
    wait_until(lambda: status(engine).depth == 0)
    assert max(most) == 1


def test_what_a_package_of_others_raises_is_told_and_tried_again(
    server, run_engine, outbox, allow_log
):
    allow_log("failed in an unforeseen way")
    allow_log(FAILS)
    tries = []

    class Broken:
        limits = BatchLimits(linger_s=0)

        def deliver(self, batch, cancelled):
            tries.append(batch.id)
            if len(tries) < 3:
                raise ZeroDivisionError("deep inside")
            return Outcome(Verdict.DELIVERED)

        def close(self):
            pass

    engine = run_engine(sink(server.url), make=lambda _: Broken())
    feed(outbox, 1)
    wait_until(lambda: engine.flush() or idle(engine))
    assert len(set(tries)) == 1


def test_all_sinks_begin_anew_when_the_kiosk_stands_elsewhere(server, run_engine):
    made = []
    engine = run_engine(
        sink(server.url), make=lambda s: (made.append(s), HttpSink(s, lambda: "", LEDGER))[1]
    )
    wait_until(lambda: made)
    engine.configure([sink(server.url)], "window-7")
    engine.configure([sink(server.url)], "window-7", "the other hall")
    wait_until(lambda: len(made) == 2)
    assert len(made) == 2


def test_a_removed_sink_ends_and_others_go_on(server, run_engine):
    server.behaviour = collector()
    engine = run_engine(sink(server.url), sink(server.url, "other"))
    engine.configure([sink(server.url, "other")], "window-7")
    engine.put(draft(1))
    wait_until(lambda: engine.flush() or idle(engine))
    assert [s.name for s in engine.statuses()] == ["other"]


def test_workshop_sinks_are_left_to_their_publisher(server, run_engine):
    engine = run_engine(sink(server.url).model_copy(update={"kind": SinkKind.WORKSHOP}))
    assert engine.statuses() == ()


def test_a_missing_extra_says_which_to_install(run_engine, outbox, heard):
    def make(_):
        try:
            raise ImportError("No module named 'paho'")
        except ImportError as error:
            hint = "Install it: pip install 'kiosk[mqtt]'"
            raise SyncError("MQTT needs the extra mqtt", hint) from error

    engine = run_engine(sink("http://collector.invalid"), make=make)
    feed(outbox, 1)
    wait_until(lambda: status(engine).state is SinkState.MISSING_EXTRA)
    assert "kiosk[mqtt]" in status(engine).hint
    assert heard.messages == ["MQTT needs the extra mqtt"]
    assert status(engine).depth == 1


@pytest.mark.parametrize(("offset_s", "bad"), [(0, False), (5, False), (90, True), (-90, True)])
def test_a_wrong_clock_is_shown_and_marked(server, run_engine, outbox, heard, offset_s, bad):
    def behave(scripted, connection):
        time_there = datetime.now(UTC) + timedelta(seconds=offset_s)
        batch = content(scripted.received[-1])
        send_reply(connection, 201, receipt(batch, server_time=time_there.isoformat()))

    server.behaviour = behave
    engine = run_engine(sink(server.url))
    feed(outbox, 1)
    wait_until(lambda: idle(engine))
    assert status(engine).skew_s == pytest.approx(offset_s, abs=1.5)
    wait_until(lambda: bool(heard.messages) == bad)
    feed(outbox, 1)
    wait_until(lambda: engine.flush() or len(server.received) == 2)
    (event,) = content(server.received[1])["events"]
    assert event["clock"] == ("bad" if bad else "ok")
    assert all("clock of this device" in message for message in heard.messages)


def test_settings_on_offer_are_told_with_each_reply(server, run_engine, outbox, heard):
    server.behaviour = collector(config_etag="v3")
    engine = run_engine(sink(server.url))
    for number in range(2):
        feed(outbox, 1)
        wait_until(lambda n=number: engine.flush() or status(engine).acknowledged == n + 1)
    # Who hears of it knows what is new, and what could not be fetched the last time.
    assert heard.offers == [("there", "v3")] * 2


def test_the_heartbeat_goes_on_while_a_server_hangs(server, run_engine, outbox):
    server.behaviour = hang_after()
    engine = run_engine(sink(server.url))
    feed(outbox, 1)
    wait_until(lambda: server.received)
    before = [worker._beat_ns for worker in engine.workers]
    wait_until(lambda: all(w._beat_ns > b for w, b in zip(engine.workers, before, strict=True)))


# ------------------------------------------------------ other sinks than the HTTP one


class ObedientSink:
    """Does what the test says, in one process."""

    limits = BatchLimits(records=7, linger_s=0.0)

    def __init__(self, outcomes):
        self.outcomes, self.batches, self.closed = outcomes, [], False

    def deliver(self, batch, cancelled):
        self.batches.append(batch)
        default = Outcome(Verdict.DELIVERED)
        return self.outcomes.pop(0) if self.outcomes else default

    def close(self):
        self.closed = True


def test_limits_of_a_sink_are_kept_and_it_is_closed(run_engine, outbox, allow_log):
    allow_log(FAILS)
    target = ObedientSink([Outcome(Verdict.RETRY, error=PublishError("no network"))])
    engine = run_engine(sink("http://collector.invalid"), make=lambda _: target)
    feed(outbox, 20)
    wait_until(lambda: engine.flush() or idle(engine))
    assert engine.stop(PATIENCE_S)
    assert [len(batch.records) for batch in target.batches] == [7, 7, 7, 6]
    assert target.batches[0] == target.batches[1]
    assert target.closed


def test_small_bad_batches_halt_as_well(run_engine, outbox, heard):
    """Each record is the only one of its batch: three of the last ten are too many."""
    refused = Outcome(Verdict.INVALID, 422, error=PublishError("it makes no sense"))
    target = ObedientSink([Outcome(Verdict.DELIVERED)] * 6 + [refused] * 9)
    engine = run_engine(sink("http://collector.invalid"), make=lambda _: target)
    for number in range(1, 9):
        feed(outbox, 1)
        wait_until(lambda n=number: len(target.batches) == n and not outbox.waiting("there").depth)
    wait_until(lambda: status(engine).dead == 2)
    assert status(engine).state is not SinkState.HALTED
    feed(outbox, 1)
    wait_until(lambda: status(engine).state is SinkState.HALTED)
    wait_until(lambda: status(engine).dead == 3)
    assert "it makes no sense" in heard.messages[-1]
