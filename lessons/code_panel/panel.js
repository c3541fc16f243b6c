export default function ({ data, parentElement }) {
  const snippet = JSON.parse(data)
  const root = parentElement.querySelector(".code-panel-root")
  const isNew = !root.hasChildNodes()
  const panel = element("section", "code-panel", { "aria-label": `Code of ${snippet.file}` })
  panel.append(head(snippet), code(snippet), foot(snippet))
  root.replaceChildren(panel)
  if (isNew) scrollPageToTop(root)
}

function head(snippet) {
  const bar = element("div", "code-panel-bar")
  const name = element("span", "code-panel-file", {}, snippet.file)
  const open = action("a", "open_in_new", "Open alone", {
    href: snippet.alone,
    target: "_blank",
    rel: "noopener",
    title: "Run this snippet alone, full size, in a new tab",
  })
  bar.append(
    name,
    copyAction("Copy", snippet.source, "Copy the file"),
    downloadAction(snippet),
    open,
  )
  return bar
}

function code(snippet) {
  const pre = element("pre", "code-panel-code", { tabindex: "0" })
  for (const tokens of snippet.lines) {
    const line = element("code", "code-panel-line")
    const indent = /^ */.exec(tokens.map(([, text]) => text).join(""))[0].length
    line.style.setProperty("--indent", `${indent + 2}ch`)
    for (const [kind, text] of tokens) {
      line.append(kind ? element("span", `code-panel-${kind}`, {}, text) : text)
      if (/[.,([{]$/.test(text)) line.append(element("wbr")) // Here it may wrap.
    }
    // A newline of its own, so that selected text keeps its lines.
    line.append("\n")
    pre.append(line)
  }
  return pre
}

function foot(snippet) {
  const command = `streamlit run ${snippet.file}`
  const bar = element("div", "code-panel-bar code-panel-foot")
  const text = element("span", "code-panel-command", {}, command)
  bar.append(text, copyAction("Copy", command, "Copy the command"))
  return bar
}

function downloadAction(snippet) {
  const button = action("button", "download", "Download", {
    type: "button",
    title: `Download ${snippet.file}`,
  })
  button.onclick = () => {
    const url = URL.createObjectURL(new Blob([snippet.source], { type: "text/x-python" }))
    element("a", "", { href: url, download: snippet.file }).click()
    setTimeout(() => URL.revokeObjectURL(url), 1000)
  }
  return button
}

function copyAction(label, text, title) {
  const button = action("button", "content_copy", label, { type: "button", title })
  const [icon, word] = button.children
  button.onclick = async () => {
    const copied = await copy(text)
    icon.textContent = copied ? "check" : "error"
    word.textContent = copied ? "Copied" : "Select and copy by hand"
    word.setAttribute("role", "status")
    setTimeout(() => {
      icon.textContent = "content_copy"
      word.textContent = label
    }, 2000)
  }
  return button
}

// Browsers offer their clipboard only on https and localhost; a workshop's
// address is neither, but copying a selection works there too.
async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused, for example in a frame: a selection is the other way.
    }
  }
  const area = element("textarea", "code-panel-clipboard", { readonly: "" })
  area.value = text
  document.body.append(area)
  area.select()
  const copied = document.execCommand("copy")
  area.remove()
  return copied
}

function scrollPageToTop(inside) {
  inside.closest("[data-testid=stMain]")?.scrollTo({ top: 0 })
}

function action(tag, icon, label, attributes) {
  const node = element(tag, "code-panel-action", attributes)
  node.append(
    element("span", "code-panel-icon", { "aria-hidden": "true" }, icon),
    element("span", "code-panel-label", {}, label),
  )
  return node
}

function element(tag, className, attributes = {}, text = "") {
  const node = document.createElement(tag)
  if (className) node.className = className
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  if (text) node.textContent = text
  return node
}
