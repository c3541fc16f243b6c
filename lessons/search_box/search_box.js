const WAIT = 80 // milliseconds after a letter, in case another one follows

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".search-box")
  if (!root.hasChildNodes()) draw(root, JSON.parse(data))
}

function draw(root, { path, longest, words }) {
  const open = node("button", "search-box-open", {
    type: "button",
    title: words.open,
    "aria-label": words.open,
    "aria-haspopup": "dialog",
  })
  open.append(node("span", "search-box-icon", { "aria-hidden": "true" }, "search"))
  const dialog = node("dialog", "search-box-dialog", { "aria-label": words.open })
  const input = node("input", "search-box-input", {
    type: "text",
    role: "combobox",
    placeholder: words.placeholder,
    "aria-label": words.open,
    "aria-autocomplete": "list",
    "aria-controls": "search-box-hits",
    "aria-expanded": "false",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
    maxlength: longest,
  })
  const status = node("div", "search-box-status", { role: "status" })
  const list = node("div", "", { id: "search-box-hits", role: "listbox", "aria-label": words.hits })
  dialog.append(input, status, list)
  root.append(open, dialog)

  open.onclick = () => dialog.showModal()
  // To return false would keep the browser from opening a hit in a new tab.
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close()
  }
  list.onclick = (event) => {
    const hit = event.target.closest("a")
    if (!hit || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(hit)
  }
  const go = (hit) => {
    dialog.close()
    // As if by Back or Forward: Streamlit follows, and the session goes on.
    history.pushState({}, "", hit.href)
    dispatchEvent(new PopStateEvent("popstate"))
  }

  const show = ({ hits, corrected }) => {
    list.replaceChildren(...hits.map(option))
    input.setAttribute("aria-expanded", String(hits.length > 0))
    choose(0)
    const count = hits.length === 1 ? words.one : words.many.replace("{count}", hits.length)
    const taken = corrected.length ? ` ${words.corrected.replace("{words}", corrected.join(" "))}` : ""
    status.textContent = input.value.trim() ? (hits.length ? count + taken : words.none) : ""
  }
  const choose = (index) => {
    const hits = [...list.children]
    const chosen = hits[(index + hits.length) % hits.length]
    for (const hit of hits) hit.setAttribute("aria-selected", String(hit === chosen))
    chosen?.scrollIntoView({ block: "nearest" })
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id)
    else input.removeAttribute("aria-activedescendant")
  }

  let timer, asking
  input.oninput = () => {
    clearTimeout(timer)
    asking?.abort()
    timer = setTimeout(ask, WAIT)
  }
  const ask = async () => {
    asking = new AbortController()
    const { signal } = asking
    try {
      const answer = await fetch(`${path}?q=${encodeURIComponent(input.value)}`, { signal })
      if (!answer.ok) throw new Error(answer.statusText)
      show(await answer.json())
    } catch {
      if (!signal.aborted) status.textContent = words.failed
    }
  }
  input.onkeydown = (event) => {
    event.stopPropagation() // The page's own keys are not for what is typed here.
    const hits = [...list.children]
    const at = hits.findIndex((hit) => hit.getAttribute("aria-selected") === "true")
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (next !== undefined) choose(next)
    else if (event.key === "Enter" && hits[at]) go(hits[at])
    else return
    event.preventDefault()
  }

  document.addEventListener("keydown", function onSlash(event) {
    if (!root.isConnected) return document.removeEventListener("keydown", onSlash)
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.composedPath()[0])) return
    event.preventDefault()
    if (!dialog.open) dialog.showModal()
    input.select()
  })
}

function option({ address, lesson, step, isCode, pieces }, index) {
  const hit = node("a", "search-box-hit", {
    id: `search-box-hit-${index}`,
    role: "option",
    tabindex: "-1",
    href: address,
  })
  const said = node("span", isCode ? "search-box-code" : "search-box-said")
  said.append(...pieces.map(([text, isFound]) => (isFound ? node("mark", "", {}, text) : text)))
  hit.append(node("span", "search-box-lesson", {}, lesson), " ")
  hit.append(node("span", "search-box-step", {}, step), said)
  return hit
}

function isTyping(element) {
  return element.matches?.("input, textarea, select, [role=textbox]") || element.isContentEditable
    || Boolean(element.closest?.(".st-key-live_pane"))
}

function node(tag, className, attributes = {}, text = "") {
  const made = document.createElement(tag)
  if (className) made.className = className
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  if (text) made.textContent = text
  return made
}
