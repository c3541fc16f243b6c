const LOOK_EVERY = 1000, ANSWERS_WITHIN = 3000 // milliseconds
const RUNNING = "[data-testid=stApp]:not([data-test-script-state=notRunning])"

// A single long call of a script may let nothing else in Python run: then the server
// answers nobody, and the page alone can say so.
function watchServer(root, signal) {
  const { panel, snippet: { edit: { words } } } = root.editing
  let isAsking = false
  const look = async () => {
    if (isAsking) return
    isAsking = true
    const isStuck = isRunning() && !(await answersInTime()) && isRunning()
    isAsking = false
    const isSaid = Boolean(panel.querySelector(".code-panel-stuck-notice"))
    if (isStuck !== isSaid) notice(panel, "stuck", isStuck && words.stuck)
  }
  const looking = setInterval(look, LOOK_EVERY)
  signal.addEventListener("abort", () => clearInterval(looking))
}

const isRunning = () => Boolean(document.querySelector(RUNNING))

// A server that is gone is none that takes too long.
async function answersInTime() {
  try {
    await fetch(new URL("_stcore/health", document.baseURI), { signal: AbortSignal.timeout(ANSWERS_WITHIN) })
    return true
  } catch ({ name }) {
    return name !== "TimeoutError"
  }
}
