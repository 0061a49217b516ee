// A picture of the transcript, large: a press opens it, arrows go on, a press or Esc closes.
"use strict";
(() => {
  const { $ } = desk;
  const pictures = () => Array.from(document.querySelectorAll("#transcript .photo"));
  let at = 0;

  function dialog() {
    const known = $("#zoom");
    if (known) return known;
    const made = document.createElement("dialog");
    made.id = "zoom";
    made.className = "zoom";
    const image = document.createElement("img");
    image.addEventListener("error", save);
    made.append(image);
    made.addEventListener("click", () => made.close());
    made.addEventListener("close", () => pictures()[at]?.focus({ preventScroll: true }));
    document.body.append(made);
    return made;
  }
  function save() { // what no browser can show can still be had
    const link = Object.assign(document.createElement("a"), { href: pictures()[at].href, download: "" });
    dialog().close();
    link.click();
  }
  function show(number) {
    const all = pictures();
    if (!all.length) return;
    at = (number + all.length) % all.length;
    const made = dialog(), image = $("img", made), small = $("img", all[at]);
    image.src = all[at].href;
    image.alt = small?.alt || "";
    made.setAttribute("aria-label", image.alt);
    if (!made.open) made.showModal();
  }
  document.addEventListener("click", (event) => {
    const picture = event.target.closest("#transcript .photo");
    if (!picture || event.ctrlKey || event.metaKey || event.shiftKey) return; // another tab, as ever
    event.preventDefault();
    show(pictures().indexOf(picture));
  });
  document.addEventListener("keydown", (event) => {
    if (!$("#zoom")?.open) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) show(at + step);
    else if (event.key === "Escape") $("#zoom").close();
    else if (event.key !== "Tab") return event.stopPropagation(); // the page below does not hear it
    event.preventDefault();
    event.stopPropagation();
  }, true);
})();
