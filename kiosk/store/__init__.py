"""History on this device: SQLite, queries by bucket, retention."""
