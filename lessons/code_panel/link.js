// The address of the step, and of its lines that are linked: also while a card is open,
// when a click on a line answers.
function linkAction() {
  const link = copyAction("Copy link", addressHere, "Copy the address of this code", "link")
  link.classList.add("code-panel-link")
  return link
}

function addressHere() {
  const address = new URL(location.href)
  address.searchParams.delete("present") // Whoever gets it is no room.
  return address.href
}
