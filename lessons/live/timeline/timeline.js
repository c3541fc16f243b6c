// The dots are drawn anew with each run, so what they do is watched from outside.
const DOTS = ".live-timeline button"

export default function ({ setTriggerValue }) {
  let hadFocus = false

  function choose(dot) {
    if (!dot) return
    hadFocus = dot.parentElement.contains(document.activeElement)
    setTriggerValue("run", Number(dot.textContent))
  }

  const onClick = ({ target }) => choose(target.closest?.(DOTS))

  // Among the dots an arrow leads to the next one; from anywhere but a text, with Shift.
  const onKey = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const at = event.composedPath()[0]
    const writes = at.closest?.("input, textarea, select, [contenteditable]")
    if (!step || writes || !(event.shiftKey || at.matches?.(DOTS))) return
    event.preventDefault()
    event.stopPropagation()
    const dots = [...document.querySelectorAll(DOTS)]
    choose(dots[dots.findIndex((dot) => dot.ariaChecked === "true") + step])
  }

  const shown = () => document.querySelector(`${DOTS}[aria-checked="true"]`)
  const drawn = new MutationObserver(() => {
    const dot = shown()
    if (!dot) return
    dot.parentElement.scrollLeft = dot.offsetLeft - dot.parentElement.offsetLeft
    if (hadFocus) dot.focus()
    hadFocus = false
  })

  document.addEventListener("click", onClick)
  document.addEventListener("keydown", onKey, true)
  const place = document.querySelector(".st-key-live_line")
  if (place) drawn.observe(place, { childList: true, subtree: true })
  return () => {
    document.removeEventListener("click", onClick)
    document.removeEventListener("keydown", onKey, true)
    drawn.disconnect()
  }
}
