// Code opens at the lines that its step is about. What is above them, its imports for
// one, is said in the head, where it hides no line.
function linesAboveAction() {
  const button = action("button", "arrow_upward", "", { type: "button", hidden: "" })
  button.classList.add("code-panel-above")
  button.onclick = () => {
    const panel = button.closest(".code-panel")
    scroller(panel).scrollTop = 0
    panel.querySelector(".code-panel-code").focus({ preventScroll: true })
  }
  return button
}

function showLinesAbove(panel) {
  const view = scroller(panel)
  if (!view) return
  const look = () => {
    const top = view.getBoundingClientRect().top + coveredHeight(panel)
    const lines = [...panel.querySelectorAll(".code-panel-line")]
    const above = lines.findIndex((line) => line.getBoundingClientRect().bottom > top + 1)
    const button = panel.querySelector(".code-panel-above")
    const label = button.querySelector(".code-panel-label")
    const said = above > 1 ? `1–${above}` : "1"
    button.hidden = above < 1
    if (label.textContent === said) return
    label.textContent = said
    button.title = above > 1 ? `Lines 1 to ${above} are above: show them` : "Line 1 is above: show it"
  }
  view.onscroll = look // One for all panels that are drawn here, one after the other.
  look()
}
