const LOOK_AFTER = 100 // milliseconds from a change, in which marks and code are drawn
const UNDER_WAY = "under way"

let shown = {} // the run that was shown last: its sentence, its code, its lines

// Brings into view what a run has reached and the run shown before had not.
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
    const reached = lines.filter((_, index) => ran[index] && !before.ran[index])
    const taught = reached.filter((line) => line.matches(".code-panel-about"))
    bringLinesIntoView(panel, taught.length ? taught : reached)
  }
}

// Where there is no room for all of them, the first is at the top.
function bringLinesIntoView(panel, lines) {
  if (!lines.length) return
  const view = panel.closest(".st-key-code_column")
  const top = panel.querySelector(".code-panel-head").getBoundingClientRect().bottom
  const bottom = view.getBoundingClientRect().bottom
  const [begin, end] = [lines[0].getBoundingClientRect().top, lines.at(-1).getBoundingClientRect().bottom]
  if (begin >= top && end <= bottom) return
  panel.parentElement.dataset.keeps = "" // Nor does the panel bring its own back.
  view.scrollTop += begin - top - Math.max((bottom - top - (end - begin)) / 2, 0)
}
