"""The collector's database: SQLite without any set-up, or PostgreSQL for fleets."""
