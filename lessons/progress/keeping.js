const LONGEST_FILE = 1e6
const FILE = "chat-lessons-progress.json"

let undo // what was cleared last, until the page is loaded again

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".progress-keeping")
  const { road, words } = JSON.parse(data)
  const far = node("p")
  const deeds = node("div", { className: "progress-deeds" })
  const said = node("p", { role: "status" })
  const elsewhere = node("p", { hidden: true }, ...otherPlace(words))
  const details = node("details", {}, node("summary", { textContent: words.title }), far, elsewhere, deeds, said)
  root.replaceChildren(details)
  const say = (...parts) => said.replaceChildren(...parts)

  const file = node("input", { type: "file", accept: ".json", hidden: true })
  file.onchange = async () => {
    const [chosen] = file.files
    say(await take(chosen, words))
    file.value = "" // So that it can be chosen again.
  }
  const idle = () => deeds.replaceChildren(
    button(words.export, () => save(write(load()))),
    button(words.import, () => file.click()),
    button(words.clear, ask),
    file,
  )
  const ask = () => {
    say()
    const keepIt = button(words.keep, () => {
      idle()
      deeds.querySelector("button").focus()
    })
    deeds.replaceChildren(words.question, button(words.clear, clear), keepIt)
    keepIt.focus()
  }
  const clear = () => {
    undo = forget()
    idle()
    sayCleared()
    said.querySelector("button").focus()
  }
  const sayCleared = () => say(words.cleared, " ", button(words.undo, () => {
    undo()
    undo = undefined
    say(words.undone)
  }))

  idle()
  if (undo) sayCleared()
  const following = follow(root, () => {
    const { seen, done } = load()
    const steps = Object.keys(road)
    const count = steps.filter((address) => seen.has(address)).length
    const answers = [...done.values()]
    const right = answers.filter(Boolean).length
    const counts = { seen: count, all: steps.length, right, answers: answers.length }
    const sentences = [filled(words.seen, counts), answers.length ? filled(words.answered, counts) : ""]
    sentences.push(window.progressNotKept ? words.notKept : words.kept)
    far.textContent = sentences.filter(Boolean).join(" ")
    if (window.progressNotKept) details.open = true
    elsewhere.hidden = Boolean(seen.size || done.size)
  })
  return () => following.abort()
}

async function take(file, words) {
  const taken = read(file.size < LONGEST_FILE ? await file.text() : "")
  if (!taken.seen.size && !taken.done.size) return filled(words.noProgress, { file: file.name })
  change((progress) => merge(progress, taken))
  return filled(words.imported, { file: file.name })
}

function save(text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  node("a", { href, download: FILE }).click()
  setTimeout(() => URL.revokeObjectURL(href), 1000)
}

// To a browser, these names of the same computer are two places.
function otherPlace(words) {
  const other = { localhost: "127.0.0.1", "127.0.0.1": "localhost" }[location.hostname]
  if (!other) return []
  const address = new URL(location.href)
  address.hostname = other
  return [`${words.elsewhere} `, node("a", { href: address.href, textContent: address.host })]
}
