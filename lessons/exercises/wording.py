"""What the exercises say in the app's own voice; their tasks are in `content/`."""

# In the page:
YOUR_TURN = ":material/exercise: Your turn: {title}"
HINT = "Hint {number} of {of}"
OWN_EDITOR = "Write it in your own editor"
OWN_EDITOR_HOW = (
    "Copy the code to begin with into a file of your own, say `my_app.py`, and start "
    "it with `streamlit run my_app.py`. If you have these lessons on your computer, "
    "two commands in their folder help: the first makes that file, and the second says "
    "what your app does already, and what to look at next."
)
COMMANDS = {
    "Linux and macOS": ".venv/bin/python -m lessons start {name} my_app.py\n"
    ".venv/bin/python -m lessons check {name} my_app.py",
    "Windows": ".venv\\Scripts\\python -m lessons start {name} my_app.py\n"
    ".venv\\Scripts\\python -m lessons check {name} my_app.py",
}
CHECK = "Check"
WAITS = "Other checks are under way. Yours begins when one of them has ended."
BEGINS, RUN_OF = "The check begins …", "Run {number} of {of}"
CHECKED = "{holding} of {all} points hold."
HOLDING, FAILING = ":green[✓]", ":red[✗]"
CHANGED = "You have changed your code since the last check."
CANNOT_BEGIN = "The check cannot begin: {why}. Try it again in a moment."
NO_VERDICT = "The check came to no end. The server's terminal says why."
SHOW_LINE = "Show line {line} in the code"
SEE_IT = "To see it yourself, press **Restart** in your app here, and do the same."
LOOK_AT_STEP = "See [{step}]({address})."

# Whom and what a check sees on the screen:
USER, ASSISTANT = "user", "assistant"
SOMEBODY_ELSE, WITH_A_FACE = "somebody else", "somebody else, with a face of their own"
INSIDE = " (inside another bubble)"
AN_ANSWER, HOLDS = "an answer", "an answer with {pieces}"
STREAMED, WHOLE = "an answer, piece by piece", "an answer, all at once"
NOTHING = "nothing"
TITLE, HEADING, NO_TITLE = "a title", "a heading, but no title", "no title"
A_GENERATOR = "<generator object>"
ENOUGH_TEXT, SOME_TEXT = "{count} or more lines of text", "{count} lines of text"
INPUT, INPUT_UP_TO = "a chat input", "a chat input for up to {count} characters"
NUMBERS = "the number {number}"
AN_ERROR, NO_ERROR = "an error or a warning", "no error or warning"
FAILED = "{kind}: {said}"
NO_INPUT, NO_BUTTON = "no chat input to send it from", "no button “{label}” to press"

# What a check does:
OPENS, SENDS = "You open the app", "You send “{message}”"
PRESSES, RESTARTS = "You press “{label}”", "You open the app anew"
ANSWERS = "The model {model} answers from now on"

# What it says of it:
RIGHT = "All of it is right. Well done!"
RUN = "{deed} (run {run})"
EXPECTED, SEEN, SEEN_AT = "Expected:", "Seen:", "Seen, at line {line} of your script:"
LOOK_AT, STEP = "{says} See {step}.", "{lesson}, step {number}: {title}"
TOO_SLOW = "Your app did not come to an end within {seconds} seconds. {where}"
ITS_END = "Your script ended its whole process. {where}"
TOO_MANY = "Your script started too many processes. {where}"
TOO_MUCH = "Your script took too much memory. {where}"
AT_RUN = "That was in this run: {deed} (run {run})."
CONTENT_FAULTS = "There is a fault in the lessons themselves:\n{faults}"
NO_CHECK = "The check itself failed, before it came to your app: {said}"

# In the terminal:
DESCRIPTION = "Exercises for your own editor: make a file to begin with, and check it."
LIST_HELP, START_HELP = "name all exercises", "make a file to begin with"
CHECK_HELP, WATCH_HELP = "say what your app does", "check again after each change"
NAME_HELP, FILE_HELP = "the exercise's name", "your file"
UNKNOWN = "There is no exercise {name!r}."
NEAREST = " Did you mean {nearest}?"
SEE_LIST = " `python -m lessons list` names them all."
IS_THERE = "{file} is there already. Name another file, or move this one away."
NO_FILE = "There is no file {file}."
CANNOT_WRITE = "{file} cannot be written: {why}."
CANNOT_READ = "{file} cannot be read: {why}."
STARTED = "{file} is yours now. It must do this:"
THEN_CHECK = "Then: python -m lessons check {name} {file}"
CHECKING = "Checking {file} …"
WATCHING = "Waiting for {file} to change. Ctrl+C ends it."
LESSON_LINE, EXERCISE_LINE = "{title}", "  {name}  {title}"
HOLDS_MARK, FAILS_MARK = "✓", "✗"
