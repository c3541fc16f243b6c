const IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
const SETTLED = 200 // milliseconds in which Streamlit takes away what a run left out
// The question that was left, and what was said to it, by step: until a reload. One's own
// code has no step.
const left = new Map()

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".prediction")
  if (root.data !== data) {
    root.data = data
    root.stop?.()
    const step = JSON.parse(data)
    Object.assign(root, { hidden: !step.predictions.length, tabIndex: -1, role: "group", ariaLabel: step.words.title })
    const { index, said } = left.get(step.step) ?? { index: 0 }
    if (step.predictions.length) ask(root, step, index, said)
  }
  return () => root.stop?.()
}

// Asks one of a step's questions, until the run that it is about is over; or says what
// was said to it before the learner went elsewhere.
function ask(root, step, index, saidBefore) {
  const { words } = step
  const question = step.predictions[index]
  const answer = ANSWERS[question.asks](question, step)
  root.classList.remove("prediction-skipped")
  const first = paragraph(question.first, "prediction-first")
  const asked = paragraph(`${words.predict} ${question.question}`)
  const hint = paragraph(words.hints[question.asks], "question-card-hint")
  // How many there are, the run alone can say.
  const canShow = !(question.asks in words.isNumber)
  show(
    root,
    first,
    asked,
    answer.controls,
    hint,
    paragraph(words.elsewhere, "question-card-hint prediction-elsewhere"),
    row(
      ...answer.actions,
      ...(canShow ? [button(words.showMe, () => tell(""))] : []),
      button(words.skip, skip),
    ),
  )
  root.oninput = () => (hint.textContent = answer.isMade() ? words.noted : words.hints[question.asks])
  let latest = lastRun()
  let isAnswer = false // Whether the latest run is the one that is asked about.
  let isTold = false
  const isReady = (run) => (run?.sent ?? 0) >= question.after
  sayFirst()

  const rest = onDraw(look)
  root.stop = () => {
    isTold = true
    rest()
    answer.stop()
  }
  if (saidBefore) tell(saidBefore)

  function look() {
    answer.paint()
    const run = lastRun()
    if (!run) return
    if (run.began !== latest?.began) {
      // The lines of the next run are marked as ever.
      if (isTold) return run.deed && root.stop()
      const deeds = [run.deed, run.deed === "send" && run.interrupts ? "interrupt" : ""]
      isAnswer = Boolean(latest) && isReady(latest) && deeds.includes(question.deed)
      latest = run
      sayFirst()
    }
    if (isTold || !isAnswer || run.ending === "under way") return
    isAnswer = false
    if (question.line && !run.lines[question.line]) return // What comes first was left out.
    whenSettled(() => isTold || judge(lastRun() || run))
  }

  function sayFirst() {
    const isDone = !question.line && question.after && isReady(latest)
    first.hidden = !question.first || isDone
  }

  function judge(run) {
    const verdict = answer.judge(run)
    if (step.step) left.set(step.step, { index, said: verdict.said })
    tell(verdict.said)
    leadHere(words.ready)
    if (verdict.right === undefined || !step.step) return
    const id = `${step.step}/${index + 1}`
    const detail = { kind: "prediction", id, right: verdict.right }
    document.dispatchEvent(new CustomEvent("lesson-progress", { detail }))
  }

  function tell(said) {
    isTold = true
    answer.end()
    const result = document.createElement("div")
    result.setAttribute("role", "status")
    const ways = [button(words.again, () => again(index))]
    if (step.predictions[index + 1]) ways.push(button(words.next, () => again(index + 1)))
    show(root, asked, result, row(...ways))
    // What is put into a region that is there already is read out.
    result.append(paragraph(said, "question-card-verdict"), paragraph(question.why))
    root.scrollIntoView({ block: "nearest" })
  }

  function again(next) {
    if (step.step) left.set(step.step, { index: next })
    root.stop()
    ask(root, step, next)
  }

  function skip() {
    root.stop()
    root.classList.add("prediction-skipped")
    show(root, row(button(words.open, () => ask(root, step, index))))
  }
}

// A keyboard stays where it was: in the card.
function show(root, ...nodes) {
  const hadFocus = root.contains(document.activeElement)
  root.replaceChildren(...nodes)
  if (hadFocus) root.focus()
}

// In a narrow window the card may be out of sight: then its tab leads to it.
function leadHere(label) {
  const columns = document.querySelector(".st-key-columns")
  const tab = document.querySelector(".column-tabs [data-column=text]")
  if (!tab || columns.dataset.column === "text") return
  const name = tab.textContent
  tab.textContent = label
  tab.classList.add("column-tab-news")
  const read = () => {
    tab.textContent = name
    tab.classList.remove("column-tab-news")
  }
  tab.addEventListener("click", read, { once: true })
}

function whenSettled(then) {
  if (document.querySelector(IDLE)) setTimeout(then, SETTLED)
  else setTimeout(whenSettled, SETTLED / 2, then)
}
