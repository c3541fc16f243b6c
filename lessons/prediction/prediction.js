const IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
const SETTLED = 200 // milliseconds in which Streamlit takes away what a run left out

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".prediction")
  if (root.data !== data) {
    root.data = data
    root.stop?.()
    const step = JSON.parse(data)
    root.hidden = !step.predictions.length
    if (step.predictions.length) ask(root, step, 0)
  }
  return () => root.stop?.()
}

// Asks one of a step's questions, until the run that it is about is over.
function ask(root, step, index) {
  const { words } = step
  const question = step.predictions[index]
  const answer = ANSWERS[question.asks](question, step)
  const first = paragraph(question.first, "prediction-first")
  root.replaceChildren(
    paragraph(words.title, "question-card-title"),
    first,
    paragraph(question.question),
    answer.controls,
    paragraph(words.hints[question.asks], "question-card-hint"),
    row(
      ...answer.actions,
      button(words.showMe, () => tell("")),
      button(words.skip, skip),
    ),
  )
  let seen = lastRun()?.number ?? 0
  const isReady = (run) => (run?.sent ?? 0) >= question.after
  first.hidden = isReady(lastRun())

  const drawn = new MutationObserver(look)
  drawn.observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-run"] })
  root.stop = () => {
    drawn.disconnect()
    answer.stop()
  }

  function look() {
    answer.paint()
    const run = lastRun()
    if (!run || run.number === seen || run.ending === "under way") return
    const isAnother = run.deed !== question.deed || run.number < seen
    const isEarly = question.after && run.sent <= question.after
    seen = run.number
    first.hidden = isReady(run)
    if (isAnother || isEarly) return
    drawn.disconnect()
    whenSettled(() => judge(lastRun() ?? run))
  }

  function judge(run) {
    const verdict = answer.judge(run)
    tell(verdict.said)
    if (verdict.right === undefined) return
    const id = `${step.step}/${index + 1}`
    const detail = { kind: "prediction", id, right: verdict.right }
    document.dispatchEvent(new CustomEvent("lesson-progress", { detail }))
  }

  function tell(said) {
    drawn.disconnect()
    answer.end()
    const result = document.createElement("div")
    result.setAttribute("role", "status")
    const ways = [button(words.again, () => again(index))]
    if (step.predictions[index + 1]) ways.push(button(words.next, () => again(index + 1)))
    root.replaceChildren(
      paragraph(words.title, "question-card-title"), paragraph(question.question), result, row(...ways),
    )
    // What is put into a region that is there already is read out.
    result.append(paragraph(said, "question-card-verdict"), paragraph(question.why))
    root.scrollIntoView({ block: "nearest" })
  }

  function again(next) {
    root.stop()
    ask(root, step, next)
  }

  function skip() {
    root.stop()
    root.replaceChildren(row(button(words.open, () => ask(root, step, index))))
  }
}

function whenSettled(then) {
  if (document.querySelector(IDLE)) setTimeout(then, SETTLED)
  else setTimeout(whenSettled, SETTLED / 2, then)
}
