const endings = new Map() // How the learner's hunts ended, by place: until a reload.

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".hunt")
  if (root.data !== data) {
    root.data = data
    root.stop?.()
    const asked = JSON.parse(data)
    hunt(root, asked, () => setTriggerValue("mend", true))
  }
  return () => root.stop?.()
}

// Asks where the fault is; once that is found or shown, says where and why.
function hunt(root, asked, showTheMend) {
  const { place, fault, words } = asked
  let ending = endings.get(place) ?? (asked.isOver ? "shown" : "")
  const verdicts = new Map() // What is said beside each line that was clicked.
  const listening = new AbortController()
  // What is put into a region that is there already is read out.
  const status = (root.status ??= tagged("p", ""))
  status.setAttribute("role", "status")
  status.className = "question-card-verdict"
  const showMe = button(words.showMe, () => end("shown"))
  const showMend = button(words.showMend, showTheMend)
  if (!ending) onLineClick(listening.signal, judge)
  draw()

  const rest = onDraw(paint)
  root.stop = () => {
    rest()
    listening.abort()
    letLinesAnswer(false)
    codeLines().forEach((line) => mark(line))
  }
  paint()

  function draw() {
    root.replaceChildren(
      paragraph(words.title, "question-card-title"),
      paragraph(ending ? "" : words.hint, "question-card-hint"),
      status,
      ...(ending ? asked.reason.map((text) => paragraph(text)) : []),
      paragraph(ending && asked.mayEdit ? words.mendIt : "", "question-card-hint"),
      row(ending ? showMend : showMe),
    )
    say(ending ? `${ending === "found" ? `${words.found} ` : ""}${asked.where}` : "")
  }

  function paint() {
    letLinesAnswer(!ending, words.isFault)
    codeLines().forEach((line, index) => {
      const number = index + 1
      if (!ending) mark(line, verdicts.has(number) && "other", verdicts.get(number))
      else if (fault.includes(number)) mark(line, ...atFault(fault.includes(index)))
    })
  }

  // The lines beside a gap are innocent.
  function atFault(isNamedAbove) {
    const [hunted, name] = asked.isMissing ? ["other", words.beside] : ["fault", words.fault]
    return [hunted, isNamedAbove ? "" : name]
  }

  function judge(number) {
    if (!asked.code.includes(number)) return // An empty line or a comment.
    const run = lastRun()
    if (fault.includes(number) || (asked.isMissing && didFail(number, run))) return end("found")
    const { times, did } = whatItDid(number, run)
    const [said, beside] = words.did[did].map((text) => filled(text, { number, times }))
    verdicts.set(number, beside)
    say(said)
    paint()
  }

  function whatItDid(number, run) {
    const times = (run && run.lines[number]) || 0
    const did = () => {
      if (statement(number).some((line) => fault.includes(line))) return "close"
      if (run === undefined) return "unread"
      if (run === "") return "unknown" // The learner looks at an earlier run.
      if (didFail(number, run)) return "failed"
      return times > 1 ? "often" : times ? "once" : "never"
    }
    return { times, did: did() }
  }

  function didFail(number, run) {
    return run?.ending === "failed" && statement(number).includes(run.line)
  }

  function statement(number) {
    return asked.statements.find((lines) => lines.includes(number)) ?? []
  }

  function end(how) {
    listening.abort()
    ending = how
    endings.set(place, how)
    codeLines().forEach((line) => mark(line))
    draw()
    paint()
    const detail = { kind: "hunt", id: `${place}/1`, right: how === "found" }
    document.dispatchEvent(new CustomEvent("lesson-progress", { detail }))
    // In a narrow window the reason is behind this one.
    document.querySelector(".column-tabs [data-column=text]")?.click()
    root.scrollIntoView({ block: "nearest" })
    for (const number of [...fault].reverse()) codeLines()[number - 1]?.scrollIntoView({ block: "nearest" })
    showMend.focus({ preventScroll: true })
  }

  function say(said) {
    status.textContent = said
  }
}

function mark(line, hunted, verdict) {
  set(line, "data-hunted", hunted || null)
  set(line, "data-verdict", verdict || null)
}
