// What a person who sees or hears the page can tell of it. Each function answers one call of the tests.

const shown = (element) => element.checkVisibility({ visibilityProperty: true });

// The words as they are read out: what is hidden from assistive technology is left out, what only it gets is in.
function words(root) {
  const out = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      out.push(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && node.getAttribute("aria-hidden") !== "true" && shown(node)) {
      const style = getComputedStyle(node);
      const gap = style.display.startsWith("inline") || style.position === "absolute" ? "" : " ";
      out.push(gap);
      node.childNodes.forEach(walk);
      out.push(gap);
    }
  };
  walk(root);
  return out.join("").replace(/\s+/g, " ").trim();
}

const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(shown);
const main = () => document.querySelector("main") || document.body;
const labelled = (element) =>
  [...(element.labels || [])].map(words).join(" ") || element.getAttribute("aria-label") || words(element);
// A name, or a name with its explanation behind it.
const is = (name) => (given) => given === name || [" ", "（"].some((end) => given.startsWith(name + end));

const isChoice = (input) => ["radio", "checkbox"].includes(input.type);
const choices = () => all("main label").map((label) => [label, label.control]).filter(([, i]) => i && isChoice(i));
const fields = () => all("main input, main textarea, main select").filter((input) => !isChoice(input));

function screen() {
  const active = document.activeElement;
  const area = document.documentElement;
  return {
    title: document.title,
    headings: all("h1").map(words),
    text: words(main()),
    controls: all("a[href], button, summary").map(labelled),
    choices: choices().map(([label, input]) => ({ name: words(label), chosen: input.checked })),
    fields: fields().map((field) => ({
      name: labelled(field),
      value: field.value,
      wrong: field.getAttribute("aria-invalid") === "true",
      told: (field.getAttribute("aria-describedby") || "")
        .split(" ")
        .map((id) => id && document.getElementById(id))
        .filter(Boolean)
        .map(words)
        .join(" "),
    })),
    alerts: all("[role=alert]").map(words),
    focus: active && active !== document.body ? labelled(active) : "",
    focus_on_heading: Boolean(active && active.matches("h1")),
    said: (document.getElementById("announcer") || {}).textContent || "",
    width: innerWidth,
    content_width: Math.max(area.scrollWidth, document.body.scrollWidth),
    offences: window.__offences || [],
  };
}

// What is not on the screen is looked for behind each 更多, as a person does.
function unfolding(find) {
  const found = find();
  if (found) return found;
  for (const fold of document.querySelectorAll("details.fold:not([open])")) {
    fold.open = true;
    const within = find();
    if (within) return within;
    fold.open = false;
  }
}
// Opens what is folded of the answers to a question.
const unfoldAnswers = () => document.querySelectorAll(".options details.fold").forEach((fold) => (fold.open = true));

// Away from the bar at the foot, which would be hit instead; a person scrolls as well.
function control(name) {
  const found = unfolding(() => all("a[href], button, summary").find((element) => is(name)(labelled(element))));
  if (found && !found.closest(".actions")) found.scrollIntoView({ block: "center" });
  return found;
}
// What is hit in the middle of the row: its words, or a control that is laid over them.
function choice(name) {
  const [label, input] = unfolding(() => choices().find(([each]) => is(name)(words(each)))) || [];
  if (!label) return null;
  label.scrollIntoView({ block: "center" });
  const { x, y, width, height } = label.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === input ? input : label;
}
const field = (name) => fields().find((element) => is(name)(labelled(element)));
const option = (name, value) => [...((field(name) || {}).options || [])].find((each) => words(each) === value || each.text === value);

// Sets of rows or fields without a name.
const namelessSets = () =>
  all("fieldset, [role=group], [role=radiogroup]")
    .filter((set) => {
      const by = document.getElementById(set.getAttribute("aria-labelledby"));
      const name = by || set.querySelector(":scope > legend");
      return !name || !words(name);
    })
    .map(words);

// Every provision on the screen of results: its name, what is said of it, and the heading above it.
function provisions() {
  const headings = all("main h2");
  const above = (element) =>
    headings.filter((h) => h.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
  const opened = [...document.querySelectorAll("main details")].filter((details) => !details.open);
  opened.forEach((details) => (details.open = true));
  const found = all("main article, main li:not(:has(article)):has(a[href])").map((element) => ({
    name: words(element.querySelector("a[href]") || element),
    text: words(element),
    group: above(element) ? words(above(element)) : "",
  }));
  opened.forEach((details) => (details.open = false));
  return found;
}

// After what was just done has been drawn.
function drawn(done) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));
}

// What is pressed and is lower than it should be, and words that are set in smaller type than they should be.
function small(height, size) {
  // A link that is laid over its whole card is as high as the card.
  const tall = (element) => {
    const over = getComputedStyle(element, "::after").position === "absolute" ? element.offsetParent : null;
    return Math.round((over || element).getBoundingClientRect().height);
  };
  const name = (element) => `${words(element).slice(0, 30)} (${element.className})`;
  const low = [...all("button, a[href], summary, select, input:not([type=radio]):not([type=checkbox])"), ...choices().map(([l]) => l)]
    .filter((element) => !element.matches(".skip-link, .visually-hidden"))
    .filter((element) => tall(element) < Number(height))
    .map((element) => `${tall(element)} px high: ${name(element)}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const tiny = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const type = parseFloat(getComputedStyle(element).fontSize);
    if (texts.currentNode.data.trim() && shown(element) && type < Number(size)) {
      tiny.add(`${type} px type: ${name(element)}`);
    }
  }
  return [...low, ...tiny];
}

// Pairs of things to press that lie over each other, so that a finger may hit the wrong one.
function crowded() {
  const targets = all("main button, main a[href], main summary, main select, main label")
    .filter((element) => getComputedStyle(element, "::after").position !== "absolute")
    .map((element) => [element, element.getBoundingClientRect()]);
  const over = (a, b) =>
    a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
  const stuck = (element) => element.closest(".actions");
  return targets.flatMap(([one, a], index) =>
    targets
      .slice(index + 1)
      .filter(([two, b]) => over(a, b) && !one.contains(two) && !stuck(one) && !stuck(two))
      .map(([two, b]) => `${Math.round(a.bottom - b.top)} px: ${words(one)} / ${words(two)}`),
  );
}

// Whether one can see what has the focus: an outline or a shadow on it, or on the row that it belongs to.
function focusIsVisible() {
  const active = document.activeElement;
  const around = [active, ...(active.labels || [])].map((element) => getComputedStyle(element));
  return around.some((style) => (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none");
}
