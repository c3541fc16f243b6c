"""What the card says that asks a learner to predict a run."""

CARD = {
    "title": "What will happen?",
    "predict": "**Predict first:**",
    "hints": {
        "lines": "Click the lines that will run, then do it.",
        "bubbles": "Write a number, then do it.",
        "titles": "Write a number, then do it.",
        "entries": "Write a number, then do it.",
        "gone": "Tick what will be gone, then do it.",
    },
    "noted": "Noted. Now do it: the run answers.",
    "elsewhere": "The tabs below lead to the code and to the app.",
    "ready": "How it went",
    "all": "All lines",
    "none": "None",
    "number": "Your prediction",
    "nothing": "None of these",
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
    "times": " ×{times}",
    "right": "Right.",
    "rightLines": "Not quite: you marked {right} of the {ran} lines that ran.",
    "missedLines": "Missed: {lines}.",
    "idleLines": "Marked, but did not run: {lines}.",
    "isNumber": {
        "bubbles": "Bubbles on the screen: {count}.",
        "titles": "Titles on the screen: {count}.",
        "entries": "Entries: {count}.",
    },
    "wrong": "Not quite: you said {said}.",
    "wereGone": "Gone: {what}.",
    "noneGone": "None of these is gone.",
    "sayItExactly": "This question is about the very words that it names. "
    "Press Restart, send them, and predict again.",
    "noPrediction": "You made no prediction this time.",
}

OF_OWN_CODE = "when you send a message to your version, which lines will run?"
OWN_CODE_ANSWERED = (
    "No lesson knows your version: its run alone can tell. Where it was not as you "
    "said, ask what led to that line, or past it."
)
