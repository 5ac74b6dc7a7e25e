"""The pages for people: server-rendered, small scripts, nothing from other hosts."""

from fastapi import APIRouter

from kiosk.collector.dashboard.account_page import router as account
from kiosk.collector.dashboard.assets import router as assets
from kiosk.collector.dashboard.compare_page import router as compare
from kiosk.collector.dashboard.demo_page import router as demo
from kiosk.collector.dashboard.device_page import router as device
from kiosk.collector.dashboard.devices_page import router as devices
from kiosk.collector.dashboard.enrol_page import router as enrol
from kiosk.collector.dashboard.export_page import router as export
from kiosk.collector.dashboard.fleet_page import router as fleet
from kiosk.collector.dashboard.settings_page import router as settings
from kiosk.collector.dashboard.sign_in_page import router as sign_in
from kiosk.collector.dashboard.users_page import router as users

router = APIRouter(include_in_schema=False)
for _pages in (
    assets,
    sign_in,
    demo,
    fleet,
    device,
    compare,
    export,
    enrol,
    account,
    users,
    devices,
    settings,
):
    router.include_router(_pages)

__all__ = ["router"]
