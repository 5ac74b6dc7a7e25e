"""Reports in formats that need a library: Parquet and HTML (CSV and JSON are in ``core``)."""
