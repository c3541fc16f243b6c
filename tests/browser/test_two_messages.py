"""Two messages sent before the page has reached its script both get there."""

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from visits import wait_for

from benchmarks import places
from benchmarks.client import Echo, Tab, open_tab


class Heard(Echo):
    """Notes all that is said."""

    def __init__(self) -> None:
        super().__init__("end")
        self.texts: list[str] = []

    def look(self, element: Element) -> None:
        super().look(element)
        if element.WhichOneof("type") == "markdown":
            self.texts.append(element.markdown.body)


async def until_the_page_draws(tab: Tab) -> None:
    has_begun = False
    while True:
        message = ForwardMsg.FromString(await tab._socket.recv())
        has_begun = has_begun or message.HasField("new_session")
        if has_begun and message.HasField("delta"):
            return


def test_a_message_sent_while_the_page_is_drawn_takes_none_away(app: str) -> None:
    sent = [f"{which} {number}" for number in range(10) for which in ("one", "two")]
    heard = Heard()

    async def talk() -> None:
        async with open_tab(app, *places.ECHO_BOT) as tab:
            for first, second in zip(sent[::2], sent[1::2], strict=True):
                chat_input = tab.chat_input
                await tab.send(first)
                await until_the_page_draws(tab)
                tab.chat_input = chat_input  # It is not drawn yet, but still there.
                await tab.send(second)
                echo = Echo(f"Echo: {second}")
                while not echo.seconds:  # The first message's run may end before.
                    await tab._read(echo)
            await tab.say("end", heard)

    wait_for(talk())
    # Where the second cut the first one short, the first one's turn may come after it.
    assert sorted(text for text in heard.texts if text in sent) == sorted(sent)
