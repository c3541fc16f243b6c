export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".progress-summary")
  const { road, exercises, words } = JSON.parse(data)
  const following = follow(root, () => {
    const { seen, done } = load()
    const { right, wrong, recalled } = judged(done, road)
    const recall = { right: recalled.filter(Boolean).length, all: recalled.length }
    const unseen = Object.keys(road).filter((address) => !seen.has(address))
    const solved = Object.keys(exercises).filter((check) => done.get(check))
    const links = (steps) => steps.map((address) => link(address, road[address]))
    root.replaceChildren(
      ...line(words.right, links(right)),
      ...line(words.wrong, links(wrong)),
      ...line(words.solved, solved.map((check) => exercises[check])),
      ...(recalled.length ? [node("p", { textContent: filled(words.recalled, recall) })] : []),
      ...line(words.unseen, links(unseen)),
      ...(unseen.length ? [] : [node("p", { textContent: words.allSeen })]),
    )
  })
  return () => following.abort()
}
