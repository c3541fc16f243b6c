// A bar beside each part of the loop, and its name at its first line of code.
function nameLoopParts(panel, parts) {
  const lines = [...panel.querySelectorAll(".code-panel-line")]
  for (const [name, first, last] of parts) {
    const own = lines.slice(first - 1, last)
    own.forEach((line) => (line.dataset.part = name))
    const code = own.find((line) => !/^\s*#/.test(line.textContent))
    const label = element("span", "code-panel-part", {}, name)
    code.insertBefore(label, code.querySelector(".code-panel-marker") ?? code.lastChild)
  }
}
