// Messages to this browser when nobody is looking: turned on and off in the profile; a press on one leads to its chat.
"use strict";
(() => {
  const { $ } = desk;
  const WORKER = new URL("worker.js", document.currentScript.src); // beside this file, wherever the desk stands
  const HOME = new URL("..", WORKER).pathname.replace(/\/$/, "");
  WORKER.search = "";
  const able = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

  const registration = () => navigator.serviceWorker.getRegistration(`${HOME}/`);
  const find = async () => (await registration())?.pushManager.getSubscription();
  async function ask(path, body) {
    const options = body && { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const answer = await fetch(`${HOME}/push${path}`, options);
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(told.message), { told: told.message });
    return told;
  }

  // --- how it stands
  async function state() {
    if (!window.isSecureContext) return "insecure";
    if (!able()) return "impossible";
    if (Notification.permission === "denied") return "blocked";
    const known = await find();
    return known && (await ask("/known", { endpoint: known.endpoint })).known ? "on" : "off";
  }
  async function show(words) {
    const here = $("#push-here");
    if (!here) return;
    const now = await state().catch(() => "off");
    here.dataset.state = now;
    $(".push-state", here).textContent = words || here.dataset[`here${now[0].toUpperCase()}${now.slice(1)}`];
    const button = $(".push-turn", here);
    button.disabled = false;
    button.classList.toggle("hidden", !["on", "off"].includes(now));
    button.classList.toggle("btn-primary", now === "off");
    button.textContent = now === "on" ? here.dataset.forgetHere : here.dataset.turnOn;
    mark();
  }
  async function mark() {
    const known = able() ? await find().catch(() => null) : null;
    for (const row of document.querySelectorAll(".push-row")) {
      $(".push-this", row).classList.toggle("hidden", row.dataset.endpoint !== known?.endpoint);
    }
  }

  // --- turning it on and off
  async function turn() {
    const here = $("#push-here");
    $(".push-turn", here).disabled = true;
    let words = "";
    try {
      words = here.dataset.state === "on" ? await forget(here) : await subscribe(here);
    } catch (error) {
      words = error.told || here.dataset.refused;
    }
    await show(words);
    emitEvent("desk-push");
  }
  async function subscribe(here) {
    const allowed = await Notification.requestPermission();
    if (allowed !== "granted") return allowed === "denied" ? "" : here.dataset.dismissed;
    const made = await navigator.serviceWorker.register(WORKER, { scope: HOME, updateViaCache: "none" });
    const { key } = await ask("");
    await ready(made);
    const known = await made.pushManager.getSubscription();
    if (known) await known.unsubscribe(); // made for somebody else, or for a key that is no more
    const fresh = await made.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await ask("", fresh.toJSON()).catch(async (error) => { await fresh.unsubscribe(); throw error; });
    return here.dataset.done;
  }
  async function forget(here) {
    const known = await find();
    if (known) {
      await ask("/forget", { endpoint: known.endpoint });
      await known.unsubscribe();
    }
    return here.dataset.forgotten;
  }
  function ready(made) {
    const worker = made.installing || made.waiting;
    if (made.active || !worker) return Promise.resolve();
    return new Promise((done, fail) => {
      worker.addEventListener("statechange", () => {
        if (worker.state === "activated") done();
        if (worker.state === "redundant") fail(new Error(worker.state));
      });
    });
  }

  // --- a message was pressed
  function lead(path) {
    const chat = path.match(/^\/desk\/chat\/(\d+)$/)?.[1];
    const row = chat && $(`[data-open="${chat}"]`);
    if (row) row.click(); else location.assign(HOME + path.slice("/desk".length));
  }
  navigator.serviceWorker?.addEventListener("message", ({ data }) => { if (data?.open?.startsWith("/desk")) lead(data.open); });
  document.addEventListener("click", (event) => { if (event.target.closest(".push-turn")) turn(); });
  const begin = (tries = 40) => { if ($("#push-here")) show(); else if (tries) setTimeout(begin, 100, tries - 1); };
  if (location.pathname === `${HOME}/profile`) begin();
  desk.pushes = { show, mark };
})();
