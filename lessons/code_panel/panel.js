const HEAD_HEIGHT = 45 // pixels of the panel's head, which lies over the code

export default function ({ data, parentElement, setTriggerValue }) {
  const snippet = JSON.parse(data)
  const root = parentElement.querySelector(".code-panel-root")
  if (!snippet.edit) return draw(root, snippet)
  root.run = (text) => setTriggerValue("edited", text)
  if (!goesOnEditing(root, snippet)) draw(root, snippet)
  return () => endEditing(root)
}

function draw(root, snippet) {
  const { place, hadFocus } = snippet.edit ? endEditing(root) : {}
  // A rerun draws it again; where the page speaks of other lines then, these are new,
  // but not those of whoever runs a change of theirs.
  const about = String(snippet.about)
  const isNew = root.about !== about && !(place && place === snippet.edit.place)
  root.about = about
  snippet.now = () => snippet.source
  const panel = element("section", "code-panel", { "aria-label": `Code of ${snippet.file}` })
  panel.append(head(snippet), element("div", "code-panel-notices"), code(snippet), foot(snippet))
  addNotes(panel, snippet.notes)
  nameLoopParts(panel, snippet.loop)
  root.replaceChildren(panel)
  if (snippet.edit) offerEditing(root, panel, snippet, hadFocus)
  showTaughtLines(panel, snippet.about, isNew)
  showLinkedLines(panel)
  showLinesAbove(panel)
  openIfAsked(panel)
}

function head(snippet) {
  const bar = element("div", "code-panel-bar code-panel-head")
  const name = element("span", "code-panel-file", { title: snippet.file }, snippet.file)
  if (snippet.taking.mend) name.append(" ", element("span", "code-panel-broken", {}, "broken on purpose"))
  const open = action("a", "open_in_new", "Open alone", {
    href: snippet.alone,
    target: "_blank",
    rel: "noopener",
    title: "Run this snippet alone, full size, in a new tab",
  })
  bar.append(name, linesAboveAction())
  if (snippet.changes) bar.append(changesAction(snippet.changes))
  bar.append(
    copyAction("Copy", () => snippet.now(), "Copy the file"),
    downloadAction(snippet.file, () => snippet.now()),
  )
  // Who has changed it has a link to their text.
  if (!snippet.edit || snippet.source === snippet.edit.original) bar.append(linkAction())
  if (snippet.alone) bar.append(open)
  return bar
}

// Says above the code what is shown in it, in place of what it said of that before.
function notice(panel, about, text, ...actions) {
  panel.querySelector(`.code-panel-${about}-notice`)?.remove()
  if (!text) return
  const row = element("div", `code-panel-notice code-panel-${about}-notice`)
  row.append(element("span", "code-panel-notice-text", { role: "status" }, text), ...actions)
  panel.querySelector(".code-panel-notices").append(row)
}

function code(snippet) {
  const pre = element("pre", "code-panel-code", { tabindex: "0" })
  for (const tokens of snippet.lines) {
    const number = pre.childElementCount + 1
    const line = element("code", `code-panel-line line-${number}`)
    line.append(lineNumber(number))
    const indent = /^ */.exec(tokens.map(([, text]) => text).join(""))[0].length
    line.style.setProperty("--indent", `${indent + 2}ch`)
    for (const [kind, text] of tokens) {
      line.append(kind ? element("span", `code-panel-${kind}`, {}, text) : text)
      if (/[.,([{]$/.test(text)) line.append(element("wbr")) // Here it may wrap.
    }
    // A newline of its own, so that selected text keeps its lines.
    line.append("\n")
    pre.append(line)
  }
  const numbers = [...pre.querySelectorAll(".code-panel-number")]
  numbers[0].tabIndex = 0
  pre.addEventListener("keydown", (event) => {
    moveAmong(numbers, event)
    if (event.key !== "a" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault() // Of the page, this is all that one wants to copy.
    getSelection().selectAllChildren(pre)
  })
  return pre
}

function foot(snippet) {
  const command = `streamlit run ${snippet.file}`
  const bar = element("div", "code-panel-bar code-panel-foot")
  const text = element("span", "code-panel-command", {}, command)
  bar.append(
    text,
    copyAction("Copy", command, "Copy the command"),
    runYourselfAction(snippet),
  )
  return bar
}

// How much of the code the head lies over, and what is said below it.
function coveredHeight(panel) {
  return HEAD_HEIGHT + panel.querySelector(".code-panel-notices").offsetHeight
}

// Scrolls no further than needed: what can be seen already stays where it is.
function bringIntoView(line) {
  const { top, bottom } = line.getBoundingClientRect()
  const view = scroller(line).getBoundingClientRect()
  const begin = view.top + coveredHeight(line.closest(".code-panel"))
  if (top < begin || bottom > view.bottom) line.scrollIntoView({ block: "center" })
}
