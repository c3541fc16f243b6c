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
  const { panel, own, snippet, editor, lines: shown } = root.editing
  const lines = document.querySelector(`${RUNS} .live-line[data-lines]`)?.dataset.lines
  if (lines === shown) return
  root.editing.lines = lines
  if (!lines) return showOwnText(root)
  const { words } = snippet.edit
  panel.classList.add("code-panel-looking-back")
  panel.querySelector(".code-panel-code").replaceWith(code({ lines: JSON.parse(lines) }))
  const goOn = noticeWay(panel, words.goOn, () => {
    showOwnText(root)
    own.querySelector("[contenteditable]").focus({ preventScroll: true })
  })
  notice(panel, "run", words.lookingBack, ...(editor ? [goOn] : []))
}

function showOwnText(root) {
  const { panel, own } = root.editing
  panel.classList.remove("code-panel-looking-back")
  panel.querySelector(".code-panel-code").replaceWith(own)
  notice(panel, "run", "")
  noteUnrun(root)
}
