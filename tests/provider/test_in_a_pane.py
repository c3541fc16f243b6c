"""What a script in a pane finds of the server's key: nothing, whatever it shows."""

import itertools
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lesson_app import OpenLesson
from panes import ROOTS, open_page
from some_provider import SomeProvider, chunk, say, send, stream
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.testing.v1 import AppTest

from lessons.live.hidden import hidden
from lessons.live.limits import RunLimits
from lessons.live.wording import NO_ANSWER
from lessons.provider.budget import SessionBudget
from lessons.provider.provider import server_provider
from lessons.provider.wording import NOT_THE_API, WHO_CAN_MEND_IT

OWN_KEY = "sk-proj-the-key-of-a-learner"
PAGE = """
from pathlib import Path

from lessons.live import live_pane
from lessons.provider.panel import provider_panel

live_pane(Path({path!r}), "here", provider_panel)
"""

Open = Callable[[str], AppTest]


@pytest.fixture
def open_script(tmp_path: Path) -> Open:
    """Open a page with a pane, in which a script runs that a provider answers."""

    def open_(source: str) -> AppTest:
        path = tmp_path / "script.py"
        path.write_text(textwrap.dedent(source))
        return open_page(PAGE.format(path=str(path)))

    return open_


def shown(app: AppTest) -> str:
    """Return all that the browser is told."""
    areas = [app.get_by_key(f"live_{name}") for name in ROOTS]
    return str([node.proto for area in areas for node in area])


def give_key(app: AppTest, key: str = OWN_KEY) -> None:
    app.radio(key="provider_kind").set_value("own").run()
    app.text_input(key="provider_own_key").set_value(key).run()


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.get_by_key("live_main").text]


ASK = """
import asyncio
import os

import openai
import streamlit as st
from openai import AsyncOpenAI, Client, OpenAI

HELLO = {"model": "house-model", "messages": [{"role": "user", "content": "hello"}]}
"""


@pytest.mark.parametrize(
    "how",
    [
        "client = OpenAI()",
        "client = Client()",
        "client = OpenAI(api_key=st.secrets['OPENAI_API_KEY'])",
        "client = OpenAI(api_key=os.environ['OPENAI_API_KEY'])",
        "client = OpenAI(api_key=os.getenv('OPENAI_API_KEY'))",
        "client = OpenAI(api_key=os.environ.copy()['OPENAI_API_KEY'])",
        "client = OpenAI().with_options(timeout=5)",
        "client = openai",
        "openai.api_key = st.secrets['OPENAI_API_KEY']; client = openai",
        "os.environ['OPENAI_API_KEY'] = st.secrets.OPENAI_API_KEY; client = OpenAI()",
    ],
)
def test_each_way_to_make_a_client_asks_the_provider_of_the_session(
    open_script: Open, provider: SomeProvider, servers_key: str, how: str
) -> None:
    answer = "client.chat.completions.create(**HELLO).choices[0].message.content"
    app = open_script(f"{ASK}\n{how}\nst.text({answer})")
    assert texts(app) == ["hello"]
    assert provider.keys == [f"Bearer {servers_key}"]
    give_key(app)
    assert texts(app) == ["hello"]
    assert provider.keys[-1] == f"Bearer {OWN_KEY}"


def test_the_asynchronous_client_asks_it_too(
    open_script: Open, provider: SomeProvider, servers_key: str
) -> None:
    ask = """
    async def ask():
        stream = await AsyncOpenAI().chat.completions.create(**HELLO, stream=True)
        async for piece in stream:
            yield piece.choices[0].delta.content

    st.text(st.write_stream(ask))
    """
    pieces = [chunk("hel"), chunk("lo"), b"data: [DONE]\n\n"]
    provider.answer = lambda handler: stream(handler, *pieces)
    app = open_script(f"{ASK}\n{textwrap.dedent(ask)}")
    assert texts(app) == ["hello"]
    assert provider.keys == [f"Bearer {servers_key}"]


