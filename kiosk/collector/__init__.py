"""The server that a fleet of kiosks reports to: ingest, data API, dashboard."""
