function paragraph(text, className = "") {
  const node = document.createElement("p")
  node.className = className
  node.hidden = !text
  // `code`, *stress* and **strength**, and nothing else of Markdown.
  for (const [index, part] of (text ?? "").split("`").entries()) {
    if (index % 2) node.append(tagged("code", part))
    else node.append(...part.split("**").flatMap(stressed))
  }
  return node
}

function stressed(text, index) {
  if (index % 2) return tagged("strong", text)
  return text.split("*").map((piece, at) => (at % 2 ? tagged("em", piece) : piece))
}

function tagged(tag, text) {
  const node = document.createElement(tag)
  node.textContent = text
  return node
}

function row(...nodes) {
  const node = document.createElement("div")
  node.className = "question-card-row"
  node.append(...nodes)
  return node
}

function button(label, deed) {
  const node = tagged("button", label)
  node.type = "button"
  node.onclick = deed
  return node
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

// Only what is other is set, or the page's watchers would never come to rest.
function set(node, name, value) {
  if (value === null) node.removeAttribute(name)
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value)
}
