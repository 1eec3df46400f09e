// Names a reader may have meant, where the search finds nothing or not all of what was typed.
(() => {
  const input = document.querySelector("input[name=query]")
  const result = document.querySelector("[data-md-component=search-result]")
  if (!input || !result) return
  const list = result.lastElementChild
  const box = document.createElement("div")
  box.className = "radar-meant"
  box.setAttribute("role", "status")
  result.insertBefore(box, list)

  const config = JSON.parse(document.getElementById("__config").textContent)
  const base = new URL(config.base.replace(/\/?$/, "/"), location)
  let known

  // What the theme says as long as it has not answered, which takes a while with the first word.
  const meta = result.firstElementChild
  const waits = new Set([meta.textContent.trim(), config.translations?.["search.result.placeholder"]])
  const answered = () => !waits.has(meta.textContent.trim())

  /** The names as they are compared, read when they are first needed. */
  async function names() {
    const { meant, names } = await (location.protocol === "file:" ? fromScript() : fetched())
    return { meant, names: names.map(([name, page, of]) => ({ name, page, of, words: words(name) })) }
  }

  const fetched = async () => (await fetch(new URL("search/names.json", base))).json()

  /** A page that was opened as a file may fetch nothing, but run what lies beside it. */
  const fromScript = () =>
    new Promise((done, failed) => {
      const script = document.createElement("script")
      script.src = new URL("search/names.js", base)
      script.onload = () => done(window.radargenNames)
      script.onerror = failed
      document.head.append(script)
    })

  /** Words in small letters a to z, so that neither accents nor hyphens count as errors. */
  function words(text) {
    const plain = text.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue").replace(/ß/g, "ss")
    return plain.normalize("NFKD").replace(/\p{M}/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  }

  /** How many letters to insert, drop, replace or swap to make the one of the other, or of how it begins. */
  function errors(typed, word, beginning) {
    let before, last = Array.from({ length: word.length + 1 }, (_, n) => n)
    for (let i = 1; i <= typed.length; i++) {
      const row = [i]
      for (let j = 1; j <= word.length; j++) {
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (typed[i - 1] !== word[j - 1]))
        if (before && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1)
      }
      before = last
      last = row
    }
    return beginning ? Math.min(...last) : last[word.length]
  }

  /** The errors in all that was typed against a name; Infinity where a word has more than its length excuses. */
  function distance(typed, name) {
    const joined = errors(typed.join(""), name.words.join(""), false)
    const apart = typed.reduce((sum, word) => {
      const least = Math.min(...name.words.map(each => errors(word, each, word.length > 4)))
      return sum + (least <= allowed(word) ? least : Infinity)
    }, 0)
    return Math.min(apart, joined <= allowed(typed.join("")) ? joined : Infinity)
  }

  const allowed = word => (word.length < 4 ? 0 : word.length < 9 ? 1 : 2)

  /** Whether the theme's search has found every word in its best result. */
  const found = () => list.firstElementChild && !list.firstElementChild.querySelector(":scope > a .md-search-result__terms del")

  async function suggest() {
    const value = input.value
    const typed = words(value)
    if (typed.join("").length < 4 || found() || !answered()) return box.replaceChildren()
    const { meant, names: all } = await (known ??= names())
    if (input.value !== value || found() || !answered()) return
    const near = all.map(name => ({ ...name, far: distance(typed, name) })).filter(name => name.far < Infinity)
    const pages = new Map()
    for (const name of near.sort((a, b) => a.far - b.far)) if (!pages.has(name.page)) pages.set(name.page, name)
    box.replaceChildren(...(pages.size ? [meant, ...[...pages.values()].slice(0, 3).map(link)] : []))
  }

  function link({ name, page, of }) {
    const a = document.createElement("a")
    const address = new URL(page, base)
    a.href = window.radarRoutes ? window.radarRoutes.written(address) : address
    // Enter leads to the result with the highest score, which the theme's script looks for in here.
    const text = a.appendChild(document.createElement("span"))
    text.dataset.mdScore = "0"
    text.textContent = of ? `${name} (${of})` : name
    return a
  }

  let waiting
  function soon() {
    clearTimeout(waiting)
    waiting = setTimeout(suggest, 120)
  }
  input.addEventListener("input", soon)
  const observer = new MutationObserver(soon)
  observer.observe(list, { childList: true })
  observer.observe(meta, { childList: true, characterData: true, subtree: true })
})()
