// What customers will read: bubbles of Telegram, and of the web chat with its own stylesheet.
"use strict";
const preview = (() => {
  const { $ } = desk;
  const SHEET = "/chat/static/chat.css";
  const CHOICE = "preview-channel";
  let told = [], sheet = null, wanted = "telegram";
  try { wanted = localStorage.getItem(CHOICE) === "web" ? "web" : "telegram"; } catch { /* the first one */ }

  function make(tag, classes, text) {
    const made = document.createElement(tag);
    if (classes) made.className = classes;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  // the stylesheet of the chat page speaks of a whole page: here the shadow root is that page
  async function readSheet() {
    const answer = await fetch(SHEET);
    const text = answer.ok ? await answer.text() : "";
    const made = new CSSStyleSheet();
    made.replaceSync(text.replace(/:root/g, ":host").replace(/(^|\n)body \{/g, "$1:host {")
      + ":host { display: block; padding: 0 12px 14px; border-radius: 12px; } .message { max-width: 100%; }");
    return made;
  }
  const addressOf = (file) => `/desk/articles/files?place=${encodeURIComponent(file.place)}`;
  function picture(file) {
    const image = Object.assign(make("img"), { src: addressOf(file), alt: file.name, loading: "lazy" });
    image.style.maxWidth = "100%";
    return image;
  }
  const weigh = (octets) => (octets < 1e6 ? `${Math.max(1, Math.round(octets / 1e3))} kB` : `${(octets / 1e6).toFixed(1)} MB`);
  function fileLink(file) {
    const node = make("a", "file");
    Object.assign(node, { href: addressOf(file), target: "_blank", rel: "noopener" });
    node.append(make("span", "file-name", file.name), make("span", "file-size", weigh(file.size)));
    return node;
  }
  // as sender.py does: one file has a short text below it, several follow the text
  function telegramFiles(part) {
    return part.files.map((file) => {
      const box = make("div", "telegram-bubble telegram-file");
      box.append(file.picture ? picture(file) : fileLink(file));
      return box;
    });
  }
  function webFiles(part) {
    const box = make("span", "files");
    for (const file of part.files) {
      const link = file.picture ? Object.assign(make("a", "picture"), { href: addressOf(file), target: "_blank" }) : fileLink(file);
      if (file.picture) link.append(picture(file));
      box.append(link);
    }
    return box;
  }
  // as Telegram does: three lines, and the rest at a press
  function unfolding(quote) {
    if (quote.scrollHeight <= quote.clientHeight + 1) { quote.classList.add("is-short"); quote.removeAttribute("tabindex"); return; }
    const say = () => quote.setAttribute("aria-expanded", String(quote.classList.contains("is-open")));
    const turn = (event) => {
      if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      quote.classList.toggle("is-open");
      say();
    };
    quote.setAttribute("role", "button");
    quote.addEventListener("click", turn);
    quote.addEventListener("keydown", turn);
    say();
  }
  function telegram(parts) {
    const place = make("div", "telegram");
    for (const part of parts) {
      const bubble = make("div", "telegram-bubble");
      bubble.innerHTML = part.telegram; // made by the server of an article, every tag is ours
      const message = make("div", "telegram-message"), files = telegramFiles(part);
      if (files.length === 1 && bubble.textContent.length <= 1024) {
        bubble.prepend(files[0].firstChild);
        files.length = 0;
      }
      message.append(bubble);
      for (const label of part.buttons) message.append(make("span", "telegram-button", label));
      place.append(message, ...files);
    }
    return place;
  }
  function web(parts, box) {
    const place = make("div", "web");
    const root = place.attachShadow({ mode: "open" });
    const fill = () => { if (sheet) root.adoptedStyleSheets = [sheet]; };
    if (sheet) fill(); else readSheet().then((made) => { sheet = made; fill(); }, () => {});
    for (const part of parts) {
      const message = make("div", "message bot"), bubble = make("div", "bubble article"), choices = make("div", "choices");
      bubble.innerHTML = part.web; // the same
      if (part.files.length) bubble.append(webFiles(part));
      for (const label of part.buttons) choices.append(make("span", "choice", label));
      message.append(make("p", "name", box.dataset.bot), bubble, choices);
      root.append(message);
    }
    return place;
  }
  function tabs(box) {
    const row = make("div", "preview-tabs");
    for (const name of ["telegram", "web"]) {
      const button = make("button", `btn period ${name === wanted ? "is-here" : ""}`, box.dataset[name]);
      button.type = "button";
      button.dataset.channel = name;
      button.setAttribute("aria-pressed", String(name === wanted));
      button.addEventListener("click", () => {
        wanted = name;
        try { localStorage.setItem(CHOICE, name); } catch { /* for this page only */ }
        paint();
      });
      row.append(button);
    }
    return row;
  }
  function paint() {
    const box = $("#preview");
    if (!box) return;
    if (!told.length) { box.replaceChildren(); return; }
    const draw = (parts) => (wanted === "web" ? web(parts, box) : telegram(parts));
    const first = draw(told.slice(0, 1)), rest = told.slice(1);
    first.classList.add("preview-first");
    const made = [tabs(box), make("div", "preview-step", box.dataset.first.replace("%", told[0].size)), first];
    if (rest.length) made.push(make("div", "preview-step", box.dataset.more.replace("%", rest.length)), draw(rest));
    box.replaceChildren(...made);
    box.querySelectorAll(".fold").forEach(unfolding);
  }
  function show(parts) { told = parts; paint(); }
  return { show };
})();
globalThis.preview = preview;
