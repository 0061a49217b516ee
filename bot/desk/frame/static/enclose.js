// Pictures and files in the text of an article: chosen, dropped or pasted, on the server before the text names them.
"use strict";
(() => {
  const { $ } = desk;
  const areaOf = () => $(".field-body textarea");
  const noteBox = () => $("#enclose-note");
  const words = () => $("#enclose")?.dataset ?? {};
  let waiting = 0;

  function say(text, bad = false) {
    const box = noteBox();
    if (!box) return;
    box.textContent = text;
    box.classList.toggle("is-bad", bad);
  }
  function write(area, shown, label) {
    const name = label.replace(/[[\]\n]/g, " ").trim() || shown.name, at = area.selectionEnd, { value } = area;
    const link = `${shown.picture ? "!" : ""}[${name}](${shown.place})`;
    const before = shown.picture && at ? (value.slice(0, at).endsWith("\n\n") ? "" : value[at - 1] === "\n" ? "\n" : "\n\n") : "";
    const after = shown.picture && value.slice(at).trim() && !value.slice(at).startsWith("\n") ? "\n\n" : "";
    area.focus();
    area.setSelectionRange(at, at);
    document.execCommand("insertText", false, before + link + after);
    const start = at + before.length + (shown.picture ? 2 : 1);
    area.setSelectionRange(start, start + name.length); // so that it can be described at once
    setTimeout(() => { if (document.activeElement === area) area.setSelectionRange(start, start + name.length); });
  }
  function upload(file) {
    const { limit, large, loading, done, failed } = words(), label = file.name.replace(/\.[^.]*$/, "");
    if (file.size > Number(limit)) return say(large.replace("%", file.name), true);
    const request = new XMLHttpRequest();
    waiting += 1;
    say(loading.replace("%", file.name));
    request.open("POST", `/desk/articles/files?name=${encodeURIComponent(file.name || "picture.png")}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => say(`${loading.replace("%", file.name)} ${Math.round((event.loaded / event.total) * 100)} %`);
    request.onload = () => {
      waiting -= 1;
      const area = areaOf();
      if (request.status !== 200 || !area) return say(request.response?.message || failed.replace("%", file.name), true);
      write(area, request.response, label);
      say(waiting ? loading.replace("%", "…") : done.replace("%", file.name));
    };
    request.onerror = () => { waiting -= 1; say(failed.replace("%", file.name), true); };
    request.send(file);
  }
  const add = (files) => { if (areaOf() && !areaOf().readOnly) [...files].forEach(upload); };

  document.addEventListener("change", (event) => {
    if (event.target.id !== "enclose-pick") return;
    add(event.target.files);
    event.target.value = "";
  });
  document.addEventListener("click", (event) => { if (event.target.closest?.("#enclose")) $("#enclose-pick")?.click(); });
  document.addEventListener("paste", (event) => {
    if (event.target !== areaOf() || !event.clipboardData?.files.length || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  const over = (event) => $("#enclose") && event.dataTransfer?.types.includes("Files") && event.target.closest?.(".article-form");
  document.addEventListener("dragover", (event) => {
    const form = over(event);
    $(".field-body")?.classList.toggle("is-over", !!form);
    if (form) event.preventDefault();
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) $(".field-body")?.classList.remove("is-over"); });
  document.addEventListener("drop", (event) => {
    $(".field-body")?.classList.remove("is-over");
    if (!over(event)) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
})();
