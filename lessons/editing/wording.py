"""What the app says of editing in the page."""

LINK = "  Edit and run code: {link}\n"
