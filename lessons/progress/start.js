export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".progress-start")
  const { road, words } = JSON.parse(data)
  const [first] = Object.keys(road)
  const following = follow(root, () => {
    const { last } = load()
    const title = road[last]
    const [main, other] = ["progress-button progress-primary", "progress-button"]
    root.replaceChildren(
      ...(title ? [link(last, filled(words.continue, { title }), main)] : []),
      link(first, title ? words.startAgain : words.start, title ? other : main),
    )
  })
  return () => following.abort()
}
