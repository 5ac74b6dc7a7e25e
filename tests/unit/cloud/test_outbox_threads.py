"""Many threads at one queue: recorders, a thread for each sink, and somebody who looks."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.desk import OutboxDesk
from kiosk.core.records import RecordType

from .outbox_kit import HandClock, draft, open_outbox, sink, stored, visit

if TYPE_CHECKING:
    from collections.abc import Callable

GROUPS = 40
RECORDERS = 3


def run_all(*tasks: Callable[[], None]) -> list[BaseException]:
    """Run all at once until they end; returns what went wrong."""
    errors: list[BaseException] = []

    def guarded(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as error:  # noqa: BLE001  (told to the test)
            errors.append(error)

    threads = [threading.Thread(target=guarded, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_threads_and_another_connection_work_on_one_queue(tmp_path):
    clock = HandClock()
    outbox = open_outbox(tmp_path / "outbox.db", clock)
    outbox.attend([sink("a"), sink("b", RecordType.VISIT)], "kiosk-1")
    taken: dict[str, list[int]] = {"a": [], "b": []}

    def record() -> None:
        for _ in range(GROUPS):
            outbox.append([visit(clock), draft(RecordType.COUNT, clock), visit(clock)])

    def drain(name: str, number: int) -> None:
        while len(taken[name]) < number:
            batch = outbox.next_batch(name, BatchLimits(records=7))
            if batch is not None:
                outbox.settle(batch, {})
                taken[name] += [record.seq for record in batch.records]

    def look() -> None:
        desk = OutboxDesk(outbox)
        for _ in range(20):
            assert [status.name for status in desk.status()] == ["a", "b"]
            desk.flush()
            assert outbox.waiting("a").depth >= 0
            outbox.retain()

    groups = GROUPS * RECORDERS
    errors = run_all(
        *[record] * RECORDERS,
        lambda: drain("a", groups * 3),
        lambda: drain("b", groups * 2),
        look,
    )
    assert errors == []
    assert taken["a"] == list(range(1, groups * 3 + 1))
    assert taken["b"] == sorted(set(taken["b"]))
    assert len(taken["b"]) == groups * 2
    assert stored(outbox) == []
    outbox.close()
