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

  const having = document.querySelector(".radar-having");
  if (having) {
    const ready = document.querySelector(".radar-ready");
    const tasks = [...document.querySelectorAll(".radar-task")];
    document.querySelector(".radar-tick").hidden = false;
    bind(having, "have", (have) => {
      for (const sign of document.querySelectorAll("[data-factor]")) {
        sign.classList.toggle("radar-had", have.includes(sign.dataset.factor));
      }
      const free = tasks.filter((task) => !task.querySelector("[data-factor]:not(.radar-had)"));
      for (const task of tasks) task.classList.toggle("radar-free", have.length > 0 && free.includes(task));
      ready.textContent = ready.dataset.words.replace("{ready}", free.length).replace("{all}", tasks.length);
      ready.hidden = have.length === 0;
      for (const link of document.querySelectorAll(".radar-siblings a")) {
        link.search = location.search;
      }
    });
  }
}
