// What the pages do besides standing there. A classic script: a page opened as a file may load no other.
"use strict";

const root = document.body.dataset.root;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// MARK: Contents

function followReader() {
  const details = document.querySelector(".contents details");
  const isNarrow = matchMedia("(max-width: 62rem)");
  const adapt = () => { details.open = !isNarrow.matches; };
  isNarrow.addEventListener("change", adapt);
  adapt();
  const links = new Map();
  for (const link of document.querySelectorAll(".contents .current ul a")) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) { links.set(section, link); }
  }
  const sections = [...links.keys()];
  const mark = () => {
    const read = sections.filter((section) => section.getBoundingClientRect().top < 120).at(-1);
    for (const [section, link] of links) {
      if (section === read) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
    }
  };
  let waits = false;
  addEventListener("scroll", () => {
    if (waits) { return; }
    waits = true;
    requestAnimationFrame(() => { waits = false; mark(); });
  }, { passive: true });
  mark();
}

function showAnchors() {
  const places = [
    ["main section[id] > h2, main section[id] > h3", (heading) => [heading, heading.parentElement.id, heading.textContent]],
    [".claim", (claim) => [claim.querySelector("p"), claim.id, claim.id.replace("-", " ")]],
    ["figure[id]", (figure) => [figure.querySelector("figcaption"), figure.id, figure.id.replaceAll("-", " ")]],
  ];
  for (const [selector, describe] of places) {
    for (const place of document.querySelectorAll(selector)) {
      const [parent, id, words] = describe(place);
      parent.append(element("a", { className: "anchor", href: `#${id}`, ariaLabel: `Link to ${words}` }, "#"));
    }
  }
}

/// What scrolls sideways is reached by keyboard too.
function reachScrollers() {
  const reach = () => {
    for (const box of document.querySelectorAll("main pre, main .wide")) {
      if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; } else { box.removeAttribute("tabindex"); }
    }
  };
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  reach();
}

// MARK: Cards

function cardLines(place) {
  if (place.dataset.card) { return place.dataset.card.split("\n"); }
  return window.glossary?.[decodeURIComponent(place.hash.slice(1))] ?? [];
}

function showCards() {
  const card = element("div", { id: "card", className: "card", role: "tooltip", hidden: true });
  document.body.append(card);
  let shown = null;
  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  };
  const show = (place) => {
    const [name, ...lines] = cardLines(place);
    if (!name) { return; }
    hide();
    shown = place;
    card.replaceChildren(element("b", {}, name), ...lines.map((line) => element("span", {}, line)));
    card.hidden = false;
    place.setAttribute("aria-describedby", "card");
    move();
  };
  const move = () => {
    if (!shown) { return; }
    const [at, size] = [shown.getClientRects()[0], card.getBoundingClientRect()];
    const left = Math.min(at.left, document.documentElement.clientWidth - size.width - 8);
    const isBelow = at.bottom + size.height + 8 < innerHeight;
    card.style.left = `${Math.max(8, left)}px`;
    card.style.top = `${isBelow ? at.bottom + 6 : at.top - size.height - 6}px`;
  };
  const selector = ".value, .term";
  for (const [start, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(start, (event) => {
      const place = event.target.closest?.(selector);
      if (place) { show(place); }
    });
    document.addEventListener(end, (event) => { if (event.target.closest?.(selector)) { hide(); } });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") { hide(); } });
  addEventListener("scroll", move, { passive: true });
}

// MARK: Search

/// The sections in which each word is, those that have it in a heading first.
function found(words) {
  const hits = [];
  for (const [address, page, heading, text] of window.searchIndex) {
    const [head, body] = [heading.toLowerCase(), text.toLowerCase()];
    let score = 0;
    for (const word of words) {
      const [inHead, count] = [head.includes(word), body.split(word).length - 1];
      if (!inHead && count === 0) { score = -Infinity; }
      score += (inHead ? 20 : 0) + Math.min(count, 9);
    }
    if (score > 0) { hits.push({ address, page, heading, text, score }); }
  }
  return hits.sort((a, b) => b.score - a.score);
}

/// The words around the first hit, each hit marked.
function excerpt(text, words) {
  const lower = text.toLowerCase();
  const first = Math.max(0, Math.min(...words.map((word) => lower.indexOf(word)).filter((place) => place >= 0)));
  const start = Number.isFinite(first) ? Math.max(0, text.lastIndexOf(" ", first - 50) + 1) : 0;
  const piece = text.slice(start, start + 160);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parts = piece.split(new RegExp(`(${escaped.join("|")})`, "i"));
  return element("small", {}, start > 0 ? "… " : "", ...parts.map((part, place) => place % 2 ? element("mark", {}, part) : part), " …");
}

function search() {
  const input = document.getElementById("search");
  const results = document.querySelector(".results");
  input.parentElement.hidden = false;
  const load = () => {
    if (window.searchIndex || document.getElementById("index")) { return; }
    document.head.append(element("script", { id: "index", src: `${root}search-index.js`, onload: update }));
  };
  const close = () => { results.hidden = true; };
  function update() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    results.hidden = words.length === 0 || !window.searchIndex;
    if (results.hidden) { return; }
    const hits = found(words);
    const rows = hits.slice(0, 20).map((hit) => element("li", {},
      element("a", { href: root + hit.address },
        element("b", {}, hit.heading === hit.page ? hit.page : `${hit.heading} · ${hit.page}`), excerpt(hit.text, words))));
    const count = hits.length === 1 ? "1 section" : `${hits.length} sections`;
    results.replaceChildren(element("p", { role: "status" }, count), element("ol", {}, ...rows));
  }
  input.addEventListener("focus", load);
  input.addEventListener("input", update);
  addEventListener("keydown", (event) => {
    const isTyping = /^(input|select|textarea)$/i.test(document.activeElement.tagName);
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      input.focus();
    }
    if (event.key === "Escape") { close(); }
    if (results.hidden || !["ArrowDown", "ArrowUp"].includes(event.key)) { return; }
    const stops = [input, ...results.querySelectorAll("a")];
    const place = stops.indexOf(document.activeElement);
    if (place < 0) { return; }
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, place + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  });
  addEventListener("click", (event) => { if (!event.target.closest("search")) { close(); } });
}

// MARK: All claims

function filterClaims() {
  const form = document.getElementById("claim-filter");
  if (!form) { return; }
  const rows = [...document.querySelectorAll("#claims tbody tr")];
  const update = () => {
    const words = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = (form.chapter.value && row.dataset.chapter !== form.chapter.value)
        || (form.scope.value && row.dataset.scope !== form.scope.value) || !words.every((word) => text.includes(word));
      count += row.hidden ? 0 : 1;
    }
    form.querySelector("output").textContent = `${count} of ${rows.length} claims`;
  };
  form.hidden = false;
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
}

followReader();
showAnchors();
reachScrollers();
showCards();
search();
filterClaims();
