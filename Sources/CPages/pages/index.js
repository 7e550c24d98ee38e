// Brings the overview to life: what is shown, what is filtered, what is read when it is asked for.
// SPDX-License-Identifier: Apache-2.0

const data = JSON.parse(document.getElementById("data").textContent);
const place = (id) => document.getElementById(id);
const form = place("filter");
const archives = {
  summits: new Archive("summits", data.summitMonths, data.summits),
  quotes: new Archive("quotes", data.quoteMonths, data.quotes),
};
const disputes = data.disputes.map(prepared);
const step = {summits: 8, quotes: 24, disputes: 6};
let limit = {...step};
/** Grows with every change of the filter, so that an answer that came too late is dropped. */
let turn = 0;

// MARK: Filter

function wanted() {
  const values = new FormData(form);
  const day = (name) => (/^\d{4}(-\d\d(-\d\d)?)?$/.test(values.get(name)) ? values.get(name) : "");
  return {
    words: plain(values.get("words")).split(/\s+/).filter(Boolean),
    person: plain(values.get("person")).trim(), other: plain(values.get("other")).trim(),
    from: day("from"), to: day("to"), status: values.get("status"),
    isDisputed: values.has("disputed"), isIndirect: values.has("indirect"),
  };
}

function isWide(filter) {
  return !filter.words.length && !filter.person && !filter.other && !filter.from && !filter.to
    && !filter.status && !filter.isDisputed && !filter.isIndirect;
}

function passes(filter, item) {
  const {from, to} = filter;
  if (filter.status && item.status !== filter.status) return false;
  if (filter.isDisputed && !item.disputes.length) return false;
  if (!filter.isIndirect && item.kind === "indirect" && !item.disputes.length) return false;
  if ((from || to) && !item.day) return false;
  if (from && item.day < from) return false;
  if (to && item.day.slice(0, to.length) > to) return false;
  if (filter.person && !item.people.includes(filter.person)) return false;
  if (filter.other && !item.people.includes(filter.other)) return false;
  return filter.words.every((word) => item.haystack.includes(word));
}

// MARK: Drawing

function draw() {
  const filter = wanted(), test = (item) => passes(filter, item), own = ++turn;
  drawTimeline(place("plot"), data, archives.summits.months.flatMap((month) => month.items)
    .slice(0, mostNamed), test, chooseTime);
  const shown = disputes.filter(test);
  place("dispute-list").replaceChildren(...(shown.length ? shown.slice(0, limit.disputes).flatMap(disputeCards)
    : [none(disputes.length ? "No dispute fits." : "The reports agree.")]));
  place("more-disputes").hidden = shown.length <= limit.disputes;
  place("disputes-count").textContent = isWide(filter)
    ? count(data.counts.disputed, "dispute") : `${shown.length} of ${disputes.length}`;
  place("disputes").hidden = !disputes.length;
  drawList("summits", filter, test, own, summitList);
  // Calls and meetings have a status and a second person; statements do not.
  if (filter.status || filter.other) {
    place("quotations").hidden = true;
  } else {
    place("quotations").hidden = false;
    drawList("quotes", filter, test, own, quoteList);
  }
}

/** Draws what is known, then reads month after month until there is enough. */
async function drawList(kind, filter, test, own, show) {
  for (; ;) {
    const answer = archives[kind].find(test, limit[kind], filter);
    const isEnough = answer.found.length >= limit[kind] || !answer.next;
    show(answer, filter, !isEnough);
    if (isEnough) return;
    await archives[kind].load(answer.next);
    if (own !== turn) return;
  }
}

function none(text) {
  return element("p", {class: "none"}, text);
}

/** `37 of 10,000`, or how far it has got. */
function found(answer, archive, filter, isSearching) {
  if (isWide(filter)) return count(archive.total, archive === archives.summits ? "summit" : "statement");
  if (isSearching) return `${answer.found.length} so far, reading ${monthName(answer.next.month)} …`;
  return answer.isMore ? `the latest ${answer.found.length}` : `${answer.found.length} found`;
}

function summitList(answer, filter, isSearching) {
  const text = found(answer, archives.summits, filter, isSearching);
  place("summits-count").textContent = text;
  place("summit-list").replaceChildren(...answer.found.map(summitCard));
  if (!answer.found.length && !isSearching) {
    place("summit-list").replaceChildren(element("li", {class: "none"},
      archives.summits.total ? "No summit fits." : "No summit is known yet."));
  }
  place("more-summits").hidden = !answer.isMore || isSearching;
  if (!isWide(filter)) place("found").textContent = `Summits: ${text}`;
}

function quoteList(answer, filter, isSearching) {
  place("quotations-count").textContent = found(answer, archives.quotes, filter, isSearching);
  place("speaker-list").replaceChildren(...speakerGroups(answer.found));
  if (!answer.found.length && !isSearching) {
    place("speaker-list").replaceChildren(
      none(archives.quotes.total ? "No quotation fits." : "Nobody is quoted yet."));
  }
  place("more-quotations").hidden = !answer.isMore || isSearching;
}

// MARK: What people do

function set(values) {
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  changed();
}

function chooseTime(name) {
  const isSame = form.elements.from.value === name && form.elements.to.value === name;
  set({from: isSame ? "" : name, to: isSame ? "" : name});
}

function choosePair(a, b) {
  set({person: a, other: b});
  place("summits").scrollIntoView();
}

/** The filter is part of the address, so that it can be kept and sent. */
function changed() {
  limit = {...step};
  const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  try {
    history.replaceState(null, "", values.size ? `#${values}` : location.pathname);
  } catch {
    // Some browsers keep the address of a file as it is.
  }
  draw();
}

function restore() {
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(changed));
document.addEventListener("keydown", (event) => {
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    form.elements.words.focus();
  } else if (event.key === "Escape" && isTyping && event.target.form === form) {
    form.reset();
  }
});
for (const [button, kind] of [["more-summits", "summits"], ["more-quotations", "quotes"],
  ["more-disputes", "disputes"]]) {
  place(button).addEventListener("click", () => {
    limit[kind] += step[kind] * 2;
    draw();
  });
}
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});

// MARK: At the start

place("people").append(...data.people.map((person) => element("option", {value: person.name})));
const leaders = data.matrix.map((page) => data.people.find((person) => person.page === page))
  .filter(Boolean);
place("matrix-table").replaceChildren(matrix(leaders, data.meetings, choosePair));
place("person-list").replaceChildren(...data.people.slice(0, 10).map(personItem));
place("source-table").replaceChildren(data.sources.length ? sourceTable(data.sources)
  : none("No document was read."));
place("sources-count").textContent = count(data.counts.documents, "document")
  + (data.counts.rejected ? `, ${data.counts.rejected} could not be read` : "");
place("sources").hidden = !data.sources.length;
restore();
draw();
document.documentElement.dataset.ready = Math.round(performance.now());
