// What a learner has done, in their browser's local storage: one key, one JSON. Whatever
// shows or changes it has this file, and reads it anew each time: other tabs write too.
const KEY = "chat-lessons-progress"
const VERSION = 1
const CHANGED = "lesson-progress-kept"
const STEP = /^[a-z][a-z0-9_]*\?step=[a-z][a-z0-9_]*$/
const TASK = /^(prediction|hunt|recall|check) [a-z][a-z0-9_]*\/[a-z][a-z0-9_]*\/[1-9][0-9]*$/

// What the storage did not take, as it is blocked or full: kept as long as the tab is open.
window.progressNotKept ??= ""

function load() {
  let kept = ""
  try {
    kept = localStorage.getItem(KEY)
  } catch {
    // Blocked: nothing is there.
  }
  const progress = read(window.progressNotKept)
  merge(progress, read(kept))
  return progress
}

function change(deed) {
  const progress = load()
  deed(progress)
  keep(write(progress))
  document.dispatchEvent(new CustomEvent(CHANGED))
}

function keep(text) {
  try {
    const before = localStorage.getItem(KEY)
    if (before !== null && before !== write(read(before))) setAside(before)
    if (before !== text) localStorage.setItem(KEY, text)
    window.progressNotKept = ""
  } catch {
    window.progressNotKept = text // It is said where one exports it.
  }
}

// What is not all understood, be it broken or a later version's, is not written over.
function setAside(text) {
  for (let number = 1; ; number += 1) {
    const key = `${KEY}-set-aside-${number}`
    const there = localStorage.getItem(key)
    if (there === null) localStorage.setItem(key, text)
    if (there === null || there === text) return
  }
}

// Forgets all, and returns what brings it back.
function forget() {
  const progress = load()
  const aside = {}
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(KEY))) {
      if (key !== KEY) aside[key] = localStorage.getItem(key)
      localStorage.removeItem(key)
    }
  } catch {
    // Blocked: nothing is there.
  }
  window.progressNotKept = ""
  document.dispatchEvent(new CustomEvent(CHANGED))
  return () => {
    change((now) => merge(now, progress))
    for (const text of Object.values(aside)) setAside(text)
  }
}

// Takes of a text what is progress, and leaves the rest.
function read(text) {
  let said
  try {
    said = JSON.parse(text)
  } catch {
    // What is no JSON has none.
  }
  const { last, seen, done, celebrated } = said ?? {}
  const tasks = Object.entries(done ?? {})
  return {
    last: isStep(last) ? last : "",
    seen: new Set(Array.isArray(seen) ? seen.filter(isStep) : []),
    done: new Map(tasks.filter(([task, right]) => TASK.test(task) && typeof right === "boolean")),
    celebrated: celebrated === true,
  }
}

function isStep(said) {
  return typeof said === "string" && STEP.test(said)
}

function write({ last, seen, done, celebrated }) {
  return JSON.stringify({
    version: VERSION, last, seen: [...seen], done: Object.fromEntries(done), celebrated,
  })
}

function merge(progress, other) {
  progress.last ||= other.last
  other.seen.forEach((step) => progress.seen.add(step))
  other.done.forEach((right, task) => progress.done.set(task, right || progress.done.get(task) === true))
  progress.celebrated ||= other.celebrated
}

// Shows it, now and whenever it changes, here or in another tab.
function follow(root, show) {
  root.following?.abort()
  const following = (root.following = new AbortController())
  const { signal } = following
  document.addEventListener(CHANGED, show, { signal })
  // Without a key, all was cleared.
  window.addEventListener("storage", ({ key }) => [KEY, null].includes(key) && show(), { signal })
  show()
  return following
}
