// Sizes and colours are those of the code that is shown, in both themes.
import { RangeSetBuilder } from "@codemirror/state"
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view"

const FAINT = "color-mix(in srgb, var(--st-text-color) 70%, var(--st-code-background-color))"
const BORDER = "1px solid var(--st-border-color)"

// The first class outweighs what CodeMirror says of light and dark themes.
export const theme = EditorView.theme({
  "&.cm-editor": { background: "none", color: "inherit" },
  "&.cm-editor.cm-focused": { outline: "none" },
  "&.cm-editor .cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
  "&.cm-editor .cm-content": { padding: "0", caretColor: "var(--st-text-color)" },
  "&.cm-editor .cm-line": {
    padding: "0 0.8em 0 calc(1em + var(--indent))",
    textIndent: "calc(-1 * var(--indent))",
  },
  "&.cm-editor .cm-gutters": { border: "0", background: "none", color: FAINT },
  "&.cm-editor .cm-lineNumbers .cm-gutterElement": { minWidth: "2.4em", padding: "0" },
  "&.cm-editor .cm-panels": {
    zIndex: "2",
    border: "0",
    background: "var(--st-code-background-color)",
    color: "inherit",
    fontFamily: "var(--st-font)",
  },
  "&.cm-editor .cm-panel.cm-search": {
    padding: "0.3rem 2rem 0.4rem 0.9rem",
    borderBottom: BORDER,
    fontSize: "0.8125rem",
    whiteSpace: "normal",
  },
  "&.cm-editor .cm-panel.cm-search label": { fontSize: "inherit" },
  "&.cm-editor .cm-panel.cm-search [name=close]": { right: "0.4rem", width: "1.5rem", height: "1.5rem" },
  "&.cm-editor .cm-textfield, &.cm-editor .cm-button": {
    border: BORDER,
    borderRadius: "var(--st-button-radius)",
    background: "var(--st-background-color)",
    color: "inherit",
    fontSize: "0.8125rem",
    minHeight: "1.75rem",
  },
  "@media (pointer: coarse)": {
    "&.cm-editor .cm-textfield": { fontSize: "1rem" }, // From smaller ones, phones zoom in.
  },
  "&.cm-editor .cm-searchMatch": {
    background: "color-mix(in srgb, var(--st-yellow-color) 30%, transparent)",
  },
  "&.cm-editor .cm-searchMatch-selected": {
    background: "color-mix(in srgb, var(--st-orange-color) 45%, transparent)",
  },
})

// A wrapped line goes on two characters to the right of where it began. And each has its
// number for a class, as a line of the code that is shown: by that it is marked.
export const hangingIndents = ViewPlugin.define(
  (view) => ({
    lines: indents(view),
    update({ view, docChanged, viewportChanged }) {
      if (docChanged || viewportChanged) this.lines = indents(view)
    },
  }),
  { decorations: ({ lines }) => lines },
)

function indents({ visibleRanges, state: { doc } }) {
  const lines = new RangeSetBuilder()
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; at = doc.lineAt(at).to + 1) {
      const line = doc.lineAt(at)
      const style = `--indent: ${/^ */.exec(line.text)[0].length + 2}ch`
      const attributes = { style, class: `line-${line.number}` }
      lines.add(line.from, line.from, Decoration.line({ attributes }))
    }
  }
  return lines.finish()
}
