"""What the card says that asks where a mistake's fault is."""

CARD = {
    "title": "Where is the fault?",
    "hint": "Try it, then click its line in the code.",
    "showMe": "Show me",
    "showMend": "Show the mend",
    "mendIt": "Mend it yourself with *Edit*, above the code, or look:",
    "isFault": "The fault is in line {number}",
    "fault": "the fault",
    "beside": "beside the gap",
    # What a line that was clicked did in the last run: a sentence, and what stands
    # beside the line.
    "did": {
        "close": ["Close: line {number} and the fault belong together.", "close"],
        "failed": [
            "Line {number} is where the last run failed. The cause is elsewhere.",
            "only fails here",
        ],
        "once": [
            "Line {number} ran in the last run. The fault is elsewhere.",
            "ran, not at fault",
        ],
        "often": [
            "Line {number} ran {times} times in the last run. The fault is elsewhere.",
            "ran ×{times}, not at fault",
        ],
        "never": [
            "Line {number} did not run in the last run. The fault is elsewhere.",
            "did not run, not at fault",
        ],
        "unread": [
            "Nothing ran, but line {number} reads well. The fault is elsewhere.",
            "reads well",
        ],
        "unknown": ["The fault is not in line {number}.", "not at fault"],
    },
    "found": "You found it.",
}
# Where it is:
IN_LINE, IN_LINES = "The fault is in line {lines}.", "The fault is in lines {lines}."
MISSING = "Something is missing beside line {lines}."
