"""The exercises in one's own editor: `python -m lessons`."""

import sys

from lessons.exercises.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
