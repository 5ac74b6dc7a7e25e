"""Handing frames over: the newest, or every one."""

import threading
from datetime import UTC, datetime

import numpy as np

from kiosk.capture.handover import FrameHandover
from kiosk.core.types import Frame


def _frame(seq: int) -> Frame:
    return Frame(np.zeros((1, 1, 3), np.uint8), seq, seq, datetime.now(UTC), "x")


def test_newest_wins_and_the_rest_is_counted() -> None:
    handover = FrameHandover()
    for seq in range(5):
        handover.put(_frame(seq))
    assert handover.take().seq == 4
    assert handover.take() is None
    assert handover.replaced == 4


def test_lossless_waits_for_room_and_keeps_the_order() -> None:
    handover, cancelled, taken = FrameHandover(), threading.Event(), []

    def produce() -> None:
        for seq in range(200):
            assert handover.put_lossless(_frame(seq), cancelled)

    producer = threading.Thread(target=produce)
    producer.start()
    while len(taken) < 200:
        frame = handover.take(timeout_s=20)
        assert handover.waiting <= 2
        taken.append(frame.seq)
    producer.join()
    assert taken == list(range(200))
    assert handover.replaced == 0


def test_take_wakes_up_for_a_frame() -> None:
    handover = FrameHandover()
    timer = threading.Timer(0.02, handover.put, [_frame(7)])
    timer.start()
    assert handover.take(timeout_s=20).seq == 7
    timer.join()


def test_cancelling_frees_a_waiting_producer() -> None:
    handover, cancelled, results = FrameHandover(), threading.Event(), []
    for seq in range(2):
        handover.put_lossless(_frame(seq), cancelled)
    producer = threading.Thread(
        target=lambda: results.append(handover.put_lossless(_frame(2), cancelled))
    )
    producer.start()
    cancelled.set()
    handover.wake()
    producer.join(20)
    assert results == [False]
    assert handover.waiting == 2


def test_clear_forgets() -> None:
    handover = FrameHandover()
    handover.put(_frame(1))
    handover.clear()
    assert handover.take() is None
    assert handover.replaced == 0
