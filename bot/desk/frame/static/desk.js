// What lives in the browser: waits that tick, the list, scrolling; reply.js, picker.js, keys.js and alarm.js add to it.
// Everything else is on the server.
"use strict";
const desk = (() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const visible = (element) => !!element && element.offsetParent !== null;
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* full or forbidden */ } },
  };

  // --- waits
  const pad = (number) => String(number).padStart(2, "0");
  function wait(since) {
    const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
    const hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
    return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
  }
  function tick() {
    for (const clock of document.querySelectorAll(".clock[data-since]")) {
      const since = Number(clock.dataset.since), text = wait(since), minutes = (Date.now() - since) / 60000;
      if (clock.textContent !== text) clock.textContent = text;
      clock.dataset.heat = minutes >= 15 ? "hot" : minutes >= 5 ? "warm" : "cool";
    }
  }

  // --- the reply box: reply.js and picker.js
  function focusReply() {
    // the box of a chat nobody has takes notes only: there the button that takes it comes first
    let tries = 400; // ten seconds, on a slow machine
    const look = () => {
      const box = $("#reply"), take = $(".column-chat .claim"), only = box?.dataset.modes === "note";
      if (visible(box) && !only) box.focus();
      else if (only && tries < 394) (visible(take) ? take : box).focus();
      else if (tries--) setTimeout(look, 25);
    };
    look();
  }

  // --- scrolling: stay at the end when one was there, else offer the way
  let atEnd = true, seen = "";
  const log = () => $("#transcript");
  function measure() {
    const box = log();
    if (box) atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
    if (atEnd) $("#to-end")?.classList.remove("is-shown");
  }
  // older lines come when one scrolls up to them, or by the button above; the reader's line stays where it is
  let held = null; // the first line shown when older ones were asked for, and how far down it stood
  function askEarlier() {
    const button = $(".transcript-top:not(.hidden) .earlier");
    if (!held && log().scrollTop < 200 && visible(button)) button.click();
  }
  function holdPlace() { const line = $("#transcript .line"); if (line) held = { line, top: line.getBoundingClientRect().top, asked: !!document.activeElement?.matches(".earlier") }; setTimeout(() => { held = null; }, 5000); }
  function keepPlace(box) {
    if (!held || $("#transcript .line") === held.line) return false;
    if (held.line.isConnected) box.scrollTop += held.line.getBoundingClientRect().top - held.top;
    const { asked } = held;
    held = null;
    if (asked && document.activeElement === document.body) box.focus({ preventScroll: true }); // the button is gone with the last of them
    return true;
  }
  // a line that one comes to from the search
  let wantedLine = null;
  function toLine(number) { wantedLine = number; seekLine(); }
  function seekLine() {
    const line = wantedLine && document.getElementById(`line-${wantedLine}`), box = log();
    if (!line || !box) return false;
    wantedLine = null;
    box.dataset.chat = location.pathname;
    atEnd = false;
    line.scrollIntoView({ block: "center" });
    line.classList.add("is-found");
    return true;
  }
  function toEnd() { const box = log(); if (box) { box.scrollTop = box.scrollHeight; atEnd = true; $("#to-end")?.classList.remove("is-shown"); } }
  function changed() {
    const box = log();
    if (!box) { seen = ""; return; }
    if (seekLine()) return;
    const kept = keepPlace(box);
    const here = location.pathname;
    const count = box.querySelectorAll(".line").length;
    if (box.dataset.chat !== here) { box.dataset.chat = here; seen = here; box.dataset.count = count; toEnd(); return; }
    if (atEnd) toEnd();
    else if (!kept && count > Number(box.dataset.count || 0)) $("#to-end")?.classList.add("is-shown");
    box.dataset.count = count;
  }

  // --- the list
  const rows = () => Array.from(document.querySelectorAll(".case-link")).filter(visible);
  function move(step) {
    const all = rows();
    if (!all.length) return;
    const now = all.indexOf(document.activeElement?.closest?.(".case")?.querySelector(".case-link"));
    const start = now >= 0 ? now : all.findIndex((row) => row.closest(".is-current"));
    all[Math.max(0, Math.min(all.length - 1, start < 0 ? 0 : start + step))].focus();
  }
  // a row that is drawn again keeps the focus
  let focused = null; // the conversation of the row that had it
  document.addEventListener("focusin", (event) => { focused = event.target.closest?.(".case")?.querySelector("[data-open]")?.dataset.open ?? null; });
  document.addEventListener("pointerdown", () => { focused = null; });
  function keepFocus() {
    if (focused && document.activeElement === document.body) $(`.case-link[data-open="${focused}"]`)?.focus({ preventScroll: true });
  }
  function claim() {
    const row = document.activeElement?.closest?.(".case");
    const button = row ? row.querySelector(".claim") : $(".column-chat .claim") || $(".column-queue .claim");
    if (visible(button)) button.click();
  }
  function open({ open: chat, line }) { emitEvent("desk-open", { chat: Number(chat), line: Number(line || 0) }); }
  const address = () => location.pathname + location.search;
  function push(path) { if (address() !== path) history.pushState({}, "", path); }
  function setAddress(path) { history.replaceState({}, "", path); }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-open], [data-claim], .earlier, #to-end, #help-open, #help-close, #brief-toggle, [data-copy]");
    if (!target) return;
    if (target.dataset.open) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(target.dataset);
    } else if (target.matches(".earlier")) holdPlace();
    else if (target.dataset.claim) emitEvent("desk-claim", Number(target.dataset.claim));
    else if (target.id === "to-end") toEnd();
    else if (target.id === "help-open") $("#help").showModal();
    else if (target.id === "help-close") $("#help").close();
    else if (target.id === "brief-toggle") $(".workspace").classList.toggle("show-brief");
    else if (target.dataset.copy) copy(target);
  });
  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    try { await navigator.clipboard.writeText(source.textContent.replace(/^№ /, "")); } catch {
      getSelection().selectAllChildren(source);
      document.execCommand("copy");
    }
    if (button.dataset.done) button.textContent = button.dataset.done;
    else button.classList.add("is-copied");
  }
  document.addEventListener("scroll", (event) => { if (event.target.id === "transcript") { if (held) held.top = held.line.getBoundingClientRect().top; measure(); askEarlier(); } }, true);
  document.addEventListener("load", (event) => { if (event.target.tagName === "IMG" && atEnd) toEnd(); }, true);
  window.addEventListener("popstate", () => emitEvent("desk-path", address()));
  window.addEventListener("resize", () => { if (atEnd) toEnd(); });

  new MutationObserver(() => {
    desk.adopt?.();
    changed();
    desk.askMore?.();
    keepFocus();
    tick();
  }).observe(document.documentElement, { childList: true, subtree: true });
  setInterval(tick, 1000);
  // --- on a phone the menu is behind a button, and what is chosen stands below the list
  function turnMenu(open) { $("#menu")?.classList.toggle("is-open", open); $("#menu-open")?.setAttribute("aria-expanded", String(open)); }
  document.addEventListener("click", (event) => { turnMenu(!!event.target.closest("#menu-open") && !$("#menu").classList.contains("is-open")); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && $("#menu.is-open")) { turnMenu(false); $("#menu-open").focus(); } }, true);
  function showBeside(selector) { if (matchMedia("(max-width: 1000px)").matches) $(selector)?.scrollIntoView({ behavior: "smooth", block: "start" }); }
  return { $, visible, store, rows, push, setAddress, showBeside, toLine, focusReply, toEnd, move, claim };
})();
globalThis.desk = desk;
