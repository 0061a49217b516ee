// Writing an article: what is typed is remembered here until the server has it.
"use strict";
const editor = (() => {
  const { $ } = desk;
  const FIELDS = ["title", "golden", "body", "tags"];
  const NAMES = ["topic", "slug"];
  let place = "";

  const boxOf = (name) => $(NAMES.includes(name) ? `.${name}-name` : `.field-${name}`);
  const inputOf = (name) => {
    const box = boxOf(name);
    return box && (box.matches("input, textarea") ? box : $("textarea, input", box));
  };
  const keyOf = () => `article:${place}`;
  function readWordings(box) {
    const edited = $(".wording-edit input", box)?.value ?? "";
    return [...[...box.querySelectorAll(".wording-text")].map((one) => one.textContent), edited, wordingBox(box)?.value ?? ""]
      .filter((one) => one.trim()).join("\n");
  }
  const wordingBox = (box) => $(".wording-box textarea", box) || $("textarea.wording-box", box);
  function read() {
    const found = {};
    for (const name of [...FIELDS, ...NAMES]) {
      const input = inputOf(name);
      if (input) found[name] = input.value;
    }
    const wordings = $(".wordings");
    if (wordings) found.questions = readWordings(wordings);
    return found;
  }
  // a wording is added with Enter, by leaving the box, or many at once by pasting them
  function add(area, text) {
    if (text.trim()) emitEvent("wording-add", text);
    if (area.value) { area.value = ""; area.dispatchEvent(new Event("input", { bubbles: true })); }
  }
  const isBox = (node) => node.matches?.(".wording-box textarea, textarea.wording-box");
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !isBox(event.target)) return;
    event.preventDefault();
    add(event.target, event.target.value);
  }, true);
  addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!isBox(event.target) || !/\n/.test(text.trim())) return;
    event.preventDefault();
    add(event.target, `${event.target.value}\n${text}`);
  }, true);
  addEventListener("focusout", (event) => { if (isBox(event.target)) add(event.target, event.target.value); }, true);
  const tidy = (text) => (text ?? "").replace(/\r\n/g, "\n").trim();
  const differs = (one, other) => Object.keys(one).some((name) => name in other && tidy(one[name]) !== tidy(other[name]));
  function remember() {
    if (!place) return;
    try { localStorage.setItem(keyOf(), JSON.stringify(read())); } catch { /* no room: the server has all but the last second */ }
  }
  function remembered() {
    try { return JSON.parse(localStorage.getItem(keyOf()) || "null"); } catch { return null; }
  }
  function forget() { try { localStorage.removeItem(keyOf()); } catch { /* none there */ } }

  function start(name) {
    place = name;
    const left = remembered();
    if (left && differs(left, read())) emitEvent("article-left", left);
    else forget();
  }
  function kept(values) { if (!differs(read(), values)) forget(); }
  function name(key, language) {
    forget();
    place = `${language}/${key}`;
    history.replaceState(history.state, "", `?key=${encodeURIComponent(key)}&language=${language}`);
  }

  document.addEventListener("input", (event) => {
    if (place && event.target.closest?.(".article-form, .name-form")) remember();
  });
  // what was typed in the last moment is sent when the page is left
  addEventListener("pagehide", () => { if (place) document.activeElement?.blur?.(); });
  return { start, kept, name, forget };
})();
globalThis.editor = editor;
