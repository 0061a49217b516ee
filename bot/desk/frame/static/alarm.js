// What calls an operator: a sound, again while nobody reacts, and the browser's own notices.
"use strict";
(() => {
  const { $, store } = desk;
  const AGAIN = 60000; // milliseconds: who is called and does not stir is called again
  const BUSY_AGAIN = 180000; // who works in the page has seen it, and is reminded later
  const MOST = 20; // times in a row
  let pending = 0; // cases nobody has taken, and chats of one's own with something unseen
  let rung = { at: 0, times: 0 };
  let stirred = 0; // when somebody last did something here
  let unlocked = false, missed = false; // browsers are silent until the first click

  // --- sound
  const muted = () => store.get("desk-muted") === "1";
  function showMute() {
    const button = $("#mute");
    if (!button) return;
    button.setAttribute("aria-pressed", String(!muted()));
    button.classList.toggle("is-off", muted());
    button.classList.toggle("is-held", missed && !muted());
    button.title = missed && !muted() ? button.dataset.held : button.dataset.words;
  }
  function ding() {
    const sound = $("#ding");
    if (!sound || muted()) return;
    sound.currentTime = 0;
    sound.play().then(() => { missed = false; }, (error) => { missed = error.name === "NotAllowedError"; }).finally(showMute);
  }
  function unlock() {
    stirred = Date.now();
    if (unlocked) return;
    unlocked = true;
    if (missed) { missed = false; ding(); return; }
    const sound = $("#ding");
    if (!sound) return;
    sound.muted = true;
    sound.play().then(() => sound.pause(), () => { unlocked = false; }).finally(() => { sound.muted = false; });
  }

  // --- notices of the browser
  let unable = false;
  const wanted = () => store.get("desk-notices") !== "off";
  function noticeState() {
    if (unable || !("Notification" in window) || !window.isSecureContext) return "impossible";
    if (Notification.permission === "denied") return "blocked";
    return Notification.permission === "granted" ? (wanted() ? "on" : "off") : "ask";
  }
  function showNotices() {
    const button = $("#notices");
    if (!button) return;
    const state = noticeState();
    button.dataset.state = state;
    button.classList.toggle("is-off", state !== "on");
    button.setAttribute("aria-pressed", String(state === "on"));
    button.title = button.dataset[state];
    button.setAttribute("aria-label", button.title);
  }
  async function turnNotices() {
    const state = noticeState();
    if (state === "ask") await Notification.requestPermission();
    else if (state === "on" || state === "off") store.set("desk-notices", state === "on" ? "off" : "");
    showNotices();
    if (["blocked", "impossible"].includes(noticeState())) toast($("#notices").dataset[noticeState()]);
  }
  function toast(words) {
    $("#notices-toast")?.remove();
    const made = Object.assign(document.createElement("div"), { id: "notices-toast", className: "toast", textContent: words });
    made.setAttribute("role", "status");
    $("#notices").after(made);
    setTimeout(() => made.remove(), 8000);
  }
  function notify(call) {
    let made;
    try { made = make(call); } catch { unable = true; showNotices(); return; } // phones have the name, and not the thing
    made.onclick = () => {
      window.focus();
      made.close();
      const row = $(`[data-open="${call.chat}"]`);
      if (row) row.click(); else location.assign(`/desk/chat/${call.chat}`);
    };
  }
  function make(call) {
    return new Notification(call.title, { body: call.text, tag: `desk-${call.chat}`, renotify: true, icon: "/desk/static/icon.svg" });
  }

  // --- calling
  const looking = () => !document.hidden && document.hasFocus();
  function alarm(now) {
    pending = now.pending;
    if (!pending) rung.times = 0;
    if (!now.calls.length) return;
    rung = { at: Date.now(), times: 1 };
    const name = now.calls.map((call) => call.key).join();
    if (store.get("desk-rung") === name) return; // another tab has called already
    store.set("desk-rung", name);
    ding();
    if (noticeState() === "on" && !looking()) now.calls.forEach(notify);
  }
  function remind() {
    const pause = stirred > rung.at ? BUSY_AGAIN : AGAIN;
    if (!pending || !rung.times || rung.times >= MOST || Date.now() - rung.at < pause) return;
    rung = { at: Date.now(), times: rung.times + 1 };
    ding();
  }

  document.addEventListener("pointerdown", unlock, true);
  document.addEventListener("keydown", unlock, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("#notices")) turnNotices();
    if (!event.target.closest("#mute")) return;
    store.set("desk-muted", muted() ? "" : "1");
    missed = false;
    showMute();
    ding();
  });
  setInterval(remind, 1000);
  const show = () => { showMute(); showNotices(); };
  document.addEventListener("DOMContentLoaded", () => setTimeout(show, 300));
  document.addEventListener("visibilitychange", showNotices);
  show();
  Object.assign(desk, { ding, alarm });
})();
