const RUNS = ".st-key-live_line"

// Who looks back at a run of another text sees that text as long as they do.
function watchRuns(root, signal) {
  const told = new MutationObserver(() => showTextOfRun(root))
  // The panel is drawn before the place where its runs are told.
  const drawn = new MutationObserver(() => begin())
  const begin = () => {
    const place = document.querySelector(RUNS)
    if (!place) return drawn.observe(document.body, { childList: true, subtree: true })
    drawn.disconnect()
    told.observe(place, { childList: true, subtree: true, attributeFilter: ["data-lines"] })
    showTextOfRun(root)
  }
  begin()
  signal.addEventListener("abort", () => [told, drawn].forEach((one) => one.disconnect()))
}

function showTextOfRun(root) {
  const { panel, own, snippet, lines: shown } = root.editing
  const lines = document.querySelector(`${RUNS} .live-line[data-lines]`)?.dataset.lines
  if (lines === shown) return
  root.editing.lines = lines
  panel.classList.toggle("code-panel-looking-back", Boolean(lines))
  const of = lines ? code({ lines: JSON.parse(lines) }) : own
  panel.querySelector(".code-panel-code").replaceWith(of)
  notice(panel, "run", lines && snippet.edit.words.lookingBack)
}
