// What next: suggests a phase from the statements that hold, and says what is missing. Choices live in the address.
{
  const chosen = (group) => [...group.querySelectorAll("input:checked")].map((box) => box.value);

  const remembered = (key) => new Set((new URLSearchParams(location.search).get(key) ?? "").split(","));

  const remember = (key, values) => {
    const query = new URLSearchParams(location.search);
    query.delete(key);
    // Commas stay readable, so that an address can be read aloud.
    const parts = [query.toString(), values.length ? `${key}=${values.map(encodeURIComponent).join(",")}` : ""];
    const search = parts.filter(Boolean).join("&");
    history.replaceState(history.state, "", (search && `?${search}`) || location.pathname);
  };

  const restore = (group, key) => {
    const values = remembered(key);
    for (const box of group.querySelectorAll("input")) box.checked = values.has(box.value);
  };

  const bind = (group, key, show) => {
    const stop = new AbortController();
    const begin = () => {
      // Instant loading has brought another page.
      if (!group.isConnected) return stop.abort();
      restore(group, key);
      tell();
    };
    // The choice goes along into the other languages.
    const tell = () => {
      show(chosen(group));
      for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = location.search;
    };
    group.addEventListener("change", () => {
      remember(key, chosen(group));
      tell();
    });
    addEventListener("popstate", begin, { signal: stop.signal });
    begin();
  };

  // The choice goes along to the other phases and into the other languages.
  const carry = () => {
    for (const link of document.querySelectorAll(".radar-phase-switch a, .radar-carried a, .md-select__link[hreflang]")) link.search = location.search;
  };

  const check = document.querySelector(".radar-check");
  const suggestion = document.querySelector(".radar-suggestion");
  if (check && suggestion) {
    const phases = [...check.querySelectorAll("[data-phase]")];
    bind(check, "yes", (yes) => {
      // The last phase whose statements, and those of all before, hold; without any, the first phase.
      let reached = phases[0];
      let lacking = [];
      for (const phase of phases) {
        const boxes = [...phase.querySelectorAll("input")];
        lacking = boxes.filter((box) => !box.checked);
        if (lacking.length) break;
        if (boxes.length) reached = phase;
      }
      const name = (phase) => phase.querySelector("h2").textContent.trim();
      const link = suggestion.querySelector("a");
      link.textContent = name(reached);
      link.href = reached.querySelector("a").getAttribute("href");
      const first = lacking[0]?.closest("[data-phase]");
      const words = lacking.map((box) => box.closest("label").textContent.trim()).join(" ");
      suggestion.querySelector(".radar-why").textContent = first
        ? check.dataset.lacks.replace("{phase}", name(first)).replace("{statements}", words)
        : check.dataset.whole;
      suggestion.hidden = yes.length === 0;
      for (const phase of phases) phase.classList.toggle("radar-on", yes.length > 0 && phase === reached);
    });
  }

  const rows = [...document.querySelectorAll(".radar-todo-row")];

  const having = document.querySelector(".radar-having");
  if (having) {
    const ready = document.querySelector(".radar-ready");
    document.querySelector(".radar-tick").hidden = false;
    if (remembered("have").has("") === false) having.closest("details").open = true;
    bind(having, "have", (have) => {
      for (const item of having.querySelectorAll("[data-factor]")) {
        item.classList.toggle("radar-had", have.includes(item.dataset.factor));
      }
      const free = rows.filter((row) => row.dataset.factors.split(" ").every((factor) => !factor || have.includes(factor)));
      for (const row of rows) row.classList.toggle("radar-free", have.length > 0 && free.includes(row));
      ready.textContent = ready.dataset.words.replace("{ready}", free.length).replace("{all}", rows.length);
      ready.hidden = have.length === 0;
      carry();
    });
  }

  // Whose cases come first, and how much effort a step may take.
  const choosing = document.querySelector(".radar-choosing");
  if (choosing) {
    const selects = [...choosing.querySelectorAll("select")];
    const told = choosing.querySelector("output");
    const firstShown = new Map(rows.map((row) => [row, [...row.querySelectorAll("li")].map((item) => item.hidden)]));
    const show = () => {
      const value = (name) => selects.find((select) => select.name === name)?.value ?? "";
      const industry = selects.find((select) => select.name === "industry");
      const most = Number(value("effort"));
      let shown = 0;
      for (const row of rows) {
        row.hidden = most > 0 && Number(row.dataset.effort) > most;
        shown += !row.hidden;
        const none = row.querySelector(".radar-case-none");
        if (!none) continue;
        const items = [...row.querySelectorAll("li")];
        const own = items.filter((item) => item.dataset.industry === value("industry"));
        const chosen = value("industry") !== "";
        for (const [n, item] of items.entries()) {
          item.hidden = chosen ? !own.includes(item) : firstShown.get(row)[n];
        }
        const others = items.filter((item) => item.dataset.industry !== undefined && !own.includes(item)).length;
        none.hidden = !chosen || others === 0;
        const [word, link] = none.children;
        word.textContent = own.length ? "" : choosing.dataset.none.replace("{industry}", industry?.selectedOptions[0].text);
        link.textContent = choosing.dataset.others.replace("{number}", others);
        // What is not of the industry stands last.
        own.length ? row.querySelector(".radar-step-cases").append(none) : row.querySelector(".radar-step-cases").prepend(none);
      }
      for (const select of selects) select.parentNode.classList.toggle("radar-chosen", select.value !== "");
      const sentences = [industry?.selectedOptions[0].dataset.sentence];
      if (most) sentences.push(choosing.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length));
      told.value = sentences.filter(Boolean).join(" ");
      carry();
    };
    const stop = new AbortController();
    const read = () => {
      if (!choosing.isConnected) return stop.abort();
      const asked = new URLSearchParams(location.search);
      for (const select of selects) {
        select.value = asked.get(select.name) ?? "";
        // What the page does not know chooses nothing.
        if (select.selectedIndex < 0) select.selectedIndex = 0;
      }
      show();
    };
    for (const select of selects) {
      select.addEventListener("change", () => {
        remember(select.name, select.value ? [select.value] : []);
        show();
      });
    }
    addEventListener("popstate", read, { signal: stop.signal });
    // Browsers put back what was in a form when they come back to a page; the address is what counts.
    addEventListener("pageshow", read, { signal: stop.signal });
    read();
  }

  // A step named in a reason may stand behind a fold.
  const unfold = () => {
    const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = row && row.closest("details:not([open])");
    if (fold) {
      fold.open = true;
      row.scrollIntoView();
    }
  };
  if (rows.length) {
    for (const link of document.querySelectorAll(".radar-reasons a")) link.addEventListener("click", () => setTimeout(unfold));
    unfold();
  }
}
