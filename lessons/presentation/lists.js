// What the desk opens: the keys, the steps, and the step's address for the room.
function keyList(words) {
  const list = document.createElement("dl")
  list.className = "presentation-keys"
  for (const [key, deed] of words.keyList) {
    const [term, said] = [document.createElement("dt"), document.createElement("dd")]
    term.textContent = key
    said.textContent = deed
    list.append(term, said)
  }
  return opening(words.keys, list)
}

// This lesson's steps, and the other lessons: each [its name, its address], and a
// step's minutes.
function stepList(place, steps, lessons, words) {
  const nav = document.createElement("nav")
  nav.className = "presentation-steps"
  const details = opening(words.steps, nav)
  for (const ways of [steps, lessons]) {
    const list = document.createElement("ul")
    for (const [name, address, minutes] of ways) {
      const [item, link] = [document.createElement("li"), document.createElement("a")]
      link.textContent = name
      if (minutes) link.append(" ", minutesOf(minutes, words))
      link.href = `${address}&present=1`
      if (address === place) link.ariaCurrent = "step"
      link.onclick = (event) => {
        event.preventDefault()
        details.open = false
        if (address !== place) lead(link.getAttribute("href"))
      }
      item.append(link)
      list.append(item)
    }
    nav.append(list)
  }
  return details
}

function minutesOf(minutes, words) {
  const said = document.createElement("small")
  said.textContent = words.minutes.replace("{minutes}", minutes)
  return said
}

function toggleSteps(list) {
  list.open = !list.open
  if (list.open) list.querySelector("[aria-current]").focus()
}

function moveInSteps(list, by) {
  const links = [...list.querySelectorAll("a")]
  links[links.indexOf(document.activeElement) + by]?.focus()
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

// One of them is open at a time.
function opening(label, content) {
  const details = document.createElement("details")
  details.name = "presentation-desk"
  const summary = document.createElement("summary")
  summary.textContent = label
  details.append(summary, content)
  return details
}

function button(label, deed) {
  const node = document.createElement("button")
  node.type = "button"
  node.textContent = label
  node.onclick = deed
  return node
}
