"""Runs the page's application on a port of this machine, until Ctrl-C."""

from __future__ import annotations

import errno
import os
import socket
import webbrowser
from threading import Thread

import uvicorn
from starlette.types import ASGIApp

from claimlint.errors import SettingsFault
from claimlint.serving.connections import Connection

#: The only address that is listened on: other machines cannot reach it.
LOOPBACK = "127.0.0.1"
_SECONDS_TO_END = 1
_WHY = {
    errno.EADDRINUSE: "another program uses it",
    errno.EACCES: "this system keeps it for its own programs",
    errno.EPERM: "this system keeps it for its own programs",
}


def listening(port: int) -> socket.socket:
    """A socket that listens on this port of the loopback address; 0 takes a free one.

    Raises SettingsFault when the port cannot be had.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this would let two programs share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen()
    except OSError as fault:
        listener.close()
        why = _WHY.get(fault.errno or 0) or (fault.strerror or "it cannot be opened").lower()
        raise SettingsFault(f"--port {port}: {why}; name another port, or none to take a free one") from None
    return listener


def address(listener: socket.socket) -> str:
    """Where the page is."""
    return f"http://{LOOPBACK}:{listener.getsockname()[1]}/"


def open_browser(page: str) -> None:
    """Asks the system to show the page, without waiting for it."""
    Thread(target=webbrowser.open, args=(page,), name="claimlint-browser", daemon=True).start()


def server(application: ASGIApp) -> uvicorn.Server:
    """What answers with this application, once it is run on a socket."""
    config = uvicorn.Config(
        application,
        http=Connection,
        ws="none",
        loop="asyncio",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_SECONDS_TO_END,
    )
    return uvicorn.Server(config)


def run(application: ASGIApp, listener: socket.socket) -> None:
    """Answers until Ctrl-C, which ends it as it should be ended."""
    try:
        server(application).run(sockets=[listener])
    except KeyboardInterrupt:
        return
    finally:
        listener.close()
