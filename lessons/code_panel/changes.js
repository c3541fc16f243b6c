function changesAction(changes) {
  const button = action("button", "difference", "What changed", {
    type: "button",
    "aria-pressed": "false",
    title: `What changed since ${changes.since}`,
  })
  button.onclick = () => {
    const show = button.getAttribute("aria-pressed") === "false"
    button.setAttribute("aria-pressed", String(show))
    showChanges(button.closest(".code-panel"), changes, show)
  }
  return button
}

function showChanges(panel, { since, added, removed }, show) {
  const lines = panel.querySelectorAll(".code-panel-line")
  panel.querySelectorAll(".code-panel-removed").forEach((line) => line.remove())
  for (const number of added) lines[number - 1].classList.toggle("code-panel-added", show)
  for (const [number, text] of show ? removed : []) {
    lines[Math.max(number, 1) - 1].append(element("span", "code-panel-removed", {}, text))
  }
  const count = [
    added.length && `${added.length} added (+)`,
    removed.length && `${removed.length} removed (struck through)`,
  ]
  const what = count.filter(Boolean).join(", ") || "nothing"
  notice(panel, "changes", show && `Lines changed since ${since}: ${what}`)
  const first = panel.querySelector(".code-panel-added, .code-panel-removed")
  if (first) bringIntoView(first)
}
