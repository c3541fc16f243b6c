"""Where a page has what a script draws in Streamlit's root areas."""

from streamlit.delta_generator import DeltaGenerator

from lessons.live.streamlit_internals import ForwardMsg, RootContainer, block_path


class Roots:
    """The containers of a page that stand for Streamlit's root areas."""

    def __init__(
        self,
        main: DeltaGenerator,
        sidebar: DeltaGenerator,
        bottom: DeltaGenerator,
        event: DeltaGenerator,
    ) -> None:
        self.paths: dict[int, list[int]] = {
            RootContainer.MAIN: block_path(main),
            RootContainer.SIDEBAR: block_path(sidebar),
            RootContainer.BOTTOM: block_path(bottom),
            RootContainer.EVENT: block_path(event),
        }

    def redirect(self, message: ForwardMsg) -> None:
        """Rewrite a message for a root area into one for its container."""
        root, *rest = message.metadata.delta_path
        message.metadata.delta_path[:] = [*self.paths[root], *rest]
        element = message.delta.new_element
        if self.paths[root][0] != root and element.HasField("chat_input"):
            # Else the browser would keep the whole page scrolled to its end.
            element.chat_input.is_auto_positioned_at_bottom = False
