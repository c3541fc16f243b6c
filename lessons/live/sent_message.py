"""A message that a learner sent to a script, kept so that it can be sent again."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Self

from lessons.live.state_text import is_chat_history
from lessons.live.streamlit_internals import WidgetState, WidgetStates

Histories = dict[str, list[dict[str, Any]]]


@dataclasses.dataclass(frozen=True)
class SentMessage:
    """A message, and the conversation before it.

    Attributes:
        widget: The chat input, with the message in it.
        histories: The chat histories in the session state, by their keys.
    """

    widget: WidgetState
    histories: Histories

    @classmethod
    def among(
        cls, widget_states: WidgetStates, state: Mapping[str, Any]
    ) -> Self | None:
        """Return the message that came with these widget values, if one did.

        Args:
            widget_states: The widget values that led to a run.
            state: The session state at its beginning.
        """
        for widget in widget_states.widgets:
            if widget.chat_input_value.data:
                histories = {
                    key: [dict(message) for message in value]
                    for key, value in state.items()
                    if is_chat_history(value)
                }
                return cls(widget, histories)
        return None

    def put_back(self, widget_states: WidgetStates) -> WidgetStates:
        """Return widget values as if the message had just been sent again."""
        others = (w for w in widget_states.widgets if w.id != self.widget.id)
        return WidgetStates(widgets=[*others, self.widget])
