const cards = new Map() // With all that was answered, by what they ask: until a reload.

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".recall")
  if (!cards.has(data)) cards.set(data, card(JSON.parse(data)))
  if (root.firstChild !== cards.get(data)) {
    root.replaceChildren(cards.get(data))
    root.firstChild.open = false
  }
  const details = root.querySelector("details")
  const text = root.closest(".st-key-text_column")
  details.ontoggle = () => text.toggleAttribute("data-recalling", details.open)
  details.ontoggle()
  return () => text.removeAttribute("data-recalling")
}

function card({ place, questions, words }) {
  const details = node("details", "recall-card question-card")
  details.append(node("summary", "", words.title))
  questions.forEach((question, index) => {
    const answered = (right) => {
      const detail = { kind: "recall", id: `${place}/${index + 1}`, right }
      document.dispatchEvent(new CustomEvent("lesson-progress", { detail }))
    }
    details.append((question.parts ? order : choice)(question, words, answered))
  })
  return details
}

// The first try counts; whoever was wrong can go on to look for the right answer.
function choice({ question, right, answers }, words, answered) {
  const group = asked(question)
  const said = spoken()
  let isFirst = true
  for (const [answer, sentence] of Object.entries(answers)) {
    const choose = button("", () => {
      const isRight = answer === right
      choose.dataset.verdict = isRight ? "right" : "wrong"
      say(said, `${isRight ? words.right : words.wrong} ${sentence}`)
      if (isFirst) answered(isRight)
      isFirst = false
    })
    choose.className = "recall-answer"
    choose.append(...paragraph(answer).childNodes)
    group.append(choose)
  }
  group.append(said)
  return group
}

function order({ question, parts, before, well_done: wellDone }, words, answered) {
  const group = asked(question)
  const said = spoken()
  const list = node("ol", "recall-parts")
  const names = shuffled(Object.keys(parts))
  let isFirst = true
  draw()

  function draw() {
    list.replaceChildren(...names.map((name, at) => {
      const item = node("li")
      const ways = node("span", "recall-ways")
      ways.append(mover(name, at, -1), mover(name, at, 1))
      item.append(ways, node("pre", "", parts[name]))
      return item
    }))
  }

  function mover(name, at, by) {
    const move = button(by < 0 ? "↑" : "↓", () => {
      names.splice(at, 1)
      names.splice(at + by, 0, name)
      draw()
      const moved = list.children[at + by].querySelectorAll("button")
      const same = moved[by < 0 ? 0 : 1]
      ;(same.disabled ? moved[by < 0 ? 1 : 0] : same).focus()
    })
    move.disabled = !names[at + by]
    move.ariaLabel = filled(by < 0 ? words.up : words.down, { number: at + 1 })
    return move
  }

  const check = button(words.check, () => {
    const wrong = before.find(({ part, other }) => names.indexOf(part) > names.indexOf(other))
    say(said, wrong ? `${words.wrong} ${wrong.why}` : `${words.right} ${wellDone}`)
    if (isFirst) answered(!wrong)
    isFirst = false
  })
  group.append(list, check, said)
  return group
}

// Never begun in the right order.
function shuffled(names) {
  const [first, ...rest] = names
  return [...rest.reverse(), first]
}

function asked(question) {
  const group = node("div", "recall-question")
  group.append(paragraph(question))
  return group
}

function spoken() {
  const said = node("p", "question-card-verdict")
  said.setAttribute("role", "status")
  return said
}

function say(said, text) {
  said.replaceChildren(...paragraph(text).childNodes)
}

function node(tag, className = "", text = "") {
  const made = tagged(tag, text)
  made.className = className
  return made
}
