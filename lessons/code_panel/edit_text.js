// The text that is being written stays in this browser, whatever happens to the page.
const KEPT = "chat-lessons-edit "
const KEEP_AFTER = 300 // milliseconds without a change
const unkept = new Map() // by place, what the browser could not keep
let saysUnkept = true

function keepSoon(root) {
  root.editing.isWritten = true
  clearTimeout(root.editing.timer)
  root.editing.timer = setTimeout(() => keepText(root), KEEP_AFTER)
}

// Keeps what the learner wrote; a proposal that they only read is not theirs.
function keepText(root) {
  const { editor, isWritten, snippet, timer } = root.editing ?? {}
  clearTimeout(timer)
  if (!editor || !isWritten) return
  root.editing.isWritten = false // Another tab may keep a newer one after this.
  keep(root, snippet.now())
}

function keep(root, text) {
  const { panel, snippet: { edit } } = root.editing
  try {
    if (text === edit.original) localStorage.removeItem(KEPT + edit.place)
    else localStorage.setItem(KEPT + edit.place, text)
    unkept.delete(edit.place)
  } catch {
    unkept.set(edit.place, text)
    if (saysUnkept) notice(panel, "unkept", edit.words.cannotKeep)
    saysUnkept = false
  }
}

function keptText(root) {
  const { place } = root.editing.snippet.edit
  if (unkept.has(place)) return unkept.get(place)
  try {
    return localStorage.getItem(KEPT + place) ?? undefined
  } catch {
    return undefined // Keeping one will say why.
  }
}

// Says that there is a text. Nothing runs by itself.
function offerKeptText(root) {
  const { panel, snippet } = root.editing
  const { words, original } = snippet.edit
  const way = (label, deed) => noticeWay(panel, label, deed)
  const kept = keptText(root)
  if (kept !== undefined && kept !== snippet.source) {
    const forget = way(words.forget, () => {
      keep(root, original)
      notice(panel, "kept", "")
    })
    notice(panel, "kept", words.kept, way(words.goOn, () => openEditor(root, {})), forget)
  }
}

// Says that the original is back, and how to undo that.
function offerUndo(root) {
  const { before, editing: { panel, snippet } } = root
  const { words, place } = snippet.edit
  if (before?.place !== place || isChanged(snippet)) return
  notice(panel, "edit", words.wasReset, noticeWay(panel, words.undo, () => {
    const { editor } = root.editing
    delete root.before
    keep(root, before.text)
    editor?.write(before.text)
    root.editing.sent = before.source
    root.run(before.source)
  }))
}

function noticeWay(panel, label, deed) {
  const button = action("button", "", label, { type: "button" })
  button.onclick = () => {
    deed()
    panel.querySelector(".code-panel-edit")?.focus()
  }
  return button
}

// Back to the original, and to the notice with its *Undo* once that is drawn.
function reset(root) {
  const { snippet } = root.editing
  const { original, place } = snippet.edit
  root.before = { place, source: snippet.source, text: snippet.now() }
  keep(root, original)
  root.editing.editor?.write(original)
  root.editing.isWritten = false
  root.editing.sent = original
  root.run(original)
}
