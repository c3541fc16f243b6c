"""What the pages say in the app's own voice; what they teach is in `content/`."""

NBSP = "\N{NO-BREAK SPACE}"

APP = "Building Conversational Applications with Streamlit"

# A lesson's page:
PROMISE = f"You will be able to {{promise}}. :gray[({{minutes}}{NBSP}minutes)]"
NO_SUCH_STEP = "This lesson has no step {asked}. Here is its first."
VERSION, BROKEN, MENDED = (
    "Version",
    ":material/error: Broken",
    ":material/build: Mended",
)
REFERENCES = "**Look it up**"
EXERCISE, HINT = "**:material/exercise: Your turn**", "A hint"
SOLUTION = "Show a solution"
PREVIOUS, NEXT = "Back", "Next: {title}"
NEXT_LESSON = "**Next lesson: {title}**"

TABS = {"label": "Parts of this page", "text": "Text", "code": "Code", "app": "App"}

# The search box:
SEARCH_BOX = {
    "open": "Search the lessons (/)",
    "placeholder": "A word, or a piece of code",
    "hits": "Steps found",
    "one": "One step found.",
    "many": "{count} steps found.",
    "none": "Nothing found. The lessons do not say this.",
    "corrected": "No lesson says just that, so this is for: {words}",
    "failed": "The server does not answer. Try again.",
}

# The welcome page:
WELCOME, ROAD, HOW_TO_USE = "Welcome", "The road", "How to use a page"
FINISHED_APP = "What you will have built"
LESSON, ITS_PROMISE = (
    f"**{{title}}**{NBSP}· {{minutes}} minutes",
    ":small[:gray[{promise}.]]",
)

# A snippet alone:
ALONE = "Alone"
NO_SUCH_SNIPPET = "No such snippet"
EACH_LESSON_SHOWS_ITS_OWN = "There is no snippet {name}. Each lesson shows its own."
TO_WELCOME = "To the welcome page"
