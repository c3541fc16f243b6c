// Another tab keeps a text of the same script in this browser, too. Each goes on with its
// own, and the one that is told of the other's may take it over; *Undo* leads back.
function hearOtherTabs(root, signal) {
  const hear = ({ key, newValue }) => {
    const { panel, snippet, editor } = root.editing
    const { original, place, words } = snippet.edit
    if (key !== KEPT + place) return
    const text = newValue ?? original
    if (!editor) {
      notice(panel, "kept", "")
      return offerKeptText(root)
    }
    if (text === editor.text()) return notice(panel, "other", "")
    const take = action("button", "", words.takeOver, { type: "button" })
    take.onclick = () => {
      takeOver(root, text)
      notice(panel, "other", "")
    }
    notice(panel, "other", words.otherTab, take)
  }
  addEventListener("storage", hear, { signal })
}
