"""What a pane says in the app's own voice, and what stands around it."""

# The pane's head:
LIVE = ":small[:gray[:material/play_circle: **Live**]]"
SHOW_RUNS = "Show what runs"
RESTART, RESTART_HELP = "Restart", "Begin the app anew, as reloading it does."

# Notices in it:
BEGAN_ANEW = (
    "The server no longer knows this conversation, perhaps because it was started "
    "again. So it began anew."
)
NO_ANSWER = "Your message has no whole answer yet."
SEND_AGAIN = "Send it again"
SEND_AGAIN_HELP = "Take your message back, and send it once more."

# How a script failed; `way_back` is what to press:
NO_NAVIGATION = (
    "`st.navigation` is about a whole app, and here that is this tutorial. "
    "Run the file on its own to see its pages."
)
CALLED_EXIT = "The script called `sys.exit()` and ended here."
STOPPED = "**Stopped at line {line}:** {reason} {way_back} to begin again."
PRESS_RESTART, RELOAD = "Press **Restart**", "Reload the page"
TOO_LONG_QUIET = (
    "it ran for {seconds:.0f} seconds without a Streamlit call. An endless loop does "
    "this."
)
TOO_LONG_BUSY = (
    "it computed for {seconds:.0f} seconds without a Streamlit call. An endless loop "
    "does this."
)
TOO_MANY_ELEMENTS = "it drew more than {most:,} new elements."
TOO_MANY_BYTES = (
    "it drew more than {megabytes} MB, which would freeze this browser tab."
)
TOO_MANY_UPDATES = "it updated its elements more than {most:,} times."
TOO_MANY_UPDATE_BYTES = (
    "it updated its elements with more than {megabytes:.0f} MB in {seconds:.1f} s."
)

# Why a run began, in HTML:
SWITCHED_ON = "you switched this view on"
RECONNECTED = "the server no longer knew this page"
OPENED = "you opened this page"
CAME_BACK = "you came back to it"
CHOSE_WHO_ANSWERS = "you chose who answers"
RESTARTED = f"you pressed <i>{RESTART}</i>"
SENT, SENT_AGAIN = "you sent “{message}”", "you sent “{message}” again"
PRESSED, CHANGED = "you pressed {widget}", "you changed {widget}"
CHANGED_CODE = "you changed the code"
CHANGED_CODE_ALONE = (
    f"{CHANGED_CODE} and kept the session state (<i>{RESTART}</i> begins anew)"
)
CALLED_RERUN = "<code>st.rerun()</code> was called"
RAN_WITH_PAGE = "the page around it ran again"
DURING_ANOTHER = "{reason} while run {number} was under way"

# The timeline; and beside it a sentence in HTML: why a run began, which lines ran, and
# what changed:
TIMELINE, DOT = "Runs", "Run {number}: {reason}"
HEADING = "<b>Run {number}:</b> {reason}, so {what}."
FRAGMENT_RAN = "its fragment ran again"
FIRST_RAN = "the script ran from line 1"
RAN_AGAIN = "the script ran again from line 1, and drew the screen anew"
CALLBACK_RAN = "<code>{callback}</code> ran first, and then {what}"
NO_RUN = "No line ran: Python cannot read the script."
NO_RUN_OF_LINE = "No line ran: Python cannot read line {line}."
NOT_RUN_YET = "This code has not run yet."
LINES_SO_FAR = "{ran} of {all} lines of code so far."
ALL_LINES = "All {all} lines of code ran in {milliseconds:,.0f} ms."
SOME_LINES = "{ran} of {all} lines of code ran in {milliseconds:,.0f} ms: {which}."
ALL_BUT, NO_LINE = "all but {lines}", "none"
IS_RUNNING = "It is running …"
IN_ONE_CALL = (
    "Line {line} is in a single call that Python cannot stop. Reload the page to leave "
    "it, and change that line. The call itself ends with the server."
)
FAILED = "It ended with an error. "
INTERRUPTED = "It was interrupted. "
ENDED_WITH_RERUN = "It ended with <code>st.rerun()</code>. "
ENDED_WITH_STOP = "It ended with <code>st.stop()</code>. "
NOT_ENDED = "It has not ended yet. "
NOTHING_CHANGED = "Session state is as it was"
VALUE_NEW, VALUE_REMOVED = "new, {summary}", "removed"
VALUE_CHANGED, VALUE_CHANGED_WITHIN = "{old} → {new}", "{summary}, changed"
LOOKING_BACK = (
    "<b>Looking back:</b> nothing runs. The code and the session state show this run, "
    "the app shows now."
)

# The marks in the code, of which a screen reader says the second:
MARKED_RAN = "ran: "
MARKED_OFTEN, SAID_OFTEN = "×{times}", ", {times} times"
MARKED_RUNNING, MARKED_SKIPPED, MARKED_FAULT = "running", "skipped", "error"

# The session state below the pane:
STATE_HEADING = "Session state: what the script keeps from run to run"
NO_LINE_FILLED_STATE = ":small[Empty: no line has put anything there.]"
STATE_AFTER = "Session state after run {number}"
STATE_OF_WIDGETS = "Kept by Streamlit for its widgets"
STATE_EMPTY = "Empty: the script has put nothing there."
BECAME = {
    "added": "added",
    "changed": "changed",
    "kept": "kept",
    "removed": "removed",
    "": "",
}
ENTRY, ENTRIES = "{count:,} entry", "{count:,} entries"
EARLIER_ENTRY, EARLIER_ENTRIES = "{count:,} earlier entry", "{count:,} earlier entries"
NO_ENTRIES = "empty"
MORE_VALUES = "{count:,} more values"
LONG_TEXT = "{text} … ({count:,} characters)"
UNPRINTABLE = "a {kind} that cannot be printed: {error!r}"
