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

// The steps of a road, by their addresses: where all was right, and where not. What is
// recalled is of earlier lessons, and so of none of these: it is counted by itself. And
// so is a check that was passed: it is of an exercise, by its own name.
function judged(done, road) {
  const [steps, recalled] = [{}, []]
  for (const [task, right] of done) {
    const [kind, id] = task.split(" ")
    const [slug, step] = id.split("/")
    const address = `${slug}?step=${step}`
    if (!(address in road)) continue
    if (kind === "recall") recalled.push(right)
    else if (kind !== "check") steps[address] = right && steps[address] !== false
  }
  const those = (are) => Object.keys(steps).filter((address) => steps[address] === are)
  return { right: those(true), wrong: those(false), recalled }
}

// A line with a label and links, or nothing without links.
function line(label, links) {
  if (!links.length) return []
  const listed = links.flatMap((one, index) => (index ? [", ", one] : [one]))
  return [node("p", {}, node("strong", { textContent: label }), " ", ...listed)]
}
