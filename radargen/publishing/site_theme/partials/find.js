
// Shows lost readers the page of the radar in the language of the address, wherever below its server the site stands.
(() => {
  const { root, own, languages, parts } = document.currentScript.dataset
  const [first, ...others] = languages.split(" ")
  const ours = new Set([...others, ...parts.split(" ")])
  const steps = location.pathname.split("/").slice(1)

  // How many steps lead to the site: to where one of its own parts follows, as a rule; else to a folder of a server.
  const begins = [...steps.keys()]
  const likely = [...begins.filter((n) => ours.has(steps[n])), ...begins.filter((n) => n === 1), ...begins]
  const place = (n) => ["", ...steps.slice(0, n), ""].join("/")
  const language = (n) => (others.includes(steps[n]) ? steps[n] : first)

  async function find() {
    document.documentElement.hidden = true
    for (const n of new Set(likely)) {
      const folder = language(n) === first ? "" : `${language(n)}/`
      const answer = await fetch(`${location.origin}${place(n)}${folder}lost.html`).catch(() => null)
      const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html")
      if (page && page.querySelector("[data-radar-lost]")) return show(page, answer.url)
    }
    // Nothing was found, so what there is must do.
    const kept = document.querySelector("template")
    if (kept) document.body.append(kept.content)
    document.documentElement.hidden = false
  }

  // All links of that page begin where it lies, and not at the address that is shown.
  function show(page, address) {
    const whole = (link) => (/^[#?]/.test(link) ? link : new URL(link, address).href)
    for (const name of ["href", "src"])
      for (const each of page.querySelectorAll(`[${name}]`)) each.setAttribute(name, whole(each.getAttribute(name)))
    const config = page.getElementById("__config")
    const { base, search, ...rest } = JSON.parse(config.textContent)
    config.textContent = JSON.stringify({ base: whole(base), search: whole(search), ...rest }).replaceAll("<", "\\u003c")
    // With this a preview looks again by itself.
    const again = document.querySelector("meta[http-equiv=refresh]")
    if (again) page.head.append(again.cloneNode())
    document.open()
    document.write(`<!doctype html>${page.documentElement.outerHTML}`)
    document.close()
  }

  const n = root.split("/").length - 2
  const broken = ({ target }) => {
    if (target.rel !== "stylesheet") return
    removeEventListener("error", broken, true)
    find()
  }
  // Where the site knows its address, this page is as it should be, unless it is read elsewhere or in another language.
  if (root && place(n) === root && language(n) === own) {
    addEventListener("error", broken, true)
  } else {
    // What follows of this page is laid aside, or its scripts would be at work when the other takes its place.
    if (root) document.write("<template>")
    find()
  }
})()
