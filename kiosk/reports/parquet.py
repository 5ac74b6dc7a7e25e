"""Reports as Apache Parquet, with ``pyarrow`` from the extra ``parquet``."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk.core.errors import ReportError
from kiosk.core.report_table import Kind, report_table
from kiosk.core.report_text import metadata

if TYPE_CHECKING:
    from kiosk.core.report import Report
    from kiosk.core.report_table import Column


def require_pyarrow() -> None:
    """Check that Parquet can be written, before any work is done.

    Raises:
        ReportError: ``pyarrow`` is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401  (only whether it is there)
    except ImportError as error:
        raise ReportError(
            "Parquet needs a package that is not installed",
            "Install it with: pip install 'kiosk[parquet]'",
        ) from error


def parquet_bytes(report: Report) -> bytes:
    """One row for each bucket; times are timestamps in the report's time zone.

    The schema's metadata has the keys ``vitrine`` (JSON, as in the JSON format) and for each
    column ``unit`` and ``meaning``.

    Raises:
        ReportError: ``pyarrow`` is not installed.
    """
    require_pyarrow()
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = report_table(report)
    fields, arrays = [], []
    for column in table.columns:
        type_ = _type(column, report.facts.tz_name)
        values: list[Any] = list(column.values)
        if column.kind is Kind.TIME:
            values = [datetime.fromisoformat(str(value)) for value in values]
        words = {"unit": column.unit, "meaning": column.meaning}
        fields.append(pa.field(column.name, type_, metadata=words))
        arrays.append(pa.array(values, type_))
    about = {"vitrine": json.dumps(metadata(report), ensure_ascii=False)}
    buffer = io.BytesIO()
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about)),
        buffer,
        compression="zstd",
    )
    return buffer.getvalue()


def _type(column: Column, tz_name: str) -> Any:
    import pyarrow as pa

    types = {
        Kind.TIME: pa.timestamp("s", tz=tz_name),
        Kind.WHOLE: pa.int64(),
        Kind.REAL: pa.float64(),
        Kind.TEXT: pa.string(),
    }
    return types[column.kind]
