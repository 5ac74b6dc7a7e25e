"""Receipts of erasures that several programs write at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.core.identity import ErasureKind, ErasureReceipt
from kiosk.identity.receipts import ReceiptFile

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 7, tzinfo=UTC)


def test_no_receipt_is_lost(tmp_path: Path) -> None:
    def keep(number: int) -> None:
        receipt = ErasureReceipt(UUID(int=number), ErasureKind.PERSON, (), 1, 0, 0, NOW, "Lea")
        ReceiptFile(tmp_path / "identity" / "receipts.json").add(receipt)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keep, range(80)))
    kept = ReceiptFile(tmp_path / "identity" / "receipts.json").read()
    assert {receipt.id.int for receipt in kept} == set(range(80))
