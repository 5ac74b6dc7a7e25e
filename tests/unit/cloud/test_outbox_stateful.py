"""Whatever happens in whatever order: nothing lost, nothing doubled, no hole, no row too long."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from kiosk.cloud.delivery import BatchLimits
from kiosk.core.records import RecordType

from .outbox_kit import HandClock, draft, open_outbox, sink, stored

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.cloud.delivery import Batch

TASTES = {
    "everything": (),
    "visits": (RecordType.VISIT,),
    "counts": (RecordType.COUNT, RecordType.STATUS),
    "rare": (RecordType.IDENTIFIED,),
}
KINDS = (RecordType.COUNT, RecordType.VISIT, RecordType.STATUS, RecordType.HOUR)
NAMES = st.sampled_from(sorted(TASTES))


@dataclass
class Receiver:
    """What one sink should get, and got.

    Attributes:
        due: Numbers of records that it has to pass yet, ascending.
        passed: Numbers that it took or refused, in the order in which it did.
        refused: Those of them that it refused and that nobody sent again.
        again: Those of the refused that are to be sent once more.
        held: The batch that it was given and has not answered.
        configured: Whether the settings have it.
        end: The last number when it was removed from them.
    """

    due: list[int] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    held: Batch | None = None
    configured: bool = True
    end: int = 0


class OutboxMachine(RuleBasedStateMachine):
    """Drives a queue and a plain model of it side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="outbox-"))
        self.clock = HandClock()
        self.outbox = open_outbox(self.folder / "outbox.db", self.clock)
        self.receivers: dict[str, Receiver] = {}
        self.kinds: dict[int, RecordType] = {}
        self.ids: dict[int, UUID] = {}

    def teardown(self) -> None:
        self.outbox.close()
        shutil.rmtree(self.folder)

    # ------------------------------------------------------------------------- rules

    @initialize(names=st.sets(NAMES, min_size=1))
    def begin(self, names: set[str]) -> None:
        for name in names:
            self.receivers[name] = Receiver()
        self.attend()

    @rule(kinds=st.lists(st.sampled_from((*KINDS, RecordType.IDENTIFIED)), max_size=12))
    def append(self, kinds: list[RecordType]) -> None:
        wanted = [k for k in kinds if any(self.wants(name, k) for name in self.configured())]
        drafts = [draft(kind, self.clock, {"total": n}) for n, kind in enumerate(kinds)]
        last = self.outbox.append(drafts)
        assert last == len(self.kinds) + len(wanted)
        for kind in wanted:
            seq = len(self.kinds) + 1
            self.kinds[seq] = kind
            for name in self.configured():
                if self.wants(name, kind):
                    self.receivers[name].due.append(seq)

    @rule(name=NAMES, most=st.integers(1, 6))
    def take(self, name: str, most: int) -> None:
        receiver = self.receivers.get(name)
        batch = self.outbox.next_batch(name, BatchLimits(records=most))
        if receiver is None:
            assert batch is None
            return
        if receiver.held is not None:
            assert batch == receiver.held
            return
        receiver.held = batch
        expected = sorted(receiver.again)[:most] or receiver.due[:most]
        numbers = [record.seq for record in batch.records] if batch else []
        assert numbers == expected
        for record in batch.records if batch else ():
            assert record.type is self.kinds[record.seq]
            assert self.ids.setdefault(record.seq, record.id) == record.id

    @precondition(lambda self: any(r.held for r in self.receivers.values()))
    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        names = sorted(n for n, r in self.receivers.items() if r.held)
        receiver = self.receivers[data.draw(st.sampled_from(names))]
        batch, receiver.held = receiver.held, None
        assert batch is not None
        numbers = [record.seq for record in batch.records]
        bad = data.draw(st.sets(st.sampled_from(numbers)))
        self.outbox.settle(batch, {r.id: (422, "no") for r in batch.records if r.seq in bad})
        if numbers[0] in receiver.again:
            receiver.again = [n for n in receiver.again if n not in numbers]
        else:
            receiver.passed += numbers
            del receiver.due[: len(numbers)]
        receiver.refused = sorted({*receiver.refused, *bad})
        # An answer that comes once more changes nothing.
        self.outbox.settle(batch, {})

    @precondition(lambda self: any(r.held for r in self.receivers.values()))
    @rule(data=st.data(), keep=st.integers(1, 3))
    def divide(self, data: st.DataObject, keep: int) -> None:
        names = sorted(n for n, r in self.receivers.items() if r.held)
        name = data.draw(st.sampled_from(names))
        batch = self.receivers[name].held
        assert batch is not None
        self.outbox.divide(batch, keep)
        smaller = self.receivers[name].held = self.outbox.next_batch(name, BatchLimits())
        assert smaller is not None
        assert smaller.id != batch.id
        assert 0 < len(smaller.records) <= keep
        both = min(len(smaller.records), len(batch.records))
        assert smaller.records[:both] == batch.records[:both]

    @rule(name=NAMES)
    def retry_dead(self, name: str) -> None:
        receiver = self.receivers.get(name)
        if receiver is None or receiver.held:
            return
        receiver.again = sorted({*receiver.again, *receiver.refused})
        receiver.refused = []
        self.outbox.write(
            lambda connection: connection.execute(
                "UPDATE dead SET retry = 1 WHERE sink = ?", (name,)
            )
        )

    @rule(name=NAMES, there=st.booleans())
    def configure(self, name: str, there: bool) -> None:
        receiver = self.receivers.get(name)
        if receiver is None:
            if not there:
                return
            receiver = self.receivers[name] = Receiver()
        elif there and not receiver.configured:
            # It goes on where it was; what came meanwhile and still waits for others is a bonus.
            receiver.due += [
                n
                for n in stored(self.outbox)
                if n > receiver.end and self.wants(name, self.kinds[n])
            ]
        elif receiver.configured and not there:
            receiver.end = len(self.kinds)
        receiver.configured = there
        self.attend()

    @rule(name=NAMES)
    def forget(self, name: str) -> None:
        receiver = self.receivers.get(name)
        if receiver is None or receiver.configured:
            return
        waiting = len(receiver.due) + len(receiver.refused) + len(receiver.again)
        assert self.outbox.forget(name) == waiting
        del self.receivers[name]

    @rule(seconds=st.integers(-100_000, 100_000))
    def set_the_clock(self, seconds: int) -> None:
        self.clock.now += timedelta(seconds=seconds)

    @rule()
    def restart(self) -> None:
        epoch = self.outbox.epoch
        self.outbox.close()
        self.outbox = open_outbox(self.folder / "outbox.db", self.clock)
        assert self.outbox.epoch == epoch
        self.attend()

    # --------------------------------------------------------------------- invariants

    @invariant()
    def rows_stay_exactly_as_long_as_somebody_waits(self) -> None:
        needed = {n for receiver in self.receivers.values() for n in receiver.due}
        assert set(stored(self.outbox)) == needed

    @invariant()
    def counters_are_true(self) -> None:
        for name, receiver in self.receivers.items():
            waiting = self.outbox.waiting(name)
            assert waiting.depth == len(receiver.due)
            assert waiting.letters == len(receiver.again)
            state = self.outbox.state(name)
            assert state is not None
            assert state.dead == len(receiver.refused) + len(receiver.again)

    @invariant()
    def nothing_comes_twice_or_out_of_order(self) -> None:
        for receiver in self.receivers.values():
            assert receiver.passed == sorted(set(receiver.passed))

    @invariant()
    def ids_ascend(self) -> None:
        known = [self.ids[seq].bytes for seq in sorted(self.ids)]
        assert known == sorted(set(known))

    # ------------------------------------------------------------------------ helpers

    def configured(self) -> list[str]:
        return [name for name, receiver in self.receivers.items() if receiver.configured]

    def wants(self, name: str, kind: RecordType) -> bool:
        return kind in sink(name, *TASTES[name]).wanted_types

    def attend(self) -> None:
        self.outbox.attend([sink(name, *TASTES[name]) for name in self.configured()], "kiosk-1")


OutboxMachine.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestOutboxMachine = OutboxMachine.TestCase
