/** Elements. Text goes into the page as text only: nothing here reads markup from data. */

/**
 * Makes an element: `make("td", { class: "number" }, "12.3")`.
 *
 * @param {string} name of the element
 * @param {Object} facts attributes; `on` holds listeners, `class` names, and true or false switches an attribute
 * @param {...(Node|string|null)} children a null is left out
 */
export function make(name, facts = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) {
    if (key === "on") {
      Object.entries(value).forEach(([event, heard]) => element.addEventListener(event, heard));
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** The element of an id; every id that scripts ask for stands in index.html. */
export function byId(id) {
  return document.getElementById(id);
}

/** Replaces what an element contains. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
}

/** Options of a list; each is a word or a pair of value and word. */
export function options(select, choices, chosen) {
  fill(
    select,
    choices.map((choice) => {
      const [value, word] = Array.isArray(choice) ? choice : [choice, choice];
      return make("option", { value, selected: value === chosen }, word);
    }),
  );
}

/** A key as it is printed on the button that does the same. */
export function key(name) {
  return make("kbd", {}, name);
}

/** A table of rows; the first cell of each row is its heading. */
export function table(caption, headings, rows) {
  return make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, headings.map((word) => make("th", { scope: "col" }, word)))),
    make(
      "tbody",
      {},
      rows.map((cells) =>
        make(
          "tr",
          {},
          cells.map((cell, place) => make(place ? "td" : "th", place ? {} : { scope: "row" }, cell)),
        ),
      ),
    ),
  );
}
