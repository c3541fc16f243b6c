// Marks the lines that the page speaks of, and keeps them in view.
function showTaughtLines(panel, numbers, isNew) {
  const lines = panel.querySelectorAll(".code-panel-line")
  const taught = numbers.map((number) => lines[number - 1])
  taught.forEach((line) => line.classList.add("code-panel-about"))
  const view = scroller(panel)
  if (!taught.length || !view || !isNew) return
  let scrolledTo = view.scrollTop
  // A tab may give the code more room or less; where the learner scrolled to, it stays.
  const resized = new ResizeObserver(() => {
    if (!panel.isConnected) return resized.disconnect()
    if (view.scrollTop !== scrolledTo) return
    bringTogetherIntoView(taught[0], taught.at(-1), view)
    scrolledTo = view.scrollTop
  })
  resized.observe(view)
}

// Scrolls no further than needed.
function bringTogetherIntoView(first, last, view) {
  const { top, height } = view.getBoundingClientRect()
  const begin = first.getBoundingClientRect().top - top - HEAD_HEIGHT
  const end = last.getBoundingClientRect().bottom - top - HEAD_HEIGHT
  const spare = height - HEAD_HEIGHT - (end - begin)
  if (begin < 0 || end > height - HEAD_HEIGHT) view.scrollTop += begin - Math.max(spare / 2, 0)
}

function scroller(node) {
  while (node && !/auto|scroll/.test(getComputedStyle(node).overflowY)) node = node.parentElement
  return node
}
