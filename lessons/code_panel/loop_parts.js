// A bar beside each part of the loop, and its name at its first line of code.
function nameLoopParts(panel, parts) {
  const lines = [...panel.querySelectorAll(".code-panel-line")]
  for (const [name, first, last] of parts) {
    const own = lines.slice(first - 1, last)
    own.forEach((line) => (line.dataset.part = name))
    const code = own.find((line) => !line.querySelector(".code-panel-c1:first-of-type, .code-panel-c1"))
    const label = element("span", "code-panel-part", {}, name)
    const at = code ?? own[0]
    at.insertBefore(label, at.querySelector(".code-panel-marker") ?? at.lastChild)
  }
}
