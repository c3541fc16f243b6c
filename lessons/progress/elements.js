function node(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

function button(textContent, onclick) {
  return node("button", { type: "button", className: "progress-button", textContent, onclick })
}

function link(href, textContent, className = "progress-link") {
  return node("a", { href, textContent, className, onclick: go })
}

// As if by Back or Forward: Streamlit follows, and the session goes on.
function go(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  history.pushState({}, "", event.currentTarget.href)
  dispatchEvent(new PopStateEvent("popstate"))
}

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

// The steps of a road, by their addresses, in which the learner was right, or wrong.
function judged(done, road) {
  const steps = { true: new Set(), false: new Set() }
  for (const [task, right] of done) {
    const [slug, step] = task.split(" ")[1].split("/")
    const address = `${slug}?step=${step}`
    if (address in road) steps[right].add(address)
  }
  return { right: [...steps.true], wrong: [...steps.false] }
}

// A line with a label and links, or nothing without links.
function line(label, links) {
  if (!links.length) return []
  const listed = links.flatMap((one, index) => (index ? [", ", one] : [one]))
  return [node("p", {}, node("strong", { textContent: label }), " ", ...listed)]
}
