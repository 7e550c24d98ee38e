// The timeline: each summit with its name where there are few, bars of months or years else.
// SPDX-License-Identifier: Apache-2.0

const mostNamed = 36;

function drawTimeline(plot, data, summits, isFound, choose) {
  const dated = summits.filter((summit) => summit.day);
  const total = data.tallies.reduce((sum, tally) => sum + tally.count, 0);
  if (!total) {
    plot.replaceChildren(element("p", {class: "none"}, "No summit is known yet."));
  } else if (total <= mostNamed && dated.length) {
    plot.replaceChildren(namedTimeline(dated, isFound));
  } else {
    plot.replaceChildren(barTimeline(data.tallies, choose));
  }
}

/** What a status looks like. */
function look(status) {
  return status === "held" || status === "planned" ? status : "off";
}

function dayNumber(day) {
  return Date.parse(day + "T00:00:00Z") / 86400000;
}

// MARK: Few

function namedTimeline(summits, isFound) {
  const width = 1120, left = 14, right = 24, laneHeight = 46;
  const days = summits.map((summit) => dayNumber(summit.day));
  let first = Math.min(...days), last = Math.max(...days);
  const margin = Math.max(4, (last - first) * .03);
  first -= margin;
  last += margin;
  const x = (day) => left + (day - first) / (last - first) * (width - left - right);
  const lanes = [];
  // The latest first: no line to the axis then goes through the name of an earlier one.
  const marks = [...summits].sort((a, b) => (a.day < b.day ? 1 : -1)).map((summit) => {
    const name = summit.short, detail = [summit.when, summit.place].filter(Boolean).join(" · ");
    const reach = 26 + Math.max(name.length * 7.6, detail.length * 6.6);
    const at = x(dayNumber(summit.day));
    const isLeft = at + reach > width;
    const [from, to] = isLeft ? [at - reach, at + 12] : [at - 12, at + reach];
    let lane = lanes.findIndex((taken) => taken.every(([a, b]) => to < a || from > b));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane].push([from, to]);
    return {summit, name, detail, at, lane, isLeft};
  });
  marks.reverse();
  const axis = lanes.length * laneHeight + 18, height = axis + 30;
  const drawing = shape("svg", {viewBox: `0 0 ${width} ${height}`, role: "group",
    "aria-label": `${count(summits.length, "summit")} from ${marks[0].summit.day} to ${marks.at(-1).summit.day}`});
  drawing.append(shape("line", {class: "axis", x1: 0, x2: width, y1: axis, y2: axis}));
  for (const [day, label] of ticks(first, last)) {
    drawing.append(
      shape("line", {class: "axis", x1: x(day), x2: x(day), y1: axis, y2: axis + 6}),
      shape("text", {class: "tick", x: x(day) + 3, y: axis + 21}, label));
  }
  for (const {at, lane} of marks) {
    const y = axis - 30 - lane * laneHeight;
    drawing.append(shape("line", {class: "leaf", x1: at, x2: at, y1: y + 9, y2: axis}));
  }
  for (const {summit, name, detail, at, lane, isLeft} of marks) {
    const y = axis - 30 - lane * laneHeight, kind = look(summit.status);
    const text = {x: at + (isLeft ? -16 : 16), "text-anchor": isLeft ? "end" : "start"};
    drawing.append(shape("a", {
      href: `summits/${encodeURIComponent(summit.page)}.html`,
      class: isFound(summit) ? null : "faded", "aria-label": spoken(summit),
    },
    shape("title", null, spoken(summit)),
    shape("circle", {class: kind, cx: at, cy: y, r: 8, "stroke-width": 2}),
    kind === "off" && shape("line", {class: "off", x1: at - 5.6, x2: at + 5.6, y1: y + 5.6,
      y2: y - 5.6, "stroke-width": 2}),
    summit.disputes.length > 0 && shape("rect", {class: "disputed", x: at + 1, y: y - 14, width: 9,
      height: 9, transform: `rotate(45 ${at + 5.5} ${y - 9.5})`, "stroke-width": 1.5}),
    shape("text", {...text, class: "label", y: y - 2}, name),
    shape("text", {...text, class: "detail", y: y + 14}, detail)));
  }
  return drawing;
}

function spoken(summit) {
  return summit.text + (summit.disputes.length ? "; the reports disagree" : "");
}

/** Days with the names of months, or of years where there are many. */
function ticks(first, last) {
  const found = [];
  const begin = new Date(first * 86400000);
  let [year, month] = [begin.getUTCFullYear(), begin.getUTCMonth()];
  const step = last - first > 900 ? 12 : last - first > 400 ? 3 : 1;
  month = Math.floor(month / step) * step;
  for (; ;) {
    const day = Date.UTC(year, month, 1) / 86400000;
    if (day > last) return found;
    if (day >= first) found.push([day, step === 12 ? `${year}` : `${months[month]} ${year}`]);
    month += step;
    if (month > 11) [year, month] = [year + 1, month - 12];
  }
}

