"""Brings missing and damaged model files onto this device, whole or not at all."""

from __future__ import annotations

import errno
import logging
import math
import os
import random
import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import DownloadCancelledError, DownloadError
from kiosk.core.file_lock import exclusive
from kiosk.core.health import Progress
from kiosk.core.redaction import without_credentials
from kiosk.inference.checksums import file_sha384
from kiosk.inference.download import AddressError, HttpDownloader, Timeouts
from kiosk.inference.registry import (
    ModelStatus,
    configured_mirror,
    is_web_address,
    not_intact,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.inference.model_entries import ModelFile, ModelRef
    from kiosk.inference.registry import ModelRegistry, ModelStore

_log = logging.getLogger(__name__)

_PARTIAL_FOLDER: Final = ".partial"
_LOCK_FILE: Final = ".fetch.lock"
_COPY_CHUNK_BYTES: Final = 256 * 1024
_SPARE_BYTES: Final = 16 * 1024 * 1024
"""Disk space that must be left after fetching, so that settings and logs can be written."""


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How long and how often fetching is tried.

    Attributes:
        rounds: How many times all addresses of a file are tried.
        first_pause_s: Pause after the first round; it doubles with each round.
        longest_pause_s: Upper bound of a pause, also of one that a server asks for.
        lock_timeout_s: How long to wait while another process fetches.
        timeouts: How long a server may be silent.
    """

    rounds: int = 4
    first_pause_s: float = 1.0
    longest_pause_s: float = 30.0
    lock_timeout_s: float = 600.0
    timeouts: Timeouts = field(default_factory=Timeouts)

    def pause_s(self, round_: int, asked_s: float) -> float:
        """Pause after a round (from 0), with jitter so that a fleet does not come at once."""
        planned = math.ldexp(self.first_pause_s, round_) * random.uniform(0.75, 1.25)  # noqa: S311
        return min(max(planned, asked_s), self.longest_pause_s)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One file to fetch: which form it belongs to, what it is, where it goes."""

    ref: ModelRef
    file: ModelFile
    target: Path


class ModelFetcher:
    """Fetches models into the store's own folder.

    Every file goes to a partial file first, is checked, and then takes its name in one step;
    a power cut never leaves half a model, and the next try continues where this one ended.
    Only one process at a time fetches; the others wait and then find the files.
    """

    def __init__(
        self,
        store: ModelStore,
        *,
        source: str | None = None,
        policy: FetchPolicy | None = None,
        cancel: threading.Event | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        on_request: Callable[[str], None] | None = None,
    ) -> None:
        """Prepare fetching.

        Args:
            store: Where the models go.
            source: A folder with the files, or the address of a mirror that holds
                ``<model>/<precision>/<file>``, used instead of the official addresses. By
                default the mirror of ``KIOSK_MODELS``, if it names one.
            policy: How long and how often it is tried.
            cancel: Ends fetching when set, within about a second even when a server hangs.
            on_progress: Called in the fetching thread with the bytes done and to do in all;
                the label is the name of the model at work.
            on_request: Called with each address that is asked, before it is.
        """
        self._store = store
        self._source = source or configured_mirror()
        self._policy = policy or FetchPolicy()
        self._cancel = cancel or threading.Event()
        self._on_progress = on_progress or (lambda _: None)
        self._on_request = on_request or (lambda _: None)

    def fetch(self, refs: Sequence[ModelRef]) -> tuple[ModelRef, ...]:
        """Install what is missing or damaged of some models.

        Args:
            refs: Stored forms that have to be there afterwards.

        Returns:
            Those that were not there before.

        Raises:
            DownloadError: A file could not be had from any address, is not what it must be,
                or cannot be written; ``hint`` says what to do. Files that were complete
                before that stay installed.
            DownloadCancelledError: The cancel event was set.
            ModelError: One that is part of the program is missing or damaged; the others
                were fetched.
        """
        fetched = self._fetch_missing(refs) if self._missing(refs) else ()
        for ref in refs:
            check = self._store.check(*ref)
            if check.bundled and check.status is not ModelStatus.INSTALLED:
                raise not_intact(check)
        return fetched

    def _fetch_missing(self, refs: Sequence[ModelRef]) -> tuple[ModelRef, ...]:
        root = self._store.own_root
        try:
            (root / _PARTIAL_FOLDER).mkdir(parents=True, exist_ok=True)
            with exclusive(root / _LOCK_FILE, self._cancel, self._policy.lock_timeout_s) as locked:
                self._raise_if_cancelled()
                if not locked:
                    raise DownloadError(
                        "another process is fetching models and does not come to an end",
                        "End the other kiosk program, then try again.",
                    )
                return self._fetch_locked(self._missing(refs))
        except OSError as error:
            raise _disk_error(error, root) from error

    def _missing(self, refs: Sequence[ModelRef]) -> tuple[ModelRef, ...]:
        """Those that are not installed and can be fetched."""
        checks = (self._store.check(*ref) for ref in dict.fromkeys(refs))
        return tuple(
            check.ref
            for check in checks
            if check.status is not ModelStatus.INSTALLED and not check.bundled
        )

    def _fetch_locked(self, refs: tuple[ModelRef, ...]) -> tuple[ModelRef, ...]:
        wanted = [item for ref in refs for item in self._wanted(ref)]
        self._check_space(sum(item.file.size for item in wanted))
        total = sum(item.file.size for item in wanted)
        done = 0
        downloader = HttpDownloader(self._cancel, self._policy.timeouts)
        try:
            for item in wanted:
                self._raise_if_cancelled()
                base = done

                def report(have: int, item: _Wanted = item, base: int = base) -> None:
                    self._on_progress(Progress(item.ref.name, base + have, total))

                report(0)
                try:
                    self._fetch_file(downloader, item, report)
                except AddressError as error:
                    raise DownloadError(
                        f"{item.file.name} could not be fetched: {error.reason}",
                        _hint(self._store.registry, self._missing(refs), self._source),
                    ) from error
                done += item.file.size
                report(item.file.size)
        finally:
            downloader.close()
        # Nobody continues what is left here: parts of files that are no longer pinned.
        shutil.rmtree(self._store.own_root / _PARTIAL_FOLDER, ignore_errors=True)
        return refs

    def _wanted(self, ref: ModelRef) -> list[_Wanted]:
        """The files of a stored form that are not right in the store's own folder."""
        folder = self._store.folder(self._store.own_root, ref)
        found = []
        for file in self._store.registry.files(ref):
            try:
                problem = self._store.file_problem(folder / file.name, file)
            except FileNotFoundError:
                problem = "missing"
            if problem:
                found.append(_Wanted(ref, file, folder / file.name))
        return found

    def _check_space(self, needed: int) -> None:
        free = shutil.disk_usage(self._store.own_root).free
        if free < needed + _SPARE_BYTES:
            missing_mib = (needed + _SPARE_BYTES - free) / 2**20
            raise DownloadError(
                f"there is not enough room for the models in {self._store.own_root}",
                f"Free at least {missing_mib:.0f} MiB on that disk, then try again.",
            )

    def _fetch_file(
        self, downloader: HttpDownloader, item: _Wanted, report: Callable[[int], None]
    ) -> None:
        # Named by content: the same bytes continue whatever address gave them.
        part = self._store.own_root / _PARTIAL_FOLDER / f"{item.file.sha384[:32]}.part"
        if self._source and not is_web_address(self._source):
            self._copy(Path(self._source).expanduser(), item, part, report)
        else:
            self._download(downloader, item, part, report)
        _install(part, item.target)
        _log.info("model file %s installed", item.target)

    def _download(
        self,
        downloader: HttpDownloader,
        item: _Wanted,
        part: Path,
        report: Callable[[int], None],
    ) -> None:
        """Try all addresses in turn, several times, until one gave the right bytes."""
        addresses = self._addresses(item)
        last = AddressError("no address is known", again=False)
        for round_ in range(self._policy.rounds):
            asked_s = 0.0
            for address in tuple(addresses):
                resumed = part.exists()
                self._on_request(without_credentials(address))
                try:
                    downloader.download(address, part, item.file.size, report)
                    _check_content(part, item.file, again=resumed)
                except AddressError as error:
                    last = error
                    asked_s = max(asked_s, error.wait_s)
                    _log.info("%s: %s", without_credentials(address), error.reason)
                    if not error.again:
                        addresses.remove(address)
                else:
                    return
            if not addresses or round_ + 1 == self._policy.rounds:
                break
            self._cancel.wait(self._policy.pause_s(round_, asked_s))
            self._raise_if_cancelled()
        raise last

    def _addresses(self, item: _Wanted) -> list[str]:
        if not self._source:
            return list(item.file.urls)
        mirror = self._source.rstrip("/")
        return [f"{mirror}/{item.ref.name}/{item.ref.precision}/{item.file.name}"]

    def _copy(self, folder: Path, item: _Wanted, part: Path, report: Callable[[int], None]) -> None:
        """Copy a file from a folder, wherever below it a file of that name and content lies."""
        if not folder.is_dir():
            raise AddressError(f"{folder} is not a folder", again=False)
        usual = folder / item.ref.name / item.ref.precision / item.file.name
        reason = f"it is not in {folder}"
        for candidate in (usual, *sorted(folder.rglob(item.file.name))):
            if not candidate.is_file():
                continue
            if candidate.stat().st_size != item.file.size:
                reason = f"{candidate} has another size than the official file"
                continue
            self._copy_bytes(candidate, part, report)
            try:
                _check_content(part, item.file, again=False)
            except AddressError:
                reason = f"{candidate} has another content than the official file"
            else:
                return
        raise AddressError(reason, again=False)

    def _copy_bytes(self, source: Path, part: Path, report: Callable[[int], None]) -> None:
        done = 0
        try:
            reader = source.open("rb")
        except OSError as error:
            raise AddressError(f"{source} cannot be read", again=False) from error
        with reader, part.open("wb") as writer:
            while chunk := reader.read(_COPY_CHUNK_BYTES):
                self._raise_if_cancelled()
                writer.write(chunk)
                done += len(chunk)
                report(done)

    def _raise_if_cancelled(self) -> None:
        if self._cancel.is_set():
            raise DownloadCancelledError("fetching was stopped")


def _hint(registry: ModelRegistry, refs: Sequence[ModelRef], source: str | None) -> str:
    """What to do about a file that could not be had."""
    steps = offline_steps(registry, refs)
    if source is None:
        return f"Check the network connection and try again. Without a network:\n{steps}"
    return f"Check {without_credentials(source)}. These files are needed:\n{steps}"


def offline_steps(registry: ModelRegistry, refs: Sequence[ModelRef]) -> str:
    """How to bring models to a device without a network, with every address, line by line."""
    lines = ["1. On another computer, download these files, each into the folder named:"]
    for ref in refs:
        lines.append(f"   {registry.entry(ref.name).purpose}:")
        for file in registry.files(ref):
            lines.append(f"   {ref.name}/{ref.precision}/  {file.urls[0]}")
    lines.append("2. Bring the folders to this device, for example on a USB stick.")
    lines.append("3. Here, run: kiosk models fetch --from FOLDER")
    return "\n".join(lines)


def _check_content(part: Path, file: ModelFile, *, again: bool) -> None:
    """Check a complete partial file and remove it when it is wrong.

    Args:
        part: The partial file.
        file: What it must be.
        again: Whether the same address deserves another try: when the wrong bytes may have
            come from an earlier one.

    Raises:
        AddressError: The content is not that of the pinned checksum.
    """
    if file_sha384(part) != file.sha384:
        # What is wrong cannot be continued; the next try starts afresh.
        part.unlink()
        raise AddressError("the file that came has the wrong checksum", again=again)


def _install(part: Path, target: Path) -> None:
    """Give a checked file its name, in one step that survives a power cut."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.replace(target)


def _disk_error(error: OSError, root: Path) -> DownloadError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DownloadError(
            f"the disk is full: {root}", "Free some space on that disk, then try again."
        )
    return DownloadError(
        f"models cannot be written to {root}: {error.strerror or error}",
        "Check that the folder exists and that this user may write to it.",
    )
