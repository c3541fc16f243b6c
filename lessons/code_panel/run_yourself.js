// How to run the file on one's own computer: a dialog, made when it is asked for.
function runYourselfAction(snippet) {
  const button = action("button", "terminal", "Run it yourself", {
    type: "button",
    title: `How to run ${snippet.file} on your own computer`,
    "aria-haspopup": "dialog",
  })
  button.onclick = () => {
    const dialog = runYourself(snippet)
    button.closest(".code-panel").append(dialog)
    dialog.onclose = () => {
      dialog.remove()
      const address = new URL(location.href)
      address.searchParams.delete("run")
      history.replaceState(history.state, "", address)
    }
    dialog.showModal()
  }
  return button
}

// An address may ask for it: a search finds what it says of errors, too.
function openIfAsked(panel) {
  if (!panel.isConnected || !new URLSearchParams(location.search).has("run")) return
  panel.querySelector("[aria-haspopup=dialog]").click()
  panel.querySelector(".code-panel-dialog h3").scrollIntoView()
}

function runYourself({ file, now, install, troubles, taking }) {
  const dialog = element("dialog", "code-panel-dialog", { "aria-labelledby": "run-yourself" })
  // A click beside the dialog is one on itself, and not on what it holds.
  // To return false would take from its links what they do.
  dialog.onclick = ({ target }) => {
    if (target === dialog) dialog.close()
  }
  const close = action("button", "close", "Close", { type: "button" })
  close.onclick = () => dialog.close()
  const head = element("div", "code-panel-dialog-head")
  head.append(element("h2", "", { id: "run-yourself" }, `Run ${file} yourself`), close)
  const take = element("div", "code-panel-dialog-actions")
  take.append(copyAction("Copy", now, "Copy the file"), downloadAction(file, now))
  const all = { href: taking.all_scripts, download: "" }
  if (all.href) take.append(action("a", "folder_zip", "All scripts of this lesson", all))

  const steps = element("ol")
  const step = (text, ...parts) => {
    const item = element("li")
    item.append(paragraph("p", text), ...parts)
    steps.append(item)
  }
  step("Open a terminal in your folder for scripts. If you have none yet, make one:", tabbedText(FOLDER))
  step("Install what it needs:", inEnvironment(`pip install ${install}`))
  step(`Save the script in that folder, as \`${file}\`:`, take)
  if (taking.script) steps.lastChild.append(paragraph("p", "Or let the terminal fetch it:"), fetched(taking.script))
  if (taking.secrets) step(NEEDS_KEY, tabbedText({ [NO_KEY]: taking.secrets, ...OWN_KEY }))
  step("Run it. Ctrl+C in the terminal ends it:", inEnvironment(`streamlit run ${file}`))

  const list = element("dl")
  for (const [error, text] of troubles) {
    list.append(element("dt", "", {}, error), paragraph("dd", text))
  }
  const inner = element("div", "code-panel-dialog-inner")
  inner.append(head)
  if (taking.where_to_edit) inner.append(paragraph("p", taking.where_to_edit))
  if (taking.mend) inner.append(brokenOnPurpose(taking.mend))
  inner.append(steps, element("h3", "", {}, "If there is an error"), list)
  dialog.append(inner)
  return dialog
}

function brokenOnPurpose(mend) {
  const said = paragraph("p", "This script is broken on purpose. ")
  said.append(element("a", "", { href: mend }, "Show the mended one"))
  return said
}

// With the file's whole address, as this browser knows it, but for what may stand before
// the host's name: a terminal would take that for commands.
function fetched(script) {
  const { origin, pathname } = new URL(script, document.baseURI)
  const address = `${origin}${pathname}`
  return tabbedText(commands(`curl -O ${address}`, `curl.exe -O ${address}`))
}

function paragraph(tag, text) {
  const said = element(tag)
  said.append(...noteText(text))
  return said
}

function commands(onLinuxAndMac, onWindows) {
  return { "Linux and macOS": onLinuxAndMac, Windows: onWindows }
}

function inEnvironment(command) {
  return tabbedText(commands(`.venv/bin/${command}`, `.venv\\Scripts\\${command}`))
}

const FOLDER = commands(
  "mkdir bots\ncd bots\npython3 -m venv .venv",
  "mkdir bots\ncd bots\npy -m venv .venv",
)
const NEEDS_KEY =
  "It asks for a key. Make a folder `.streamlit` beside the script (`mkdir .streamlit`), and " +
  "in it a file `secrets.toml` with one of these. The practice model answers without a key " +
  "as long as this tutorial runs:"
const NO_KEY = "The practice model"
const OWN_KEY = { "Your own key": 'OPENAI_API_KEY = "your key"' }
