"""Vitrine: audience analytics for shop windows, on the device, private by design."""

__version__ = "0.1.0"
