// The lines of code give way to an editor, until its text is run; in an exercise, until it
// is closed. What is known of that stands in `root.editing`, until the panel is drawn anew.
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
  offerUndo(root)
  if (snippet.edit.staysOpen && root.closed !== snippet.edit.place) openAtOnce(root)
  else offerKeptText(root)
  takeLinkedText(root)
  addEventListener("hashchange", () => takeLinkedText(root), { signal })
  addEventListener("pagehide", () => keepText(root), { signal })
  watchRuns(root, signal)
  watchServer(root, signal)
  hearOtherTabs(root, signal)
  document.addEventListener("click", ({ target }) => showNamedLine(root, target), { signal })
  document.addEventListener("click", (event) => runFirst(root, event), { signal, capture: true })
}

const CHECK = "[class*=st-key-check_] button:not(.check-line)"
const isChanged = ({ source, edit }) => source !== edit.original
const isUnrun = ({ editing: { editor, snippet } }) => Boolean(editor) && editor.text() !== snippet.source
const lineNumberOf = (line) => Number(line.querySelector(".code-panel-number").dataset.number)

// Before the page hears of it: what is checked is what ran. What a link has brought is
// read first.
function runFirst(root, event) {
  if (!event.target.closest?.(CHECK) || !isUnrun(root)) return
  const { editor, proposal, panel, snippet } = root.editing
  if (editor.text() !== proposal) return runText(root)
  event.stopImmediatePropagation()
  notice(panel, "edit", snippet.edit.words.proposal)
  // A narrow window shows the code then.
  document.querySelector(".column-tabs [data-column=code]").click()
}

// An editor stays as it is while the page is drawn again, unless what it has is shown now.
function goesOnEditing(root, snippet) {
  const { editor, sent, snippet: drawn } = root.editing ?? {}
  if (!editor || drawn.edit.place !== snippet.edit?.place) return false
  const isShown = sent === snippet.source && editor.text() === sent
  if (isShown && !snippet.edit.staysOpen) return false
  Object.assign(drawn, snippet)
  drawWays(root)
  noteUnrun(root)
  if (isShown) offerUndo(root)
  return true
}

// The marks are of what ran: they do not fit what is written since, or ran since the run
// that the learner looks back at.
function noteUnrun(root) {
  const { panel, lines } = root.editing
  panel.classList.toggle("code-panel-unrun", isUnrun(root) || Boolean(lines))
}

function takeOver(root, text) {
  root.editing.editor.write(text)
  noteUnrun(root)
}

function openAtOnce(root) {
  const { source, edit: { words } } = root.editing.snippet
  const kept = keptText(root)
  const said = kept === undefined || kept === source ? undefined : words.keptHere
  openEditor(root, { line: Infinity, said })
}

function closeEditor(root) {
  const { snippet } = root.editing
  root.closed = snippet.edit.place
  draw(root, snippet)
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
  const { editor, snippet } = root.editing
  if (editor && snippet.edit.staysOpen && !isUnrun(root)) return requestAnimationFrame(() => editor.goTo(Number(line)))
  if (editor) closeEditor(root)
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
    // The focus stays in the editor, and the cursor where it was.
    if (name === "run") button.onmousedown = (event) => event.preventDefault()
    return button
  }
  const ways = element("span", "code-panel-ways")
  if (editor) ways.append(way("run", "play_arrow", () => runText(root)), way("close", "close", () => closeEditor(root)))
  else ways.append(way("edit", "edit", () => openEditor(root, { line: firstLineInView(panel) })))
  if (isChanged(snippet)) ways.append(way("reset", "restart_alt", () => reset(root)))
  if (editor || isChanged(snippet)) ways.append(copyAction(words.link, () => linkToText(root), words.linkTitle, "link"))
  const had = panel.querySelector(".code-panel-ways")
  const focused = [...(had?.children ?? [])].find((one) => one === document.activeElement)
  had?.remove()
  panel.querySelector(".code-panel-file").after(ways)
  if (focused) (ways.querySelector(`.${[...focused.classList].at(-1)}`) ?? ways.firstChild).focus()
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
async function openEditor(asked, { line, text, said, isProposed }) {
  const { place: where } = asked.editing.snippet.edit
  const made = await editorModule(asked)
  // The page may have drawn the panel in another place by now.
  const root = asked.isConnected ? asked : document.querySelector(".code-panel-root")
  if (!made || root?.editing?.snippet.edit.place !== where) return
  if (isProposed) root.editing.proposal = text
  const { panel, snippet, editor } = root.editing
  notice(panel, "edit", said)
  if (editor) return text !== undefined && takeOver(root, text)
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
    onChange: () => {
      noteUnrun(root)
      keepSoon(root)
    },
  })
  delete root.closed
  snippet.now = root.editing.editor.text
  noteUnrun(root)
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
  notice(panel, "edit", "")
  // The page draws nothing new then.
  if (text === snippet.source && !snippet.edit.staysOpen) draw(root, snippet)
}
