"""What the lesson on chat messages says of its snippets is so."""

import contextlib
import io

from streamlit.proto.Block_pb2 import Block
from test_snippets import Chat, code_of

EMOJI = Block.ChatMessage.AvatarType.EMOJI


def test_the_assistants_bubble_holds_two_of_the_three_lines() -> None:
    chat = Chat("chat_message/two_speakers")
    assert chat.said == [
        ("user", "Hello! Can you hear me?"),
        ("assistant", "Loud and clear.\nWhat shall we build today?"),
    ]
    assert code_of("chat_message/two_speakers").count("st.write(") == 3


def test_streamlit_gives_the_two_names_that_it_knows_their_avatars() -> None:
    bubbles = Chat("chat_message/two_speakers").app.chat_message
    assert [bubble.avatar for bubble in bubbles] == ["user", "assistant"]


def test_the_answer_is_written_first_and_stands_below_the_question() -> None:
    code = code_of("chat_message/method_calls")
    assert code.index("assistant.write(") < code.index("user.write(")
    assert Chat("chat_message/method_calls").said == [
        ("user", "Hello! Can you hear me?"),
        ("assistant", "Loud and clear."),
    ]


def test_a_chart_a_table_and_code_fit_in_a_message() -> None:
    question, answer = Chat("chat_message/anything_fits").app.chat_message
    assert "**" in question.markdown[0].value
    kinds = [element.type for element in answer.children.values()]
    assert kinds == ["markdown", "vega_lite_chart", "table", "code"]


def test_the_week_that_the_answer_praises_is_the_best_in_its_table() -> None:
    _, answer = Chat("chat_message/anything_fits").app.chat_message
    sales = answer.table[0].value
    best = sales.loc[sales["cups"].astype(int).idxmax(), "week"]
    assert f"Week {best} " in answer.markdown[0].value


def test_a_name_or_an_avatar_of_your_own_replaces_streamlits() -> None:
    app = Chat("chat_message/names_and_avatars").app
    bubbles = app.chat_message
    assert [(bubble.name, bubble.avatar) for bubble in bubbles] == [
        ("assistant", "assistant"),
        ("Mia", ""),  # The browser draws the name's first letter.
        ("Mia", "🦊"),
        ("Mia", ":material/cruelty_free:"),
    ]
    app.button[0].click().run()
    assert app.chat_message[-1].markdown[0].value == "It is still me."


def test_an_empty_name_is_no_error_and_nobody_can_tell_who_speaks() -> None:
    chat = Chat("chat_message/empty_name")
    first, second = chat.app.chat_message
    assert not chat.app.exception
    assert (first.name, first.avatar) == (second.name, second.avatar) == ("", "")


def test_with_names_the_two_speakers_can_be_told_apart() -> None:
    chat = Chat("chat_message/empty_name_mended")
    assert [name for name, _ in chat.said] == ["user", "assistant"]
    assert len({bubble.avatar for bubble in chat.app.chat_message}) == 2


def test_an_indented_answer_becomes_a_part_of_the_question() -> None:
    chat = Chat("chat_message/nested")
    [question] = chat.script.main.children.values()
    [answer] = question.chat_message
    assert (question.name, answer.name) == ("user", "assistant")


def test_moved_to_the_left_the_answer_stands_on_its_own() -> None:
    question, answer = Chat("chat_message/nested_mended").script.main.children.values()
    assert (question.name, answer.name) == ("user", "assistant")
    assert not question.chat_message


def test_the_talk_of_three_answers_with_a_sentence_and_a_loop_that_works() -> None:
    asked, answer, comment = Chat("chat_message/exercise").app.chat_message
    assert (asked.name, answer.name) == ("user", "assistant")
    assert answer.markdown[0].value.startswith("Here you are.")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(answer.code[0].value, {})
    assert printed.getvalue() == "1\n2\n3\n"
    assert comment.markdown


def test_the_critic_has_a_face_of_its_own() -> None:
    *others, critic = Chat("chat_message/exercise").app.chat_message
    assert critic.name not in {other.name for other in others}
    assert critic.proto.avatar_type == EMOJI
