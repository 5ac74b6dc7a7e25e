"""The endpoint and the page of the workshop: a dialect of one request, for anything that counts."""

from kiosk.collector.workshop.application import create_workshop_app

__all__ = ["create_workshop_app"]
