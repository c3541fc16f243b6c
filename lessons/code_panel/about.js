// Marks the lines that the page speaks of, and keeps them in view until the learner
// scrolls: the code of the step before goes only later, and a tab may give more room.
// Lines that the address names go before them.
function showTaughtLines(panel, numbers, isNew) {
  const lines = [...panel.querySelectorAll(".code-panel-line")]
  const inOrder = [...numbers].sort((one, other) => one - other)
  // Where the last line of a text was taken away, its number is that of none.
  const linesOf = (all) => all.map((number) => lines[number - 1]).filter(Boolean)
  let [taught, named] = [inOrder, firstPiece(numbers)].map(linesOf)
  taught.forEach((line) => line.classList.add("code-panel-about"))
  const linked = linkedIn(lines)
  if (linked.length) taught = named = linked
  if (!named.length) named = taught
  const view = scroller(panel)
  if (!view) return
  // The panel may be drawn again: whether the learner scrolled is known at its place.
  const place = panel.parentElement
  if (isNew) {
    view.scrollTop = 0
    place.dataset.keeps = "in view"
    const leave = () => (place.dataset.keeps = "")
    for (const deed of ["wheel", "touchmove", "keydown", "pointerdown", "click"]) {
      view.addEventListener(deed, leave, { once: true, passive: true })
    }
  }
  if (!taught.length || !place.dataset.keeps) return
  const seen = new IntersectionObserver(
    () => {
      // An editor has lines of its own, in place of these.
      if (!place.dataset.keeps || !taught[0].isConnected) return seen.disconnect()
      if (!bringTogetherIntoView(taught, named, view)) return
      // What moves before the next frame would go unnoticed: look again then.
      seen.unobserve(taught[0])
      seen.observe(taught[0])
    },
    { root: view, rootMargin: `-${HEAD_HEIGHT}px 0px 0px`, threshold: [0, 1] },
  )
  seen.observe(taught[0])
  seen.observe(taught.at(-1))
}

// The numbers up to the first gap.
function firstPiece(numbers) {
  const last = numbers.findIndex((number, index) => numbers[index + 1] !== number + 1)
  return numbers.slice(0, last + 1)
}

// Scrolls no further than needed, and tells whether it did. Where there is no room for
// all lines, the piece that is named first is at the top.
function bringTogetherIntoView(lines, named, view) {
  const before = view.scrollTop
  const { top, height } = view.getBoundingClientRect()
  const covered = coveredHeight(lines[0].closest(".code-panel"))
  const room = height - covered
  const place = (all) => [
    all[0].getBoundingClientRect().top - top - covered,
    all.at(-1).getBoundingClientRect().bottom - top - covered,
  ]
  let [begin, end] = place(lines)
  const spare = room - (end - begin)
  if (spare < 0) [begin, end] = place(named)
  if (begin < 0 || end > room) view.scrollTop += begin - Math.max(spare / 2, 0)
  return view.scrollTop !== before
}

function scroller(node) {
  while (node && !/auto|scroll/.test(getComputedStyle(node).overflowY)) node = node.parentElement
  return node
}
