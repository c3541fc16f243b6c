"""What the card says that asks a learner to predict a run."""

CARD = {
    "title": "What will happen?",
    "hints": {
        "lines": "Click the lines that will run, then do it.",
        "bubbles": "Write a number, then do it.",
        "entries": "Write a number, then do it.",
        "gone": "Tick what will be gone, then do it.",
    },
    "all": "All lines",
    "none": "None",
    "number": "Your prediction",
    "nothing": "Nothing of this",
    "skip": "Skip",
    "open": "Predict this run",
    "showMe": "Show me",
    "again": "Again",
    "next": "Next question",
    "willRun": "Line {number} will run",
    "marks": {
        "right": "✓ right",
        "missed": "ran, missed",
        "idle": "did not run",
    },
    "right": "Right, all of it.",
    "rightLines": "Right about {right} of {all} lines.",
    "missedLines": "{count} ran that you had not marked.",
    "idleLines": "{count} did not run.",
    "isNumber": {
        "bubbles": "There are {count}.",
        "entries": "It holds {count}.",
    },
    "said": "You said {count}.",
    "wereGone": "Gone: {what}.",
    "noneGone": "Nothing of this is gone.",
    "sayItExactly": "This question is about the very words that it names. "
    "Press Restart, send them, and predict again.",
    "noPrediction": "You made no prediction this time.",
}
