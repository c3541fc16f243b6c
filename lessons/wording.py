"""What the pages say in the app's own voice; what they teach is in `content/`."""

NBSP = "\N{NO-BREAK SPACE}"

APP = "Building Conversational Applications with Streamlit"

# What a tab, a search engine or a link's preview calls a page:
STEP_TITLE, RECAP_TITLE = "{lesson}, step {number}: {heading}", "{lesson}, recap"
PLAIN_PROMISE = "You will be able to {promise}."
ALONE_TITLE = "{file}, alone"
ALONE_DESCRIPTION = "The script {file} of the lesson {lesson}, running by itself."

# A lesson's page:
PROMISE = f"You will be able to {{promise}}. :gray[({{minutes}}{NBSP}minutes)]"
NO_SUCH_STEP = "This lesson has no step {asked}. Here is its first."
VERSION, BROKEN, YOURS, MENDED = (
    "Version",
    ":material/error: Broken",
    ":material/edit: Yours",
    ":material/build: Mended",
)
REFERENCES = "**Look it up**"
SOLUTION = "Show a solution"
WRITE_IT_HERE, SHOW_START = "Write it here", "Show the code to begin with"
PREVIOUS, NEXT, TO_RECAP = "Back", "Next: {title}", "Back to the recap"
DOWNLOAD_ALL = "Download all scripts of this lesson"
NEXT_LESSON = "Next lesson: {title}"
TABS = {"label": "Parts of this page", "text": "Text", "code": "Code", "app": "App"}

# Questions from earlier lessons:
RECALL = {
    "title": "From earlier lessons: two questions",
    "right": "Right.",
    "wrong": "Not quite.",
    "check": "Check this order",
    "up": "Move part {number} up",
    "down": "Move part {number} down",
}

# What to change, beside the icon of the button for it:
CHANGE_IT = ":material/edit: **Change it:** {change}"
# A mistake that the learner changes by hand:
IS_IT_MENDED = (
    "This is your version. Press *Restart*, and do once more what the step says to "
    "try: does it still go wrong? Then compare."
)
SHOW_MEND = "Show the mend"

# A presentation:
PRESENT, PRESENT_HELP = "Present", "Large code and app, for a projector"
ASK_ROOM = "**Ask the room:** {question}"
DESK = {
    "previous": "←",
    "next": "→",
    "steps": "Steps",
    "minutes": "({minutes}\u202fmin)",
    "room": "For the room",
    "thisComputer": "Only this computer can open this address. "
    "The README says how to open the app to a room.",
    "keys": "Keys",
    "keyList": [
        ["→, Page Down", "next step"],
        ["←, Page Up", "previous step"],
        ["S", "steps and lessons"],
        ["M", "broken, mended"],
        ["↓, ↑", "next, previous note"],
        ["Shift + →, ←", "later, earlier run"],
        ["R", "restart the app"],
        ["+, -", "larger, smaller"],
        ["Q", "address and QR code"],
        ["Esc", "leave"],
    ],
    "leave": "Leave",
}

# For keyboards and screen readers:
PAGE_MANNERS = {"skip": "Skip to the live app", "pane": "The live app"}

# The search box:
SEARCH_BOX = {
    "open": "Search the lessons (/)",
    "placeholder": "A word, or a piece of code",
    "hits": "Steps found",
    "one": "One step found.",
    "many": "{count} steps found.",
    "none": "Nothing found. Try another word: the lessons may call it something else.",
    "corrected": "No lesson says just that, so this is for: {words}",
    "failed": "The server does not answer. Try again.",
}

# The welcome page:
WELCOME, ROAD, HOW_TO_USE = "Welcome", "The road", "How to use a page"
HOW_LONG = (
    f"**How long it takes:** about {{hours:g}}{NBSP}hours, and {{more:g}} more with "
    "all exercises. Stop wherever you like."
)
FINISHED_APP = "What you will have built"
LESSON, ITS_PROMISE = (
    f"**{{title}}**{NBSP}· {{minutes}} minutes, exercises {{exercises}}",
    ":small[:gray[{promise}.]]",
)

ALL_STEPS = "All steps, and their minutes"
LESSON_OF_ALL = "**{title}** :gray[({minutes}\u202fmin)]"
STEP_OF_ALL = "{number}. {title} :gray[({minutes}\u202fmin)]"

# Where next:
TO_WHERE_NEXT = "Where next"
WHERE_NEXT, PROJECT, DONE_WHEN = "Where next", "Your own app", "It is done when:"
LEFT_OUT = "What these lessons leave out"
PUT_ONLINE, TERMINAL = "Put it online", "In the terminal"
APP_FILE = (
    "Each of these takes your script, here named `app.py`, and its requirements. "
    "Whoever can open the app spends your key: set a limit at your provider first, and "
    "keep the key out of the repository and of the image."
)

RUN_YOURSELF = "Run it yourself"

# A lesson's scripts in one file:
ZIP_README = """\
# {title}

The scripts of the lesson "{title}", as `streamlit run` takes them.

## Run one

On Linux and macOS, in this folder:

    python3 -m venv .venv
    .venv/bin/pip install -r requirements.txt
    .venv/bin/streamlit run {first}

On Windows, in PowerShell:

    py -m venv .venv
    .venv\\Scripts\\pip install -r requirements.txt
    .venv\\Scripts\\streamlit run {first}
{key}
## What is what

{scripts}
"""
ZIP_README_KEY = """
## The key

These scripts ask OpenAI, or whatever has the same interface. Make a folder `.streamlit`
in this one, and in it a file `secrets.toml`:

    OPENAI_API_KEY = "your key"

If you have none: the lesson's *Run it yourself*, below its code, says how to ask its
practice model. Without the file, a script ends with `StreamlitSecretNotFoundError`.
"""
ZIP_BROKEN = "{title} (broken on purpose; mended: `{mend}`)"
ZIP_MEND = "{title} (mended)"
ZIP_SOLUTION = "A solution of the exercise: {title}"

# A snippet alone:
ALONE, TO_CODE = "Alone", "Its code, in its lesson"
NO_SUCH_SNIPPET = "No such snippet"
EACH_LESSON_SHOWS_ITS_OWN = "There is no snippet {name}. Each lesson shows its own."
NO_SUCH_TEXT = "This version does not run here"
RUN_IT_IN_ITS_LESSON = (
    "A version of your own opens alone where you have run it, until the app's server "
    "ends. Run it in its lesson once more, and press *Open alone* there."
)
TO_WELCOME = "To the welcome page"

# The lessons as one text, for programs:
HOW_TO_READ = (
    "Each script is complete: save it, for its name leads to it as plain text, and "
    "start it with `streamlit run`. Where something goes wrong, the first script is "
    "broken on purpose, and its mend follows."
)
ITS_MEND, ITS_SOLUTION = "Mended:", "A solution:"
ITS_EXERCISE = "**Exercise:** {task}"
