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
    showLinkedLines(button.closest(".code-panel"))
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

// Those of a panel's lines that the address names.
function linkedIn(lines) {
  const [first, last] = linkedLines()
  return first ? lines.slice(first - 1, last) : []
}

function showLinkedLines(panel) {
  const lines = [...panel.querySelectorAll(".code-panel-line")]
  const linked = linkedIn(lines)
  lines.forEach((line) => line.classList.toggle("code-panel-linked", linked.includes(line)))
  sayWhatIsLinked(panel, linked)
  const view = scroller(panel)
  if (view && linked.length) bringTogetherIntoView(linked, linked.slice(0, 1), view)
}

function sayWhatIsLinked(panel, linked) {
  const [first] = linkedLines()
  const last = first + linked.length - 1
  const clear = action("button", "", "Clear", { type: "button" })
  clear.onclick = () => {
    setLinkedLines("")
    showLinkedLines(panel)
    panel.querySelector(".code-panel-number[tabindex='0']").focus()
  }
  if (!first) notice(panel, "link", "")
  else if (!linked.length) notice(panel, "link", `There is no line ${first} here`, clear)
  else if (first === last) notice(panel, "link", `Linked: line ${first}`, clear)
  else notice(panel, "link", `Linked: lines ${first} to ${last}`, clear)
}
