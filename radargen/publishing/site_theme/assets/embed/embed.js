// The radar within a page of another site: what the address asks for, and how high it is, told to that page alone.
(() => {
  const page = document.body;
  const asked = new URLSearchParams(location.search);
  const theme = { dark: "slate", light: "default" }[asked.get("theme")];
  if (theme) page.dataset.mdColorScheme = theme;
  page.classList.toggle("radar-without-list", asked.get("list") === "no");

  // What each trend has, by word.
  const trends = Object.entries(JSON.parse(document.getElementById("values").textContent)).map(([id, values]) => ({ id, values }));
  const known = new Map();
  for (const { values } of trends)
    for (const [word, all] of Object.entries(values)) known.set(word, new Set([...(known.get(word) ?? []), ...all]));
  const levels = new Set(["effort", "impact"]);
  const strange = [];

  // As the command line takes it: ring=scale|pilot,tag=ai
  const PIECE = /[,|]|[!<>]?=|"(?:[^"]|"")*"?|(?:[^,|="!<>]|[!<>](?!=))+/g;
  const OPERATOR = /^[!<>]?=$/;
  const bare = (piece) => (piece.startsWith('"') ? piece.slice(1, piece.length > 1 && piece.endsWith('"') ? -1 : undefined).replaceAll('""', '"') : piece.trim());
  const split = (pieces, mark) =>
    pieces.reduce((parts, piece) => (piece === mark ? parts.push([]) : parts.at(-1).push(piece), parts), [[]]);

  // A condition is a list of alternatives, each with a word, an operator and values.
  function condition(pieces) {
    const found = [];
    for (const part of split(pieces, "|")) {
      const place = part.findIndex((piece) => OPERATOR.test(piece));
      const value = bare(part.at(-1) ?? "");
      if (place === 1 && part.length === 3) found.push({ word: bare(part[0]).toLowerCase(), operator: part[1], values: [value] });
      else if (place === -1 && part.length === 1) found.length ? found.at(-1).values.push(value) : found.push({ word: "id", operator: "=", values: [value] });
      else strange.push(part.join(""));
    }
    return found;
  }

  function selection(expression) {
    const pieces = (expression.match(PIECE) ?? []).filter((piece) => piece.trim());
    const conditions = pieces.length ? split(pieces, ",").map(condition) : [];
    // Trends that are only named are one condition.
    const named = conditions.filter(([first, ...more]) => first?.word === "id" && first.operator === "=" && !more.length);
    const others = conditions.filter((each) => !named.includes(each));
    return named.length ? [...others, [{ word: "id", operator: "=", values: named.flatMap(([{ values }]) => values) }]] : others;
  }

  function sensible(alternative) {
    const { word, operator, values } = alternative;
    if (!known.has(word) || (/[<>]/.test(operator) && !levels.has(word))) {
      strange.push(word);
      return false;
    }
    const there = values.filter((value) => known.get(word).has(value) || (levels.has(word) && /^[1-5]$/.test(value)));
    strange.push(...values.filter((value) => !there.includes(value)));
    alternative.values = there;
    return there.length > 0;
  }

  const holds = (trend, { word, operator, values }) => {
    const has = trend.values[word] ?? [];
    if (operator === ">=" || operator === "<=") return has.some((level) => values.some((value) => (operator === ">=" ? level >= value : level <= value)));
    return has.some((value) => values.includes(value)) === (operator === "=");
  };

  const conditions = asked.getAll("select").flatMap(selection);
  for (const word of new Set(asked.keys())) {
    if (["select", "theme", "list"].includes(word)) continue;
    if (known.has(word)) conditions.push([{ word, operator: "=", values: asked.getAll(word) }]);
  }
  const kept = conditions.map((alternatives) => alternatives.filter(sensible)).filter((alternatives) => alternatives.length);
  const chosen = new Set(trends.filter((trend) => kept.every((alternatives) => alternatives.some((each) => holds(trend, each)))).map(({ id }) => id));

  if (kept.length) {
    // Of many trends there is no list, and the radar's links lead to whole cells.
    const links = page.querySelector(".radar-names") ? page.querySelectorAll(".radar-figure a, .radar-figure [data-of]") : [];
    const trend = (address) => new URL(address, location).pathname.split("/").filter((part) => part && part !== "index.html").pop();
    for (const link of links) {
      const mark = link.dataset.of ? link : link.parentNode;
      if (chosen.has(trend(link.dataset.of ?? link.getAttribute("href")))) continue;
      mark.classList.add("radar-out");
      mark.setAttribute("aria-hidden", "true");
    }
    for (const row of page.querySelectorAll(".radar-names li")) row.hidden = !chosen.has(row.dataset.id);
    page.querySelector("output").value = page.dataset.some.replace("#", chosen.size);
  }
  // The site shows the same choice, as far as it has such a filter.
  const same = new URLSearchParams([...asked].filter(([word]) => !["select", "theme", "list"].includes(word)));
  for (const link of page.querySelectorAll(".radar-site")) link.search = same;
  const note = page.querySelector(".radar-unknown");
  note.hidden = !strange.length;
  note.textContent = strange.length ? page.dataset.unknown.replace("#", () => [...new Set(strange)].join(", ")) : "";

  // How high it is, for whoever shows it, if the publisher lets them.
  if (parent === window) return;
  const around = (() => {
    try {
      return location.ancestorOrigins?.[0] ?? new URL(document.referrer).origin;
    } catch {
      return "";
    }
  })();
  if (![location.origin, ...page.dataset.allowed.split(" ")].includes(around)) return;
  const told = () => parent.postMessage({ radargenHeight: Math.ceil(page.getBoundingClientRect().height) }, around);
  new ResizeObserver(told).observe(page);
})();
