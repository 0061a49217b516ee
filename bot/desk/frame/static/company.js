// Who else has which chat before them: a line in the head of the open chat, a few words in its row of the list.
"use strict";
const company = (() => {
  const { $ } = desk;
  const TYPES_FOR = 6000; // milliseconds after the last key
  let there = {}; // conversation -> [[name, types], …]

  const words = (place, [name, types]) => place.dataset[types ? "types" : "looks"].replace("%", name);
  function sayHead(place, found) {
    const rest = found.length - 2, shown = found.slice(0, 2).map((one) => words(place, one));
    return rest > 0 ? [...shown, place.dataset.more.replace("%", rest)].join(" · ") : shown.join(" · ");
  }
  function paint() {
    const place = $("#company"), here = Number($("#reply")?.dataset.conversation || location.pathname.match(/\/chat\/(\d+)/)?.[1] || 0);
    if (place) {
      const found = there[here] || [], text = sayHead(place, found);
      if (place.textContent !== text) place.textContent = text;
      place.classList.toggle("hidden", !text);
      place.classList.toggle("is-typing", found.some(([, types]) => types));
    }
    for (const row of document.querySelectorAll(".case-link[data-open]")) {
      const found = there[row.dataset.open], line = $(".case-text", row);
      if (!line) continue;
      if (!found) { if (line.dataset.company) delete line.dataset.company; continue; }
      const text = found.slice(0, 2).map(([name, types]) => (types ? `✎ ${name}` : `◉ ${name}`)).join(", ");
      if (line.dataset.company !== text) line.dataset.company = text;
    }
  }
  function show(found) { there = found; paint(); }

  // --- what this page tells: typing begins, goes on, has ended
  let typesIn = 0, timer = 0;
  function tell(conversation, on) { typesIn = on ? conversation : 0; emitEvent("desk-typing", { conversation, on }); }
  function rest() { clearTimeout(timer); if (typesIn) tell(typesIn, false); }
  document.addEventListener("input", (event) => {
    if (event.target.id !== "reply") return;
    const conversation = desk.conversationOf(event.target);
    clearTimeout(timer);
    if (!event.target.value.trim()) return rest();
    if (typesIn !== conversation) tell(conversation, true);
    timer = setTimeout(rest, TYPES_FOR);
  });
  new MutationObserver(paint).observe(document.documentElement, { childList: true, subtree: true });
  return { show, rest };
})();
globalThis.company = company;