// MARK: Many

function barTimeline(tallies, choose) {
  const names = [...new Set(tallies.map((tally) => tally.month))].filter((name) => name[0] !== "u");
  const years = Number(names.at(-1).slice(0, 4)) - Number(names[0].slice(0, 4)) + 1;
  const size = years <= 6 ? 7 : 4;
  const bars = new Map();
  for (const name of span(names[0].slice(0, size), names.at(-1).slice(0, size))) {
    bars.set(name, {name, held: 0, planned: 0, off: 0, disputed: 0});
  }
  for (const tally of tallies) {
    const bar = bars.get(tally.month.slice(0, size));
    if (!bar) continue;
    bar[look(tally.status)] += tally.count;
    bar.disputed += tally.disputed;
  }
  const list = [...bars.values()];
  const most = Math.max(...list.map((bar) => bar.held + bar.planned + bar.off));
  const width = 1120, height = 236, floor = 200, ceiling = 26, left = 40;
  const step = (width - left) / list.length, thick = Math.max(2, Math.min(40, step * .74));
  const y = (value) => floor - value / most * (floor - ceiling);
  const drawing = shape("svg", {viewBox: `0 0 ${width} ${height}`, role: "group",
    "aria-label": `Summits by ${size === 7 ? "month" : "year"}, at most ${most}`});
  for (const value of scale(most)) {
    drawing.append(
      shape("line", {class: "axis", x1: left, x2: width, y1: y(value), y2: y(value)}),
      shape("text", {class: "tick", x: left - 8, y: y(value) + 4, "text-anchor": "end"}, value));
  }
  list.forEach((bar, place) => {
    const x = left + place * step, sum = bar.held + bar.planned + bar.off;
    const title = size === 7 ? monthName(bar.name) : bar.name;
    const label = `${title}: ${bar.held} held, ${bar.planned} planned, ${bar.off} called off, `
      + `${bar.disputed} disputed`;
    const group = shape("g", {class: "bar", role: "button", tabindex: sum ? 0 : -1,
      "aria-label": label, onclick: () => choose(bar.name)},
    shape("title", null, label),
    shape("rect", {class: "hit", x, y: ceiling - 14, width: step, height: floor - ceiling + 14}));
    let base = 0;
    for (const kind of ["held", "planned", "off"]) {
      if (!bar[kind]) continue;
      const inset = kind === "held" ? 0 : .75;
      group.append(shape("rect", {class: kind, x: x + (step - thick) / 2 + inset,
        y: y(base + bar[kind]) + inset, width: thick - inset * 2,
        height: Math.max(1, y(base) - y(base + bar[kind]) - inset * 2),
        "stroke-width": kind === "held" ? 0 : 1.5}));
      base += bar[kind];
    }
    if (bar.disputed) {
      const [cx, cy] = [x + step / 2, y(sum) - 8];
      group.append(shape("rect", {class: "disputed", x: cx - 3.5, y: cy - 3.5, width: 7, height: 7,
        transform: `rotate(45 ${cx} ${cy})`}));
    }
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(bar.name);
    });
    drawing.append(group);
    const isYear = size === 4 || bar.name.endsWith("-01") || place === 0;
    if (isYear && (size === 7 || step > 34 || place % Math.ceil(40 / step) === 0)) {
      drawing.append(shape("text", {class: "tick", x: size === 4 ? x + step / 2 : x, y: floor + 20,
        "text-anchor": size === 4 ? "middle" : "start"},
      size === 7 && place === 0 && !bar.name.endsWith("-01") && list.length > 14
        ? "" : size === 7 && list.length <= 14 ? monthName(bar.name) : bar.name.slice(0, 4)));
    }
  });
  return drawing;
}

/** The months or years from one to another. */
function span(first, last) {
  const names = [];
  let [year, month] = first.split("-").map(Number);
  for (let name = first; name <= last && names.length < 2000;) {
    names.push(name);
    if (month) {
      month += 1;
      if (month > 12) [year, month] = [year + 1, 1];
    } else {
      year += 1;
    }
    const digits = String(year).padStart(4, "0");
    name = month ? `${digits}-${String(month).padStart(2, "0")}` : digits;
  }
  return names;
}

/** Some three round numbers up to a largest. */
function scale(most) {
  const rough = most / 3, power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough));
  const values = [];
  for (let value = step; value <= most; value += step) values.push(value);
  return values;
}
