// The form for a trend comes with its own script and styles, which no other page loads.
(() => {
  const root = document.querySelector(".radar-form[data-form]");
  if (!root) return;
  const at = (name) => new URL(`../edit/${name}`, document.currentScript.src).href;
  const [style, script] = [at("form.css"), at("form.js")];
  const styled = new Promise((done) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style, onload: done, onerror: done }));
  });
  // At home the address that radargen printed names a secret, with which the form saves.
  const address = new URL(location);
  const token = "saves" in root.dataset && (address.searchParams.get("edit") ?? sessionStorage.getItem("radargen-edit"));
  if (token) {
    sessionStorage.setItem("radargen-edit", token);
    address.searchParams.delete("edit");
    history.replaceState(null, "", address);
  }
  const kept = token ? import(at("form-keeper.js")).then((module) => module.keeper(token)) : null;
  // Where there is no server, a browser gives no module; the page then says what to do instead.
  Promise.all([import(script), styled, kept]).then(
    ([module, , keeper]) => module.begin(root, keeper),
    () => {},
  );
})();
