// Runs axe-core on what is on the screen, and gives back what a person needs to mend it.
const briefly = (found) =>
  found.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    places: nodes.map(({ target, html, any, all, none }) =>
      [target.join(" "), html.slice(0, 160), ...[...any, ...all, ...none].map((check) => check.message)].join(" | "),
    ),
  }));

// `preload` would fetch the style sheets again, and the page must not ask anything of the network.
const audit = (tags, rules) =>
  axe
    .run(document, {
      runOnly: { type: "tag", values: tags },
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
      resultTypes: ["violations", "incomplete"],
      preload: false,
      iframes: false,
    })
    .then(({ violations, incomplete }) => ({ violations: briefly(violations), unsure: briefly(incomplete) }));

const rulesOf = (tags, more) =>
  axe
    .getRules(tags)
    .map(({ ruleId }) => ruleId)
    .filter((rule) => more.includes(rule) || axe._audit.rules.find(({ id }) => id === rule).enabled)
    .sort();

// What kind of answer the question on the screen takes.
function kind() {
  const has = (selector) => document.querySelector(`form.question ${selector}`);
  if (!has("button[type=submit]")) return "";
  if (has("input[type=checkbox]")) return "many";
  if (has("select")) return "date";
  const field = has("input[type=text]");
  if (!field) return has("input[type=radio]") ? "choice" : "";
  if (field.inputMode === "numeric") return "number";
  if (field.inputMode === "decimal") return "money";
  return document.getElementById("field-hint") ? "list" : "text";
}
