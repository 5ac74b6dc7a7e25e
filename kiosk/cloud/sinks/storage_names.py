"""Names of the files that hold batches, the same for every try of a batch."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from kiosk.core.atomic import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.cloud.delivery import Batch

_SECOND: Final = "%Y%m%d_%H%M%S"


@dataclass(frozen=True, slots=True)
class _Latest:
    batch: str = ""
    second: str = ""
    number: int = 0

    @property
    def name(self) -> str:
        suffix = f"_{self.number}" if self.number > 1 else ""
        return f"{self.second[:8]}/mydata-{self.second}{suffix}.json"


class BatchNames:
    """Gives each batch its name: ``YYYYmmdd/mydata-YYYYmmdd_HHMMSS.json`` in UTC.

    From the second batch of the same second on, ``_2`` and so on comes before ``.json``. The
    latest name is written down before it is used, so that a batch keeps it over a restart.

    Args:
        path: File for the latest name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._latest = _read(path)

    def reserve(self, batch: Batch) -> tuple[str, bool]:
        """The name of a batch.

        Returns:
            The name, and whether the batch has just got it.

        Raises:
            OSError: It could not be written down.
        """
        latest = self._latest
        if latest.batch == str(batch.id):
            return latest.name, False
        second = batch.created_at.strftime(_SECOND)
        number = latest.number + 1 if latest.second == second else 1
        self._write(_Latest(str(batch.id), second, number))
        return self._latest.name, True

    def reserve_next(self) -> str:
        """Another name for the same batch: somebody else has the one it got.

        Raises:
            OSError: It could not be written down.
        """
        latest = self._latest
        self._write(_Latest(latest.batch, latest.second, latest.number + 1))
        return self._latest.name

    def _write(self, latest: _Latest) -> None:
        write_atomic(self._path, json.dumps(asdict(latest)).encode(), mode=0o600)
        self._latest = latest


def _read(path: Path) -> _Latest:
    try:
        content = json.loads(path.read_bytes())
        return _Latest(str(content["batch"]), str(content["second"]), int(content["number"]))
    except (OSError, ValueError, KeyError, TypeError):
        # The first start, or a damaged file: names that exist already are not taken again.
        return _Latest()
