// The lines of code give way to an editor, until its text is run. What is known of that
// stands in `root.editing`, until the panel is drawn anew.
function offerEditing(root, panel, snippet, focusesEdit) {
  const ending = new AbortController()
  const { signal } = ending
  root.editing = { panel, snippet, ending, own: panel.querySelector(".code-panel-code") }
  panel.classList.add("code-panel-editable")
  if (isChanged(snippet)) panel.link = () => linkToText(root)
  drawWays(root)
  if (focusesEdit) panel.querySelector(".code-panel-edit").focus({ preventScroll: true })
  panel.addEventListener("dblclick", ({ target }) => {
    const line = target.closest(".code-panel-line")
    const isOther = target.closest("button, .code-panel-note, .code-panel-answering")
    if (line && !isOther) openEditor(root, { line: lineNumberOf(line) })
  })
  offerKeptText(root)
  takeLinkedText(root)
  addEventListener("hashchange", () => takeLinkedText(root), { signal })
  addEventListener("pagehide", () => keepText(root), { signal })
  watchRuns(root, signal)
  watchServer(root, signal)
  hearOtherTabs(root, signal)
  document.addEventListener("click", ({ target }) => showNamedLine(root, target), { signal })
}

const isChanged = ({ source, edit }) => source !== edit.original
const lineNumberOf = (line) => Number(line.querySelector(".code-panel-number").dataset.number)

// An editor stays as it is while the page is drawn again, unless what it has is shown now.
function goesOnEditing(root, snippet) {
  const { editor, sent, snippet: drawn } = root.editing ?? {}
  if (!editor || drawn.edit.place !== snippet.edit?.place) return false
  if (sent === snippet.source && editor.text() === sent) return false
  Object.assign(drawn, snippet)
  drawWays(root)
  return true
}

// Returns the place that was edited, and whether the focus was in its editor.
function endEditing(root) {
  if (!root.editing) return {}
  const { editor, ending, snippet } = root.editing
  keepText(root)
  ending.abort()
  const hadFocus = Boolean(editor) && root.contains(document.activeElement)
  editor?.close()
  delete root.editing
  return { place: snippet.edit.place, hadFocus }
}

// A line that the page names, in another part of it, is one of the code that ran.
function showNamedLine(root, target) {
  const line = target.closest?.("[data-code-line]")?.dataset.codeLine
  if (!line) return
  if (root.editing.editor) draw(root, root.editing.snippet)
  setLinkedLines(line)
  // A narrow window shows the code first.
  requestAnimationFrame(() => showLinkedLines(root.editing.panel))
}

// The buttons for what can be done now.
function drawWays(root) {
  const { panel, snippet, editor } = root.editing
  const { words } = snippet.edit
  const way = (name, icon, deed) => {
    const button = action("button", icon, words[name], { type: "button", title: words[`${name}Title`] })
    button.classList.add(`code-panel-${name}`)
    button.onclick = deed
    return button
  }
  const ways = element("span", "code-panel-ways")
  if (editor) ways.append(way("run", "play_arrow", () => runText(root)), way("close", "close", () => draw(root, snippet)))
  else ways.append(way("edit", "edit", () => openEditor(root, { line: firstLineInView(panel) })))
  if (isChanged(snippet)) ways.append(way("reset", "restart_alt", () => reset(root)))
  if (editor || isChanged(snippet)) ways.append(copyAction(words.link, () => linkToText(root), words.linkTitle, "link"))
  panel.querySelector(".code-panel-ways")?.remove()
  panel.querySelector(".code-panel-file").after(ways)
}

function firstLineInView(panel) {
  const lines = [...panel.querySelectorAll(".code-panel-line")]
  const top = panel.querySelector(".code-panel-head").getBoundingClientRect().bottom
  return 1 + Math.max(lines.findIndex((line) => line.getBoundingClientRect().top >= top), 0)
}

// Resolves with the editor's module, or says that there is none.
async function editorModule(root) {
  const { panel, snippet: { edit } } = root.editing
  try {
    return await import(new URL(edit.module, document.baseURI))
  } catch {
    notice(panel, "edit", edit.words.notLoaded)
  }
}

// Opens the text that was kept or that a link brought, if there is one: undoing leads
// back to the one that was shown.
async function openEditor(root, { line, text, said = "" }) {
  const made = await editorModule(root)
  if (!made || !root.editing) return
  const { panel, snippet, editor } = root.editing
  notice(panel, "edit", said)
  if (editor) return text !== undefined && editor.write(text)
  const { words } = snippet.edit
  const proposal = text ?? keptText(root)
  notice(panel, "kept", "")
  notice(panel, "run", "")
  panel.classList.remove("code-panel-looking-back")
  const view = scroller(panel)
  const top = view?.scrollTop
  const place = element("div", "code-panel-code code-panel-editor")
  // The page's own keys are not for what is typed here.
  place.addEventListener("keydown", (event) => event.stopPropagation())
  panel.querySelector(".code-panel-code").replaceWith(place)
  panel.querySelector(".code-panel-foot").before(element("p", "code-panel-hint", { id: "code-panel-hint" }, words.hint))
  panel.classList.add("code-panel-editing")
  root.editing.own = place
  root.editing.editor = made.open({
    parent: place,
    text: snippet.source,
    proposal: proposal === snippet.source ? undefined : proposal,
    line,
    headHeight: panel.querySelector(".code-panel-head").offsetHeight,
    label: words.label.replace("{file}", snippet.file),
    hint: "code-panel-hint",
    onRun: () => runText(root),
    onChange: () => keepSoon(root),
  })
  snippet.now = root.editing.editor.text
  drawWays(root)
  if (view) view.scrollTop = top
}

function runText(root) {
  const { panel, snippet, editor } = root.editing
  const { words, most } = snippet.edit
  const text = editor.text()
  if (text.length > most) return notice(panel, "edit", words.tooLong.replace("{most}", most))
  root.editing.isWritten = true
  keepText(root)
  delete root.before
  setLinkedLines("") // They were of another text.
  root.editing.sent = text
  root.run(text)
  if (text === snippet.source) draw(root, snippet) // The page draws nothing new then.
}
