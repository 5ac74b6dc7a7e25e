"""Batches as files in an object store or a folder, and pictures of those who allowed it."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from kiosk.cloud.batch_format import encode, field_names
from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.sinks.storage_folder import Folder
from kiosk.cloud.sinks.storage_names import BatchNames
from kiosk.cloud.sinks.storage_place import PlaceError
from kiosk.core.control import ConnectionReport
from kiosk.core.errors import CredentialError, IdentityError, PublishError
from kiosk.core.outbound import OutboundPurpose
from kiosk.core.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.delivery import Batch
    from kiosk.cloud.sinks.context import SinkContext
    from kiosk.cloud.sinks.storage_place import Place
    from kiosk.core.records import Record
    from kiosk.core.sinks import Sink

_JSON: Final = "application/json"
_TEST_NAME: Final = "vitrine-connection-test.json"
_CONNECT_S: Final = 5.0
_LINGER_S: Final = 60.0
_SHOWN: Final = 5000
"""Characters of a batch that the outbound ledger gets."""


class StorageSink:
    """Stores each batch as one file, whose name belongs to the batch; implements ``RecordSink``.

    A batch that is tried again replaces its own file: it has an effect once. A file of somebody
    else is never replaced.

    Args:
        sink: Settings; ``{device}`` in the endpoint's path stands for the id of this kiosk.
        context: What the sinks share.
    """

    def __init__(self, sink: Sink, context: SinkContext) -> None:
        self._sink = sink
        self._context = context
        self._place: Place | None = None
        self._names = BatchNames(context.state_folder / f"storage-{sink.name}.json")

    @property
    def limits(self) -> BatchLimits:
        """More patience than usual: each batch is a file."""
        return BatchLimits(linger_s=_LINGER_S)

    def deliver(self, batch: Batch, cancelled: Callable[[], bool]) -> Outcome:
        """Store the pictures of a batch, then its records."""
        started = time.monotonic()
        try:
            place = self._open()
            place.bound(_CONNECT_S + self._sink.timeout_s, cancelled)
            kept, keys = self._store_pictures(place, batch, cancelled)
            if kept:
                self._store(place, replace(batch, records=kept))
        except PlaceError as error:
            self._forget_place(error)
            return Outcome(error.verdict, error=error.with_traceback(None))
        except CredentialError as error:
            return Outcome(Verdict.RETRY, error=PublishError(error.message, error.hint))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problem = PublishError(
                f"the state of this destination cannot be written ({reason})",
                "Check the free space and the permissions of the data folder.",
            )
            return Outcome(Verdict.RETRY, error=problem)
        for key in keys:
            self._tell_shelf(key)
        return Outcome(Verdict.DELIVERED, round_trip_ms=(time.monotonic() - started) * 1e3)

    def try_connection(self) -> ConnectionReport:
        """Store a small file that is no data, and delete it if that is allowed."""
        started = time.monotonic()
        hint = ""
        try:
            self._place = None
            place = self._open()
            place.replace(_TEST_NAME, b'{"test":true}', _JSON)
            took_ms = (time.monotonic() - started) * 1e3
        except (PlaceError, CredentialError) as error:
            return ConnectionReport(ok=False, message=error.message, hint=error.hint)
        self._context.ledger.note(
            self._sink.endpoint, OutboundPurpose.CONNECTION_TEST, ("test",), f"PUT {_TEST_NAME}"
        )
        try:
            place.delete(_TEST_NAME)
        except PlaceError:
            hint = f"The file {_TEST_NAME} stays: the kiosk may not delete, which it need not."
        return ConnectionReport(True, "a test file was stored", hint, took_ms)

    def close(self) -> None:
        """Release connections."""
        place, self._place = self._place, None
        if place is not None:
            place.close()

    # ---------------------------------------------------------------------------- the place

    def _open(self) -> Place:
        if self._place is None:
            self._place = self._make_place()
        return self._place

    def _make_place(self) -> Place:
        parts = urlsplit(self._sink.endpoint)
        path = unquote(parts.path).replace("{device}", self._context.device)
        if parts.scheme == "file":
            return Folder(Path(url2pathname(path)))
        # Only here: a folder needs no further package.
        from kiosk.cloud.sinks.storage_objects import ObjectPlace

        return ObjectPlace(self._sink, path.strip("/"), self._context.secret())

    def _forget_place(self, error: PlaceError) -> None:
        """After a refusal, the secret is read anew with the next try."""
        if error.verdict in (Verdict.REFUSED, Verdict.MISCONFIGURED):
            self._place = None

    # ---------------------------------------------------------------------------- the files

    def _store(self, place: Place, batch: Batch) -> None:
        content = encode(batch)
        name, fresh = self._names.reserve(batch)
        while not place.create(name, content, _JSON):
            if not fresh and self._may_be_replaced(place, name, batch):
                place.replace(name, content, _JSON)
                break
            name, fresh = self._names.reserve_next(), True
        shown = f"PUT {name}\n{content[:_SHOWN].decode(errors='replace')}"
        self._context.ledger.note(
            self._sink.endpoint, OutboundPurpose.RECORDS, field_names(batch), shown
        )

    def _may_be_replaced(self, place: Place, name: str, batch: Batch) -> bool:
        """Whether a file of this batch's name is from an earlier try of it.

        It is when it says so, and taken to be when it may not be read: the name was free when
        the batch got it.
        """
        content = place.read(name)
        if content is None:
            return True
        try:
            return bool(json.loads(content)["batch"] == str(batch.id))
        except (ValueError, KeyError, TypeError):
            return False

    def _store_pictures(
        self, place: Place, batch: Batch, cancelled: Callable[[], bool]
    ) -> tuple[tuple[Record, ...], tuple[str, ...]]:
        """Store the pictures that are still there.

        Returns:
            The records whose subject is not gone, and the keys of the pictures stored.
        """
        records, keys = [], []
        for record in batch.records:
            if record.type is RecordType.PICTURE:
                if cancelled():
                    raise PlaceError(Verdict.RETRY, "it was stopped before all was stored")
                key = str(json.loads(record.data).get("key", ""))
                jpeg = self._read_picture(key)
                if jpeg is None:
                    continue
                place.replace(key, jpeg, "image/jpeg")
                keys.append(key)
                self._context.ledger.note(
                    self._sink.endpoint,
                    OutboundPurpose.RECORDS,
                    ("picture",),
                    f"PUT {key}\n({len(jpeg)} bytes of JPEG)",
                )
            records.append(record)
        return tuple(records), tuple(keys)

    def _read_picture(self, key: str) -> bytes | None:
        """The picture, or None when it was deleted: by its time, or because consent ended."""
        if self._context.pictures is None or not key:
            return None
        try:
            return self._context.pictures.read(key)
        except IdentityError:
            return None

    def _tell_shelf(self, key: str) -> None:
        assert self._context.pictures is not None
        with suppress(IdentityError):  # deleted a moment ago
            self._context.pictures.handed_on(key)
