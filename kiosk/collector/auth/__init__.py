"""Who may do what: users, sessions, kiosks, keys, limits."""
