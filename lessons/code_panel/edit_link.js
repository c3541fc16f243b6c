const LONGEST_LINK = 2000 // characters that every way of sending an address takes

// Resolves with an address that brings the text that is written now, if it is not too long.
async function linkToText(root) {
  const made = await editorModule(root)
  if (!made) return
  const { panel, snippet } = root.editing
  const address = new URL(location.href)
  address.hash = `edit=${await made.packed(snippet.now())}`
  if (address.href.length <= LONGEST_LINK) return address.href
  notice(panel, "edit", snippet.edit.words.linkTooLong)
}

// What a link brings is only shown: it runs when the learner says so.
async function takeLinkedText(root) {
  const [, piece] = /^#edit=(.*)$/.exec(location.hash) ?? []
  if (piece === undefined) return
  // It belongs to this place: the addresses that lead on from here do not carry it.
  history.replaceState(history.state, "", location.pathname + location.search)
  const { place, most } = root.editing.snippet.edit
  const made = await editorModule(root)
  const text = await made?.unpacked(piece, most).catch(() => null)
  if (!made || root.editing?.snippet.edit.place !== place) return
  const { panel, snippet: { edit: { words } } } = root.editing
  if (text === null) notice(panel, "edit", words.badLink)
  else openEditor(root, { text, said: words.proposal, isProposed: true })
}