def test_what_one_session_sets_no_other_finds(
    open_script: Open, servers_key: str
) -> None:
    app = open_script(
        f"""{ASK}
openai.api_key = os.environ["OPENAI_API_KEY"] = "sk-set-by-a-script"
os.environ["OPENAI_ORG_ID"] = "org-set-by-a-script"
st.text([openai.api_key, OpenAI().api_key, OpenAI().organization])
"""
    )
    [mine] = texts(app)
    assert mine.count("set-by-a-script") == 3
    other = open_script(
        f"{ASK}\nst.text([openai.api_key, OpenAI().organization, dict(os.environ)])"
    )
    [seen] = texts(other)
    assert "set-by-a-script" not in seen
    assert servers_key not in seen


SHOW_ALL = """
client = OpenAI()
for shown in (
    st.secrets, dict(st.secrets), os.environ, dict(os.environ), repr(os.environ),
    client, vars(client), client.api_key, client.auth_headers, client._client,
    vars(client._client), client._client._transport, openai.api_key, st.session_state,
):
    st.text(shown)
    st.write(repr(shown))
print(st.secrets, os.environ, client, client.api_key)
try:
    client.chat.completions.create(**HELLO)
except openai.APIError as error:
    st.error(f"It failed: {error}")
    st.code([error, error.request.headers, error.response.request.headers, error.body])
    st.toast(error.response.text)
    raise
"""


def test_settings_that_are_read_anew_while_a_script_asks_stay_the_servers(
    open_script: Open, servers_key: str, tmp_path: Path
) -> None:
    file = tmp_path / "secrets.toml"
    file.write_text(f'OPENAI_API_KEY = "{servers_key}"')
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    try:
        app = open_script(
            f"""{ASK}
from streamlit.runtime.secrets import secrets_singleton
secrets_singleton._reset()  # As Streamlit does when the file changes.
st.text(OpenAI().chat.completions.create(**HELLO).model)
st.text(os.environ["OPENAI_API_KEY"].startswith("sk-session-"))
"""
        )
    finally:
        config.set_option("secrets.files", before)
        secrets_singleton._reset()
    assert texts(app) == ["house-model", "True"]


