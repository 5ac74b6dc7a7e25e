"""One module or package per sub-command of ``kiosk``; each has ``add_parser`` and ``run``."""
