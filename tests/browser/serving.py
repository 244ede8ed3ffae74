"""A folder served on this machine, as a plain web server would."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Served(NamedTuple):
    """A folder and the address of it, which ends with a slash."""

    folder: Path
    address: str


class Handler(SimpleHTTPRequestHandler):
    """Types do not depend on what the machine believes of endings; nothing is logged."""

    protocol_version = "HTTP/1.1"  # connections are kept: a page asks for its files on one
    extensions_map = {  # noqa: RUF012 (read only, as in the class above)
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".md": "text/markdown; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".xlsx": XLSX,
        ".xml": "application/xml",
        ".zip": "application/zip",
    }

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its name above)
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A browser that goes away in the middle of an answer is no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: what the page misses by it, the page's own test sees."""


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port of 127.0.0.1, as long as the block runs."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield Served(folder, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        thread.join()
