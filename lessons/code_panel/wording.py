"""What the code panel says of errors, and to those who may edit."""

SINCE_LESSON = "the original"

EDIT = {
    "edit": "Edit",
    "editTitle": "Change this code here, and run it",
    "run": "Run",
    "runTitle": "Run what is written here (Ctrl+Enter)",
    "close": "Close",
    "closeTitle": "Show the code that ran last; what you wrote is kept",
    "reset": "Reset",
    "resetTitle": "Back to the original",
    "undo": "Undo",
    "wasReset": "This is the original again.",
    "label": "Code of {file}, editable",
    "hint": "Ctrl+Enter runs it. Esc, then Tab leaves the editor.",
    "kept": "You changed this file earlier.",
    "keptHere": "You wrote this earlier. Run it to go on.",
    "goOn": "Go on editing",
    "forget": "Forget it",
    "cannotKeep": "This browser cannot keep what you write: "
    "it is gone once you reload the page.",
    "tooLong": "This is too long to run: {most} characters are the most.",
    "notLoaded": "The editor did not load. Try again.",
    "link": "Copy link",
    "linkTitle": "Copy an address that leads to this text",
    "linkTooLong": "This text is too long for a link. Download it instead.",
    "proposal": "Someone's change. Read it, then press Run.",
    "badLink": "The change in this link cannot be read. This is the code without it.",
    "otherTab": "Another tab has kept a newer text of this script. If you write on "
    "here, this one is kept instead.",
    "takeOver": "Take that over",
    "stuck": "The server does not answer. Your script may be in a single call that "
    "Python cannot stop, such as sum(itertools.count()). Change that line: what you "
    "write is kept. Then close the server's terminal window, for Ctrl+C may not reach "
    "it, start the server again, and open its new link.",
    "lookingBack": "This is the code of that run.",
}

# What *Run it yourself* says of errors: to all, and where a script asks for a key.
TROUBLES = [
    [
        "ModuleNotFoundError: No module named ...",
        "It is not in the environment that runs the script: take the second step, in "
        "this folder.",
    ],
    [
        "Error: Invalid value: File does not exist",
        "The terminal is in another folder than the script, or the script has another "
        "name.",
    ],
]
KEY_TROUBLES = [
    [
        "StreamlitSecretNotFoundError: No secrets found",
        "Nothing is wrong with the script. Streamlit finds no `secrets.toml`: it "
        "belongs into a folder `.streamlit` in the folder where you type the command. "
        "Then rerun the app.",
    ],
    [
        "openai.AuthenticationError",
        "The provider does not know the key in `secrets.toml`.",
    ],
    [
        "openai.APIConnectionError",
        "Nobody answers at the address in `secrets.toml`, or you are not connected.",
    ],
]
