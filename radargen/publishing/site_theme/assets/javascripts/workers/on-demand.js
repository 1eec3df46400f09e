// The search's worker, which the theme takes from its configuration: it begins with an index without entries, and loads
// them with the first words that somebody searches for. Then all is left to the theme's own worker, which stands beside
// it, under the name behind the question mark.
(() => {
  let hear;
  const listen = self.addEventListener;
  self.addEventListener = (event, listener) => (hear = listener);
  importScripts(location.search.slice(1));
  self.addEventListener = listen;

  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const entries = new URL("../../../search/entries.json", location);
  let [setup, filled] = [null, null];

  async function fill() {
    const answer = await fetch(entries);
    if (!answer.ok) throw new Error(`${entries}: ${answer.status}`);
    await hear({ data: { type: SETUP, data: { ...setup, ...(await answer.json()) } } });
  }

  self.addEventListener("message", async ({ data: message }) => {
    if (message.type === SETUP) {
      setup = message.data;
      return postMessage({ type: READY });
    }
    if (message.type === QUERY && !message.data.trim()) return postMessage({ type: RESULT, data: { items: [] } });
    filled ??= fill();
    try {
      await filled;
    } catch (error) {
      // The next word asks again.
      filled = null;
      throw error;
    }
    return hear({ data: message });
  });
})();
