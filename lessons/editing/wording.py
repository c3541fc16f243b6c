"""What the app says of editing in the page."""

WHERE_TO_EDIT = (
    "To edit and run code in this page, open the link that the app prints in its "
    "terminal. Or use your own editor:"
)
LINK = "  Edit and run code: {link}\n"
