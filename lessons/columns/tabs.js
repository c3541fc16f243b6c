// In a narrow window these lead from one column to another; all of them stay alive.
export default function ({ data, parentElement }) {
  const { step, words } = JSON.parse(data)
  const nav = parentElement.querySelector(".column-tabs")
  const columns = () => document.querySelector(".st-key-columns")
  const { label, ...names } = words
  if (!columns()) return // The page was left before this could begin.

  function show(column) {
    const all = columns()
    if (all) all.dataset.column = column
    for (const tab of nav.children) tab.ariaPressed = String(tab.dataset.column === column)
  }

  nav.ariaLabel = label
  if (nav.dataset.step !== step) {
    nav.dataset.step = step
    nav.replaceChildren(...Object.entries(names).map(([column, name]) => tab(column, name)))
    for (const each of nav.children) each.onclick = () => show(each.dataset.column)
    const asked = new URLSearchParams(location.search)
    show(asked.has("lines") || asked.has("run") ? "code" : "text")
  }

  // Which lines ran, said below the app, leads to them; and so does what names a line.
  const onClick = ({ target }) => target.closest?.(".live-line, [data-code-line]") && show("code")
  nav.listening?.abort() // What it was drawn with before.
  nav.listening = new AbortController()
  document.addEventListener("click", onClick, { signal: nav.listening.signal })
  return () => nav.listening.abort()
}

function tab(column, name) {
  const button = document.createElement("button")
  button.type = "button"
  button.dataset.column = column
  button.textContent = name
  return button
}
