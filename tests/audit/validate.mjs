// Validates markup: node validate.mjs PACKAGE < [{ html, at }…]. PACKAGE is the package.json of html-validate.
// Prints its version and what is wrong: [version, [{ at, rule, said, place }…]].

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [path] = process.argv.slice(2);
const require = createRequire(path);
const { HtmlValidate, StaticConfigLoader } = require("html-validate");
const settings = JSON.parse(readFileSync(new URL("html-validate.json", import.meta.url), "utf8"));
const rules = Object.fromEntries(settings.exceptions.map(({ rule, setting }) => [rule, setting]));

const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: settings.extends, rules }));
const wrong = [];
// The same markup in two states is looked at once.
const known = new Set();
for (const { html, at } of JSON.parse(readFileSync(0, "utf8"))) {
  if (known.has(html)) continue;
  known.add(html);
  const { results } = await validator.validateString(html);
  for (const { ruleId: rule, message: said, selector: place } of results.flatMap((result) => result.messages)) {
    wrong.push({ at, rule, said, place: place || "" });
  }
}
console.log(JSON.stringify([require(path).version, wrong]));
