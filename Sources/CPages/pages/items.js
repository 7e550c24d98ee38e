// Summits, statements, disputes, persons and sources as elements.
// SPDX-License-Identifier: Apache-2.0

function statusChip(status) {
  return element("span", {class: `chip ${look(status)}`}, status);
}

function summitCard(summit) {
  const [year, month, day] = summit.day.split("-");
  const isDay = summit.when === summit.day;
  return element("li", null,
    element("div", {class: "day"},
      element("b", null, isDay ? String(Number(day)) : summit.day ? months[month - 1] : "–"),
      element("span", null, isDay ? `${months[month - 1]} ${year}` : summit.day ? year : "no day")),
    element("div", null,
      element("h3", null, link("summits", summit.page, summit.head)),
      element("p", null, words([summit.place, isDay ? null : summit.when, summit.number]
        .filter(Boolean).join(" · "))),
      element("div", {class: "chips"},
        statusChip(summit.status),
        summit.format !== "unknown" && element("span", {class: "chip"}, summit.format),
        summit.disputes.length > 0 && element("span", {class: "chip disputed"}, "disputed")),
      evidenceList(summit)));
}

function evidenceList(item) {
  if (!item.evidence.length) return null;
  const rest = item.documents - item.evidence.length;
  const reports = count(item.documents, "report")
    + (item.origins && item.origins !== item.documents ? `, ${count(item.origins, "origin")}` : "");
  return element("details", null,
    element("summary", null, `The words of ${reports}`),
    element("ul", {class: "evidence"}, item.evidence.map((one) => element("li", null, evidence(one)))),
    rest > 0 && element("p", {class: "soft small"}, `and ${count(rest, "more document")}`));
}

function quoteItem(quote) {
  return element("li", {class: `quote ${quote.kind}`},
    element("blockquote", null, words(quote.text)),
    element("div", {class: "meta"},
      element("span", null, quote.when ?? "no day"),
      quote.kind !== "direct" && element("span", null, quote.kind),
      quote.summitPage && link("summits", quote.summitPage, "at a summit"),
      quote.disputes.length > 0 && element("span", {class: "chip disputed"}, "disputed")),
    evidenceList(quote));
}

/** Statements by speaker, in the order of the newest statement of each. */
function speakerGroups(quotes) {
  const groups = new Map();
  for (const quote of quotes) {
    const [name, page] = quote.who[0] ?? ["Unnamed", null];
    const key = page ?? "";
    if (!groups.has(key)) groups.set(key, {name: page ? name : "Others", page, quotes: []});
    groups.get(key).quotes.push(quote);
  }
  // Those without a page of their own come last.
  return [...groups.values()].sort((a, b) => Number(!a.page) - Number(!b.page)).map((group) =>
    element("div", {class: "speaker"},
      element("h3", null, link("speakers", group.page, group.name)),
      group.page && group.quotes[0].office
        ? element("p", {class: "soft small"}, words(group.quotes[0].office)) : null,
      element("ul", null, group.quotes.map((quote) => group.page ? quoteItem(quote)
        : withSpeaker(quoteItem(quote), quote)))));
}

function withSpeaker(item, quote) {
  item.querySelector(".meta").prepend(element("span", null, words(quote.who[0]?.[0] ?? "unnamed")));
  return item;
}

const disagreements = {
  speaker: "who said it", when: "when it was", where: "where it was", format: "how they met",
  participants: "who took part", ordinal: "which in the row it was", duration: "how long it took",
};

function disputeCards(item) {
  const isSummit = item.id[0] === "s";
  const page = isSummit ? ["summits", item.page] : ["speakers", item.who[0]?.[1]];
  return item.disputes.map((dispute) => element("article", {class: "dispute"},
    element("p", {class: "kind"}, `The reports disagree on ${disagreements[dispute.kind] ?? dispute.kind}`
      + (dispute.severity === "soft" ? ", though both may be right" : "")),
    element("h3", null, link(page[0], page[1], item.head ?? item.text)),
    element("ul", {class: "claims"}, dispute.claims.map((claim) => element("li", null,
      element("strong", null, words(claim.value)), evidence(claim))))));
}

// MARK: Persons and sources

function matrix(people, pairs, choose) {
  if (people.length < 2) return element("p", {class: "none"}, "Nobody has met yet.");
  const most = Math.max(...Object.values(pairs));
  const cell = (a, b) => {
    const number = pairs[`${a.page} ${b.page}`] ?? pairs[`${b.page} ${a.page}`];
    if (a === b) return element("td", {class: "self"});
    if (!number) return element("td");
    const depth = number === most && most > 2 ? 3 : number > most / 2 && most > 1 ? 3 : 1;
    return element("td", {class: `m${depth}`}, element("button", {type: "button",
      "aria-label": `${a.name} and ${b.name} met ${number === 1 ? "once" : `${number} times`}; show`,
      onclick: () => choose(a.name, b.name)}, String(number)));
  };
  return element("table", {class: "matrix"},
    element("caption", {class: "unseen"}, "How often each two met"),
    element("thead", null, element("tr", null, element("td", {class: "self"}),
      people.map((one) => element("th", {scope: "col"}, element("span", null, words(one.name)))))),
    element("tbody", null, people.map((a) => element("tr", null,
      element("th", {scope: "row"}, words(a.name)), people.map((b) => cell(a, b))))));
}

function personItem(person) {
  return element("li", null, element("span", null, link("speakers", person.page, person.name),
    person.office && element("span", {class: "soft office"}, words(person.office))),
  element("span", {class: "soft"}, [person.summits && count(person.summits, "summit"),
    person.statements && count(person.statements, "quotation")].filter(Boolean).join(", ")));
}

function sourceTable(sources) {
  const most = Math.max(1, ...sources.map((source) => source.documents));
  return element("table", {class: "table"},
    element("thead", null, element("tr", null, ["Publisher", "Documents", "", "Quotations", "Summits",
      "First", "Last"].map((name) => name
      ? element("th", {scope: "col"}, name) : element("td", {"aria-hidden": "true"})))),
    element("tbody", null, sources.map((source) => element("tr", null,
      element("th", {scope: "row"}, source.name ? words(source.name) : "not named"),
      element("td", null, source.documents.toLocaleString("en")),
      element("td", {class: "bar", "aria-hidden": "true"},
        shape("svg", {viewBox: "0 0 100 10", preserveAspectRatio: "none"},
          shape("rect", {width: Math.max(.5, source.documents / most * 100), height: 10}))),
      element("td", null, source.quotations.toLocaleString("en")),
      element("td", null, source.summits.toLocaleString("en")),
      element("td", null, source.first ?? "–"), element("td", null, source.last ?? "–")))));
}
