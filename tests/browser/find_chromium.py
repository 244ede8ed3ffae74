"""Find a Chromium on this machine; with `--install`, get the distribution's where there is none.

`make test` runs this as a script. It never fails: whether a missing browser is a failure is
decided where a test asks for it (`driving.start`), so that all other tests run in any case.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

NAMED_BY = "PLANCHECK_CHROMIUM"
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
# Where macOS and Windows put browsers, which is on nobody's PATH.
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)
# Recommended packages would bring a desktop; DejaVu has every letter of Vietnamese.
PACKAGES = ("chromium", "fonts-dejavu-core")
MISSING = (
    "no Chromium, Chrome or Edge was found. Install one (Debian: apt-get install chromium),"
    f" or name one: {NAMED_BY}=/path/to/chromium"
)


def chromium(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of a browser; one that is named wins, even over a better one.

    A name that leads nowhere finds nothing: whoever names a browser means that one.
    """
    path = environment.get("PATH", "")
    if named := environment.get(NAMED_BY):
        return shutil.which(named, path=path)
    on_path = (shutil.which(command, path=path) for command in COMMANDS)
    elsewhere = (shutil.which(os.path.expandvars(place)) for place in PLACES)
    return next(filter(None, (*on_path, *elsewhere)), None)


def rights() -> list[str] | None:
    """Return what a command needs before it to change the system; None where nobody may."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    asked = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if sudo and asked and asked.returncode == 0 else None


def install() -> None:
    """Install the distribution's Chromium and a font, where this user may and apt is there."""
    apt, before = shutil.which("apt-get"), rights()
    if apt is None or before is None:
        return
    sys.stderr.write(f"Installing {' and '.join(PACKAGES)} for the browser tests (once) ...\n")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq", "-o", "Acquire::Retries=2"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*before, *quiet, *command], stdout=subprocess.DEVNULL, check=False)


def main(arguments: list[str]) -> None:
    """Say where the browser is, or that there is none."""
    if chromium() is None and "--install" in arguments and not os.environ.get(NAMED_BY):
        install()
    found = chromium()
    if found is None:
        sys.stderr.write(f"The browser tests are not run: {MISSING}\n")
    elif "--install" not in arguments:
        sys.stdout.write(f"{found}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
