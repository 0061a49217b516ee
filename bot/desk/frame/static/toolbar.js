// Marks in the text of an article, by buttons and keys; every change can be undone with Ctrl+Z.
"use strict";
(() => {
  const KEYS = { KeyB: "bold", KeyI: "italic", KeyK: "link" };
  const MARKS = { bold: "**", italic: "*" };
  const ITEM = /^(\s*)([-*]|(\d{1,4})\.)\s+/;

  const place = (area, text, start, end) => {
    area.focus();
    area.setSelectionRange(start, end);
    if (text) document.execCommand("insertText", false, text);
    else if (start !== end) document.execCommand("delete");
  };
  // the field puts the selection back to where it was while the text changed, a moment after that
  function select(area, start, end) {
    area.setSelectionRange(start, end);
    setTimeout(() => { if (document.activeElement === area) area.setSelectionRange(start, end); });
  }
  const linesOf = (area) => {
    const text = area.value;
    const start = text.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const ends = text.indexOf("\n", Math.max(area.selectionStart, area.selectionEnd - 1));
    const end = ends < 0 ? text.length : ends;
    return { start, end, lines: text.slice(start, end).split("\n") };
  };
  function wrap(area, mark) {
    let { selectionStart: start, selectionEnd: end, value } = area;
    while (start < end && /\s/.test(value[start])) start += 1;
    while (end > start && /\s/.test(value[end - 1])) end -= 1;
    const inside = value.slice(start, end), wide = value.slice(start - mark.length, end + mark.length);
    const single = mark === "*" && (value.slice(start - 2, start) === "**" || value.slice(end, end + 2) === "**");
    if (!single && start >= mark.length && wide === mark + inside + mark) {
      place(area, inside, start - mark.length, end + mark.length);
      select(area, start - mark.length, end - mark.length);
      return;
    }
    place(area, mark + inside + mark, start, end);
    select(area, start + mark.length, end + mark.length);
  }
  function prefix(area, make, has) {
    const { start, end, lines } = linesOf(area);
    const off = lines.filter((line) => line.trim()).every((line) => has.test(line)) && lines.some((line) => line.trim());
    let number = 0;
    const bare = (line) => line.replace(ITEM, "").replace(/^#{1,6}\s+/, "");
    const text = lines.map((line) => (off ? bare(line) : line.trim() || lines.length === 1 ? make(++number) + bare(line) : line)).join("\n");
    place(area, text, start, end);
    if (lines.length > 1) select(area, start, start + text.length);
  }
  function link(area) {
    const { selectionStart: start, selectionEnd: end, value } = area;
    const inside = value.slice(start, end).trim(), address = /^(https?:\/\/|mailto:|tel:)\S+$/.test(inside);
    const words = address ? "" : inside, target = address ? inside : "https://";
    place(area, `[${words}](${target})`, start, end);
    const at = start + 1 + words.length + 2;
    if (address || !words) select(area, start + 1, start + 1);
    else select(area, at, at + target.length);
  }
  function question(area, word) {
    const { end } = linesOf(area);
    const before = `\n<!-- ${word}:\n- `;
    place(area, `${before}\n-->`, end, end);
    select(area, end + before.length, end + before.length);
  }
  // below everything else: what stands under the line is for some customers only
  function variant(area, fact) {
    const end = area.value.length, before = `${area.value.trim() ? "\n\n" : ""}<!-- for: `;
    place(area, `${before}${fact} -->\n`, end, end);
    select(area, area.value.length, area.value.length);
  }
  function act(area, name, word) {
    if (area.readOnly) return;
    if (MARKS[name]) wrap(area, MARKS[name]);
    else if (name === "list") prefix(area, () => "- ", /^\s*[-*]\s/);
    else if (name === "steps") prefix(area, (number) => `${number}. `, /^\s*\d{1,4}\.\s/);
    else if (name === "heading") prefix(area, () => "## ", /^##\s/);
    else if (name === "link") link(area);
    else if (name === "question") question(area, word);
  }
  // a list goes on by itself; an empty item ends it
  function goOn(area, event) {
    const { value, selectionStart: at } = area;
    if (at !== area.selectionEnd) return;
    const start = value.lastIndexOf("\n", at - 1) + 1, line = value.slice(start, at), found = ITEM.exec(line);
    if (!found) return;
    event.preventDefault();
    if (line.length === found[0].length) return place(area, "", start, at);
    place(area, `\n${found[1]}${found[3] ? `${Number(found[3]) + 1}.` : found[2]} `, at, at);
  }

  // once the dialog that asked for it is gone, which takes the focus along
  desk.putVariant = (said) => {
    const area = document.querySelector(".field-body textarea");
    if (area && !area.readOnly) setTimeout(() => variant(area, said), 300);
  };

  const areaOf = (node) => node.closest?.(".field-body")?.querySelector("textarea");
  document.addEventListener("mousedown", (event) => { if (event.target.closest?.("[data-mark]")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-mark]");
    const area = button && document.querySelector(".field-body textarea");
    if (area) act(area, button.dataset.mark, button.dataset.word);
  });
  addEventListener("keydown", (event) => {
    const area = areaOf(event.target);
    if (!area || event.isComposing) return;
    const name = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? KEYS[event.code] : "";
    if (name) {
      event.preventDefault();
      event.stopImmediatePropagation();
      act(area, name);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.shiftKey && !event.metaKey) goOn(area, event);
  }, true);
})();
