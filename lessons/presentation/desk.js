const ZOOM = { least: 0.7, most: 2, step: 0.1 }
const BUTTONS = "[type=radio], [type=checkbox], [type=button]"
const WRITES = `textarea, select, [contenteditable=true], input:not(${BUTTONS})`
const NOTE = ".code-panel-marker[aria-expanded=true]"
const POPOVER = "[data-testid=stPopoverBody], [data-baseweb=popover]"
const POPOVER_BUTTON = "[data-testid=stPopoverButton][aria-expanded=true]"
const LETTER = /^\p{L}$/u

export default function ({ data, parentElement }) {
  const { address, code, place, steps, lessons, words } = JSON.parse(data)
  const desk = parentElement.querySelector(".presentation-desk")
  const room = roomDialog(address, code, words)
  const list = stepList(place, steps, lessons, words)
  const deeds = {
    previous: () => turn("ArrowLeft"),
    next: () => turn("ArrowRight"),
    steps: () => toggleSteps(list),
    mend: () => press(".st-key-text_column [data-testid=stRadio] input:not(:checked)"),
    restart: () => press(".st-key-live_pane [class*=st-key-restart_] button"),
    room: () => (room.open ? room.close() : room.showModal()),
    earlier: () => (list.open ? moveInSteps(list, -1) : note(-1)),
    later: () => (list.open ? moveInSteps(list, 1) : note(1)),
    larger: () => keepFirstLine(() => zoom(ZOOM.step)),
    smaller: () => keepFirstLine(() => zoom(-ZOOM.step)),
    escape: () => escape(desk),
  }
  const keys = {
    PageUp: "previous", PageDown: "next", ArrowUp: "earlier", ArrowDown: "later",
    s: "steps", m: "mend", r: "restart", "+": "larger", "-": "smaller", q: "room",
    Escape: "escape",
  }
  desk.replaceChildren(
    ...["previous", "next"].map((deed) => button(words[deed], deeds[deed])),
    list,
    button(words.room, deeds.room),
    keyList(words),
    button(words.leave, leave),
    room,
  )
  desk.deeds = deeds
  zoom(0)

  // Before the page's own keys: in a presentation these have another use.
  const onKey = (event) => {
    const { key } = event
    const deed = keys[key.length > 1 ? key : key.toLowerCase()]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isLetter = LETTER.test(key)
    const isOfText = isLetter && typesOn()
    if (!deed || isForField(event.composedPath()[0], key)) return
    const dialog = document.querySelector("dialog[open]")
    if (dialog && (dialog !== room || key === "Escape")) return // Its own keys.
    if (key === "Escape" && document.querySelector(POPOVER)) return // It closes itself.
    event.preventDefault()
    event.stopPropagation()
    if (!isLetter) {
      doWaiting()
      deeds[deed]()
    } else if (!isOfText) wait(() => desk.deeds[deed]()) // By then it may be drawn anew.
  }
  desk.listening?.abort() // What it was drawn with before.
  desk.listening = new AbortController()
  const { signal } = desk.listening
  document.addEventListener("keydown", onKey, { capture: true, signal })
  followRuns(place, signal)
  return () => desk.listening.abort()
}

// A clicker leads on from any field but the editor: the focus stays there after a message.
function isForField(target, key) {
  if (target.closest?.(".code-panel-editor")) return true
  return !key.startsWith("Page") && key !== "Escape" && Boolean(target.closest?.(WRITES))
}

// The page leads from step to step by these keys, and loses none of them.
function turn(key) {
  press(POPOVER_BUTTON) // What is open there would lie over the next step.
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }))
}

function press(what) {
  document.querySelector(what)?.click()
}

function note(by) {
  const markers = [...document.querySelectorAll(".code-panel-marker")]
  const shown = markers.findIndex((marker) => marker.ariaExpanded === "true")
  const target = markers[shown < 0 ? (by > 0 ? 0 : markers.length - 1) : shown + by]
  const other = target ?? markers[shown]
  other?.click() // Beyond the last one, it closes.
  other?.parentElement.scrollIntoView({ block: "nearest" })
}

// Closes what is open, then leaves the field, then the presentation.
function escape(desk) {
  const open = desk.querySelector("details[open]")
  const focused = document.activeElement
  if (open) open.open = false
  else if (document.querySelector(NOTE)) press(NOTE)
  else if (focused?.matches(WRITES)) focused.blur()
  else leave()
}

function zoom(by) {
  const kept = Number(sessionStorage.getItem("presentation-zoom")) || 1
  const factor = Math.min(Math.max(kept + by, ZOOM.least), ZOOM.most)
  sessionStorage.setItem("presentation-zoom", factor)
  // For what opens beside the page, too.
  document.documentElement.style.setProperty("--zoom", factor)
}

function leave() {
  const address = new URL(location.href)
  address.searchParams.delete("present")
  lead(address)
}

// As if by Back or Forward: Streamlit follows, and the session goes on.
function lead(address) {
  history.pushState({}, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}
