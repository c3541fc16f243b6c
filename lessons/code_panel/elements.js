function action(tag, icon, label, attributes) {
  const node = element(tag, "code-panel-action", attributes)
  if (icon) node.append(element("span", "code-panel-icon", { "aria-hidden": "true" }, icon))
  node.append(element("span", "code-panel-label", {}, label))
  return node
}

function element(tag, className, attributes = {}, text = "") {
  const node = document.createElement(tag)
  if (className) node.className = className
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  if (text) node.textContent = text
  return node
}
