"""Checking against a recorded clip whose truth is known, in a process of its own.

The kiosk goes on counting meanwhile; the other process runs ``kiosk audit``.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QProcess, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kiosk.core.audit import AUDIT, Audit
from kiosk.core.history import Document
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.core.clock import Clock

_CLIP_SUFFIX: Final = ".mp4"
_TRUTH_SUFFIX: Final = ".csv"


class ClipCard(QWidget):
    """Choose a clip and its truth, run, wait.

    Attributes:
        command: Program and first arguments of ``kiosk``.

    Signals:
        fileWanted(object): Let the person choose a file: a :class:`FileRequest`.
        compared(object): The :class:`Audit` that came out, not stored yet.
    """

    fileWanted = Signal(object)
    compared = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frozen = getattr(sys, "frozen", False)
        self.command: Sequence[str] = [sys.executable, *([] if frozen else ["-m", "kiosk"])]
        self._clock = clock
        self._clip: Path | None = None
        self._truth: Path | None = None
        self._process: QProcess | None = None
        self._rest = b""
        frame, inner = card(self.tr("Use a recorded clip instead"))
        inner.addWidget(
            label(
                self.tr(
                    "A clip from this camera and a table of who is in it (CSV: start_s, end_s, "
                    "stopped, looked) do the same without anybody counting."
                ),
                "caption",
                wrap=True,
            )
        )
        self.clip_name, self.truth_name = (
            label("", "caption", wrap=True),
            label("", "caption", wrap=True),
        )
        self.choose_clip = button(self.tr("Choose clip (MP4)…"), "", self._on_clip)
        self.choose_truth = button(self.tr("Choose table (CSV)…"), "", self._on_truth)
        self.start = button(self.tr("Compare with clip"), "primary", self.run)
        self.cancel = button(self.tr("Cancel"), "", self.stop)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(8))
        self.progress.setAccessibleName(self.tr("Part of the clip"))
        self.message = label("", "caption", wrap=True)
        self._lay_out(frame, inner)
        self._show_state()

    def _lay_out(self, frame: QFrame, inner: QVBoxLayout) -> None:
        for choose, name in (
            (self.choose_clip, self.clip_name),
            (self.choose_truth, self.truth_name),
        ):
            choose.setMinimumWidth(px(220))
            row = QHBoxLayout()
            row.setSpacing(px(14))
            row.addWidget(choose)
            row.addWidget(name, 1)
            inner.addLayout(row)
        inner.addWidget(self.progress)
        inner.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.start)
        row.addWidget(self.cancel)
        row.addStretch(1)
        inner.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @property
    def is_running(self) -> bool:
        """Whether a clip is being analysed."""
        return self._process is not None

    def choose(self, clip: Path | None = None, truth: Path | None = None) -> None:
        """Take the files."""
        self._clip, self._truth = clip or self._clip, truth or self._truth
        self._show_state()

    def run(self) -> None:
        """Analyse the clip."""
        if self._clip is None or self._truth is None or self._process is not None:
            return
        process = QProcess(self)
        self._process, self._rest = process, b""
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        program, *first = self.command
        process.start(
            program, [*first, "audit", str(self._clip), "--truth", str(self._truth), "--json"]
        )
        self.progress.setRange(0, 0)
        self._tell(self.tr("Analysing the clip. The kiosk goes on counting meanwhile."))
        self._show_state()

    def stop(self) -> None:
        """Give up on the clip."""
        process, self._process = self._process, None
        if process is not None:
            # Nothing it says reaches anybody any more.
            process.disconnect(self)
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()
            self._tell("")
        self._show_state()

    def _on_clip(self) -> None:
        self.fileWanted.emit(
            FileRequest(
                self.tr("Choose a clip"), None, lambda path: self.choose(clip=path), _CLIP_SUFFIX
            )
        )

    def _on_truth(self) -> None:
        self.fileWanted.emit(
            FileRequest(
                self.tr("Choose the table of the clip"),
                None,
                lambda path: self.choose(truth=path),
                _TRUTH_SUFFIX,
            )
        )

    def _on_output(self) -> None:
        """Lines of JSON: progress, and at the end the audit."""
        if self._process is None:
            return
        data = self._rest + self._process.readAllStandardOutput().data()
        *lines, self._rest = data.split(b"\n")
        for line in lines:
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if "done" in record:
                self.progress.setRange(0, int(record.get("frames") or 0))
                self.progress.setValue(int(record["done"]))
            elif "audit" in record:
                document = Document(AUDIT, self._clock.utc_now(), record["audit"])
                audit = Audit.from_document(document)
                if audit is not None:
                    self.compared.emit(audit)

    def _on_finished(self, code: int) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        errors = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        process.deleteLater()
        if code:
            last = errors.splitlines()[-1] if errors else self.tr("The clip was not analysed.")
            self._tell(last, "error")
        else:
            self._tell("")
        self._show_state()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self._tell(self.tr("The analysis could not be started."), "error")
            self._show_state()

    def _tell(self, message: str, role: str = "caption") -> None:
        self.message.setText(message)
        set_role(self.message, role)

    def _show_state(self) -> None:
        running = self._process is not None
        none = self.tr("none chosen")
        for path, name in ((self._clip, self.clip_name), (self._truth, self.truth_name)):
            name.setText(none if path is None else path.name)
        for choice in (self.choose_clip, self.choose_truth):
            choice.setEnabled(not running)
        self.start.setEnabled(self._clip is not None and self._truth is not None)
        came, went = (self.cancel, self.start) if running else (self.start, self.cancel)
        follows = self.window().focusWidget() is went
        came.setVisible(True)
        if follows:  # or Qt would hand the focus on to the deleting of an earlier check
            came.setFocus()
        went.setVisible(False)
        self.progress.setVisible(running)
        self.message.setVisible(bool(self.message.text()))
