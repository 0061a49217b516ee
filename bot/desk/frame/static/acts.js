// Around the reply box: reply or note, what is done with the reply sent, whom a note calls, keys of the chat's buttons.
"use strict";
const acts = (() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const visible = (element) => !!element && element.offsetParent !== null;
  const box = () => $("#reply");
  const key = (area) => `desk-mode-${area.dataset.conversation}`;
  const remember = (area) => { try { area.dataset.mode === "note" && area.value.trim() ? localStorage.setItem(key(area), "note") : localStorage.removeItem(key(area)); } catch { /* forbidden */ } };
  const remembered = (area) => { try { return localStorage.getItem(key(area)); } catch { return null; } };

  // --- reply or note: the mode is kept with the draft, so that a note never becomes a reply by a reload
  const may = (area, mode) => (area.dataset.modes || "reply").split(" ").includes(mode);
  function setMode(area, wanted) {
    const mode = may(area, wanted) ? wanted : area.dataset.modes.split(" ")[0];
    area.dataset.mode = mode;
    const note = mode === "note", foot = area.closest(".composer");
    foot.classList.toggle("is-note", note);
    for (const one of foot.querySelectorAll(".mode")) one.setAttribute("aria-pressed", String(one.dataset.mode === mode));
    area.placeholder = note ? area.dataset.noteWords : area.dataset.replyWords;
    area.setAttribute("aria-label", area.placeholder);
    const send = $("#send");
    if (send) send.textContent = note ? send.dataset.noteWords : send.dataset.replyWords;
    remember(area);
    hideNames();
  }
  function adopt() {
    const area = box();
    if (!area || !area.dataset.modes || area.dataset.modeOf === area.dataset.conversation) return;
    area.dataset.modeOf = area.dataset.conversation;
    const known = remembered(area);
    setMode(area, known || "reply");
    if (known) localStorage.setItem(key(area), known); // its text may come a moment later
  }
  function toMode(mode) {
    const area = box();
    if (!area) return;
    setMode(area, mode);
    area.dispatchEvent(new Event("input", { bubbles: true })); // the draft is kept as what it is now
    area.focus();
  }

  // --- the reply and what then
  function sendThen(then) {
    const area = box();
    if (!area || area.dataset.mode === "note") return;
    if (!area.value.trim() && !$("#attached .attached-file")) { area.focus(); return; }
    area.dataset.then = then;
    $("#send").click();
    delete area.dataset.then;
  }
  function closeMenu() { const menu = $("#send-more"); if (menu?.open) menu.open = false; }

  // --- whom a note calls
  let names = [], at = 0;
  function call(area) {
    if (area.dataset.mode !== "note") return null;
    const before = area.value.slice(0, area.selectionStart), found = /(?:^|[\s(])@([^\s@]{0,40})$/.exec(before);
    return found ? { start: before.length - found[1].length, word: found[1].toLowerCase() } : null;
  }
  function hideNames() { $("#names")?.remove(); names = []; }
  function showNames(area) {
    const found = call(area), known = JSON.parse($(".composer")?.querySelector("[data-colleagues]")?.dataset.colleagues || "[]");
    hideNames();
    if (!found) return;
    names = known.filter((name) => name.toLowerCase().split(" ").some((part) => part.startsWith(found.word)) || name.toLowerCase().startsWith(found.word)).slice(0, 6);
    if (!names.length) return;
    at = 0;
    const list = document.createElement("div");
    list.id = "names"; list.className = "names"; list.setAttribute("role", "listbox");
    names.forEach((name, number) => {
      const item = document.createElement("button");
      item.type = "button"; item.className = "name-item"; item.textContent = name; item.setAttribute("role", "option");
      item.addEventListener("mousedown", (event) => { event.preventDefault(); at = number; takeName(area); });
      list.append(item);
    });
    area.parentElement.append(list);
    markName();
  }
  function markName() { document.querySelectorAll(".name-item").forEach((item, number) => item.setAttribute("aria-selected", String(number === at))); }
  function takeName(area) {
    const found = call(area), name = names[at];
    if (!found || !name) return;
    const rest = area.value.slice(area.selectionStart), head = `${area.value.slice(0, found.start)}${name} `;
    area.value = head + rest;
    area.selectionStart = area.selectionEnd = head.length;
    hideNames();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  }

  // --- keys: by their place, so that every layout has them
  const typing = (target) => target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], .q-dialog, .q-menu, dialog");
  const press = (selector) => () => { const button = $(selector); if (visible(button)) button.click(); };
  const keys = { KeyN: () => toMode("note"), KeyT: press(".chat-actions .transfer"), KeyZ: press(".chat-actions .snooze, .chat-actions .take-up"), KeyE: press(".chat-actions .resolve"), KeyM: press(".chat-actions .remind") };
  document.addEventListener("keydown", (event) => {
    const area = event.target.id === "reply" ? event.target : null;
    if (area && names.length && ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") hideNames();
      else if (event.key.startsWith("Arrow")) { at = (at + (event.key === "ArrowDown" ? 1 : names.length - 1)) % names.length; markName(); }
      else takeName(area);
    } else if (area && event.code === "Enter" && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      $("#send-more [data-then^='close:']") && sendThen($("#send-more [data-then^='close:']").dataset.then);
    } else if (event.key === "Escape" && $("#send-more")?.open) {
      event.stopPropagation();
      closeMenu();
      box()?.focus();
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !typing(event.target) && keys[event.code]) {
      event.preventDefault();
      keys[event.code]();
    }
  }, true);
  document.addEventListener("input", (event) => { if (event.target.id === "reply") { remember(event.target); showNames(event.target); } }, true); // before the draft is kept
  document.addEventListener("focusout", (event) => { if (event.target.id === "reply") hideNames(); });
  document.addEventListener("click", (event) => {
    const mode = event.target.closest(".mode"), item = event.target.closest("#send-more [data-then]");
    if (mode) toMode(mode.dataset.mode);
    if (item) { closeMenu(); sendThen(item.dataset.then); }
    else if (!event.target.closest("#send-more")) closeMenu();
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".logout")) return;
    try { Object.keys(localStorage).filter((name) => name.startsWith("desk-mode-")).forEach((name) => localStorage.removeItem(name)); } catch { /* forbidden */ }
  });
  function noted() { const area = box(); if (area) setMode(area, "reply"); }
  function focusNext() { let tries = 120; const look = () => { const button = $(".next-chat"); if (visible(button)) button.focus(); else if (tries--) setTimeout(look, 25); }; look(); }
  new MutationObserver(adopt).observe(document.documentElement, { childList: true, subtree: true });
  return { noted, focusNext };
})();
globalThis.acts = acts;
