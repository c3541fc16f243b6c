"""What the app says of a learner's progress."""

MARKS = {
    "some": "{count} of {all} steps",
    "all": "all steps seen",
    "solved": ", solved",
}

START = {
    "start": "Start",
    "startAgain": "Start again",
    "continue": "Continue at {title}",
}

# How far one has come, in a lesson and in all:
FAR = {
    "seen": "You have seen {seen} of {all} steps.",
    "answered": "You solved {right} of {answers} tasks.",
}
STEPS = {
    "right": "You were right at:",
    "wrong": "Look again at:",
    "unseen": "Not seen yet:",
}
OF_LESSON = {
    **STEPS,
    "solved": "You solved:",
    "recalled": "Of earlier lessons, you knew {right} of {all} at once.",
    "allSeen": "You have seen every step of this lesson.",
}
OF_ALL = {
    **FAR,
    **STEPS,
    "finished": "You have come all the way: {all} of {all} steps. Well done!",
    "left": "{title} ({count})",
}

KEEPING = {
    **FAR,
    "title": "Your progress",
    "kept": "This is kept in your browser, and nowhere else.",
    "notKept": "Your browser does not keep this: its storage is blocked or full. "
    "Export it before you close this tab.",
    "elsewhere": "If you were here before, your progress may be kept at another "
    "address of this computer:",
    "export": "Export",
    "import": "Import",
    "clear": "Clear",
    "question": "Forget all of it?",
    "keep": "Keep it",
    "cleared": "It is forgotten.",
    "undo": "Undo",
    "undone": "It is back.",
    "imported": "{file} is added to your progress.",
    "noProgress": "{file} holds no progress. Choose a file that was exported here.",
}
