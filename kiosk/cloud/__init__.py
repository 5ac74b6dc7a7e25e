"""What leaves the device: publishers, connection tests and credentials."""
