const LOOK_AFTER = 100 // milliseconds from a change, in which marks and code are drawn
const UNDER_WAY = "under way"

let shown = {} // the run that was shown last: its sentence, its code, its lines

// Brings into view what the step is about, if it ran; else what a run has reached and the
// run shown before had not.
function followRuns(place, signal) {
  let timer
  const lookSoon = () => {
    timer ??= setTimeout(look, LOOK_AFTER)
  }
  lookSoon() // The desk is drawn again with each run, perhaps when all else has been.
  const drawn = new MutationObserver(lookSoon)
  drawn.observe(document.body, { childList: true, subtree: true })
  signal.addEventListener("abort", () => [drawn.disconnect(), clearTimeout(timer)])

  function look() {
    timer = undefined
    const said = document.querySelector(".live-line[data-run]")
    const panel = document.querySelector(".code-panel")
    if (!said || !panel || said === shown.said) return
    // Of an earlier run, nothing is told there: it is over.
    if (said.dataset.run && JSON.parse(said.dataset.run).ending === UNDER_WAY) return
    const lines = [...panel.querySelectorAll(".code-panel-line")]
    const ran = lines.map((line) => getComputedStyle(line).getPropertyValue("--ran") === "1")
    const code = `${place} ${panel.ariaLabel}`
    const before = shown
    shown = { said, code, ran }
    if (code !== before.code || panel.querySelector(NOTE)) return
    const taught = (line) => line.matches(".code-panel-about")
    const reached = lines.filter((_, index) => ran[index] && !before.ran[index])
    const newlyTaught = reached.filter(taught)
    const taughtAgain = lines.filter((line, index) => ran[index] && taught(line))
    if (newlyTaught.length) bringLinesIntoView(panel, newlyTaught)
    else if (taughtAgain.length) bringLinesIntoView(panel, taughtAgain, { oneWillDo: true })
    else bringLinesIntoView(panel, reached)
  }
}

// Where there is no room for all of them, the first is at the top, unless one of them will
// do and is in view.
function bringLinesIntoView(panel, lines, { oneWillDo = false } = {}) {
  if (!lines.length) return
  const view = panel.closest(".st-key-code_column")
  const top = topOfCode(panel)
  const bottom = view.getBoundingClientRect().bottom
  const [begin, end] = [lines[0].getBoundingClientRect().top, lines.at(-1).getBoundingClientRect().bottom]
  const isInView = (line) => {
    const place = line.getBoundingClientRect()
    return place.top >= top && place.bottom <= bottom
  }
  const isTooTall = end - begin > bottom - top
  if (lines.every(isInView) || (oneWillDo && isTooTall && lines.some(isInView))) return
  panel.parentElement.dataset.keeps = "" // Nor does the panel bring its own back.
  view.scrollTop += begin - top - Math.max((bottom - top - (end - begin)) / 2, 0)
}

// Does what makes the lines larger or smaller; the first in view is the first afterwards.
function keepFirstLine(deed) {
  const panel = document.querySelector(".code-panel")
  const first = [...(panel?.querySelectorAll(".code-panel-line") ?? [])]
    .find((line) => line.getBoundingClientRect().top > topOfCode(panel) - 1)
  deed()
  if (!first) return // There is no code, or it is being edited.
  panel.parentElement.dataset.keeps = ""
  panel.closest(".st-key-code_column").scrollTop += first.getBoundingClientRect().top - topOfCode(panel)
}

// Where the code begins that neither the panel's head lies over nor what is said below it.
function topOfCode(panel) {
  const over = panel.querySelectorAll(".code-panel-head, .code-panel-notices")
  return Math.max(...[...over].map((node) => node.getBoundingClientRect().bottom))
}
