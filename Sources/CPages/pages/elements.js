// Makes elements; words of documents become text nodes and nothing else.
// SPDX-License-Identifier: Apache-2.0
"use strict";

/** An element with attributes and children; null and false are left out. */
function element(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for a drawing. */
function shape(name, attributes, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "onclick") node.addEventListener("click", value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== false));
  return node;
}

/** Words of a document, kept from turning the direction of what stands around them. */
function words(text) {
  return element("bdi", null, text);
}

/** A link to a file beside this one, or the plain words where there is none. */
function link(folder, page, text) {
  if (!page) return words(text);
  return element("a", {href: `${folder}/${encodeURIComponent(page)}.html`}, words(text));
}

/** The words of a document in their context, what matters marked, and the file. */
function evidence(item) {
  const runs = item.runs.map((run, place) => (place % 2 ? element("mark", null, run) : run));
  return [
    element("q", null, element("bdi", null, ...runs)),
    element("span", {class: "source"}, words(item.file),
      item.publisher ? [" · ", words(item.publisher)] : null),
  ];
}

/** A number with its noun. */
function count(number, one, many = one + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Text as it is compared: without case and marks. */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2024-05` as `May 2024`. */
function monthName(month) {
  const [year, number] = month.split("-");
  return number ? `${months[number - 1]} ${year}` : "without a day";
}
