// Files for an import: dropped or chosen, each on the server before anything is read.
"use strict";
(() => {
  const { $ } = desk;
  const going = new Map(); // name -> { name, size, share, problem, request }

  const unitOf = (unit) => new Intl.NumberFormat(document.documentElement.lang || undefined, { style: "unit", unit, maximumFractionDigits: 1 });
  const sizeOf = (octets) => (octets < 1e6 ? unitOf("kilobyte").format(Math.max(1, Math.round(octets / 1e3))) : unitOf("megabyte").format(octets / 1e6));
  const address = (name) => `/desk/import/files?name=${encodeURIComponent(name)}&of=${$("#import-files")?.dataset.of ?? ""}`;

  function known() { // what was brought before this page was opened
    const box = $("#import-files");
    if (!box || box.dataset.read) return box;
    box.dataset.read = "1";
    going.clear();
    for (const [name, size] of JSON.parse(box.dataset.files)) going.set(name, { name, size, share: 1, problem: "" });
    draw();
    return box;
  }
  function add(files) {
    if (!known()) return;
    for (const file of files) upload({ name: file.name, size: file.size, share: 0, problem: "" }, file);
    draw();
  }
  function upload(one, file) {
    going.set(one.name, one);
    const request = one.request = new XMLHttpRequest();
    request.open("POST", address(one.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => { one.share = event.loaded / event.total; one.node?.style.setProperty("--share", one.share * 0.95); };
    request.onload = () => {
      if (request.status !== 200) return fail(one, request.response?.message);
      going.delete(one.name);
      going.set(request.response.name, Object.assign(one, request.response, { share: 1, request: null }));
      draw();
    };
    request.onerror = () => fail(one);
    request.send(file);
  }
  function fail(one, sentence) {
    Object.assign(one, { request: null, problem: sentence || $("#import-files").dataset.failed.replace("%", one.name) });
    draw();
  }
  function remove(one) {
    one.request?.abort();
    going.delete(one.name);
    if (one.share === 1) fetch(address(one.name), { method: "DELETE" }).catch(() => {});
    draw();
    $("#import-pick")?.focus();
  }
  function element(tag, classes, text = "") {
    return Object.assign(document.createElement(tag), { className: classes, textContent: text });
  }
  function line(one, words) {
    const made = one.node = element("div", `import-file${one.problem ? " is-bad" : ""}`);
    made.style.setProperty("--share", one.share === 1 ? 1 : one.share * 0.95);
    const button = Object.assign(element("button", "btn btn-icon", "✕"), { type: "button", title: words.remove, onclick: () => remove(one) });
    button.setAttribute("aria-label", `${words.remove}: ${one.name}`);
    made.append(element("span", "import-file-name", one.name), element("span", "import-file-note", one.problem || sizeOf(one.size)), button);
    return made;
  }
  function draw() {
    const box = $("#import-files"), read = $("#import-read");
    if (!box) return;
    const list = [...going.values()];
    box.replaceChildren(...list.map((one) => line(one, box.dataset)));
    if (read) read.disabled = !list.some((one) => one.share === 1) || list.some((one) => one.request);
  }

  document.addEventListener("change", (event) => {
    if (event.target.id !== "import-pick") return;
    add([...event.target.files]);
    event.target.value = "";
  });
  const over = (event) => $("#import-drop") && event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    $("#import-drop").classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("#import-drop")?.classList.remove("is-over"); });
  document.addEventListener("drop", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    $("#import-drop").classList.remove("is-over");
    add([...event.dataTransfer.files].filter((file) => file.size || file.type));
  });
  Object.assign(desk, { importFiles: known });
})();
