"""Keeps the folder in which the app lies from its visitors."""

from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons.live.streamlit_internals import ForwardMsg

FOLDER = str(Path(__file__).parent.parent).encode()


class HiddenFolder:
    """Middleware that lets Streamlit name the app's script without its folder.

    Streamlit tells each browser where the script is, at the start of each run.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a connection on, and what the server says back."""

        async def send_without_folder(message: Message) -> None:
            said = message.get("bytes")
            if said and FOLDER in said:
                message["bytes"] = _without_folder(said)
            await send(message)

        if scope["type"] == "websocket":
            await self.app(scope, receive, send_without_folder)
        else:
            await self.app(scope, receive, send)


def _without_folder(said: bytes) -> bytes:
    message = ForwardMsg.FromString(said)
    if message.HasField("new_session"):
        session = message.new_session
        session.main_script_path = Path(session.main_script_path).name
    return message.SerializeToString()
