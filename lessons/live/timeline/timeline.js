// The dots are drawn anew with each run, so what they do is watched from outside.
const DOTS = ".live-timeline button"

// This component is drawn anew with each run, too, perhaps between press and release.
let pressed = null

export default function ({ setTriggerValue }) {
  let hadFocus = false

  function choose(dot) {
    if (!dot) return
    hadFocus = dot.parentElement.contains(document.activeElement)
    setTriggerValue("run", Number(dot.textContent))
  }

  // While a script runs, a dot may be drawn anew between press and release: no click.
  const dotAt = ({ clientX, clientY }) =>
    document.elementFromPoint(clientX, clientY)?.closest(DOTS)
  const onPress = (event) => {
    pressed = dotAt(event)?.textContent
  }
  const onRelease = (event) => {
    const dot = dotAt(event)
    if (dot?.textContent === pressed) choose(dot)
  }

  // A click by keyboard, or by what reads the page aloud.
  const onClick = ({ target, detail }) => {
    if (!detail) choose(target.closest?.(DOTS))
  }

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

  // Once a frame: to ask where a dot is lays out the page, at each change anew.
  let frame = 0
  const bringIntoView = () => {
    const dot = document.querySelector(`${DOTS}[aria-checked="true"]`)
    if (!dot) return
    const [at, begin] = [dot, dot.parentElement].map((node) => node.getBoundingClientRect().left)
    dot.parentElement.scrollLeft += at - begin
    if (hadFocus) dot.focus()
    hadFocus = false
  }
  const drawn = new MutationObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(bringIntoView)
  })

  document.addEventListener("pointerdown", onPress)
  document.addEventListener("pointerup", onRelease)
  document.addEventListener("click", onClick)
  document.addEventListener("keydown", onKey, true)
  const place = document.querySelector(".st-key-live_line")
  if (place) drawn.observe(place, { childList: true, subtree: true })
  return () => {
    document.removeEventListener("pointerdown", onPress)
    document.removeEventListener("pointerup", onRelease)
    document.removeEventListener("click", onClick)
    document.removeEventListener("keydown", onKey, true)
    drawn.disconnect()
    cancelAnimationFrame(frame)
  }
}
