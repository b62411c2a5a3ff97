// The golden vectors hold the command line, the package in Node.js and the package in a mini-program equal, byte by byte.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { asModule, cli, golden, inNode, miniProgram, printed, root, text } from "./common.mjs";

const doors = {
  "Node.js": async () => inNode(),
  "the module for browsers": asModule,
  "a mini-program": async () => {
    const library = miniProgram().library();
    await library.init();
    return library;
  },
};

/** The examples of the command line are vectors as well, without anything kept for them. */
const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".json"));

for (const [door, open] of Object.entries(doors)) {
  test(`${door} gives what the command line gives`, async () => {
    const library = await open();
    assert.ok(golden.length >= 5 && examples.length >= 2, "there are vectors");
    for (const { name, input, output } of golden) {
      const given = printed(library.check(JSON.parse(input)));
      assert.equal(given, cli(["check", "--input", "-"], input), name);
      assert.equal(given, output, `${name}: the kept vector`);
    }
    for (const name of examples) {
      const input = text(`examples/${name}`);
      assert.equal(printed(library.check(JSON.parse(input))), cli(["check", "--input", "-"], input), name);
    }
    assert.equal(printed(library.facts()), cli(["facts"]));
    assert.equal(printed(library.policies()), cli(["policies"]));
  });

  test(`${door} refuses what the command line refuses, in the same words`, async () => {
    const library = await open();
    const base = { as_of: "2019-06-01", region: "wenzhou" };
    for (const input of [
      { ...base, region: "atlantis" },
      { ...base, as_of: "2019-02-30", fact: 1 },
      { ...base, facts: { "p.stauts": "企业职工", "p.unemp_ins_months": 36.5, "p.onjob": "\u0007" } },
      { ...base, facts: { "p.unemp_ins_months": 99999999999999999999, "b.wage_total": { min: "2", max: "1" } } },
      { ...base, records: { certificate: [{}, { "c.level": 9, "c.date": "2019-3-1" }], honour: {} } },
      { ...base, records: { honour: [{ "h.series": "🧰".repeat(201) }] } },
      { ...base, facts: { "p.status": [[[[[[[[[1]]]]]]]]] } },
    ]) {
      const said = thrownBy(() => cli(["check", "--input", "-"], JSON.stringify(input))).message;
      const error = thrownBy(() => library.check(input));
      assert.ok(error instanceof library.InputError, `${error}`);
      assert.equal(error.name, "InputError");
      assert.equal(error.message, said.trim().replaceAll("错误：", ""));
      assert.equal(error.problems.length, said.trim().split("\n").length);
      for (const problem of error.problems) {
        assert.deepEqual(Object.keys(problem), ["key", "value", "problem", "allowed"]);
        assert.ok(error.message.includes(problem.key) && error.message.includes(problem.allowed));
      }
    }
  });
}

test("what is no JSON is refused with its place, and the next check works", () => {
  const library = inNode();
  const circle = { as_of: "2019-06-01", region: "wenzhou", facts: {} };
  circle.facts.again = circle;
  const strange = [undefined, null, 1, "{}", [], () => 1, Symbol("x"), 10n, new Map(), new Date(), NaN, circle];
  const inside = { as_of: "2019-06-01", region: "wenzhou", facts: { "p.unemp_ins_months": Symbol("x") } };
  for (const input of [...strange, inside]) {
    const error = thrownBy(() => library.check(input));
    assert.ok(error instanceof library.InputError && error instanceof Error, `${String(input)}: ${error}`);
  }
  assert.equal(thrownBy(() => library.check(inside)).problems[0].key, "facts.p.unemp_ins_months");
  const [{ input, output }] = golden;
  for (let time = 0; time < 200; time += 1) assert.equal(printed(library.check(JSON.parse(input))), output);
});

test("a lone half of a character does no harm", () => {
  const error = thrownBy(() => inNode().check({ as_of: "\ud83d", region: "\udc00温州" }));
  assert.equal(error.problems[0].value, "「\ufffd」");
});

test("the version is that of the package", async () => {
  const { version } = JSON.parse(readFileSync(join(process.env.JIANGHUI_PACKAGE, "package.json"), "utf8"));
  for (const open of Object.values(doors)) assert.equal((await open()).version(), version);
});

function thrownBy(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: "nothing was thrown" });
}
