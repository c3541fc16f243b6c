const PIECES = 24
const COLOURS = ["primary", "green", "orange", "violet"]

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".progress-summary")
  const { road, lessons, words } = JSON.parse(data)
  const steps = Object.keys(road)
  const following = follow(root, () => {
    const { seen, done, celebrated } = load()
    const unseen = steps.filter((address) => !seen.has(address))
    const answers = [...done.values()]
    const counts = {
      seen: steps.length - unseen.length,
      all: steps.length,
      right: answers.filter(Boolean).length,
      answers: answers.length,
    }
    const far = [filled(unseen.length ? words.seen : words.finished, counts)]
    if (answers.length) far.push(filled(words.answered, counts))
    const first = Object.entries(lessons).flatMap(([slug, title]) => {
      const left = unseen.filter((address) => address.startsWith(`${slug}?`))
      return left.length ? [link(left[0], filled(words.left, { title, count: left.length }))] : []
    })
    const wrong = judged(done, road).wrong.map((address) => link(address, road[address]))
    root.querySelectorAll("p").forEach((said) => said.remove())
    if (!seen.size) return
    root.append(
      node("p", { className: unseen.length ? "" : "progress-finished", textContent: far.join(" ") }),
      ...line(words.wrong, wrong),
      ...line(words.unseen, first),
    )
    if (!unseen.length && !celebrated) celebrate(root)
  })
  return () => following.abort()
}

// Once for all: also where paper does not fly, as the browser asks for less motion.
function celebrate(root) {
  const confetti = node("div", { className: "progress-confetti", ariaHidden: "true" })
  for (let piece = 0; piece < PIECES; piece += 1) {
    const paper = node("i")
    paper.style.left = `${(100 * piece) / PIECES}%`
    paper.style.animationDelay = `${((piece * 7) % PIECES) * 25}ms`
    paper.style.background = `var(--st-${COLOURS[piece % COLOURS.length]}-color)`
    confetti.append(paper)
  }
  root.append(confetti)
  change((progress) => (progress.celebrated = true))
}
