"""Where the app shows a snippet: a page's path, and the query after it."""

ECHO_BOT = ("echo_bot", "step=3")
STREAMED_ECHO = ("streaming", "step=3")
CLONE = ("chatgpt_clone", "step=4")
ELSEWHERE = ("history", "")
# A server that runs the snippet alone has one page.
ALONE = ("", "")
