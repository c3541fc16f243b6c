// A text as a piece of an address: deflated, in the base64 of addresses.
export async function packed(text) {
  const bytes = await all(piped(new TextEncoder().encode(text), new CompressionStream("deflate-raw")))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

// Throws if it is none, or longer than so many bytes: a short piece may unpack to many.
export async function unpacked(piece, most) {
  const binary = atob(piece.replaceAll("-", "+").replaceAll("_", "/"))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  const text = await all(piped(bytes, new DecompressionStream("deflate-raw")), most)
  return new TextDecoder("utf-8", { fatal: true }).decode(text)
}

function piped(bytes, through) {
  return new Blob([bytes]).stream().pipeThrough(through).getReader()
}

async function all(reader, most = Infinity) {
  const chunks = []
  let length = 0
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    chunks.push(value)
    length += value.length
    if (length > most) {
      await reader.cancel()
      throw new RangeError("The text is too long")
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
