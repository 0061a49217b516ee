// One reply suggested above the empty box: Tab puts it in, a press says no. It comes when it is there; nobody waits for it.
"use strict";
const suggest = (() => {
  const { $ } = desk;
  const CALM = 1200; // milliseconds after the customer's last line until it is asked for
  const known = new Map(); // conversation -> { line, one: the suggestion or null }
  const used = new Map(); // conversation -> the suggestion that was put into the box
  let timer = 0;

  const box = () => $("#reply");
  const lineOf = () => Math.max(0, ...Array.from(document.querySelectorAll("#transcript .line-customer[id]"), (one) => Number(one.id.split("-")[1])));
  const make = (tag, classes, text) => Object.assign(document.createElement(tag), { className: classes, textContent: text });

  async function ask(conversation, line) {
    known.set(conversation, { line, one: null });
    const answer = await fetch(`/desk/reply/${conversation}/suggestion`).catch(() => null);
    if (!answer?.ok || answer.redirected || known.get(conversation)?.line !== line) return;
    known.set(conversation, { line, one: (await answer.json()).suggestion });
    draw();
  }
  function look() {
    const area = box(), place = $("#suggestion");
    if (!area || !place) return;
    const conversation = desk.conversationOf(area), line = lineOf();
    if (line && known.get(conversation)?.line !== line) {
      if (known.get(conversation)?.one) known.set(conversation, { line: 0, one: null }); // it was for an older question
      clearTimeout(timer);
      timer = setTimeout(() => ask(conversation, line), CALM);
    }
    draw();
  }
  function now() {
    const area = box();
    if (!area || area.value || area.dataset.mode === "note" || $("#attached .attached-file")) return null;
    return known.get(desk.conversationOf(area))?.one || null;
  }
  function draw() {
    const place = $("#suggestion"), one = now();
    if (!place) return;
    const shown = one ? String(one.id) : "";
    place.classList.toggle("hidden", !one);
    if (place.dataset.shown === shown) return;
    place.dataset.shown = shown;
    place.replaceChildren();
    if (!one) return;
    const head = make("div", "suggestion-head", one.kind === "article" ? `${place.dataset.article} ${one.title}` : place.dataset.reply.replace("%", one.source));
    const take = make("button", "btn btn-small suggestion-take", place.dataset.take), no = make("button", "btn btn-quiet suggestion-no", "✕");
    take.append(make("kbd", "tool-signs", "Tab"));
    take.type = no.type = "button";
    no.title = place.dataset.no;
    no.setAttribute("aria-label", place.dataset.no);
    const acts = make("div", "suggestion-acts", "");
    acts.append(take, no);
    place.append(head, make("div", "suggestion-text", one.text), acts);
  }
  function take() {
    const one = now(), area = box();
    if (!one) return false;
    used.set(desk.conversationOf(area), one);
    desk.insert(one.text);
    area.focus();
    return true;
  }
  function decline() {
    const one = now();
    if (!one) return;
    const conversation = desk.conversationOf(box());
    known.set(conversation, { ...known.get(conversation), one: null });
    fetch(`/desk/reply/${conversation}/suggestion/${one.id}`, { method: "POST" }).catch(() => {});
    draw();
    box().focus();
  }
  // the number of the suggestion that is being sent, 0 for none
  const of = (conversation) => used.get(conversation)?.id || 0;
  function end(conversation) { used.delete(conversation); if (known.has(conversation)) known.get(conversation).one = null; draw(); }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || event.target.id !== "reply") return;
    if (take()) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest(".suggestion-take")) take();
    else if (event.target.closest(".suggestion-no")) decline();
  });
  document.addEventListener("input", (event) => {
    if (event.target.id !== "reply") return;
    if (!event.target.value) used.delete(desk.conversationOf(event.target));
    draw();
  });
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  return { of, end, look };
})();
globalThis.suggest = suggest;
