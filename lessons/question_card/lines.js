// A click on a line of the code answers, or Enter on its number.

function codePanel() {
  return document.querySelector(".code-panel")
}

function codeLines() {
  return [...(codePanel()?.querySelectorAll(".code-panel-line") ?? [])]
}

function onLineClick(signal, then) {
  document.addEventListener("click", (event) => {
    const line = event.target.closest?.(".code-panel-line")
    if (!line || event.target.closest(".code-panel-marker, .code-panel-note")) return
    // Whoever has marked text wants to copy it; a key has no `detail`.
    if (event.detail && !getSelection().isCollapsed) return
    event.preventDefault()
    event.stopPropagation()
    then(Number(line.querySelector(".code-panel-number").dataset.number))
  }, { capture: true, signal })
}

// Says whether lines answer now, and what their numbers do then.
function letLinesAnswer(isOn, label) {
  codePanel()?.classList.toggle("code-panel-answering", isOn)
  for (const line of codeLines()) {
    const number = line.querySelector(".code-panel-number")
    number.usual ??= number.getAttribute("aria-label")
    set(number, "aria-label", isOn ? filled(label, number.dataset) : number.usual)
  }
}
