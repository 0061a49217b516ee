// Keys by their place, so that they are the same on Latin and Cyrillic layouts.
"use strict";
(() => {
  const { $ } = desk;
  const typing = (target) => target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], .q-dialog");
  function back() {
    const help = $("#help");
    if (help?.open) return help.close();
    if (typing(document.activeElement)) return document.activeElement.blur();
    $(".chat-head .back")?.click();
  }
  const help = () => $("#help")?.showModal();
  const plain = { KeyJ: () => desk.move(1), KeyK: () => desk.move(-1), KeyC: desk.claim, KeyR: () => $("#reply")?.focus(), Slash: () => desk.focusSearch() };
  const letters = { j: "KeyJ", k: "KeyK", c: "KeyC", r: "KeyR", "/": "Slash" }; // of keyboards that have no places
  const asksHelp = (event) => event.key === "?" || (event.shiftKey && event.code === "Slash");

  function find(event) {
    if (event.altKey || event.metaKey) return null;
    if (event.ctrlKey) return event.code === "Slash" && $("#reply") ? () => desk.begin(event.shiftKey ? "??" : "/") : null;
    if (typing(event.target)) return null;
    if (asksHelp(event)) return help;
    return event.shiftKey ? null : plain[event.code || letters[event.key.toLowerCase()]] || null;
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.id === "reply" && event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.isComposing) {
      event.preventDefault();
      desk.send();
    } else if (event.key === "Escape" && !$(".q-dialog")) {
      back();
    } else {
      const action = find(event);
      if (action) { event.preventDefault(); action(); }
    }
  });
})();