def test_a_script_that_shows_all_it_has_shows_no_key_of_the_servers(
    open_script: Open,
    provider: SomeProvider,
    servers_key: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    body = f'{{"error": {{"message": "Bad key: {servers_key}"}}}}'.encode()
    provider.answer = lambda handler: send(handler, 401, body, x_key=servers_key)
    app = open_script(ASK + SHOW_ALL)
    assert "Bad key: •••" in app.error[0].value
    assert app.exception
    assert servers_key not in shown(app) + "".join(capsys.readouterr())
    token = app.session_state["provider_budget"].token
    assert token not in shown(app)


SAY_EVERYWHERE = """
said = OpenAI().chat.completions.create(**HELLO).choices[0].message.content
st.markdown(said); st.text(said); st.code(said); st.html(said); st.json([said])
st.error(said); st.info(said); st.toast(said); st.caption(said); st.title(said)
st.table([{"said": said}]); st.dataframe([{"said": said}]); st.metric("m", said)
st.button(said, help=said); st.selectbox(said, ["a", said]); st.chat_input(said)
st.line_chart({said: [1]}); st.expander(said).markdown(said); st.tabs([said])
st.chat_message(said).write(said); st.status(said); st.sidebar.markdown(said)
st.exception(ValueError(said))
raise ValueError(said)
"""


@pytest.mark.parametrize("is_own", [False, True])
def test_a_key_that_an_answer_holds_is_hidden_wherever_it_is_shown(
    open_script: Open, provider: SomeProvider, servers_key: str, is_own: bool
) -> None:
    key = OWN_KEY if is_own else servers_key
    provider.answer = lambda handler: say(handler, f"(said {key})")
    app = open_script(ASK + SAY_EVERYWHERE)
    if is_own:
        give_key(app)
        assert provider.keys[-1] == f"Bearer {OWN_KEY}"
    main = app.get_by_key("live_main")
    assert main.markdown[0].value == main.error[0].value == "(said •••)"
    assert [error.message for error in main.exception] == ["(said •••)"] * 2
    told = shown(app)
    assert told.count("(said ") > 20
    assert key not in told


def test_a_key_spelt_out_in_pieces_is_hidden_as_it_comes(
    open_script: Open,
    provider: SomeProvider,
    servers_key: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pieces = [*(chunk(letter) for letter in f"key: {servers_key}"), b"data: [DONE]\n\n"]
    provider.answer = lambda handler: stream(handler, *pieces)
    seen: list[str] = []
    monkeypatch.setattr(
        RunLimits, "count_message", lambda _, message: seen.append(str(message))
    )
    source = "OpenAI().chat.completions.create(**HELLO, stream=True)"
    app = open_script(f"{ASK}\nst.write_stream({source})")
    assert app.get_by_key("live_main").markdown[0].value == "key: •••"
    assert f"key: {servers_key[:11]}" in "".join(seen)
    assert servers_key[:12] not in "".join(seen)


def test_a_word_that_is_no_key_is_shown(
    open_script: Open, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "any")
    monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
    monkeypatch.setenv("OPENAI_MODEL", "house-model")
    provider.answer = lambda handler: say(handler, "Does any company do many?")
    app = open_script(ASK + SAY_EVERYWHERE)
    assert app.get_by_key("live_main").markdown[0].value == "Does any company do many?"
    assert "•••" not in shown(app)


def test_a_key_is_hidden_whole_in_half_and_never_in_a_word() -> None:
    assert hidden(f"a {OWN_KEY} b {OWN_KEY[:15]}", [OWN_KEY]) == "a ••• b •••"
    assert hidden(f"a {OWN_KEY[:11]} b", [OWN_KEY]) == f"a {OWN_KEY[:11]} b"
    assert hidden("any company", ["any"]) == "any company"
    alike = [f"{OWN_KEY}-{letter}" for letter in "abc"] + [OWN_KEY]
    for keys in itertools.permutations(alike):
        assert (
            hidden(f"{' '.join(alike)}, {OWN_KEY}-d", keys) == "••• ••• ••• •••, •••d"
        )


def test_a_failure_names_no_folder_of_the_server_and_nothing_of_ours(
    open_script: Open, servers_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    app = open_script(f"{ASK}\nOpenAI(max_retries=0).models.list()")
    [failure] = app.exception
    rows = "\n".join(failure.stack_trace)
    assert "httpx2.ConnectError" in rows
    assert 'File "/' not in rows
    assert "transport.py" not in rows
    app = open_script(f"{ASK}\nos.environ.pop('OPENAI_API_KEY', None)\nOpenAI(x=1)")
    assert "script_side" not in "\n".join(app.exception[0].stack_trace)


def test_the_servers_organization_goes_with_its_key_alone(
    open_script: Open,
    provider: SomeProvider,
    servers_key: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-the-server")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-of-the-server")
    ask = "st.text(OpenAI().chat.completions.create(**HELLO).id)"
    app = open_script(f"{ASK}\n{ask}\nst.text([dict(os.environ), dict(st.secrets)])")
    assert "of-the-server" not in "".join(texts(app))
    give_key(app)
    assert "of-the-server" not in "".join(texts(app))
    first, last = provider.asked[0], provider.asked[-1]
    assert first.headers["openai-organization"] == "org-of-the-server"
    assert first.headers["openai-project"] == "proj-of-the-server"
    assert last.headers["authorization"] == f"Bearer {OWN_KEY}"
    assert not {"openai-organization", "openai-project"} & last.headers.keys()


@pytest.mark.usefixtures("servers_key")
def test_a_crafted_widget_value_chooses_no_model_that_is_not_listed(
    provider: SomeProvider,
) -> None:
    page = OpenLesson("chatgpt_clone", "full_app")
    box = page.app.selectbox(key="provider_server_model")
    box.options.append("gpt-image-2-expensive")
    box.set_value("gpt-image-2-expensive").run()
    page.app.chat_input[0].set_value("hello").run()
    assert {asked.body["model"] for asked in provider.asked} == {"house-model"}
    choice = server_provider(SessionBudget(), "gpt-image-2-expensive")
    assert choice.model == "house-model"


@pytest.fixture
def page(servers_key: str) -> Iterator[OpenLesson]:
    return OpenLesson("chatgpt_clone", "full_app")


def test_who_meets_a_limit_is_told_so_and_offered_the_practice_model(
    page: OpenLesson, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESSION_REQUESTS_A_MINUTE", "1")
    pieces = [chunk("hello"), b"data: [DONE]\n\n"]
    provider.answer = lambda handler: stream(handler, *pieces)
    page.app.chat_input[0].set_value("one").run()
    page.app.chat_input[0].set_value("two").run()
    [advice] = [info.value for info in page.app.info]
    assert advice.startswith("You have asked as often as this server's key may be used")
    assert "practice model" in advice
    assert len(provider.asked) == 1
    page.app.radio(key="provider_kind").set_value("practice").run()
    [again] = [b for b in page.app.button if b.label == "Send it again"]
    again.click().run()
    assert "practice model" in page.session_state()["messages"][-1]["content"]


def test_a_limit_that_the_script_catches_is_told_too(
    servers_key: str, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESSION_REQUESTS_A_MINUTE", "1")
    page = OpenLesson("provider_fails", "catch_in_order")
    page.app.chat_input[0].set_value("one").run()
    assert not page.app.info
    page.app.chat_input[0].set_value("two").run()
    assert page.main.warning[0].value == "Too many requests. Wait a moment."
    [advice] = [info.value for info in page.app.info]
    assert advice.startswith("You have asked as often as this server's key may be used")
    page.app.radio(key="provider_kind").set_value("The practice model").run()
    page.app.chat_input[0].set_value("three").run()
    assert not page.app.info
    assert "practice model" in page.main.markdown[-1].value
    assert len(provider.asked) == 1


@pytest.mark.parametrize("is_own", [False, True])
@pytest.mark.parametrize(
    "ask",
    [
        "st.write_stream(OpenAI().chat.completions.create(**HELLO, stream=True))",
        "asyncio.run(AsyncOpenAI().chat.completions.create(**HELLO))",
        "OpenAI().chat.completions.create(**HELLO).choices",
    ],
    ids=["streamed", "asynchronous", "whole"],
)
def test_a_web_page_in_an_answers_place_is_told(
    open_script: Open,
    provider: SomeProvider,
    servers_key: str,
    ask: str,
    is_own: bool,
) -> None:
    html = "text/html; charset=utf-8"
    provider.answer = lambda handler: send(handler, 200, b"<p>Hi", content_type=html)
    app = open_script(f"{ASK}\nif st.button('Ask'): {ask}")
    if is_own:
        give_key(app)
    [button] = [button for button in app.button if button.label == "Ask"]
    button.click().run()
    assert [info.value for info in app.info] == [NOT_THE_API]
    provider.answer = lambda handler: stream(handler, b"data: [DONE]\n\n")
    button.click().run()
    assert not app.info


def test_who_can_mend_the_servers_key_is_told(
    open_script: Open, provider: SomeProvider, servers_key: str
) -> None:
    quota = b'{"error": {"message": "No credit", "code": "insufficient_quota"}}'
    for status, body in ((401, b"{}"), (403, b"{}"), (429, quota)):
        provider.answer = lambda h, s=status, b=body: send(h, s, b, x_should_retry="no")
        ask = "OpenAI({}max_retries=0).chat.completions.create(**HELLO)"
        app = open_script(f"{ASK}\n{ask.format('')}")
        assert WHO_CAN_MEND_IT in app.info[0].value
        give_key(app)
        assert WHO_CAN_MEND_IT not in app.info[0].value
        # A key that stands in the script is its reader's affair, too.
        app = open_script(f"{ASK}\n{ask.format('api_key=str(1), ')}")
        assert WHO_CAN_MEND_IT not in app.info[0].value


def test_what_stands_in_for_anothers_has_that_ones_name(
    open_script: Open, servers_key: str
) -> None:
    look = """
    from streamlit.runtime.scriptrunner import get_script_run_ctx
    for seen in (st.secrets, os.environ, openai, get_script_run_ctx()):
        st.text(type(seen))
        st.text(type(seen).__doc__)
    st.help(st.secrets)
    """
    app = open_script(ASK + textwrap.dedent(look))
    assert texts(app)[::2] == [
        "<class 'streamlit.runtime.secrets.Secrets'>",
        "<class 'os._Environ'>",
        "<class 'module'>",
        "<class 'streamlit.runtime.scriptrunner_utils.script_run_context"
        ".ScriptRunContext'>",
    ]
    assert "session whose script asks" not in shown(app)
    assert "lessons." not in shown(app)


def test_a_model_that_is_not_offered_is_none_to_the_script(
    servers_key: str, provider: SomeProvider
) -> None:
    page = OpenLesson("chatgpt_clone", "when_it_fails")
    page.area("sidebar").toggle[0].set_value(True).run()
    page.app.chat_input[0].set_value("hello").run()
    assert "The model `no-such-model` does not exist" in page.main.error[0].value
    assert provider.asked == []


@pytest.mark.usefixtures("servers_key")
def test_a_model_that_is_not_offered_is_explained(
    open_script: Open, provider: SomeProvider
) -> None:
    for ask in ("chat.completions.create(messages=[],", "responses.create("):
        app = open_script(f"{ASK}\nOpenAI().{ask} model='not-offered')")
        assert app.info[-1].value == (
            "This server offers no such model. Choose one under *Who answers*."
        )
    assert provider.asked == []


INTERRUPTED = """
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, RerunException

if "stream" not in st.session_state:
    st.session_state.stream = OpenAI().chat.completions.create(**HELLO, stream=True)
    next(st.session_state.stream)
    raise {interruption}
st.text(next(st.session_state.stream).choices[0].delta.content)
"""


@pytest.mark.parametrize("is_own", [False, True])
def test_an_interrupted_run_closes_its_requests(
    open_script: Open,
    provider: SomeProvider,
    servers_key: str,
    tmp_path: Path,
    is_own: bool,
) -> None:
    app = open_script(ASK)
    if is_own:
        give_key(app)
    pieces = [chunk("again and again")] * 1_000
    provider.answer = lambda handler: stream(handler, *pieces, pause=0.01)
    interrupted = "RerunException(RerunData(widget_states=WidgetStates()))"
    script = ASK + INTERRUPTED.format(interruption=interrupted)
    (tmp_path / "script.py").write_text(script)
    app.run()
    assert provider.left.wait(10)
    assert provider.keys[-1] == f"Bearer {OWN_KEY if is_own else servers_key}"


NEWER_RUN_BEGINS = """
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx

if "began" not in st.session_state:
    st.session_state.began = True
    sent = WidgetState(id="chat_input", chat_input_value={"data": "two"})
    get_script_run_ctx().session.receive(WidgetStates(widgets=[sent]))
"""


def test_a_run_that_ends_late_forgets_no_message_of_a_newer_one(
    open_script: Open,
) -> None:
    """A message that came meanwhile is cut off by the next run, and not lost."""
    app = open_script(ASK + NEWER_RUN_BEGINS)
    assert not app.info
    assert [info.value for info in app.run().info] == [NO_ANSWER]


def test_a_run_that_asks_for_another_keeps_them(
    open_script: Open, servers_key: str, provider: SomeProvider
) -> None:
    pieces = [chunk("one"), chunk("two"), b"data: [DONE]\n\n"]
    provider.answer = lambda handler: stream(handler, *pieces, pause=0.01)
    again = "RerunException(RerunData())"
    app = open_script(ASK + INTERRUPTED.format(interruption=again))
    assert texts(app) == ["two"]


def test_a_learner_has_no_limits_with_a_key_of_their_own(
    open_script: Open, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
    monkeypatch.setenv("SERVER_REQUESTS_A_DAY", "0")
    ask: Any = "OpenAI().chat.completions.create(model='any', messages=[])"
    app = open_script(f"{ASK}\nst.text({ask}.model)")
    give_key(app)
    assert texts(app) == ["house-model"]
    assert "max_completion_tokens" not in provider.asked[-1].body
