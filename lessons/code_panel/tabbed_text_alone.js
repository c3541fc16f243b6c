export default function ({ data, parentElement }) {
  const { texts, areFiles } = JSON.parse(data)
  const root = parentElement.querySelector(".tabbed-text-root")
  root.replaceChildren(tabbedText(texts, areFiles))
}
