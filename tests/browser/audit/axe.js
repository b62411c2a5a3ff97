// Puts both engines and our own checks to work on what is on the screen, and gives back what a person needs to mend it.
const briefly = (found) =>
  found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any, all, none }) =>
      [id, help, target.join(" "), html.slice(0, 160), ...[...any, ...all, ...none].map((check) => check.message)].join(" | "),
    ),
  );

const options = {
  // It would fetch the style sheets again, and the page must not ask anything of the network.
  preload: false,
  iframes: false,
  resultTypes: ["violations", "incomplete"],
  // One sign is a whole word here: 元.
  checks: { "color-contrast": { options: { ignoreLength: true } }, "color-contrast-enhanced": { options: { ignoreLength: true } } },
};
const asked = (tags, more) => ({
  ...options,
  runOnly: { type: "tag", values: tags },
  rules: Object.fromEntries(more.map((rule) => [rule, { enabled: true }])),
});

// What axe-core leaves open is a flaw, but for contrast: that is decided by `faint`.
async function axed(tags, more) {
  const { violations, incomplete } = await axe.run(document, asked(tags, more));
  const open = incomplete.filter(({ id }) => !id.startsWith("color-contrast"));
  return [...briefly(violations), ...briefly(open).map((finding) => `not decided: ${finding}`)].map((finding) => `axe: ${finding}`);
}

// Errors and warnings of HTML_CodeSniffer; its notices are a list of what people should look at, the same on every page.
function sniffed(standard, excused) {
  return new Promise((done) => {
    const told = () => {
      const found = HTMLCS.getMessages().filter(({ type }) => type !== HTMLCS.NOTICE);
      const brief = ({ type, code, msg, element }) =>
        `${type === HTMLCS.ERROR ? "error" : "warning"} ${code} | ${msg} | ${(element.outerHTML || "").slice(0, 160)}`;
      const kept = found.filter(
        ({ code, element }) => !excused.some(([end, where]) => code.endsWith(end) && element.matches && element.matches(where)),
      );
      done(kept.map((message) => `HTML_CodeSniffer: ${brief(message)}`));
    };
    HTMLCS.process(standard, document, told, () => done(["HTML_CodeSniffer does not know its standard"]), "en");
  });
}

// The rules that `axed` runs: those that it judged by, also where nothing on the screen is of their kind.
async function rulesOf(tags, more) {
  const found = await axe.run(document, asked(tags, more));
  const all = [...found.passes, ...found.violations, ...found.incomplete, ...found.inapplicable];
  return [...new Set(all.map(({ id }) => id))].sort();
}

// Shows the page as in a mode; gives what it was before.
function dress({ dark, more }) {
  const { theme, contrast } = document.documentElement.dataset;
  const set = (name, value) => (value ? (document.documentElement.dataset[name] = value) : delete document.documentElement.dataset[name]);
  set("theme", dark ? "dark" : undefined);
  set("contrast", more ? "more" : undefined);
  return () => [set("theme", theme), set("contrast", contrast)];
}

// Everything that a machine finds wrong with what is on the screen, in each of these modes.
async function look({ modes, tags, more, standard, excused, words: text, lines, height, size }) {
  const found = [];
  for (const mode of modes) {
    const undress = dress(mode);
    const say = (findings) => found.push(...[...new Set(findings)].map((finding) => [mode.name, finding]));
    try {
      const first = plain("first");
      if (mode.axe) say(await axed(tags, more));
      if (mode.htmlcs) say(await sniffed(standard, excused));
      say(rings(lines));
      const pale = [...faint(text), ...dim(lines)];
      restore(first);
      const last = plain("last");
      if (last.length) pale.push(...faint(text), ...dim(lines));
      restore(last);
      say([...pale, ...small(height, size)]);
    } finally {
      undress();
    }
  }
  return found;
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
