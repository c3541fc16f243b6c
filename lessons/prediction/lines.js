// Lines are answered in the code panel: a click marks the statement that the line
// belongs to.
function linesAnswer(question, { statements, words }) {
  const marked = new Set()
  const listening = new AbortController()
  let verdicts // of each statement, once the run has answered
  let times // how often each line ran then

  function paint() {
    if (!codePanel()) return
    const shown = codeLines()
    codePanel().classList.toggle("code-panel-predicting", !verdicts)
    letLinesAnswer(!verdicts, words.willRun)
    statements.forEach((numbers, index) => numbers.forEach((each, place) => {
      const line = shown[each - 1]
      if (!line) return // The panel still shows another script.
      const number = line.querySelector(".code-panel-number")
      line.classList.toggle("code-panel-marked", !verdicts && marked.has(index))
      set(number, "aria-pressed", verdicts ? null : String(marked.has(index)))
      const verdict = verdicts?.[index]
      set(line, "data-predicted", verdict ?? null)
      set(line, "data-verdict", verdict && !place ? beside(verdict, each) : null)
    }))
  }

  onLineClick(listening.signal, (number) => {
    const index = statements.findIndex((lines) => lines.includes(number))
    if (index < 0) return // An empty line or a comment.
    if (!marked.delete(index)) marked.add(index)
    paint()
  })
  paint()

  function beside(verdict, number) {
    const often = times[number] > 1 ? filled(words.times, { times: times[number] }) : ""
    return `${words.marks[verdict]}${often}`
  }

  function all(isMarked) {
    statements.forEach((_, index) => (isMarked ? marked.add(index) : marked.delete(index)))
    paint()
  }

  function close(found) {
    listening.abort()
    verdicts = found
    paint()
  }

  return {
    controls: "",
    isMade: () => marked.size > 0,
    actions: [button(words.all, () => all(true)), button(words.none, () => all(false))],
    paint,
    judge(run) {
      const isMade = marked.size > 0
      times = run.lines
      const ran = statements.map((lines) => lines.some((line) => run.lines[line]))
      close(ran.map((did, index) => {
        if (!isMade || (!did && !marked.has(index))) return null
        if (did) return marked.has(index) ? "right" : "missed"
        return "idle"
      }))
      if (!isMade) return { said: words.noPrediction }
      const judged = (verdict) => statements.filter((_, index) => verdicts[index] === verdict).flat()
      const [right, missed, idle] = ["right", "missed", "idle"].map(judged)
      if (!missed.length && !idle.length) return { right: true, said: words.right }
      const said = [filled(words.rightLines, { right: right.length, ran: right.length + missed.length })]
      if (missed.length) said.push(filled(words.missedLines, { lines: asRanges(missed) }))
      if (idle.length) said.push(filled(words.idleLines, { lines: asRanges(idle) }))
      return { right: false, said: said.join(" ") }
    },
    end() {
      close(verdicts ?? statements.map(() => null))
    },
    stop() {
      close(statements.map(() => null))
    },
  }
}

// Writes out numbers in order: "1, 3–5".
function asRanges(numbers) {
  return numbers
    .filter((each) => !numbers.includes(each - 1))
    .map((first) => {
      let last = first
      while (numbers.includes(last + 1)) last += 1
      return first === last ? `${first}` : `${first}–${last}`
    })
    .join(", ")
}
