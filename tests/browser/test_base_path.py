"""Under a path of a host, which a proxy hands on or strips: everything works."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from deployment import (
    SETTINGS,
    Proxy,
    Replica,
    build_image,
    free_port,
    is_healthy,
    nginx,
    proxy,
    replicas,
    wait_until,
)
from openai import OpenAI
from playwright.sync_api import Page, expect
from visits import Watch, live_pane, send, visit, wait_for_run

from lessons.snippet_files import DEFAULT_MODEL

# As in any guide to nginx: the slash at the end strips what the location names.
STRIPPING = """
pid nginx.pid;
error_log /dev/stderr crit;
events {{}}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port};
        location /lessons/ {{
            proxy_pass {app}/;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
        }}
    }}
}}
"""


@pytest.fixture(scope="module")
def deployed(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Proxy, list[Replica]]]:
    """What deploy/ runs, below a path."""
    folder = tmp_path_factory.mktemp("deployed")
    build_image(folder / "app")
    with (
        replicas(2, folder / "app", **SETTINGS) as pair,
        proxy(folder / "nginx", pair, SETTINGS["BASE_PATH"]) as before,
    ):
        yield before, pair


@pytest.fixture(params=["handed on", "stripped"])
def below(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The app's address behind a proxy that hands its path on, or strips it."""
    if request.param == "handed on":
        yield request.getfixturevalue("deployed")[0].address
        return
    port = free_port()
    configuration = STRIPPING.format(port=port, app=request.getfixturevalue("app"))
    with nginx(tmp_path / "nginx", configuration):
        address = f"http://localhost:{port}/lessons"
        wait_until(lambda: is_healthy(f"{address}/_stcore/health"))
        yield address


def test_links_and_pages_work(tab: Page, below: str) -> None:
    watch = Watch(tab)
    visit(tab, f"{below}/echo_bot?step=full_loop")
    expect(tab.get_by_role("heading", name="The full loop")).to_be_visible()
    send(tab, "hi")
    expect(live_pane(tab).get_by_text("Echo: hi")).to_be_visible()
    with tab.context.expect_page() as opened:
        tab.get_by_role("link", name="Open alone").click()
    expect(opened.value).to_have_url(f"{below}/alone?snippet=echo_bot/echo_bot")
    expect(opened.value.get_by_test_id("stChatInputTextArea")).to_be_visible()
    opened.value.close()
    tab.get_by_role("button", name="Run it yourself").click()
    curl = tab.get_by_role("dialog").get_by_text("curl -O ").inner_text()
    assert curl == f"curl -O {below}/scripts/echo_bot/echo_bot.py"
    assert "import streamlit" in tab.request.get(curl.split()[-1]).text()
    tab.keyboard.press("Escape")
    tab.get_by_role("link", name="History").click()
    expect(tab).to_have_url(f"{below}/history")
    tab.get_by_role("button", name="Search the lessons").click()
    tab.get_by_role("combobox", name="Search the lessons").fill("on_click=clear")
    expect(tab.get_by_role("option")).to_have_count(1)
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{below}/history?step=clear&lines=12")
    tab.get_by_role("link", name="Welcome").click()
    expect(tab.get_by_role("heading", name="The road")).to_be_visible()
    wait_for_run(tab)
    tab.reload()
    expect(tab.get_by_role("heading", name="The road")).to_be_visible()
    wait_for_run(tab)
    tab.get_by_role("link", name="Streaming").last.click()
    expect(tab).to_have_url(f"{below}/streaming")
    tab.get_by_role("link", name="ChatGPT clone").first.click()
    expect(tab).to_have_url(f"{below}/chatgpt_clone")
    wait_for_run(tab)
    assert_the_practice_model_is_where_it_is_said(tab, below)
    assert watch.faults == []


def assert_the_practice_model_is_where_it_is_said(tab: Page, below: str) -> None:
    tab.get_by_role("button", name="Who answers").click()
    in_toml = tab.get_by_test_id("stCode").filter(has_text="OPENAI_BASE_URL = ")
    secrets = tomllib.loads(in_toml.inner_text())
    assert secrets["OPENAI_BASE_URL"] == f"{below}/practice/v1"
    client = OpenAI(
        base_url=secrets["OPENAI_BASE_URL"], api_key=secrets["OPENAI_API_KEY"]
    )
    messages = [{"role": "user", "content": "hello"}]
    stream = client.chat.completions.create(
        model=DEFAULT_MODEL, messages=messages, stream=True
    )
    answer = "".join(chunk.choices[0].delta.content or "" for chunk in stream)
    assert "practice model" in answer


def test_a_page_goes_on_when_its_replica_dies(
    tab: Page, deployed: tuple[Proxy, list[Replica]]
) -> None:
    before, pair = deployed
    visit(tab, f"{before.address}/echo_bot?step=full_loop")
    send(tab, "hi")
    expect(live_pane(tab).get_by_text("Echo: hi")).to_be_visible()
    port = before.replica_of(f"{SETTINGS['BASE_PATH']}/echo_bot")
    (own,) = (replica for replica in pair if replica.port == port)
    with tab.expect_websocket():
        own.kill()
    connected = tab.locator("[data-test-connection-state=CONNECTED]")
    expect(connected).to_have_count(1)
    wait_for_run(tab)
    send(tab, "still there?")
    expect(live_pane(tab).get_by_text("Echo: still there?")).to_be_visible()
    # The session is gone with its process, and the conversation begins anew.
    expect(live_pane(tab).get_by_text("Echo: hi")).to_have_count(0)
    own.start()
    own.wait()
