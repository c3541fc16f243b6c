// Asks again while a check is under way, says how it ended, leads to the line where the
// script failed, and notes what is solved.
const LOOK_AFTER = 400

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".check-status")
  const { said, looks, solved, line, showLine } = JSON.parse(data)
  if (root.textContent !== said) root.textContent = said
  const way = parentElement.querySelector(".check-line")
  way.hidden = !line
  // The code panel, and what leads to it, hear of a click on this.
  way.dataset.codeLine = line
  if (way.textContent !== showLine) way.textContent = showLine
  if (solved) {
    const detail = { kind: "check", id: solved, right: true }
    document.dispatchEvent(new CustomEvent("lesson-progress", { detail }))
  }
  if (looks === "0") return
  const next = setTimeout(() => setTriggerValue("look", looks), LOOK_AFTER)
  return () => clearTimeout(next)
}
