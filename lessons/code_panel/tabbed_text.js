// Texts as they are, one at a time, each to be copied. Whoever chooses a tab chooses it
// wherever there is one of its name: who has Windows has it in every step.
function tabbedText(texts, areFiles = false) {
  const panel = element("div", "code-panel tabbed-text")
  const bar = element("div", "code-panel-bar tabbed-text-bar")
  panel.append(bar)
  for (const name of Object.keys(texts)) {
    const tab = action("button", "", name, { type: "button", "data-tab": name })
    tab.onclick = () => {
      chosenTabs.add(name)
      Object.keys(texts).forEach((other) => other === name || chosenTabs.delete(other))
      document.querySelectorAll(".tabbed-text").forEach((other) => other.showChosen())
    }
    bar.append(tab)
  }
  bar.append(element("span", "tabbed-text-space"))
  panel.showChosen = () => {
    const names = Object.keys(texts)
    const shown = names.find((name) => chosenTabs.has(name)) ?? names[0]
    for (const tab of bar.querySelectorAll("[data-tab]")) {
      tab.setAttribute("aria-pressed", String(tab.dataset.tab === shown))
    }
    const text = texts[shown]
    panel.querySelector("pre")?.remove()
    bar.querySelectorAll(".tabbed-text-take").forEach((button) => button.remove())
    const take = [copyAction("Copy", text, `Copy: ${shown}`)]
    if (areFiles) take.push(downloadAction(shown, text))
    take.forEach((button) => button.classList.add("tabbed-text-take"))
    bar.append(...take)
    panel.append(element("pre", "tabbed-text-shown", { tabindex: "0" }, text))
  }
  panel.showChosen()
  return panel
}

// One for all: each component is a module of its own.
const chosenTabs = (window.chosenTabs ??= new Set(
  /Windows/.test(navigator.userAgent) ? ["Windows"] : [],
))
