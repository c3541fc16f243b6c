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
    const [first] = linkedLines()
    const lines = event.shiftKey && first ? [first, number].sort((a, b) => a - b) : [number]
    setLinkedLines(lines.join("-"))
    showLinkedLines(button.closest(".code-panel"), false)
  }
  return button
}

function setLinkedLines(lines) {
  const address = new URL(location.href)
  if (lines) address.searchParams.set("lines", lines)
  else address.searchParams.delete("lines")
  history.replaceState(history.state, "", address)
}

// The first and the last of the lines that the address names, in order.
function linkedLines() {
  const lines = new URLSearchParams(location.search).get("lines") ?? ""
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(lines) ?? []
  return first ? [Number(first), Number(last)].sort((a, b) => a - b) : []
}

function showLinkedLines(panel, scroll = true) {
  const lines = [...panel.querySelectorAll(".code-panel-line")]
  const [first, asked] = linkedLines()
  const last = Math.min(asked, lines.length)
  lines.forEach((line, index) =>
    line.classList.toggle("code-panel-linked", first <= index + 1 && index + 1 <= last),
  )
  if (scroll && lines[first - 1]) bringIntoView(lines[first - 1])
  const clear = action("button", "", "Clear", { type: "button" })
  clear.onclick = () => {
    setLinkedLines("")
    showLinkedLines(panel)
    panel.querySelector(".code-panel-number[tabindex='0']").focus()
  }
  const copy = copyAction("Copy link", panel.link ?? location.href, "Copy an address that leads there")
  if (!first) notice(panel, "link", "")
  else if (!lines[first - 1]) notice(panel, "link", `There is no line ${first} here`, clear)
  else if (first === last) notice(panel, "link", `Linked: line ${first}`, copy, clear)
  else notice(panel, "link", `Linked: lines ${first} to ${last}`, copy, clear)
}
