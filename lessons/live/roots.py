"""Where a page has what a script draws in Streamlit's root areas."""

from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer


class Roots:
    """The containers of a page that stand for Streamlit's root areas."""

    def __init__(
        self,
        main: DeltaGenerator,
        sidebar: DeltaGenerator,
        bottom: DeltaGenerator,
        event: DeltaGenerator,
    ) -> None:
        self.paths = {
            RootContainer.MAIN: main._block_delta_path,
            RootContainer.SIDEBAR: sidebar._block_delta_path,
            RootContainer.BOTTOM: bottom._block_delta_path,
            RootContainer.EVENT: event._block_delta_path,
        }

    def redirect(self, message: ForwardMsg) -> None:
        """Rewrite a message for a root area into one for its container."""
        root, *rest = message.metadata.delta_path
        message.metadata.delta_path[:] = [*self.paths[root], *rest]
        element = message.delta.new_element
        if self.paths[root][0] != root and element.HasField("chat_input"):
            # Else the browser would keep the whole page scrolled to its end.
            element.chat_input.is_auto_positioned_at_bottom = False
