"""Where the app shows a snippet: a page's path, and the query after it."""

ECHO_BOT = ("echo_bot", "step=full_loop")
STREAMED_ECHO = ("streaming", "step=streamed_echo")
CLONE = ("chatgpt_clone", "step=full_app")
ELSEWHERE = ("history", "")
# A server that runs the snippet alone has one page.
ALONE = ("", "")
