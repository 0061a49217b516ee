// Clocks of what is due: minutes left when it is near, by when when it is not, how late it is; colours with the time.
"use strict";
(() => {
  const { $ } = desk;
  const MINUTE = 60000, NEAR = 60, HOURS = 48;
  const words = () => $("#clock-words")?.dataset;
  const fill = (sentence, value) => (sentence || "{n}").replace("{n}", value);
  function when(due, said) {
    const at = new Date(due), zone = { timeZone: said.zone };
    const day = (moment) => moment.toLocaleDateString("en-CA", zone);
    const time = at.toLocaleTimeString("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });
    if (day(at) === day(new Date())) return time;
    const near = due - Date.now() < 6 * 24 * 60 * MINUTE;
    if (!near) return at.toLocaleDateString(said.language, { ...zone, day: "numeric", month: "short" });
    return `${at.toLocaleDateString(said.language, { ...zone, weekday: "short" })} ${time}`;
  }
  function say(due, said) {
    const minutes = Math.floor((due - Date.now()) / MINUTE);
    if (minutes >= NEAR) return fill(said.by, when(due, said));
    if (minutes >= 0) return fill(said.left, minutes);
    const late = -minutes - 1;
    if (late < 60) return fill(said.lateMinutes, late);
    return late < HOURS * 60 ? fill(said.lateHours, Math.floor(late / 60)) : fill(said.lateDays, Math.floor(late / 1440));
  }
  function tick() {
    const said = words();
    if (!said) return;
    for (const clock of document.querySelectorAll(".clock[data-due]")) {
      const due = Number(clock.dataset.due), text = say(due, said), now = Date.now();
      if (clock.textContent !== text) clock.textContent = text;
      clock.dataset.heat = now >= due ? "hot" : now >= Number(clock.dataset.warn) ? "warm" : "cool";
    }
  }
  setInterval(tick, 1000);
})();
