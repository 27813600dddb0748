"""A headless browser that shows one page at a time, and the accessibility checker that runs in it."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

_NAMES = ("chromium", "chromium-browser", "google-chrome")
#: A page of ours must work without any of what it could load, so the browser reaches nothing but this machine.
_ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--force-device-scale-factor=1", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--lang=en",
)  # fmt: skip
#: What axe-core may complain of and what it calls it: WCAG 2.2 at level AA, and its own best practices.
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def found() -> tuple[str, str] | None:
    """The browser and its driver on this machine, if there are both."""
    browser = next((path for name in _NAMES if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def axe_core(folder: Path) -> str | None:
    """The accessibility checker's script, which npm brings; None where it cannot."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", "axe-core@4"]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    return script.read_text(encoding="utf-8") if done.returncode == 0 and script.is_file() else None


class Browser:
    """Chromium, driven."""

    def __init__(self, browser: str, driver: str) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for argument in _ARGUMENTS:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(driver))

    def show(self, page: Path | str, width: int = 1280, height: int = 900, scheme: str = "light") -> None:
        """Load a page, a file or an address, at this width in CSS pixels, by day (light) or night (dark)."""
        asked = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in asked.items()]
        self.send("Emulation.setEmulatedMedia", {"features": features})
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", size)
        self.driver.get(page if isinstance(page, str) else page.as_uri())

    def send(self, command: str, arguments: Mapping[str, Any]) -> Any:
        """One command of the browser's own protocol."""
        return self.driver.execute_cdp_cmd(command, dict(arguments))

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns that is run in the page."""
        return self.driver.execute_script(script, *arguments)

    def complaints(self) -> list[str]:
        """What the browser wrote to its console: errors, refused requests, broken policies."""
        entries = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in entries]

    def paper(self) -> bytes:
        """The page as PDF on A4."""
        size = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
        return base64.b64decode(self.send("Page.printToPDF", size)["data"])

    def accessibility(self, axe: str, *ignored: str) -> list[str]:
        """What the checker finds against the page, one line a fault."""
        self.run(axe)
        rules = {rule: {"enabled": False} for rule in ignored}
        options = json.dumps({"runOnly": {"type": "tag", "values": _TAGS}, "rules": rules})
        found = self.driver.execute_async_script(f"axe.run(document, {options}).then(arguments[arguments.length - 1])")
        return [
            f"{fault['id']}: {node['target']}: {node['failureSummary']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]
