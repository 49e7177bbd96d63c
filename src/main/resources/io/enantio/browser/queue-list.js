/** The queue on the page: filters, groups with their counts, and a list of which only the visible rows exist. */
import { mayLeave } from "./change-form.js";
import { byId, fill, make, options } from "./dom.js";
import { isDone, pending } from "./changes.js";
import { arrange, ORDERS } from "./queue.js";
import { known, learn, watch } from "./store.js";
import { FIGURES, figure, GROUPS, plain } from "./words.js";

const ROW = 30;
const BEYOND = 10;

/** What is shown now: rows with headings, the items among them, counts of the groups. */
export let queue = { rows: [], shown: [], counts: {} };

/** Flags that so many results have that they tell nothing about one of them. */
let common = new Set();

/** Fills the filters once and draws the queue whenever something of it changes. */
export function startQueue() {
  const list = byId("queue-rows");
  list.addEventListener("scroll", () => requestAnimationFrame(drawRows), { passive: true });
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-id]");
    if (row && mayLeave()) {
      learn({ selected: row.dataset.id });
    }
  });
  new ResizeObserver(drawRows).observe(list);
  for (const name of ["analyte", "type", "flag", "injection", "review", "words"]) {
    byId(`filter-${name}`).addEventListener("input", (event) => {
      learn({ filter: { ...known.filter, [name]: event.target.value } });
    });
  }
  byId("sort-by").addEventListener("change", (event) => {
    const by = event.target.value;
    learn({ sort: { by, down: by === "worst" || FIGURES.some(([column]) => column === by) } });
  });
  byId("sort-way").addEventListener("click", () => learn({ sort: { ...known.sort, down: !known.sort.down } }));
  byId("clear-filters").addEventListener("click", clearFilters);
  for (const select of byId("filters").querySelectorAll("select")) {
    leaveWhenChosenByMouse(select);
  }
  watch("items", countFlags);
  watch("items", fillFilters);
  watch(["items", "filter", "sort", "pending"], draw);
  watch("selected", () => {
    reveal();
    drawRows();
  });
}

/** Who chooses with the mouse wants the keys back; who chooses with arrow keys is still choosing. */
function leaveWhenChosenByMouse(select) {
  let isByMouse = false;
  select.addEventListener("pointerdown", () => (isByMouse = true));
  select.addEventListener("keydown", () => (isByMouse = false));
  select.addEventListener("change", () => {
    if (isByMouse) {
      byId("queue-rows").focus({ preventScroll: true });
    }
  });
}

/** The first result of the list, if the selected one is not in it. */
export function selectShown() {
  if (!queue.shown.some((item) => item.id === known.selected) && queue.shown.length > 0 && mayLeave()) {
    learn({ selected: queue.shown[0].id });
  }
}

/** Shows everything again. */
export function clearFilters() {
  learn({ filter: { group: "", analyte: "", type: "", flag: "", injection: "", review: "", words: "" } });
  for (const name of ["analyte", "type", "flag", "injection", "review", "words"]) {
    byId(`filter-${name}`).value = "";
  }
}

function fillFilters() {
  const distinct = (values) => [...new Set(values)].filter(Boolean);
  options(byId("filter-analyte"), [["", "all analytes"], ...distinct(known.items.map((item) => item.analyte))], known.filter.analyte);
  options(
    byId("filter-type"),
    [["", "all types"], ...distinct(known.items.map((item) => item.type)).map((type) => [type, plain(type)])],
    known.filter.type,
  );
  options(
    byId("filter-flag"),
    [["", "all flags"], ...distinct(known.items.flatMap((item) => item.flags.map((flag) => flag.code))).sort()],
    known.filter.flag,
  );
  options(byId("sort-by"), [...ORDERS, ...FIGURES], known.sort.by);
}

function countFlags() {
  const numbers = new Map();
  known.items.forEach((item) => item.flags.forEach((flag) => numbers.set(flag.code, (numbers.get(flag.code) ?? 0) + 1)));
  common = new Set([...numbers].filter(([, number]) => number > known.items.length / 4).map(([code]) => code));
}

function draw() {
  queue = arrange(known.items, known.filter, known.sort, isDone);
  drawGroups();
  byId("sort-way").textContent = known.sort.down ? "↓" : "↑";
  byId("sort-way").setAttribute("aria-label", known.sort.down ? "Descending; turn the order round" : "Ascending; turn the order round");
  byId("clear-filters").hidden = Object.values(known.filter).every((value) => value === "");
  const list = byId("queue-rows");
  list.firstElementChild.style.height = `${queue.rows.length * ROW}px`;
  byId("queue-empty").hidden = queue.rows.length > 0;
  drawRows();
}

