// What came while one wrote: said above the box; the server stops a reply once whose writer has not seen it.
"use strict";
const seen = (() => {
  const { $ } = desk;
  const LOOK = 2000; // milliseconds in which a line on the screen is read, or at least noticed
  const EXCERPT = 90;
  const begun = new Map(); // conversation -> { line, note: what stood there as one began, read: { line, note }, stopped }
  const since = new Map(); // name of a line -> since when it has been on the screen

  const idOf = (line) => Number(line.id.split("-")[1]);
  const numberOf = (line) => Math.max(idOf(line), ...Array.from(line.querySelectorAll(".line-part"), idOf)); // of an album the last
  const kindOf = (line) => (line.id.startsWith("note-") ? "note" : "line");
  function newest() {
    const found = { line: 0, note: 0 };
    for (const one of document.querySelectorAll("#transcript .line[id]:not(.line-planned)")) found[kindOf(one)] = Math.max(found[kindOf(one)], numberOf(one));
    return found;
  }
  const box = () => $("#reply");
  function begin(conversation) {
    if (!begun.has(conversation)) begun.set(conversation, { ...newest(), read: newest(), stopped: false });
    return begun.get(conversation);
  }
  function end(conversation) { begun.delete(conversation); since.clear(); draw(); }
  // of the customer, or of a colleague
  const fresh = (state) => [...document.querySelectorAll("#transcript .line-customer[id], #transcript .line-operator[id]:not(.is-own), #transcript .line-note[id]:not(.is-own)")]
    .filter((line) => numberOf(line) > state[kindOf(line)]);

  function isOnScreen(line) {
    const outer = $("#transcript").getBoundingClientRect(), inner = line.getBoundingClientRect();
    return inner.height > 0 && inner.top < outer.bottom - 20 && inner.bottom > outer.top + 20;
  }
  function watch() {
    const area = box(), state = area && begun.get(desk.conversationOf(area));
    if (!state) return;
    const awake = !document.hidden && document.hasFocus();
    for (const line of fresh(state)) {
      if (!awake || !isOnScreen(line)) { since.delete(line.id); continue; }
      if (!since.has(line.id)) since.set(line.id, Date.now());
      if (Date.now() - since.get(line.id) >= LOOK) state.read[kindOf(line)] = Math.max(state.read[kindOf(line)], numberOf(line));
    }
  }
  const textOf = (element) => (element?.textContent || "").trim().replace(/\s+/g, " ");
  function say(line, place) {
    const text = textOf($(".line-text, .pressed", line)) || place.dataset.file;
    return `${textOf($(".line-author", line))}: ${text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}`;
  }
  function draw() {
    const place = $("#came"), area = box();
    if (!place || !area) return;
    const state = begun.get(desk.conversationOf(area)), news = state ? fresh(state) : [];
    const isStopped = !!state?.stopped && area.dataset.mode !== "note";
    const text = news.length || isStopped ? [isStopped ? place.dataset.stopped : place.dataset.while, ...news.slice(-2).map((line) => say(line, place))].join(isStopped ? "\n" : " ") : "";
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("hidden", !text);
    place.classList.toggle("is-stopped", isStopped);
    place.dataset.to = news.length ? news.at(-1).id : "";
  }

  // what the server is told with a reply; nothing was typed: what stands there now
  function of(conversation) {
    watch();
    return { ...begin(conversation).read };
  }
  // the server stopped it: what it knows of is shown, and the next press means it
  function stopped(conversation, line, note) {
    const state = begin(conversation);
    state.read = { line, note };
    state.stopped = true;
    desk.toEnd();
    draw();
    box()?.focus();
  }

  document.addEventListener("input", (event) => {
    if (event.target.id !== "reply") return;
    const conversation = desk.conversationOf(event.target);
    if (event.target.value.trim()) begin(conversation); else end(conversation);
  });
  document.addEventListener("click", (event) => {
    const place = event.target.closest("#came");
    if (!place) return;
    document.getElementById(place.dataset.to)?.scrollIntoView({ block: "center" });
    box()?.focus();
  });
  setInterval(watch, 400);
  new MutationObserver(draw).observe(document.documentElement, { childList: true, subtree: true });
  return { of, stopped, end, begin };
})();
globalThis.seen = seen;
