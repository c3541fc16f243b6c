"""Serves the practice model on this machine alone."""

import socket
import threading

import uvicorn
from starlette.types import ASGIApp

PRACTICE_KEY = "practice"


def start_in_thread(app: ASGIApp) -> str:
    """Serve an ASGI app from a thread, on a loopback port that the system chooses.

    Returns:
        The address to give to an OpenAI client as its base URL.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    threading.Thread(
        target=server.run, kwargs={"sockets": [listener]}, name="practice", daemon=True
    ).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
