// Calls back when the page has drawn something, and returns what ends that. A run is
// drawn in many pieces; once a frame is enough.
function onDraw(then) {
  let frame
  const drawn = new MutationObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(then)
  })
  drawn.observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-run"] })
  return () => {
    drawn.disconnect()
    cancelAnimationFrame(frame)
  }
}
