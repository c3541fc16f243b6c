export default function ({ data, parentElement }) {
  const snippet = JSON.parse(data)
  const root = parentElement.querySelector(".code-panel-root")
  const isNew = !root.hasChildNodes()
  const panel = element("section", "code-panel", { "aria-label": `Code of ${snippet.file}` })
  panel.append(head(snippet), code(snippet), foot(snippet))
  addNotes(panel, snippet.notes)
  root.replaceChildren(panel)
  if (isNew) scrollPageToTop(root)
  showLinkedLines(panel)
}

function head(snippet) {
  const bar = element("div", "code-panel-bar")
  const name = element("span", "code-panel-file", {}, snippet.file)
  const open = action("a", "open_in_new", "Open alone", {
    href: snippet.alone,
    target: "_blank",
    rel: "noopener",
    title: "Run this snippet alone, full size, in a new tab",
  })
  bar.append(name)
  if (snippet.changes) bar.append(changesAction(snippet.changes))
  bar.append(
    copyAction("Copy", snippet.source, "Copy the file"),
    downloadAction(snippet),
    open,
  )
  return bar
}

function code(snippet) {
  const pre = element("pre", "code-panel-code", { tabindex: "0" })
  for (const tokens of snippet.lines) {
    const line = element("code", "code-panel-line")
    line.append(lineNumber(pre.childElementCount + 1))
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
  pre.addEventListener("keydown", (event) => moveAmong(numbers, event))
  return pre
}

// One tab stop for all line numbers; from there, arrows lead up and down.
function moveAmong(numbers, event) {
  const index = numbers.indexOf(event.target)
  const next = numbers[index + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0)]
  if (index < 0 || !next || next === event.target) return
  event.preventDefault()
  event.target.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

// A click or Enter on a line's number puts the line into the address; with Shift, all
// lines from the one that is there already.
function lineNumber(number) {
  const button = element("button", "code-panel-number", {
    type: "button",
    tabindex: "-1",
    "aria-label": `Link to line ${number}`,
    "data-number": number,
  })
  button.onclick = (event) => {
    const address = new URL(location.href)
    const [first] = linkedLines()
    const lines = event.shiftKey && first ? [first, number].sort((a, b) => a - b) : [number]
    address.searchParams.set("lines", lines.join("-"))
    history.replaceState(history.state, "", address)
    showLinkedLines(button.closest(".code-panel"), false)
  }
  return button
}

function linkedLines() {
  const lines = new URLSearchParams(location.search).get("lines") ?? ""
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(lines) ?? []
  return first ? [Number(first), Number(last)] : []
}

function showLinkedLines(panel, scroll = true) {
  const [first, last] = linkedLines()
  const lines = [...panel.querySelectorAll(".code-panel-line")]
  lines.forEach((line, index) =>
    line.classList.toggle("code-panel-linked", first <= index + 1 && index + 1 <= last),
  )
  if (scroll && first) lines[first - 1]?.scrollIntoView({ block: "center" })
}

// Notes open below their line, one at a time, and lead to one another in order.
function addNotes(panel, notes) {
  const lines = panel.querySelectorAll(".code-panel-line")
  const markers = notes.map(({ line }, index) => {
    const marker = element("button", "code-panel-marker", {
      type: "button",
      "aria-expanded": "false",
      "aria-label": `Note ${index + 1} of ${notes.length}, on line ${line}`,
    }, String(index + 1))
    marker.onclick = () => open(marker.getAttribute("aria-expanded") === "true" ? -1 : index)
    lines[line - 1].insertBefore(marker, lines[line - 1].lastChild) // the newline
    return marker
  })
  panel.addEventListener("keydown", ({ key }) => {
    const shown = markers.find((marker) => marker.getAttribute("aria-expanded") === "true")
    if (key !== "Escape" || !shown) return
    open(-1)
    shown.focus()
  })

  function open(chosen) {
    panel.querySelector(".code-panel-note")?.remove()
    markers.forEach((marker, index) => {
      marker.setAttribute("aria-expanded", String(index === chosen))
      marker.parentElement.classList.toggle("code-panel-noted", index === chosen)
    })
    if (chosen < 0) return
    const note = element("span", "code-panel-note", { role: "note" })
    note.append(...noteText(notes[chosen].text), element("br"))
    const ways = [["Previous note", chosen - 1], ["Next note", chosen + 1], ["Close", -1]]
    for (const [label, target] of ways) {
      if (target >= notes.length || (target < 0 && label !== "Close")) continue
      const way = action("button", "", label, { type: "button" })
      way.onclick = () => {
        open(target)
        markers[target < 0 ? chosen : target].focus()
      }
      note.append(way)
    }
    markers[chosen].parentElement.append(note)
  }
}

function noteText(text) {
  return text
    .split("`")
    .map((part, index) => (index % 2 ? element("b", "", {}, part) : part))
}

function changesAction(changes) {
  const button = action("button", "difference", "What changed", {
    type: "button",
    "aria-pressed": "false",
    title: `What changed since ${changes.since}`,
  })
  button.onclick = () => {
    const show = button.getAttribute("aria-pressed") === "false"
    button.setAttribute("aria-pressed", String(show))
    const lines = button.closest(".code-panel").querySelectorAll(".code-panel-line")
    lines.forEach((line) => line.querySelector(".code-panel-removed")?.remove())
    for (const number of changes.added) {
      lines[number - 1].classList.toggle("code-panel-added", show)
    }
    for (const [number, text] of show ? changes.removed : []) {
      lines[Math.max(number, 1) - 1].append(element("span", "code-panel-removed", {}, text))
    }
  }
  return button
}

function foot(snippet) {
  const command = `streamlit run ${snippet.file}`
  const bar = element("div", "code-panel-bar code-panel-foot")
  const text = element("span", "code-panel-command", {}, command)
  bar.append(text, copyAction("Copy", command, "Copy the command"))
  return bar
}

function downloadAction(snippet) {
  const button = action("button", "download", "Download", {
    type: "button",
    title: `Download ${snippet.file}`,
  })
  button.onclick = () => {
    const url = URL.createObjectURL(new Blob([snippet.source], { type: "text/x-python" }))
    element("a", "", { href: url, download: snippet.file }).click()
    setTimeout(() => URL.revokeObjectURL(url), 1000)
  }
  return button
}

function copyAction(label, text, title) {
  const button = action("button", "content_copy", label, { type: "button", title })
  const [icon, word] = button.children
  button.onclick = async () => {
    const copied = await copy(text)
    icon.textContent = copied ? "check" : "error"
    word.textContent = copied ? "Copied" : "Select and copy by hand"
    word.setAttribute("role", "status")
    setTimeout(() => {
      icon.textContent = "content_copy"
      word.textContent = label
    }, 2000)
  }
  return button
}

// Browsers offer their clipboard only on https and localhost; a workshop's
// address is neither, but copying a selection works there too.
async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused, for example in a frame: a selection is the other way.
    }
  }
  const area = element("textarea", "code-panel-clipboard", { readonly: "" })
  area.value = text
  document.body.append(area)
  area.select()
  const copied = document.execCommand("copy")
  area.remove()
  return copied
}

function scrollPageToTop(inside) {
  inside.closest("[data-testid=stMain]")?.scrollTo({ top: 0 })
}

function action(tag, icon, label, attributes) {
  const node = element(tag, "code-panel-action", attributes)
  if (icon) node.append(element("span", "code-panel-icon", { "aria-hidden": "true" }, icon))
  node.append(element("span", "code-panel-label", {}, label))
  return node
}

function element(tag, className, attributes = {}, text = "") {
  const node = document.createElement(tag)
  if (className) node.className = className
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  if (text) node.textContent = text
  return node
}
