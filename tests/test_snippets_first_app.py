"""What the first lesson says of its scripts is so."""

from test_snippets import Chat, code_of


def test_the_first_app_shows_a_title_and_a_line() -> None:
    app = Chat("first_app/hello").app
    assert [title.value for title in app.title] == ["Hello!"]
    assert [text.value for text in app.markdown] == ["My first app runs."]


def test_the_change_is_a_few_keystrokes_and_shows_in_two_lines() -> None:
    again = Chat("first_app/hello_again").app
    assert again.title[0].value == "Hello again!"
    before, after = code_of("first_app/hello"), code_of("first_app/hello_again")
    changed = set(after.splitlines()) - set(before.splitlines())
    assert len(changed) == len(again.markdown) == 2


def test_python_notices_the_missing_name_below_the_line_that_lacks_it() -> None:
    error, message = Chat("first_app/no_short_name").error
    assert (error, message) == ("NameError", "name 'st' is not defined")
    [trace] = Chat("first_app/no_short_name").app.exception
    assert any("line 3" in line for line in trace.stack_trace)
    assert code_of("first_app/no_short_name").startswith("import streamlit\n")


def test_the_second_file_has_a_title_and_two_lines() -> None:
    app = Chat("first_app/exercise").app
    assert len(app.title) == 1
    assert len(app.markdown) == 2
