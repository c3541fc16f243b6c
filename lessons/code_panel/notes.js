// Notes open below their line, one at a time, and lead to one another in order.
function addNotes(panel, notes) {
  const lines = panel.querySelectorAll(".code-panel-line")
  const markers = notes.map(({ line }, index) => {
    const marker = element("button", "code-panel-marker", {
      type: "button",
      "aria-expanded": "false",
      title: "Read the note on this line",
      "aria-label": `Note ${index + 1} of ${notes.length}, on line ${line}`,
    })
    marker.append(
      element("span", "code-panel-icon", { "aria-hidden": "true" }, "info"),
      String(index + 1),
    )
    marker.onclick = () => open(marker.getAttribute("aria-expanded") === "true" ? -1 : index)
    lines[line - 1].insertBefore(marker, lines[line - 1].lastChild) // the newline
    return marker
  })
  panel.addEventListener("keydown", ({ key }) => {
    const shown = markers.find((marker) => marker.getAttribute("aria-expanded") === "true")
    if (key !== "Escape" || !shown) return
    open(-1)
    shown.focus()
  })

  function open(chosen) {
    panel.querySelector(".code-panel-note")?.remove()
    markers.forEach((marker, index) => {
      marker.setAttribute("aria-expanded", String(index === chosen))
      marker.parentElement.classList.toggle("code-panel-noted", index === chosen)
    })
    if (chosen < 0) return
    const note = element("span", "code-panel-note", { role: "note" })
    note.append(...noteText(notes[chosen].text), element("br"))
    const ways = [["Previous note", chosen - 1], ["Next note", chosen + 1], ["Close", -1]]
    for (const [label, target] of ways) {
      if (target >= notes.length || (target < 0 && label !== "Close")) continue
      const way = action("button", "", label, { type: "button" })
      way.onclick = () => {
        open(target)
        markers[target < 0 ? chosen : target].focus()
      }
      note.append(way)
    }
    markers[chosen].parentElement.append(note)
  }
}

function noteText(text) {
  return text
    .split("`")
    .map((part, index) => (index % 2 ? element("b", "", {}, part) : part))
}
