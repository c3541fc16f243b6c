"""What the app says of editing in the page."""

WHERE_TO_EDIT = (
    "To edit and run code in this page, open the link that the app prints in its "
    "terminal. Or use your own editor:"
)
EDITING_IS_ON = (
    "**You may edit in this browser.** *Edit*, above a step's code, lets you change it "
    "and run it here; *Write it here* does so for an exercise."
)
LINK = "  Edit and run code: {link}\n"
