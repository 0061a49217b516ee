// "/" finds a canned reply, "??" a passage of an article: typed in the reply box, chosen by arrows and Enter.
"use strict";
(() => {
  const { $ } = desk;
  const MOST = 20;
  const ASK_AFTER = 60; // milliseconds without a key until articles are asked for
  const BETTER_AFTER = 500;
  const TRIGGERS = [["/", /(?:^|\s)(\/)([^\s/][^\n/]{0,39}|)$/], ["??", /(?:^|\s)(\?\?)([^\n?]{0,80})$/]];
  let open = null; // { kind, start, query, items, at, busy }
  let dismissed = ""; // the trigger that Escape has left as text
  let asked = 0;
  let timer = 0;

  const fold = (text) => text.toLowerCase().replaceAll("ё", "е");
  const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const begins = (words, wanted) => wanted.every((part) => words.some((word) => word.startsWith(part)));

  function look(box) {
    if (document.activeElement !== box || box.selectionStart !== box.selectionEnd) return null;
    const before = box.value.slice(0, box.selectionStart);
    for (const [kind, pattern] of TRIGGERS) {
      const found = pattern.exec(before);
      if (found) return { kind, start: before.length - found[1].length - found[2].length, query: found[2] };
    }
    return null;
  }
  function update() {
    const box = $("#reply"), now = box ? look(box) : null;
    const name = now ? `${now.kind}${now.start}` : "";
    if (!now || name === dismissed) { if (!now) dismissed = ""; return close(); }
    if (open && open.kind === now.kind && open.start === now.start && open.query === now.query) return;
    open = { ...now, items: open?.kind === now.kind ? open.items : [], at: 0, busy: false, eager: false };
    if (now.kind === "/") showSnippets(box);
    else askArticles(box);
  }

  // --- canned replies: the list came with the reply box
  function rank(snippet, wanted) {
    if (!wanted.length) return 1;
    const name = wordsOf(snippet.name);
    if (fold(snippet.name).startsWith(wanted.join(" "))) return 4;
    if (begins(name, wanted)) return 3;
    if (begins([...name, ...snippet.tags.flatMap(wordsOf)], wanted)) return 2;
    return begins([...name, ...wordsOf(snippet.text)], wanted) ? 1 : 0;
  }
  async function showSnippets(box) {
    const conversation = desk.conversationOf(box), mine = open;
    let given = desk.kept.get(conversation);
    if (!given) {
      mine.busy = true;
      given = await desk.load(conversation);
      if (open !== mine) return;
      mine.busy = false;
    }
    const wanted = wordsOf(open.query);
    const ranked = (given?.snippets || []).map((one) => [rank(one, wanted), one]).filter(([score]) => score);
    ranked.sort(([one], [other]) => other - one); // stable: within a rank the customer's language, then the most used
    open.items = ranked.slice(0, MOST).map(([, one]) => ({ title: one.name, chip: one.language, own: one.own, text: one.text, id: one.id }));
    if (mine.eager && open.items.length) return choose(0);
    draw();
  }

  // --- articles: asked of the server as one types
  function askArticles(box) {
    open.busy = true;
    clearTimeout(timer);
    timer = setTimeout(fetchArticles, open.items.length || open.query ? ASK_AFTER : 0, box, open, ++asked);
    draw();
  }
  async function fetchArticles(box, mine, number) {
    const address = `/desk/reply/${desk.conversationOf(box)}/articles?q=${encodeURIComponent(mine.query)}`;
    const answer = await fetch(address).then((got) => (got.ok && !got.redirected ? got.json() : null)).catch(() => null);
    if (open !== mine || number !== asked) return;
    open.busy = false;
    open.items = (answer?.quotes || []).map((one) => ({ title: one.title, sub: one.heading, chip: one.language, text: one.text, hint: one.hint, whom: one.whom, files: one.files }));
    if (mine.eager && open.items.length) return choose(0);
    draw();
    if (answer && !answer.judged && !mine.again) askBetter(box, mine);
  }
  // the engine is asked what fits the customer's question; who has not moved yet sees it a moment later
  function askBetter(box, mine) {
    mine.again = true;
    setTimeout(() => { if (open === mine && !mine.at && !mine.busy) fetchArticles(box, mine, ++asked); }, BETTER_AFTER);
  }

  // --- the list
  function element(tag, classes, text) {
    const made = document.createElement(tag);
    made.className = classes;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function row(item, number, words) {
    const made = element("div", "picked");
    made.id = `picked-${number}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", String(number === open.at));
    const top = element("div", "picked-top");
    top.append(element("span", "picked-title", item.sub ? `${item.title} · ${item.sub}` : item.title));
    if (item.whom) top.append(element("span", "chip picked-whom", item.whom));
    if (item.hint) top.append(element("span", "chip chip-warm picked-hint", item.hint));
    if (item.own) top.append(element("span", "chip", words.own));
    top.append(element("span", "case-where", words[item.chip] || item.chip));
    made.append(top, element("div", "picked-text", item.text));
    for (const file of item.files || []) made.append(element("div", "picked-file", `📎 ${file.name}`));
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the reply keeps the focus
    made.addEventListener("click", () => choose(number));
    return made;
  }
  function draw() {
    const list = $("#picker"), box = $("#reply");
    if (!list || !open) return;
    const words = list.dataset, shown = open.items.map((item, number) => row(item, number, words));
    if (!shown.length && open.busy) shown.push(element("div", "picked-none", "…"));
    if (!shown.length && (open.kind === "??" || !open.query)) shown.push(element("div", "picked-none", open.kind === "/" && !open.query ? words.empty : words.none));
    list.replaceChildren(...shown);
    list.classList.toggle("hidden", !shown.length);
    mark(list, box);
  }
  function mark(list = $("#picker"), box = $("#reply")) {
    list.querySelectorAll(".picked").forEach((one, number) => one.setAttribute("aria-selected", String(number === open.at)));
    const chosen = $(`#picked-${open.at}`, list);
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) box.setAttribute("aria-activedescendant", chosen.id);
    else box.removeAttribute("aria-activedescendant");
  }
  function close() {
    if (!open) return;
    open = null;
    $("#reply")?.removeAttribute("aria-activedescendant");
    const list = $("#picker");
    list?.replaceChildren();
    list?.classList.add("hidden");
  }
  function choose(number) {
    const box = $("#reply"), item = open?.items[number];
    if (!item || !box) return;
    const { start } = open, conversation = desk.conversationOf(box);
    if (item.id) desk.used.set(conversation, [...(desk.used.get(conversation) || []), { id: item.id, text: item.text }]);
    close();
    desk.replace(box, start, box.selectionStart, item.text);
    if (item.files?.length) desk.attachFiles(conversation, item.files.map((one) => [`/desk/articles/files?place=${encodeURIComponent(one.place)}`, one.name, one.place]));
  }

  // true: the key was for the list
  function key(event) {
    if (!open) return false;
    const many = open.items.length;
    if (event.key === "Escape") { dismissed = `${open.kind}${open.start}`; close(); }
    else if (event.key === "ArrowDown" && many) { open.at = (open.at + 1) % many; mark(); }
    else if (event.key === "ArrowUp" && many) { open.at = (open.at + many - 1) % many; mark(); }
    else if (event.key === "Tab" && many) choose(open.at);
    else if (event.key !== "Enter" || event.shiftKey || event.isComposing) return false;
    else if (open.busy) open.eager = true; // it is chosen as soon as it is here
    else if (many) choose(open.at);
    else if (open.kind === "/") { close(); return false; } // a slash that finds nothing is text
    return true;
  }
  function begin(sign) {
    const box = $("#reply");
    if (!box) return;
    const at = box.selectionStart, joined = at > 0 && !/\s/.test(box.value[at - 1]);
    dismissed = "";
    desk.replace(box, at, box.selectionEnd, (joined ? " " : "") + sign);
    update();
  }

  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "reply" || !key(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("input", (event) => { if (event.target.id === "reply") update(); });
  document.addEventListener("keyup", (event) => { if (event.target.id === "reply" && /^(Arrow(Left|Right)|Home|End)$/.test(event.key)) update(); });
  document.addEventListener("focusout", (event) => { if (event.target.id === "reply") close(); });
  document.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-begin]");
    if (tool) begin(tool.dataset.begin);
    else if (event.target.id === "reply") update();
  });
  Object.assign(desk, { begin });
})();
