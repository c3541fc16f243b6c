export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".progress-summary")
  const { road, words } = JSON.parse(data)
  const following = follow(root, () => {
    const { seen, done } = load()
    const { right, wrong } = judged(done, road)
    const unseen = Object.keys(road).filter((address) => !seen.has(address))
    const links = (steps) => steps.map((address) => link(address, road[address]))
    root.replaceChildren(
      ...line(words.right, links(right)),
      ...line(words.wrong, links(wrong)),
      ...line(words.unseen, links(unseen)),
      ...(unseen.length ? [] : [node("p", { textContent: words.allSeen })]),
    )
  })
  return () => following.abort()
}
