// The summits or statements by month: the latest are in this page, the others in files beside it.
// SPDX-License-Identifier: Apache-2.0

const arrivals = new Map();

/** Called by the files of months. */
globalThis.readoutPart = (name, items) => {
  arrivals.get(name)?.(items);
};

class Archive {
  /**
   * @param kind "summits" or "quotes", the first word of the names of files.
   * @param counts The months with the number of their things, and by how many digits of the
   *   identifiers they are cut into parts.
   * @param latest The things that are in this page.
   */
  constructor(kind, counts, latest) {
    this.kind = kind;
    this.total = counts.reduce((sum, month) => sum + month.count, 0);
    this.months = counts.map((month) => ({...month, items: [], isLoaded: false}));
    // The newest first; "undated" has no digit and comes last.
    this.months.sort((a, b) => (a.month[0] === "u" ? 1 : b.month[0] === "u" ? -1
      : a.month < b.month ? 1 : -1));
    const byName = new Map(this.months.map((month) => [month.month, month]));
    for (const item of latest) byName.get(monthOf(item))?.items.push(prepared(item));
    for (const month of this.months) this.settle(month, month.items.length >= month.count);
  }

  settle(month, isLoaded) {
    month.isLoaded = isLoaded;
    month.items.sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1));
  }

  /** The newest things that pass a test, and the first month that would have to be read for more. */
  find(test, limit, {from, to, isIndirect}) {
    const found = [];
    for (const month of this.months) {
      if (!overlaps(month.month, from, to)) continue;
      // Of indirect speech, none is in this page.
      if (isIndirect && !month.isLoaded) return {found, isMore: true, next: month};
      for (const item of month.items) {
        if (!test(item)) continue;
        if (found.length === limit) return {found, isMore: true, next: null};
        found.push(item);
      }
      if (!month.isLoaded) return {found, isMore: true, next: month};
    }
    return {found, isMore: false, next: null};
  }

  /** Reads the files of a month. */
  async load(month) {
    const parts = await Promise.all(partNames(month).map((part) => this.part(part)));
    month.items = parts.flat().map(prepared);
    this.settle(month, true);
  }

  part(part) {
    const name = `${this.kind}-${part}`;
    return new Promise((resolve) => {
      const script = element("script", {src: `data/${name}.js`, nonce: ownNonce});
      const end = (items) => {
        arrivals.delete(name);
        script.remove();
        resolve(items);
      };
      arrivals.set(name, end);
      script.addEventListener("error", () => end([]));
      document.head.append(script);
    });
  }
}

const ownNonce = document.currentScript.nonce;

function partNames(month) {
  if (!month.digits) return [month.month];
  return Array.from({length: 16 ** month.digits}, (_, number) =>
    `${month.month}-${number.toString(16).padStart(month.digits, "0")}`);
}

function monthOf(item) {
  return item.day ? item.day.slice(0, 7) : "undated";
}

/** Adds the text by which a thing is found. */
function prepared(item) {
  const people = item.who.map((one) => one[0]);
  item.day ??= "";
  item.people = plain(people.join("\n"));
  item.haystack = plain([item.text, item.place ?? "", item.id, item.more ?? "",
    ...item.evidence.map((one) => `${one.file} ${one.publisher ?? ""} ${one.runs.join("")}`),
  ].join("\n")) + "\n" + item.people;
  return item;
}

/** Whether a month may have a day from one to another; both may be the beginning of a day. */
function overlaps(month, from, to) {
  if (!from && !to) return true;
  if (month[0] === "u") return false;
  return (!from || month >= from.slice(0, 7)) && (!to || month.slice(0, to.length) <= to.slice(0, 7));
}
