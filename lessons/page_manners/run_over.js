const WAIT = 150 // milliseconds in which what came with the run's end is drawn

let said = { address: "", messages: [] }

export default function () {
  setTimeout(() => {
    const messages = [...document.querySelectorAll(".st-key-live_pane [data-testid=stChatMessageContent]")]
      .map((message) => `${message.getAttribute("aria-label")}: ${message.innerText}`)
    const address = location.href
    // What was there when the page was opened is read like the rest of it.
    if (address === said.address) say(messages)
    said = { address, messages }
  }, WAIT)
}

function say(messages) {
  const changed = messages.findIndex((message, index) => message !== said.messages[index])
  const fresh = changed < 0 ? [] : messages.slice(changed)
  const run = document.querySelector(".live-line")?.innerText
  const lines = [...fresh, run].filter(Boolean).map((line) => {
    const paragraph = document.createElement("p")
    paragraph.textContent = line
    return paragraph
  })
  document.querySelector(".page-manners-said")?.replaceChildren(...lines)
}
