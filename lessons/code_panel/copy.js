// What a button takes: a text, or what tells the text once it is pressed.
const told = (text) => (typeof text === "function" ? text() : text)

// A button that saves a text as a file.
function downloadAction(file, text) {
  const button = action("button", "download", "Download", {
    type: "button",
    title: `Download ${file}`,
  })
  button.onclick = () => {
    const url = URL.createObjectURL(new Blob([told(text)], { type: "text/plain" }))
    element("a", "", { href: url, download: file }).click()
    setTimeout(() => URL.revokeObjectURL(url), 1000)
  }
  return button
}

function copyAction(label, text, title, picture = "content_copy") {
  const button = action("button", picture, label, { type: "button", title })
  const [icon, word] = button.children
  button.onclick = async () => {
    const taken = await told(text)
    if (taken === undefined) return
    const copied = await copy(taken)
    icon.textContent = copied ? "check" : "error"
    word.textContent = copied ? "Copied" : "Select and copy by hand"
    word.setAttribute("role", "status")
    setTimeout(() => {
      icon.textContent = picture
      word.textContent = label
      word.removeAttribute("role") // Else it is no longer what the button is called.
    }, 2000)
  }
  return button
}

// Browsers offer their clipboard only on https and localhost; a workshop's
// address is neither, but copying a selection works there too.
async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused, for example in a frame: a selection is the other way.
    }
  }
  const area = element("textarea", "code-panel-clipboard", { readonly: "" })
  area.value = text
  document.body.append(area)
  area.select()
  const copied = document.execCommand("copy")
  area.remove()
  return copied
}
