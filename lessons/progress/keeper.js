const NAVIGATION = ["TopNav", "TopNavDropdown", "SidebarNav"].map((one) => `[data-testid=st${one}Link]`)

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".progress-keeper")
  const { at, road, words } = JSON.parse(data)
  if (at) {
    change((progress) => {
      progress.last = at
      progress.seen.add(at)
    })
  }
  const style = document.createElement("style")
  root.replaceChildren(style)
  const following = follow(root, () => {
    const { seen, done } = load()
    style.textContent = [marks(seen, road, words), ...marksOfSolved(done, words)].join("\n")
  })
  document.addEventListener("lesson-progress", note, { signal: following.signal })
  return () => following.abort()
}

function note({ detail }) {
  const { kind, id, right } = detail ?? {}
  const task = `${kind} ${id}`
  if (TASK.test(task)) change(({ done }) => done.set(task, right === true))
}

// React draws the navigation and the road: what they get besides is a style's affair.
function marks(seen, road, words) {
  return Object.entries(road).map(([slug, steps]) => {
    const count = steps.filter((step) => seen.has(`${slug}?step=${step}`)).length
    if (!count) return ""
    const isAll = count === steps.length
    const text = filled(words.some, { count, all: steps.length })
    const said = isAll ? `"✓" / ${JSON.stringify(words.all)}` : JSON.stringify(text)
    const places = [".st-key-road a", ...(isAll ? NAVIGATION : [])]
    return `:is(${places}):is([href="${slug}"], [href$="/${slug}"])::after { content: ${said} }`
  }).join("\n")
}

// An exercise has its number in its lesson.
function marksOfSolved(done, words) {
  const solved = [...done].filter(([task, right]) => right && task.startsWith("check "))
  return solved.map(([task]) => {
    const [slug, , number] = task.slice("check ".length).split("/")
    return `.st-key-task_${slug}_${number} :is(p, h2)::after { content: " ✓" / ${JSON.stringify(words.solved)} }`
  })
}
