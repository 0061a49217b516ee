// The sound of a new case.
"use strict";
(() => {
  const { $, store } = desk;
  const muted = () => store.get("desk-muted") === "1";
  function showMute() {
    const button = $("#mute");
    if (button) { button.setAttribute("aria-pressed", String(!muted())); button.classList.toggle("is-off", muted()); }
  }
  function ding() { const sound = $("#ding"); if (sound && !muted()) { sound.currentTime = 0; sound.play().catch(() => {}); } }
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#mute")) return;
    store.set("desk-muted", muted() ? "" : "1");
    showMute();
    ding();
  });
  showMute();
  document.addEventListener("DOMContentLoaded", () => setTimeout(showMute, 300));
  Object.assign(desk, { ding });
})();
