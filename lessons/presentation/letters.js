// A letter's deed waits for a while: whoever types on, as after an editor has closed below
// their hands, means none.
const WAITS = 300 // milliseconds
const TYPES_ON = 400 // milliseconds from one letter to the next

let lastLetter = -Infinity
let waiting = {}

// Tells whether a letter that comes now belongs to a text; what was waiting does, too.
function typesOn() {
  dropWaiting()
  const since = performance.now() - lastLetter
  lastLetter = performance.now()
  return since < TYPES_ON
}

function wait(deed) {
  waiting = { deed, timer: setTimeout(doWaiting, WAITS) }
}

function doWaiting() {
  const { deed } = waiting
  dropWaiting()
  deed?.()
}

function dropWaiting() {
  clearTimeout(waiting.timer)
  waiting = {}
}