function drawGroups() {
  const sum = (what) => GROUPS.reduce((total, [group]) => total + queue.counts[group][what], 0);
  const chip = (group, word, count) =>
    make(
      "button",
      {
        type: "button",
        class: `group ${group}`,
        "aria-pressed": String(known.filter.group === group),
        title: `${count.open} of ${count.all} not yet reviewed`,
        on: { click: () => learn({ filter: { ...known.filter, group: known.filter.group === group ? "" : group } }) },
      },
      make("span", { class: "word" }, word),
      make("span", { class: "count" }, make("b", {}, String(count.open)), ` of ${count.all}`),
    );
  fill(
    byId("groups"),
    chip("", "All", { open: sum("open"), all: sum("all") }),
    GROUPS.map(([group, word]) => chip(group, word, queue.counts[group])),
  );
}

function drawRows() {
  const list = byId("queue-rows");
  const sheet = list.firstElementChild;
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - BEYOND);
  const last = Math.min(queue.rows.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + BEYOND);
  fill(
    sheet,
    queue.rows.slice(first, last).map((row, number) => {
      const element = row.item ? rowOf(row.item, row.place) : headingOf(row.group);
      element.style.top = `${(first + number) * ROW}px`;
      return element;
    }),
  );
  const selected = sheet.querySelector('[aria-selected="true"]');
  if (selected) {
    list.setAttribute("aria-activedescendant", selected.id);
  } else {
    list.removeAttribute("aria-activedescendant");
  }
}

function headingOf(group) {
  return make("div", { class: `heading ${group}`, "aria-hidden": "true" }, GROUPS.find(([one]) => one === group)[1]);
}

function rowOf(item, place) {
  const state = stateOf(item);
  return make(
    "div",
    {
      id: `row-${place}`,
      class: `row severity-${item.severity}`,
      role: "option",
      "data-id": item.id,
      "aria-selected": String(item.id === known.selected),
      "aria-setsize": queue.shown.length,
      "aria-posinset": place + 1,
    },
    make("span", { class: `mark ${state.name}`, title: state.words, role: "img", "aria-label": state.words }, state.sign),
    make("span", { class: "injection" }, String(item.injection)),
    make("span", { class: "sample", title: item.sampleId }, item.sampleId),
    make("span", { class: "analyte" }, item.analyte),
    item.text.concentration
      ? make("span", { class: "concentration" }, item.text.concentration)
      : make("span", { class: "concentration estimate", title: "estimate, not reported" }, estimateOf(item)),
    make("span", { class: "extra interval" }, item.text.interval ?? ""),
    make("span", { class: "extra error" }, item.text.relativeError ?? ""),
    make("span", { class: "flags", title: item.flags.map((flag) => flag.code).join(", ") }, flagsOf(item)),
  );
}

/** What is not reported stands in brackets. */
function estimateOf(item) {
  const value = item.values.estimate_ng_per_ml;
  return value === null || value === undefined ? "–" : `(${figure(value, 3)})`;
}

/** The worst flags first; what most of the run has tells least and comes last. */
function flagsOf(item) {
  const weight = (flag) => flag.severity - (common.has(flag.code) ? 10 : 0);
  const worst = [...item.flags].sort((one, other) => weight(other) - weight(one));
  return worst.map((flag) => make("span", { class: `flag severity-${flag.severity}` }, flag.code));
}

/** How far the review of a row is, as a sign and in words. */
function stateOf(item) {
  const changes = pending.of(item);
  if (changes.some((change) => change.action !== "reviewed" && change.action !== "comment")) {
    return { name: "changing", sign: "✎", words: "a change is pending" };
  }
  if (changes.some((change) => change.action === "reviewed")) {
    return { name: "accepting", sign: "✓", words: "accepted, not yet written" };
  }
  if (item.reviewed?.stale) {
    return { name: "stale", sign: "↻", words: `changed since ${item.reviewed.person} reviewed it` };
  }
  if (item.reviewed) {
    return { name: "done", sign: "✓", words: `reviewed by ${item.reviewed.person}` };
  }
  return item.group === "rest"
    ? { name: "quiet", sign: "·", words: "nothing to look at" }
    : { name: "open", sign: "●", words: `${plain(item.group)}, not yet reviewed` };
}

/** Scrolls the selected row into the view. */
function reveal() {
  const list = byId("queue-rows");
  const place = queue.rows.findIndex((row) => row.item?.id === known.selected);
  if (place < 0) {
    return;
  }
  const top = place * ROW;
  if (top < list.scrollTop + ROW) {
    list.scrollTop = Math.max(0, top - ROW);
  } else if (top + ROW > list.scrollTop + list.clientHeight) {
    list.scrollTop = top - list.clientHeight + 3 * ROW;
  }
}
