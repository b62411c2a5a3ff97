// The page of the example for mini-programs runs in the simulation; the others run in `package.test.mjs` and in a browser.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, miniProgram, root, text } from "./common.mjs";

const place = "examples/weapp-native";

/** The page as its script registers it, with `setData` as a mini-program has it. */
function page(program) {
  let registered;
  program.globals.Page = (options) => {
    registered = options;
  };
  program.run("/pages/check/check.js", text(`${place}/pages/check/check.js`));
  return {
    ...registered,
    data: { ...registered.data },
    setData(changes) {
      // What is sent to the screen goes as JSON.
      Object.assign(this.data, JSON.parse(JSON.stringify(changes)));
    },
  };
}

test("the page of the mini-program judges, and judges again", async () => {
  const shown = page(miniProgram());
  await shown.onLoad();
  assert.equal(shown.data.problem, "");
  assert.match(shown.data.question, /失业保险/);
  const claimable = shown.data.claimable.map(({ title, money }) => [title, money]);
  assert.deepEqual(claimable[0], ["技能提升补贴", "2000 至 3000 元"]);
  shown.onMonths({ detail: { value: "6" } });
  const first = () => shown.data.claimable[0]?.title;
  assert.notEqual(first(), "技能提升补贴");
  shown.onMonths({ detail: { value: "" } });
  assert.match(shown.data.next, /失业保险|？/);
  shown.onMonths({ detail: { value: "-1" } });
  assert.match(shown.data.problem, /p\.unemp_ins_months/);
  shown.onMonths({ detail: { value: "36" } });
  assert.equal(shown.data.problem, "");
  assert.equal(first(), "技能提升补贴");
});

test("a phone without WXWebAssembly is told, and nothing breaks", async () => {
  const program = miniProgram();
  delete program.globals.WXWebAssembly;
  const shown = page(program);
  await shown.onLoad();
  assert.equal(shown.data.ready, false);
  assert.match(shown.data.problem, /请更新微信/);
});

test("the mini-program is whole", () => {
  const { pages, sitemapLocation } = JSON.parse(text(`${place}/app.json`));
  for (const file of [sitemapLocation, "app.js", "project.config.json"]) assert.ok(existsSync(join(root, place, file)), file);
  for (const name of pages) {
    for (const ending of ["js", "json", "wxml", "wxss"]) assert.ok(existsSync(join(root, place, `${name}.${ending}`)), name);
  }
  // Every name that the screen shows is one of the page's data.
  const data = Object.keys(page(miniProgram()).data);
  for (const [, name] of text(`${place}/pages/check/check.wxml`).matchAll(/\{\{(\w+)/g)) {
    assert.ok(data.includes(name) || name === "item", name);
  }
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  assert.equal(JSON.parse(text(`${place}/package.json`)).dependencies.jianghui, version);
});
