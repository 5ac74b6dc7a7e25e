"""The pages for people: server-rendered, small scripts, nothing from other hosts."""
