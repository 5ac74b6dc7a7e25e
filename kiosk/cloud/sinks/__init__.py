"""Destinations of records besides a collector: brokers, object stores, web hooks, notifications."""
