// Each way to answer: its controls, whether they say something, and how a run answers
// it. `paint` draws anew what stands in the page and may have been drawn over; `end`
// takes it back; `stop` all of it.
const ANSWERS = {
  lines: linesAnswer,
  bubbles: (question, step) => numberAnswer(question, step, () => drawn("stChatMessage").length),
  titles: (question, step) => numberAnswer(question, step, () => drawn("stHeading").length),
  entries: (question, step) => numberAnswer(question, step, (run) => run.state[question.of] ?? 0),
  gone: goneAnswer,
}
const NO_LINES = { actions: [], paint() {}, end() {}, stop() {} }

// What the app shows of a kind.
function drawn(kind) {
  return [...document.querySelectorAll(`.st-key-live_main [data-testid=${kind}]`)]
}

function numberAnswer(question, { words }, counted) {
  const input = document.createElement("input")
  Object.assign(input, { type: "number", min: 0, max: 99, ariaLabel: words.number })
  return {
    ...NO_LINES,
    controls: input,
    isMade: () => input.value !== "",
    judge(run) {
      const count = counted(run)
      const is = filled(words.isNumber[question.asks], { count })
      if (input.value === "") return { said: `${is} ${words.noPrediction}` }
      const right = Number(input.value) === count
      const said = right ? words.right : filled(words.wrong, { said: input.value })
      return { right, said: `${said} ${is}` }
    },
    end() {
      input.value = ""
    },
  }
}

function goneAnswer(question, { words }) {
  const controls = document.createElement("fieldset")
  controls.ariaLabel = words.number
  const boxes = Object.entries({ ...question.choices, [words.nothing]: "" }).map(([name, text]) => {
    const label = document.createElement("label")
    const box = Object.assign(document.createElement("input"), { type: "checkbox" })
    label.append(box, ...paragraph(name).childNodes)
    controls.append(label)
    return { box, name, text }
  })
  // Not as it looks: on a phone, the app may be out of sight.
  const isOnScreen = (text) => drawn("stElementContainer").some((node) => node.textContent.trim() === text)
  const wasOnScreen = new Set()
  const note = () => boxes.filter(({ text }) => isOnScreen(text)).forEach(({ text }) => wasOnScreen.add(text))
  note()
  const isMade = () => boxes.some(({ box }) => box.checked)
  return {
    ...NO_LINES,
    controls,
    isMade,
    paint: note,
    judge() {
      const asked = boxes.filter(({ text }) => text)
      const gone = asked.filter(({ text }) => wasOnScreen.has(text) && !isOnScreen(text))
      if (!wasOnScreen.size) return { said: words.sayItExactly }
      const names = gone.map(({ name }) => name).join(", ")
      const is = names ? filled(words.wereGone, { what: names }) : words.noneGone
      if (!isMade()) return { said: `${is} ${words.noPrediction}` }
      const right = asked.every((each) => each.box.checked === gone.includes(each))
      const ticked = boxes.filter(({ box }) => box.checked).map(({ name }) => name).join(", ")
      const said = right ? words.right : filled(words.wrong, { said: ticked })
      return { right, said: `${said} ${is}` }
    },
  }
}
