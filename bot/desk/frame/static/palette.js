// Ctrl+K: whatever this page can do, found by a few letters.
"use strict";
(() => {
  const { $, visible } = desk;
  const MOST = 12;
  let items = [], found = [], at = 0, before = null;

  const fold = (text) => text.toLowerCase().replaceAll("ё", "е");
  const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const textOf = (element) => (element?.textContent || "").trim().replace(/\s+/g, " ");

  function collect() {
    const kinds = $("#palette").dataset, made = [];
    const add = (kind, label, act, hint = "") => { if (label) made.push({ kind: kinds[kind], label, hint, act, words: wordsOf(`${label} ${hint}`) }); };
    const press = (element) => () => element.click();
    for (const one of document.querySelectorAll(".chat-actions button, .column-chat .claim")) if (visible(one)) add("act", textOf(one), press(one), one.title);
    for (const one of document.querySelectorAll(".case-link")) if (visible(one)) add("chat", textOf($(".case-name", one)) || textOf(one), press(one), textOf($(".case-top", one)));
    if ($("#reply")) {
      const here = desk.conversationOf($("#reply"));
      for (const one of document.querySelectorAll(".modes .mode, .composer-tools .tool")) if (visible(one)) add("act", textOf($("span", one) || one), press(one), one.title);
      for (const one of desk.kept.get(here)?.snippets || []) add("snippet", one.name, () => putIn(here, one), one.tags.join(" "));
    }
    for (const one of document.querySelectorAll(".menu a, .me, #mute, #notices, #help-open")) if (visible(one)) add("page", textOf(one).length > 1 ? textOf(one) : one.title, press(one));
    return made;
  }
  function putIn(here, snippet) {
    desk.used.set(here, [...(desk.used.get(here) || []), { id: snippet.id, text: snippet.text }]);
    desk.insert(snippet.text);
  }

  function search() {
    const wanted = wordsOf($("#palette-text").value);
    const score = (one) => (wanted.length && one.words[0]?.startsWith(wanted[0]) ? 1 : 0);
    found = items.filter((one) => wanted.every((part) => one.words.some((word) => word.startsWith(part))));
    found = found.sort((one, other) => score(other) - score(one)).slice(0, MOST);
    at = 0;
    draw();
  }
  function element(tag, classes, text) {
    const made = document.createElement(tag);
    made.className = classes;
    made.textContent = text;
    return made;
  }
  function draw() {
    const rows = found.map((one, number) => {
      const row = element("div", "palette-row", "");
      row.id = `palette-${number}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(number === at));
      row.append(element("span", "palette-label", one.label), element("span", "palette-kind", one.kind));
      row.onclick = () => run(number);
      return row;
    });
    $("#palette-list").replaceChildren(...(rows.length ? rows : [element("div", "picked-none", $("#palette").dataset.none)]));
    $("#palette-text").setAttribute("aria-activedescendant", rows.length ? `palette-${at}` : "");
    rows[at]?.scrollIntoView({ block: "nearest" });
  }
  function run(number) {
    const one = found[number];
    if (!one) return;
    close();
    one.act();
  }
  function close() {
    $("#palette").close();
    if (before?.isConnected) before.focus({ preventScroll: true });
  }
  function open() {
    before = document.activeElement;
    items = collect();
    $("#palette-text").value = "";
    $("#palette").showModal();
    search();
  }

  document.addEventListener("keydown", (event) => {
    const palette = $("#palette");
    if (!palette) return;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyK" && !$(".q-dialog")) {
      if (palette.open) close(); else open();
    } else if (!palette.open) return;
    else if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" && found.length) { at = (at + 1) % found.length; draw(); }
    else if (event.key === "ArrowUp" && found.length) { at = (at + found.length - 1) % found.length; draw(); }
    else if (event.key === "Enter" && !event.isComposing) run(at);
    else { event.stopPropagation(); return; }
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("input", (event) => { if (event.target.id === "palette-text") search(); });
  document.addEventListener("click", (event) => { if (event.target.id === "palette") close(); }); // beside it
})();
