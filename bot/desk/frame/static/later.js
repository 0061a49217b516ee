// Replies that leave later: the seconds in which one can be undone, and what comes back into the box.
"use strict";
const later = (() => {
  const { $, visible } = desk;
  const LAST = 400; // milliseconds before it leaves in which nobody hits the button any more
  const ends = new WeakMap(); // bubble -> when it leaves, by the clock of this page

  function tick() {
    for (const bubble of document.querySelectorAll(".planned[data-left]")) {
      if (!ends.has(bubble)) ends.set(bubble, performance.now() + Number(bubble.dataset.left));
      const left = ends.get(bubble) - performance.now(), button = $(".undo", bubble);
      if (!button) continue;
      const text = left > LAST ? String(Math.ceil(left / 1000)) : "";
      const place = $(".undo-left", button);
      if (place.textContent !== text) place.textContent = text;
      button.hidden = left <= LAST;
    }
  }
  // what was taken back stands before what was begun meanwhile
  async function giveBack({ conversation, text, files }) {
    const box = desk.boxOf(conversation);
    if (!box) return; // another chat is open: the draft has it
    if (text && !box.value.includes(text)) {
      box.value = box.value.trim() ? `${text}\n\n${box.value}` : text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (files) desk.showFiles(conversation, (await desk.load(conversation))?.files);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }
  document.addEventListener("keydown", (event) => { // undo, where there is nothing else to undo
    if (event.code !== "KeyZ" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const { target } = event, typing = target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]");
    if (typing && !(target.id === "reply" && !target.value)) return;
    const button = Array.from(document.querySelectorAll(".undo")).filter((one) => visible(one) && !one.hidden).at(-1);
    if (button) { event.preventDefault(); button.click(); }
  });
  setInterval(tick, 200);
  new MutationObserver(tick).observe(document.documentElement, { childList: true, subtree: true });
  return { giveBack };
})();
globalThis.later = later;
