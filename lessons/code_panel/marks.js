// Shown by the style that marks the lines, which says in which run they ran.
function legend() {
  const row = element("div", "code-panel-notice code-panel-legend")
  row.append(
    element("span", "code-panel-swatch", { "aria-hidden": "true" }),
    element("span", "code-panel-ran-in", {}, "ran in "),
    element("span", "code-panel-often", {}, "· ×2: twice"),
  )
  return row
}
