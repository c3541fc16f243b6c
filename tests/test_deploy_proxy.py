"""Behind deploy/'s nginx: learners of one room, two replicas, and a path."""

import contextlib
import re
import threading
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from deployment import SETTINGS, Replica, build_image, proxy, replicas, wait_until
from learner import Learner

FLOOD = 3_000


class Room:
    """A deployment of two replicas, all of whose learners share an address."""

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self.image = folder / "app"
        build_image(self.image)
        self.built = set(self.image.rglob("*"))
        self.replicas = stack.enter_context(replicas(2, self.image, **SETTINGS))
        self.proxy = stack.enter_context(
            proxy(folder / "nginx", self.replicas, SETTINGS["BASE_PATH"])
        )
        self._number = 0

    def learners(self, number: int) -> dict[Learner, int]:
        """Let learners open a page; return which replica each was given."""
        return {learner: self.load(learner) for learner in self.newcomers(number)}

    def newcomers(self, number: int) -> list[Learner]:
        return [Learner(self.proxy.address) for _ in range(number)]

    def load(self, learner: Learner) -> int:
        """Open a page, each time another; return the replica that sent it."""
        self._number += 1
        response = learner.load(f"page-{self._number}?step=3")
        assert response.status_code == HTTPStatus.OK
        assert "window.__streamlit" in response.text
        return self.proxy.replica_of(f"{SETTINGS['BASE_PATH']}/page-{self._number}")

    def is_back(self, replica: Replica) -> bool:
        """Whether a replica that was away is given learners again."""
        return self.load(Learner(self.proxy.address)) == replica.port


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with contextlib.ExitStack() as stack:
        yield Room(tmp_path_factory.mktemp("room"), stack)


def test_a_room_behind_one_address_is_spread_and_each_stays(room: Room) -> None:
    given = room.learners(60)
    ports = {replica.port for replica in room.replicas}
    assert set(given.values()) == ports
    assert min(Counter(given.values()).values()) >= 10
    for learner, port in list(given.items())[:20]:
        assert [room.load(learner), room.load(learner)] == [port, port]


def test_a_session_is_found_again_and_writes_nothing_into_the_image(room: Room) -> None:
    for learner in room.learners(4):
        session = learner.session()
        assert learner.session(session) == session
    assert set(room.image.rglob("*")) == room.built


def test_who_asks_too_much_is_held_up_alone(room: Room) -> None:
    greedy, other = room.newcomers(2)
    room.load(greedy)
    refused = (
        greedy.load("_stcore/health").status_code == HTTPStatus.TOO_MANY_REQUESTS
        for _ in range(FLOOD)
    )
    assert any(refused)
    room.load(other)
    assert other.session()


def test_the_app_answers_to_its_own_names_alone(room: Room) -> None:
    (learner,) = room.newcomers(1)
    wish = {"Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    wish["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    for host in ("localhost.example.org", "example.org"):
        response = learner.load("_stcore/stream", Host=host, **wish)
        assert response.status_code == HTTPStatus.FORBIDDEN
    response = learner.load("_stcore/stream", Host="lessons.example.org", **wish)
    assert response.status_code == HTTPStatus.SWITCHING_PROTOCOLS


def test_a_huge_request_is_refused_and_metrics_are_not_public(room: Room) -> None:
    (learner,) = room.newcomers(1)
    response = learner.post("practice/v1/responses", b"x" * 600_000)
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert learner.load("_stcore/metrics").status_code == HTTPStatus.NOT_FOUND


def test_the_learners_of_a_dead_replica_land_on_the_other(room: Room) -> None:
    dead, alive = room.replicas
    given = room.learners(12)
    one_of_each = {port: learner for learner, port in given.items()}
    sessions = {port: learner.session() for port, learner in one_of_each.items()}
    dead.kill()
    assert {room.load(learner) for learner in given} == {alive.port}
    for port, learner in one_of_each.items():
        is_same = learner.session(sessions[port]) == sessions[port]
        assert is_same == (port == alive.port)
    dead.start()
    dead.wait()
    wait_until(lambda: room.is_back(dead))
    assert "?" not in room.proxy.log()
    assert "step" not in room.proxy.log()


def test_a_rolling_restart_drops_no_page_load(room: Room) -> None:
    with loading(room) as loads:
        for replica in room.replicas:
            replica.stop()
            replica.start()
            replica.wait()
            wait_until(lambda replica=replica: room.is_back(replica))
    assert len(loads) > 20
    assert set(loads) == {HTTPStatus.OK}


@contextlib.contextmanager
def loading(room: Room) -> Iterator[list[int]]:
    """Let old and new learners load pages in the background.

    Yields:
        What became of each request so far.
    """
    loads: list[int] = []
    over = threading.Event()

    def load(learner: Learner) -> None:
        page = learner.load("echo_bot")
        style = re.search(r"\./(static/css/[\w.-]+\.css)", page.text)
        loads.extend([page.status_code, learner.load(style[1]).status_code])

    def load_on() -> None:
        old = room.newcomers(4)
        while not over.wait(0.05):
            for learner in [*old, *room.newcomers(1)]:
                load(learner)

    thread = threading.Thread(target=load_on)
    thread.start()
    try:
        yield loads
    finally:
        over.set()
        thread.join()
