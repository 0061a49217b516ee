// The one message a reply answers: chosen in its line, shown above the box, kept in this browser until it is sent.
"use strict";
const answers = (() => {
  const { $, store } = desk;
  const name = (conversation) => `desk-answers-${conversation}`;
  const box = () => $("#reply");
  function read(conversation) {
    try { return JSON.parse(store.get(name(conversation)) || "null"); } catch { return null; }
  }
  const of = (conversation) => read(conversation)?.line || 0;
  function show() {
    const place = $("#answers"), known = box() && read(desk.conversationOf(box()));
    if (!place) return;
    place.classList.toggle("hidden", !known);
    place.querySelector(".answers-words").textContent = known ? `↩ ${known.words}` : "";
  }
  function end(conversation) { store.set(name(conversation), ""); show(); }
  function begin({ answers: line, words }) {
    if (!box()) return;
    store.set(name(desk.conversationOf(box())), JSON.stringify({ line: Number(line), words }));
    show();
    box().focus();
  }
  function seek({ toLine: line, conversation }) {
    if (document.getElementById(`line-${line}`)) desk.toLine(Number(line));
    else emitEvent("desk-open", { chat: Number(conversation), line: Number(line) });
  }
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-answers], [data-to-line], .answers-end");
    if (!target) return;
    if (target.dataset.answers) begin(target.dataset);
    else if (target.dataset.toLine) seek(target.dataset);
    else { end(desk.conversationOf(box())); box().focus(); }
  });
  return { of, end, show };
})();
