"""Draws what a run left in the session state, and how it got there."""

import difflib
from collections.abc import Iterator
from html import escape

from lessons.live import wording
from lessons.live.record import RunRecord
from lessons.live.state_text import MAX_TEXT, ValueText

# Tints that leave the text readable on a light and on a dark page.
STYLE = """
/* Turned round, it begins scrolled to its end, where the newest entries are. It is as
tall when it is empty: else each message would push away the input that it came from. */
.live-state-scroll { display: flex; flex-direction: column-reverse; }
.live-state-scroll { height: 17vh; overflow-y: auto; scrollbar-width: thin; }
.live-state { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
.live-state { margin-bottom: auto; }
.live-state :is(th, td) { padding: 0.15rem 0.3rem; text-align: left; }
.live-state :is(th, td) { vertical-align: top; }
.live-state th { font-family: monospace; white-space: nowrap; width: 1%; }
/* Beside a value that is scrolled, its key stays. */
.live-state th span { position: sticky; top: 0.15rem; }
.live-state td { overflow-wrap: anywhere; white-space: pre-wrap; }
.live-state .widgets th { padding-top: 0.5rem; font: inherit; font-weight: 600; }
.live-state td:last-child { white-space: nowrap; width: 1%; }
.live-state .added td { background: rgb(22 163 74 / 14%); }
.live-state .changed td { background: rgb(217 119 6 / 14%); }
.live-state ins { background: rgb(22 163 74 / 22%); }
.live-state .removed td { background: rgb(220 38 38 / 12%); }
.live-state .removed td:first-of-type { text-decoration: line-through; }
"""
EMPTY = f"<tr><td>{wording.STATE_EMPTY}</td></tr>"
WIDGETS = f'<tr class="widgets"><th colspan="3">{wording.STATE_OF_WIDGETS}</th></tr>'
NOTHING = ValueText("", ())
EMPTY_LIST = (("", "[]"),)

# (what became of it, its label, its text); of a text that grew, what it was and
# what was added to it.
Row = tuple[str, ...]


def state_table(run: RunRecord) -> str:
    """Return a run's session state as an HTML table.

    Each row says what became of it in this run: it was kept, added, changed or
    removed. What Streamlit keeps there for the script's widgets stands apart.
    """
    before, after = run.before, run.after
    rows, widgets_rows = "", ""
    for key in {**before, **after}:
        value = after.get(key, NOTHING)
        drawn = _value(key, value, list(_rows(before.get(key), after.get(key))))
        if key in run.widgets:
            widgets_rows += drawn
        else:
            rows += drawn
    rows = rows or EMPTY
    if widgets_rows:
        rows += f"{WIDGETS}{widgets_rows}"
    name = f'aria-label="{wording.STATE_AFTER.format(number=run.number)}"'
    return (
        f"<style>{STYLE}</style>"
        f'<div class="live-state-scroll" tabindex="0">'
        f'<table class="live-state" {name}>{rows}</table></div>'
    )


def _rows(before: ValueText | None, after: ValueText | None) -> Iterator[Row]:
    if before is None or after is None:
        fate = "added" if before is None else "removed"
        for row in (after or before or NOTHING).rows or EMPTY_LIST:
            yield (fate, *row)
    elif _is_list(before) and _is_list(after):
        yield from _list_rows(before, after)
    else:
        fate = "kept" if before == after else "changed"
        for row in after.rows or EMPTY_LIST:
            yield (fate, *row)


def _list_rows(before: ValueText, after: ValueText) -> Iterator[Row]:
    """Compare two lists, entry by entry."""
    # Of a long list the first entries are not shown; they say only how many.
    old_rows, new_rows = ([r for r in v.rows if r[0]] for v in (before, after))
    slid = _hidden_entries(after) - _hidden_entries(before)
    old_rows, come_back = old_rows[max(slid, 0) :], new_rows[: max(-slid, 0)]
    if _hidden_entries(after):
        yield "", *after.rows[0]
    for row in come_back:
        yield "", *row
    new_rows = new_rows[len(come_back) :]
    matcher = difflib.SequenceMatcher(
        None, _to_compare(old_rows), _to_compare(new_rows), autojunk=False
    )
    for tag, old, old_end, new, new_end in matcher.get_opcodes():
        before_rows, after_rows = old_rows[old:old_end], new_rows[new:new_end]
        if tag == "equal":
            yield from (("kept", *row) for row in after_rows)
            continue
        grown = list(_grown_rows(before_rows, after_rows))
        yield from grown
        yield from (("removed", *row) for row in before_rows[len(grown) :])
        yield from (("added", *row) for row in after_rows[len(grown) :])
    if not before.rows and not after.rows:
        yield "kept", *EMPTY_LIST[0]


def _grown_rows(
    old_rows: list[tuple[str, str]], new_rows: list[tuple[str, str]]
) -> Iterator[Row]:
    """Yield the first rows as far as each is one that was there, and goes on."""
    for (label, before), (new_label, after) in zip(old_rows, new_rows, strict=False):
        # Of a text that was cut, the end says only how long it was.
        was = before[:MAX_TEXT]
        if label != new_label or not after.startswith(was):
            return
        yield "changed", label, was, after.removeprefix(was)


def _hidden_entries(value: ValueText) -> int:
    shown = sum(1 for label, _ in value.rows if label)
    return (value.size or 0) - shown


def _to_compare(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out indices: an entry is the same one where another stands before it."""
    return [("", text) if label.isdigit() else (label, text) for label, text in rows]


def _is_list(value: ValueText) -> bool:
    return not value.rows or any(label for label, _ in value.rows)


def _value(key: str, value: ValueText, rows: list[Row]) -> str:
    """Return the table's rows for one value; of a list, also how many it holds."""
    size = f' data-size="{value.summary}"' if value.size else ""
    head = (
        f'<th scope="rowgroup" rowspan="{len(rows)}">'
        f"<span{size}>{escape(key)}</span></th>"
    )
    body = "".join(
        f'<tr class="{fate}">{head if index == 0 else ""}'
        f"<td>{_labelled(*texts)}</td><td>{wording.BECAME[fate]}</td></tr>"
        for index, (fate, *texts) in enumerate(rows)
    )
    return f"<tbody>{body}</tbody>"


def _labelled(label: str, text: str, added: str = "") -> str:
    said = escape(text) + (f"<ins>{escape(added)}</ins>" if added else "")
    return f"<b>{escape(label)}</b> {said}" if label else said
