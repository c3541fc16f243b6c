"""Serves the practice model, from a thread or in a process of its own."""

import socket
import threading

import uvicorn
from starlette.types import ASGIApp

PRACTICE_KEY = "practice"
LOOPBACK = "127.0.0.1"
# What one listens at for everyone but cannot connect to, and what one can.
EVERYWHERE = {"0.0.0.0": LOOPBACK, "::": "::1"}  # noqa: S104
# On Ctrl-C, answers under way get this long to end.
FAREWELL_SECONDS = 1


def start_in_thread(app: ASGIApp) -> str:
    """Serve an ASGI app from a thread, on a loopback port that the system chooses.

    Args:
        app: The app, as `lessons.practice.api.app.create_app` makes it.

    Returns:
        The address to give to an OpenAI client as its base URL.
    """
    listener = listen(LOOPBACK, 0)
    threading.Thread(
        target=serve, args=(app, listener), name="practice", daemon=True
    ).start()
    return base_url(listener)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that takes connections, which wait until it is served.

    Args:
        host: The address to listen at, IPv4 or IPv6, or a name for it.
        port: The port, or 0 for one that the system chooses.

    Raises:
        OSError: The port is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # For everyone means for those who come by IPv4 too.
    both = host == "::" and socket.has_dualstack_ipv6()
    listener = socket.create_server((host, port), family=family, dualstack_ipv6=both)
    # Connections inherit it. Else small pieces would wait for each other's receipts.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def serve(app: ASGIApp, listener: socket.socket, log_level: str | None = None) -> None:
    """Serve an ASGI app until the process is asked to stop.

    Args:
        app: The app.
        listener: Where connections come in.
        log_level: From where on uvicorn logs; None leaves its loggers, which a
            Streamlit server in the same process shares, as they are.

    Raises:
        KeyboardInterrupt: It was stopped with Ctrl-C, and has stopped.
    """
    config = uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        log_level=log_level,
        server_header=False,
        timeout_graceful_shutdown=FAREWELL_SECONDS,
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[listener])


def base_url(listener: socket.socket) -> str:
    """Return the base URL for an OpenAI client on this machine."""
    host, port = listener.getsockname()[:2]
    host = EVERYWHERE.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/v1"
