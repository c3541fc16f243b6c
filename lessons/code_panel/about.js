// Marks the lines that the page speaks of.
function markTaughtLines(panel, numbers) {
  const lines = panel.querySelectorAll(".code-panel-line")
  for (const number of numbers) lines[number - 1].classList.add("code-panel-about")
}

// Scrolls the code, no further than needed, so that these lines are in view together.
function showTaughtLines(panel, numbers) {
  const lines = panel.querySelectorAll(".code-panel-line")
  const first = lines[Math.min(...numbers) - 1]
  const last = lines[Math.max(...numbers) - 1]
  const view = scroller(panel)
  if (!first || !view) return
  const head = panel.querySelector(".code-panel-head").offsetHeight
  const top = view.getBoundingClientRect().top + head
  const room = view.clientHeight - head
  const [begins, ends] = [first.getBoundingClientRect().top - top, last.getBoundingClientRect().bottom - top]
  if (ends <= room) return
  view.scrollTop += begins - Math.max((room - (ends - begins)) / 2, 0)
}

function scroller(node) {
  while (node && !/auto|scroll/.test(getComputedStyle(node).overflowY)) node = node.parentElement
  return node
}
