// Runs axe-core on what is on the screen, and gives back what a person needs to mend it.
const briefly = (found) =>
  found.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    places: nodes.map(({ target, html, any, all, none }) =>
      [target.join(" "), html.slice(0, 160), ...[...any, ...all, ...none].map((check) => check.message)].join(" | "),
    ),
  }));

// axe-core cannot see through a gradient. Each of its colours in turn is put in its place: what can be read on both
// ends can be read between them. A gradient with transparent ends draws a sign beside the words, and is taken away.
function plain(end) {
  const before = [];
  for (const element of document.querySelectorAll("body, body *")) {
    const image = getComputedStyle(element).backgroundImage;
    if (!image.includes("gradient(")) continue;
    const colours = image.match(/rgba?\([^)]*\)/g) || [];
    before.push([element, element.style.backgroundImage, element.style.backgroundColor]);
    element.style.backgroundImage = "none";
    if (!image.includes("rgba(")) element.style.backgroundColor = colours[end === "last" ? colours.length - 1 : 0];
  }
  return before;
}
const restore = (before) =>
  before.forEach(([element, image, colour]) => {
    element.style.backgroundImage = image;
    element.style.backgroundColor = colour;
  });

const options = {
  // It would fetch the style sheets again, and the page must not ask anything of the network.
  preload: false,
  iframes: false,
  resultTypes: ["violations", "incomplete"],
  // One sign is a whole word here: 元.
  checks: { "color-contrast": { options: { ignoreLength: true } } },
};

async function audit(tags, rules) {
  const enabled = Object.fromEntries(rules.map((rule) => [rule, { enabled: true }]));
  const runs = [
    ["first", { ...options, runOnly: { type: "tag", values: tags }, rules: enabled }],
    ["last", { ...options, runOnly: { type: "rule", values: ["color-contrast"] } }],
  ];
  const report = { violations: [], unsure: [] };
  for (const [end, how] of runs) {
    const before = plain(end);
    try {
      if (end === "first" || before.length) {
        const { violations, incomplete } = await axe.run(document, how);
        report.violations.push(...briefly(violations));
        report.unsure.push(...briefly(incomplete));
      }
    } finally {
      restore(before);
    }
  }
  return report;
}

// Words that stand out too little from the nearest ground below them. It decides where axe-core does not, in words that
// wrap inside a link, and asks for more than its rule does.
function faint(least) {
  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [red, green, blue, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return [red, green, blue];
    }
    return [255, 255, 255];
  };
  const found = new Set();
  for (const end of ["first", "last"]) {
    const before = plain(end);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || !shown(element)) continue;
      const [one, two] = [light(channels(getComputedStyle(element).color)), light(ground(element))].sort();
      const ratio = (two + 0.05) / (one + 0.05);
      if (ratio < least) found.add(`${ratio.toFixed(2)}:1 ${texts.currentNode.data.trim().slice(0, 30)} (${element.className})`);
    }
    restore(before);
  }
  return [...found];
}

// The rules that `audit` runs: those that it judged by, also where nothing on the screen is of their kind.
async function rulesOf(tags, more) {
  const rules = Object.fromEntries(more.map((rule) => [rule, { enabled: true }]));
  const found = await axe.run(document, { ...options, runOnly: { type: "tag", values: tags }, rules });
  const all = [...found.passes, ...found.violations, ...found.incomplete, ...found.inapplicable];
  return [...new Set(all.map(({ id }) => id))].sort();
}

// What kind of answer the question on the screen takes.
function kind() {
  const has = (selector) => document.querySelector(`form.question ${selector}`);
  if (has("select")) return "date";
  const field = has("input[type=text]");
  if (field && field.inputMode === "decimal") return "money";
  if (field && field.inputMode !== "numeric") return document.getElementById("field-hint") ? "list" : "text";
  if (field || choices().some(([label]) => words(label).startsWith("填写具体数"))) return "number";
  return has("input[type=radio]") ? "choice" : has("input[type=checkbox]") ? "many" : "";
}
