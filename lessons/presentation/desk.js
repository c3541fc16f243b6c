const ZOOM = { least: 0.7, most: 2, step: 0.1 }
const WRITES = "input, textarea, select, [contenteditable=true]"

export default function ({ data, parentElement }) {
  const { address, code, words } = JSON.parse(data)
  const desk = parentElement.querySelector(".presentation-desk")
  const room = roomDialog(address, code, words)
  const deeds = {
    previous: () => arrow("ArrowLeft"),
    next: () => arrow("ArrowRight"),
    room: () => (room.open ? room.close() : room.showModal()),
    earlier: () => note(-1),
    later: () => note(1),
    larger: () => zoom(ZOOM.step),
    smaller: () => zoom(-ZOOM.step),
    leave,
  }
  const keys = {
    PageUp: "previous", PageDown: "next", ArrowUp: "earlier", ArrowDown: "later",
    "+": "larger", "-": "smaller", q: "room", Escape: "leave",
  }
  desk.replaceChildren(
    ...["previous", "next", "room"].map((deed) => button(words[deed], deeds[deed])),
    keyList(words),
    button(words.leave, leave),
    room,
  )
  zoom(0)

  // Before the page's own keys: in a presentation these have another use.
  const onKey = (event) => {
    const deed = keys[event.key]
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.composedPath()[0].closest?.(WRITES)) return
    const dialog = document.querySelector("dialog[open]")
    if (dialog && (dialog !== room || event.key === "Escape")) return // Its own keys.
    event.preventDefault()
    event.stopPropagation()
    deeds[deed]()
  }
  desk.listening?.abort() // What it was drawn with before.
  desk.listening = new AbortController()
  const { signal } = desk.listening
  document.addEventListener("keydown", onKey, { capture: true, signal })
  return () => desk.listening.abort()
}

// The page leads from step to step by these keys, and loses none of them.
function arrow(key) {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }))
}

function note(by) {
  const markers = [...document.querySelectorAll(".code-panel-marker")]
  const shown = markers.findIndex((marker) => marker.ariaExpanded === "true")
  const target = markers[shown < 0 ? (by > 0 ? 0 : markers.length - 1) : shown + by]
  const other = target ?? markers[shown]
  other?.click() // Beyond the last one, it closes.
  other?.parentElement.scrollIntoView({ block: "nearest" })
}

function zoom(by) {
  const kept = Number(sessionStorage.getItem("presentation-zoom")) || 1
  const factor = Math.min(Math.max(kept + by, ZOOM.least), ZOOM.most)
  sessionStorage.setItem("presentation-zoom", factor)
  document.querySelector(".st-key-columns")?.style.setProperty("--zoom", factor)
}

function leave() {
  const address = new URL(location.href)
  address.searchParams.delete("present")
  // As if by Back or Forward: Streamlit follows, and the session goes on.
  history.pushState({}, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}

function roomDialog(address, code, words) {
  const dialog = document.createElement("dialog")
  dialog.className = "presentation-room"
  dialog.setAttribute("aria-label", words.room)
  dialog.innerHTML = code // Drawn by the server, from the address alone.
  dialog.append(address)
  if (["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname)) {
    const hint = document.createElement("p")
    hint.textContent = words.thisComputer
    dialog.append(hint)
  }
  dialog.onclick = () => dialog.close()
  return dialog
}

function keyList(words) {
  const details = document.createElement("details")
  const summary = document.createElement("summary")
  summary.textContent = words.keys
  const list = document.createElement("dl")
  list.className = "presentation-keys"
  for (const [key, deed] of words.keyList) {
    const [term, said] = [document.createElement("dt"), document.createElement("dd")]
    term.textContent = key
    said.textContent = deed
    list.append(term, said)
  }
  details.append(summary, list)
  return details
}

function button(label, deed) {
  const node = document.createElement("button")
  node.type = "button"
  node.textContent = label
  node.onclick = deed
  return node
}
