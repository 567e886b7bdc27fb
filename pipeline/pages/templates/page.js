"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const tabs = all("[role=tab]");
  const marks = all("[data-t]");
  const coloured = all("[data-g]:not(tr)");
  const byKey = new Map();
  for (const mark of marks) {
    for (const key of mark.dataset.t.split(" ")) {
      if (!byKey.has(key)) byKey.set(key, []);
      byKey.get(key).push(mark);
    }
  }
  const marksOf = (key) => byKey.get(key) || [];
  const listOf = (row) => row.closest("[role=tabpanel]");
  const rowsOf = (list) => all("tr[data-row]", list).filter((row) => !row.hidden);
  const openList = () => all("[role=tabpanel]").find((list) => !list.hidden);

  function openTab(list) {
    for (const tab of tabs) {
      const chosen = tab.getAttribute("aria-controls") === list.id;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      one(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
    filter();
  }

  function view(name) {
    document.body.dataset.view = name;
    for (const button of all("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === name));
  }

  function clear() {
    for (const item of all(".on")) item.classList.remove("on");
    for (const row of all("tr[aria-selected=true]")) row.setAttribute("aria-selected", "false");
  }

  function place(list, row) {
    for (const other of all("tr[data-row][tabindex='0']", list)) other.tabIndex = -1;
    if (row) row.tabIndex = 0;
  }

  function select(key, from) {
    const row = one(key);
    if (!row || !row.matches("tr[data-row]")) return;
    clear();
    const list = listOf(row);
    if (list.hidden) openTab(list);
    if (row.hidden) release(row);
    row.setAttribute("aria-selected", "true");
    place(list, row);
    if (from !== "row") row.scrollIntoView({ block: "center" });
    const found = marksOf(key);
    for (const mark of found) mark.classList.add("on");
    const shown = () => found.filter((mark) => mark.getClientRects().length > 0);
    if (found.length && !shown().length) view(document.body.dataset.view === "pages" ? "text" : "pages");
    const target = shown().find((mark) => mark.dataset.t.split(" ")[0] === key) || shown()[0];
    if (target && from !== "page") target.scrollIntoView({ block: "center", inline: "nearest" });
    history.replaceState(null, "", "#" + key);
  }

  /* Takes the filters off that hide a row which somebody asked for. */
  function release(row) {
    one("search").value = "";
    if (one("state")) one("state").value = "";
    for (const box of all("[data-group]")) if (box.dataset.group === row.dataset.g) box.checked = true;
    filter();
  }

  function filter() {
    const off = new Set(all("[data-group]").filter((box) => !box.checked).map((box) => box.dataset.group));
    const state = one("state") ? one("state").value : "";
    const words = one("search").value.toLocaleLowerCase("vi");
    for (const item of coloured) item.classList.toggle("off", off.has(item.dataset.g));
    for (const row of all("tr[data-row]")) {
      const grouped = "filtered" in listOf(row).dataset;
      const fits = !grouped || (!off.has(row.dataset.g) && (!state || row.dataset.s.split(" ").includes(state)));
      row.hidden = !(fits && (!words || row.textContent.toLocaleLowerCase("vi").includes(words)));
    }
    const list = openList();
    const rows = rowsOf(list);
    const total = all("tr[data-row]", list).length;
    one("shown").textContent = rows.length === total ? "" : rows.length + "/" + total;
    if (!rows.some((row) => row.tabIndex === 0)) place(list, rows[0]);
  }

  /* Of the rows that tell about a place, the most telling one; one of the open list before the others. */
  function choose(keys) {
    const order = ["m", "f", "n", "s", "t", "b", "c", "l", "h", "p"];
    const known = keys.filter((key) => one(key) && one(key).matches("tr[data-row]"));
    const here = known.filter((key) => !listOf(one(key)).hidden && !one(key).hidden);
    return (here.length ? here : known).sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]))[0];
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    if (link) { event.preventDefault(); select(link.dataset.go); return; }
    const tab = event.target.closest("[role=tab]");
    if (tab) { openTab(one(tab.getAttribute("aria-controls"))); return; }
    const button = event.target.closest("[data-show]");
    if (button) { view(button.dataset.show); return; }
    const row = event.target.closest("tr[data-row]");
    if (row) { select(row.id, "row"); return; }
    const mark = event.target.closest("[data-t]");
    const key = mark && choose(mark.dataset.t.split(" "));
    if (key) select(key, "page");
  });

  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest("[role=tab]");
    const row = event.target.closest("tr[data-row]");
    if (event.key === "Escape") { clear(); history.replaceState(null, "", location.pathname + location.search); return; }
    if (tab && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      const next = tabs[(tabs.indexOf(tab) + (event.key === "ArrowRight" ? 1 : tabs.length - 1)) % tabs.length];
      openTab(one(next.getAttribute("aria-controls")));
      next.focus();
    } else if (row && !event.target.closest("a")) {
      const rows = rowsOf(listOf(row));
      const at = rows.indexOf(row);
      const next = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows[rows.length - 1] }[event.key];
      if (next) { event.preventDefault(); select(next.id); next.focus({ preventScroll: true }); }
      else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); select(row.id); }
    }
  });

  document.addEventListener("input", (event) => {
    if (event.target.id === "state" && event.target.value === "none" && one("list-numbers")) openTab(one("list-numbers"));
    if (event.target.id === "state" && event.target.value === "low" && one("list-figures")) openTab(one("list-figures"));
    filter();
  });
  window.addEventListener("hashchange", () => select(location.hash.slice(1)));

  filter();
  if (location.hash) select(location.hash.slice(1));
})();
