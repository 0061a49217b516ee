// Files for a reply: chosen, dropped or pasted; each is on the server before the reply is sent.
"use strict";
(() => {
  const { $ } = desk;
  const waiting = new Map(); // conversation -> files of the next reply: { name, size, key, url, share, problem, file }
  let eager = 0; // the conversation whose reply goes out as soon as its files are there
  let eagerThen = ""; // and what is done with the chat then, see acts.js

  const listOf = (conversation) => waiting.get(conversation) || waiting.set(conversation, []).get(conversation);
  const here = () => { const box = $("#reply"); return box ? desk.conversationOf(box) : 0; };
  const unitOf = (unit) => new Intl.NumberFormat(document.documentElement.lang || undefined, { style: "unit", unit, maximumFractionDigits: 1 });
  const sizeOf = (octets) => (octets < 1e6 ? unitOf("kilobyte").format(Math.max(1, Math.round(octets / 1e3))) : unitOf("megabyte").format(octets / 1e6));

  function add(conversation, files) {
    const row = $("#attached"), list = listOf(conversation);
    if (!row || !conversation) return;
    for (const file of files) {
      if (list.length >= Number(row.dataset.most)) { complain(row.dataset.many); break; }
      const one = { name: file.name || "file", size: file.size, share: 0, key: "", problem: "", file };
      if (file.type.startsWith("image/")) one.url = URL.createObjectURL(file);
      list.push(one);
      if (file.size > Number(row.dataset.limit) * 1e6) fail(one, row.dataset.large.replace("%", one.name));
      else upload(conversation, one);
    }
    draw();
    $("#reply")?.focus();
  }
  // what an article has goes with the reply as if it was chosen here, and can be taken off as well
  async function attachFiles(conversation, found) {
    for (const [address, name, place] of found) {
      const answer = await fetch(address).catch(() => null);
      if (!answer?.ok) { complain(`${name}: ${$("#attached")?.dataset.failed || "!"}`); continue; }
      const content = await answer.blob(), ending = place.slice(place.lastIndexOf("."));
      if (here() !== conversation) return;
      add(conversation, [new File([content], name.endsWith(ending) ? name : name + ending, { type: content.type })]);
    }
  }
  function upload(conversation, one) {
    const request = new XMLHttpRequest();
    Object.assign(one, { request, problem: "", share: 0 });
    request.open("POST", `/desk/reply/${conversation}/files?name=${encodeURIComponent(one.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => { one.share = event.loaded / event.total; drawShare(one); };
    request.onload = () => (request.status === 200 ? finish(conversation, one, request.response) : fail(one, request.response?.message));
    request.onerror = () => fail(one);
    request.send(one.file);
  }
  function finish(conversation, one, given) {
    Object.assign(one, { key: given.key, name: given.name, request: null, file: null });
    draw();
    if (eager === conversation && listOf(conversation).every((other) => other.key)) sendNow(conversation);
  }
  function sendNow(conversation) {
    eager = 0;
    if (here() !== conversation) return;
    const box = $("#reply");
    if (eagerThen) box.dataset.then = eagerThen;
    desk.send();
    delete box.dataset.then;
  }
  function fail(one, sentence) {
    one.request = null;
    one.problem = sentence || $("#attached")?.dataset.failed || "!";
    one.hopeless = !!sentence && !!one.file;
    eager = 0;
    draw();
  }
  function remove(one) {
    const conversation = here(), list = listOf(conversation);
    list.splice(list.indexOf(one), 1);
    one.request?.abort();
    if (one.key) fetch(`/desk/reply/${conversation}/files/${one.key}`, { method: "DELETE" }).catch(() => {});
    forget(one);
    draw();
    $("#reply")?.focus();
  }
  function forget(one) { if (one.url) URL.revokeObjectURL(one.url); }

  // the keys of the files that go with the reply; null while some are on their way or can't go
  function filesFor(conversation) {
    const list = listOf(conversation);
    if (list.every((one) => one.key)) return list.map((one) => one.key);
    if (list.some((one) => one.problem)) $("#attached .is-bad button")?.focus();
    else [eager, eagerThen] = [conversation, $("#reply")?.dataset.then || ""];
    return null;
  }
  function filesSent(conversation, keys) {
    const list = listOf(conversation);
    list.filter((one) => keys.includes(one.key)).forEach(forget);
    waiting.set(conversation, list.filter((one) => !keys.includes(one.key)));
    draw();
  }
  function showFiles(conversation, files = []) { // what was brought before this page was opened
    const list = listOf(conversation), known = new Set(list.map((one) => one.key));
    files.filter((one) => !known.has(one.key)).forEach((one) => list.push({ ...one, share: 1, problem: "" }));
    draw();
  }

  // --- the row of files
  function element(tag, classes, text = "") {
    const made = document.createElement(tag);
    made.className = classes;
    made.textContent = text;
    return made;
  }
  function button(sign, label, act) {
    const made = element("button", "attached-act", sign);
    Object.assign(made, { type: "button", title: label, onclick: act });
    made.setAttribute("aria-label", label);
    return made;
  }
  function chip(one, words) {
    const made = element("div", `attached-file${one.problem ? " is-bad" : ""}${one.key ? "" : " is-coming"}`);
    made.setAttribute("role", "listitem");
    one.node = made;
    if (one.url) made.append(Object.assign(element("img", "attached-picture"), { src: one.url, alt: "", onerror: (event) => event.target.remove() }));
    const text = element("div", "attached-text");
    text.append(element("div", "attached-name", one.name), element("div", "attached-note", one.problem || sizeOf(one.size)));
    made.append(text);
    if (one.problem && one.file && !one.hopeless) made.append(button("↻", `${words.again}: ${one.name}`, () => { upload(here(), one); draw(); }));
    made.append(button("✕", `${words.remove}: ${one.name}`, () => remove(one)));
    drawShare(one);
    return made;
  }
  function drawShare(one) { one.node?.style.setProperty("--share", one.key ? 1 : one.share * 0.95); }
  function draw() {
    const row = $("#attached");
    if (!row) return;
    const list = listOf(here());
    row.replaceChildren(...list.map((one) => chip(one, row.dataset)));
    row.classList.toggle("hidden", !list.length);
  }
  function complain(sentence) {
    const note = element("div", "attached-note is-bad", sentence);
    note.setAttribute("role", "alert");
    $("#attached").append(note);
    setTimeout(() => note.remove(), 5000);
  }

  // --- the ways in
  document.addEventListener("change", (event) => {
    if (event.target.id !== "pick-files") return;
    add(here(), [...event.target.files]);
    event.target.value = "";
  });
  document.addEventListener("paste", (event) => {
    if (event.target.id !== "reply" || !event.clipboardData?.files.length || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    add(here(), [...event.clipboardData.files]);
  });
  const dropping = (event) => here() && $("#attached") && event.dataTransfer?.types.includes("Files") && event.target.closest?.(".column-chat");
  document.addEventListener("dragover", (event) => {
    const column = dropping(event);
    $(".column-chat.is-dropping")?.classList.toggle("is-dropping", !!column);
    if (!column) return;
    event.preventDefault();
    column.dataset.drop = $("#attached").dataset.drop;
    column.classList.add("is-dropping");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) $(".is-dropping")?.classList.remove("is-dropping"); });
  document.addEventListener("drop", (event) => {
    const column = dropping(event);
    $(".is-dropping")?.classList.remove("is-dropping");
    if (!column) return;
    event.preventDefault();
    add(here(), [...event.dataTransfer.files]);
  });
  // a picture that can't be fetched says so in its place
  document.addEventListener("error", (event) => {
    const { gone } = event.target.dataset || {};
    if (gone) event.target.closest("a").replaceWith(element("div", "file file-gone", gone));
  }, true);
  Object.assign(desk, { filesFor, filesSent, showFiles, attachFiles });
  desk.adopt();
})();
