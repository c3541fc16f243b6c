const PANE = ".st-key-live_pane"
// They have a use for the arrow keys themselves.
const TAKES_ARROWS =
  "input, textarea, select, audio, video, [contenteditable=true], [role=tablist], [role=slider]," +
  " [role=radiogroup], [role=listbox], [role=combobox], [role=menu], [role=grid], dialog"
const TRIES = 3
const PATIENCE = 5000 // milliseconds in which a step that was asked for is drawn

let page // what the server drew last
let wanted // where the keys lead, if not there yet
let asked // where the server was asked to go on the way

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".page-manners")
  const { at } = page ?? {}
  page = JSON.parse(data)
  if (!root.hasChildNodes()) begin(root)
  arrive()
  if (at !== undefined && at !== page.at) focusOn(page.heading)
}

function begin(root) {
  const said = document.createElement("div")
  said.className = "page-manners-said"
  said.setAttribute("role", "status")
  root.append(said)
  const skip = document.createElement("a")
  skip.className = "page-manners-skip"
  skip.href = "#live-pane"
  skip.textContent = page.words.skip
  skip.onclick = (event) => {
    event.preventDefault()
    document.querySelector(PANE)?.focus()
  }
  document.body.prepend(skip)

  const name = () => {
    const pane = document.querySelector(PANE)
    skip.hidden = !pane
    if (pane && !pane.hasAttribute("role")) {
      pane.id = "live-pane"
      pane.tabIndex = -1
      pane.setAttribute("role", "region")
      pane.setAttribute("aria-label", page.words.pane)
    }
  }
  name()
  const drawn = new MutationObserver(() => {
    if (root.isConnected) return name()
    drawn.disconnect()
    skip.remove()
  })
  drawn.observe(document.body, { childList: true, subtree: true })

  // Before the buttons' own shortcuts, which lose a key that is pressed during a run.
  window.addEventListener("keydown", function onKey(event) {
    if (!root.isConnected) return window.removeEventListener("keydown", onKey, true)
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!by || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.composedPath()[0].closest?.(TAKES_ARROWS)) return
    event.stopImmediatePropagation()
    event.preventDefault()
    if (!event.repeat) go(by)
  }, true)
}

// Streamlit is asked for one place at a time: overtaken on its way to another page, it
// would write that page into the address. Meanwhile keys are counted.
function go(by) {
  const step = new URLSearchParams(location.search).get("step")
  const here = road().indexOf(`${location.pathname.split("/").pop()}?step=${step}`)
  const from = wanted ?? (here < 0 ? page.at : road()[here])
  const to = road()[road().indexOf(from) + by]
  if (!to) return
  wanted = to
  if (!asked || performance.now() > asked.end) ask()
}

function ask(tries = 1) {
  asked = { place: wanted, end: performance.now() + PATIENCE, tries }
  // As if by Back or Forward: Streamlit follows, and the session goes on.
  const presents = new URLSearchParams(location.search).get("present") === "1"
  const address = presents ? `${wanted}&present=1` : wanted
  if (!location.href.endsWith(`/${address}`)) history.pushState({}, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}

function arrive() {
  if (!asked) return
  const { place, tries } = asked
  asked = undefined
  // A run that was under way may take a request over, and lose where it leads.
  if (wanted !== page.at && (place === page.at || tries < TRIES)) {
    ask(place === page.at ? 1 : tries + 1)
  } else wanted = undefined
}

function road() {
  return Object.entries(page.road).flatMap(([slug, steps]) =>
    steps.map((step) => `${slug}?step=${step}`))
}

function focusOn(heading) {
  const { at } = page
  const end = performance.now() + PATIENCE
  requestAnimationFrame(function look() {
    const found = [...document.querySelectorAll("h1, h2")].find(
      (other) => !other.closest(PANE) && other.textContent.trim().endsWith(heading))
    if (!found && at === page.at && performance.now() < end) requestAnimationFrame(look)
    if (!found || document.activeElement.matches("input, textarea")) return
    found.tabIndex = -1
    found.blur() // The last step's heading may have been the same element.
    found.focus()
  })
}
