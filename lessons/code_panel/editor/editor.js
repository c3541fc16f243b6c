// CodeMirror as the code panel's editor, and links that carry a text. It is loaded when
// someone edits; `npm run build` makes editor.min.js of it.
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands"
import { pythonLanguage } from "@codemirror/lang-python"
import { HighlightStyle, LanguageSupport, indentUnit, syntaxHighlighting } from "@codemirror/language"
import { search, searchKeymap } from "@codemirror/search"
import { Annotation, EditorSelection, EditorState } from "@codemirror/state"
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view"
import { tags } from "@lezer/highlight"
import { hangingIndents, theme } from "./theme.js"

export { packed, unpacked } from "./link.js"

// The classes that Pygments' tokens have in the code that is shown.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, class: "code-panel-k" },
  { tag: tags.operatorKeyword, class: "code-panel-ow" },
  { tag: [tags.bool, tags.null], class: "code-panel-kc" },
  { tag: [tags.string, tags.special(tags.string)], class: "code-panel-s1" },
  { tag: tags.number, class: "code-panel-mi" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.function(tags.variableName)], class: "code-panel-nf" },
  { tag: tags.definition(tags.className), class: "code-panel-nc" },
  { tag: tags.meta, class: "code-panel-nd" },
  { tag: tags.comment, class: "code-panel-c1" },
])

const isByPage = Annotation.define()

// Opens an editor in `parent`, with the cursor in `line`. With a `proposal`, that is the
// text, and undoing leads to the one before. Returns what tells the text, and ways to
// write another, to go to a line and to close. `onChange` is told what the learner does alone.
export function open({ parent, text, proposal, line = 1, headHeight, label, hint, onRun, onChange }) {
  const run = () => {
    onRun()
    return true
  }
  const view = new EditorView({
    parent,
    root: parent.getRootNode(),
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run },
          { key: "Ctrl-Enter", run },
          indentWithTab,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        history(),
        search({ top: true }),
        lineNumbers(),
        highlightSpecialChars(),
        new LanguageSupport(pythonLanguage),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        EditorView.scrollMargins.of(() => ({ top: headHeight })),
        EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          view.setTabFocusMode(false)
          if (!update.transactions.some((one) => one.annotation(isByPage))) onChange()
        }),
        // After Esc, Tab moves on, until one writes or comes back.
        EditorView.domEventHandlers({
          keydown: ({ key }, at) => void (key === "Escape" && at.setTabFocusMode(true)),
          focus: (_, at) => void at.setTabFocusMode(false),
        }),
        hangingIndents,
        theme,
        EditorView.theme({ ".cm-panels-top": { top: `${headHeight}px` } }),
      ],
    }),
  })
  const write = (other) =>
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: other },
      annotations: [isolateHistory.of("full"), isByPage.of(true)],
    })
  const goTo = (number, scrollIntoView = true) => {
    const { from } = view.state.doc.line(Math.min(number, view.state.doc.lines))
    view.dispatch({ selection: EditorSelection.cursor(from), scrollIntoView })
    view.focus()
  }
  if (proposal !== undefined) write(proposal)
  goTo(line, false)
  return { text: () => view.state.doc.toString(), write, goTo, close: () => view.destroy() }
}
