// The reply box: what is typed is kept here and on the server, goes out once, and never into another chat.
"use strict";
(() => {
  const { $, store } = desk;
  const KEEP_AFTER = 700; // milliseconds without a key until a draft goes to the server
  const unsaved = (conversation) => `desk-draft-${conversation}`; // in this browser until the server has it
  const clientIds = new Map(); // conversation -> { id, text } of the reply under way
  const timers = new Map(); // conversation -> the timer that will keep its draft
  const kept = new Map(); // conversation -> what the server gave: draft and canned replies
  const used = new Map(); // conversation -> canned replies that were put in: { id, text }

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  function grow(box) {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, window.innerHeight * 0.4)}px`;
  }
  // a note under way stays in this browser: another one would open it as a reply
  const shared = (conversation, text) => (store.get(`desk-mode-${conversation}`) === "note" ? "" : text);
  const conversationOf = (box) => Number(box.dataset.conversation);
  const boxOf = (conversation) => $(`#reply[data-conversation="${conversation}"]`);

  // --- drafts
  async function keep(conversation, text) {
    clearTimeout(timers.get(conversation));
    timers.delete(conversation);
    const body = JSON.stringify({ text: shared(conversation, text) }), keepalive = body.length < 60000; // what outlives the page is limited to 64 kB
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`/desk/reply/${conversation}/draft`, { method: "POST", body, headers, keepalive }).catch(() => null);
    if (answer?.ok && store.get(unsaved(conversation)) === shared(conversation, text)) store.set(unsaved(conversation), "");
  }
  function keepSoon(conversation, text) {
    store.set(unsaved(conversation), text);
    if (!text) kept.get(conversation) && (kept.get(conversation).draft = "");
    clearTimeout(timers.get(conversation));
    timers.set(conversation, setTimeout(() => keep(conversation, text), KEEP_AFTER));
  }
  function keepNow() {
    for (const conversation of [...timers.keys()]) keep(conversation, store.get(unsaved(conversation)) || "");
  }
  function put(box, text) {
    if (box.value === text) return;
    box.value = text;
    grow(box);
  }
  async function load(conversation) {
    const answer = await fetch(`/desk/reply/${conversation}`).catch(() => null);
    if (!answer?.ok || answer.redirected) return null;
    kept.set(conversation, await answer.json());
    return kept.get(conversation);
  }
  async function adopt() {
    const box = $("#reply");
    if (!box || box.dataset.adopted === box.dataset.conversation) return;
    const conversation = conversationOf(box), local = store.get(unsaved(conversation));
    box.dataset.adopted = box.dataset.conversation;
    keepNow();
    put(box, local || "");
    answers.show();
    const given = await load(conversation);
    if (local) keepSoon(conversation, local);
    desk.showFiles(conversation, given?.files);
    if (!local && given?.draft && box.isConnected && !box.value) put(box, given.draft);
  }

  // --- sending
  function send() {
    const box = $("#reply");
    if (!box) return;
    const conversation = conversationOf(box), text = box.value, { mode = "", then = "" } = box.dataset; // acts.js
    const files = mode === "note" ? [] : desk.filesFor(conversation); // a note takes none, they wait for the reply
    if (!files || !(text.trim() || files.length)) return; // files that are on their way send it once they are there
    const known = clientIds.get(conversation);
    const same = known && known.text === text && known.files.join() === files.join();
    const id = same ? known.id : newId(); // the same again is the same reply
    const snippets = (used.get(conversation) || []).filter((one) => text.includes(one.text.slice(0, 40))).map((one) => one.id);
    clientIds.set(conversation, { id, text, files });
    const first = box.dataset.first === "true"; // writing first takes the chat from the bot
    emitEvent("desk-send", { conversation, text, client: id, first, mode, then, files, snippets: [...new Set(snippets)], seen: seen.of(conversation), suggestion: suggest.of(conversation), answers: answers.of(conversation) });
  }
  function answered(id, sent) {
    for (const [conversation, pending] of clientIds) {
      if (pending.id !== id) continue;
      if (!sent) return; // the text stays for another try under the same id
      clientIds.delete(conversation);
      used.delete(conversation);
      const box = boxOf(conversation);
      const rest = box && box.value.startsWith(pending.text) ? box.value.slice(pending.text.length).trimStart() : box ? box.value : "";
      store.set(unsaved(conversation), rest);
      if (box) put(box, rest);
      keep(conversation, rest);
      seen.end(conversation);
      suggest.end(conversation);
      answers.end(conversation);
      company.rest();
      desk.filesSent(conversation, pending.files);
      desk.toEnd();
    }
  }

  // --- putting text in, so that Ctrl+Z takes it out again
  function replace(box, start, end, text) {
    box.focus();
    box.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      box.setRangeText(text, start, end, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  function insert(text) {
    const box = $("#reply");
    if (!box) return;
    const gap = box.value.slice(0, box.selectionStart).trimEnd() ? "\n\n" : "";
    replace(box, box.selectionStart, box.selectionEnd, gap + text);
  }

  document.addEventListener("input", (event) => {
    if (event.target.id !== "reply") return;
    keepSoon(conversationOf(event.target), event.target.value);
    grow(event.target);
  });
  document.addEventListener("click", (event) => { if (event.target.closest("#send")) send(); });
  document.addEventListener("keydown", (event) => { // up in the empty box: to one's last message
    if (event.key !== "ArrowUp" || event.target.id !== "reply" || event.target.value) return;
    const last = Array.from(document.querySelectorAll("#transcript .is-own .line-change")).at(-1);
    if (last) { event.preventDefault(); last.click(); }
  });
  document.addEventListener("submit", (event) => { // a shared computer keeps nobody's drafts; the server has them
    if (!event.target.matches(".logout")) return;
    keepNow();
    try { Object.keys(localStorage).filter((key) => key.startsWith("desk-draft-")).forEach((key) => localStorage.removeItem(key)); } catch { /* forbidden */ }
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepNow(); });
  window.addEventListener("pagehide", keepNow);

  Object.assign(desk, { adopt, send, answered, insert, replace, load, kept, used, conversationOf, boxOf });
})();
