// The left column: the search over all chats by keys, and rows that come as one scrolls.
"use strict";
(() => {
  const { $, visible, rows, move } = desk;
  const search = () => $(".search-all input");
  // the next rows come when one scrolls down to their button, once for each row that stands last
  function askMore() {
    const column = $(".column-queue");
    if (!column?.scrollTop) return;
    const end = column.getBoundingClientRect().bottom + 200;
    for (const button of column.querySelectorAll(".more")) {
      const last = String(button.parentElement.querySelectorAll(".case").length);
      if (!visible(button) || button.getBoundingClientRect().top > end || button.dataset.asked === last) continue;
      button.dataset.asked = last;
      button.click();
    }
  }
  function down(target) { if (target === search()) rows()[0]?.focus(); else move(1); }
  function up(target) { if (rows()[0] === target) search()?.focus(); else move(-1); }
  document.addEventListener("keydown", (event) => {
    const inSearch = event.target === search();
    if (!inSearch && !event.target.matches?.(".case-link")) return;
    if (inSearch && event.key === "Enter" && !event.isComposing) {
      if (event.target.value.trim()) emitEvent("desk-find", event.target.value);
    } else if (event.key === "ArrowDown") { event.preventDefault(); down(event.target);
    } else if (event.key === "ArrowUp" && !inSearch) { event.preventDefault(); up(event.target); }
  });
  document.addEventListener("scroll", (event) => { if (event.target.classList?.contains("column-queue")) askMore(); }, true);
  Object.assign(desk, { askMore, focusSearch: () => search()?.focus() });
})();
