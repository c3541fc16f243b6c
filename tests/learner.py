"""A learner of a room: loads pages and holds a session, without a browser."""

from urllib.parse import urlsplit

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


class Learner:
    """Someone with cookies of their own, all at one address.

    Args:
        address: Where the app is.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = httpx2.Client(timeout=20)

    def load(self, path: str, **headers: str) -> httpx2.Response:
        return self._client.get(f"{self._address}/{path}", headers=headers)

    def post(self, path: str, body: bytes) -> httpx2.Response:
        return self._client.post(f"{self._address}/{path}", content=body)

    def session(self, earlier: str = "") -> str:
        """Open a page's connection, run the page, and leave.

        Args:
            earlier: The session to go on with, as a page does that was cut off.

        Returns:
            The name of the session that the server gave.
        """
        cookies = "; ".join(f"{name}={c}" for name, c in self._client.cookies.items())
        protocols = ["streamlit", "none", *([earlier] if earlier else [])]
        with connect(
            f"{self._address.replace('http', 'ws')}/_stcore/stream",
            origin="{0.scheme}://{0.netloc}".format(urlsplit(self._address)),
            subprotocols=protocols,
            additional_headers={"Cookie": cookies},
            # A server that is about to send more does not always say goodbye.
            close_timeout=0.2,
        ) as socket:
            run = BackMsg()
            run.rerun_script.SetInParent()
            socket.send(run.SerializeToString())
            while True:
                said = ForwardMsg.FromString(socket.recv(timeout=20))
                if said.HasField("new_session"):
                    return said.new_session.initialize.session_id
