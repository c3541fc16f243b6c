"""Opens the app at a step of a lesson, or a snippet alone, with the practice model."""

import os
from pathlib import Path
from typing import Any

from lesson_steps import ROOT, ShownSnippet
from panes import TIMEOUT, OpenScript, _pane_paths, _SessionStates, app_alone
from streamlit.testing.v1 import AppTest

from lessons.live.pane import SESSIONS
from lessons.live.record import RunRecord
from lessons.page_address import MEND
from lessons.provider.provider import BASE_URL, practice_provider


def open_snippet(path: Path) -> OpenScript:
    """Open a snippet as its reader does who has the practice model for a provider."""
    app = app_alone(path)
    provider = practice_provider("reader")
    app.secrets.update(provider.secrets())
    # What Streamlit does with the secrets of a file, and AppTest does not.
    os.environ[BASE_URL] = provider.base_url
    return OpenScript(app.run())


class OpenLesson(OpenScript):
    """The app in a browser tab, at a step of a lesson."""

    def __init__(self, slug: str, step: str) -> None:
        app = AppTest.from_file(ROOT / "Home.py", default_timeout=TIMEOUT)
        app._session_state = _SessionStates(app._session_state)
        app.run()
        super().__init__(app)
        self.go_to(slug, step)

    def go_to(self, slug: str, step: str) -> None:
        """Follow a link to a step of a lesson."""
        self.app.query_params["step"] = step
        self.app.switch_page(f"pages/{slug}.py").run()
        self._find_pane()

    def press(self, key: str) -> None:
        """Press one of the page's own buttons."""
        self.app.button(key=key).click().run()
        self._find_pane()

    def show_runs(self) -> bool:
        """Switch on what is seen of the runs; tell whether it was off, untaught."""
        switches = [it for it in self.app.toggle if it.key == "live_show_runs_early"]
        for switch in switches:
            switch.set_value(True).run()
        return bool(switches)

    def restart(self) -> None:
        pane = self.app.get_by_key("live_pane")
        next(
            button for button in pane.button if button.label == "Restart"
        ).click().run()
        self._find_pane()

    def show(self, snippet: ShownSnippet) -> None:
        """Show the mend of a mistake, as its link does, or an exercise's solution."""
        if snippet.version == "mend":
            self.app.query_params["show"] = MEND
            self.app.run()
        elif snippet.version != "step":
            exercise = f"{snippet.slug}_1"
            if snippet.version != "solution":
                exercise = snippet.version
            self.app.toggle(key=f"solved_{exercise}").set_value(True).run()
        self._find_pane()

    def session_state(self) -> dict[str, Any]:
        """Return the session state of the script in the pane."""
        sessions = self.app.session_state[SESSIONS].values()
        return next(s.state.filtered_state for s in sessions if s.is_shown)

    def _find_pane(self) -> None:
        self._paths = _pane_paths(self.app._tree) or {}


def open_shown(snippet: ShownSnippet) -> OpenLesson:
    lesson = OpenLesson(snippet.slug, snippet.step)
    lesson.show(snippet)
    return lesson


def last_run(page: OpenLesson) -> RunRecord:
    sessions = page.app.session_state[SESSIONS].values()
    return next(s.recorder.runs[-1] for s in sessions if s.is_shown)
