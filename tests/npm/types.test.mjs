// The declared types against the JSON Schema (which is made from the Rust types), against every real output, and against
// the people who compile with them.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { cli, folder, golden, inNode, require, text, variable } from "./common.mjs";

const ts = require(variable("JIANGHUI_TYPESCRIPT"));

const declared = join(folder, "types.d.ts");
const program = ts.createProgram([declared], { strict: true, noEmit: true });
const checker = program.getTypeChecker();
const source = program.getSourceFile(declared);
const named = new Map(
  checker.getExportsOfModule(checker.getSymbolAtLocation(source)).map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]),
);

function members(type) {
  return type.isUnion() ? type.types : [type];
}

/** A type as a plain description: of what kind, whether null may stand there, which words, which fields. */
function described(type) {
  const all = members(type);
  const rest = all.filter((one) => !(one.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const nullable = all.some((one) => one.flags & ts.TypeFlags.Null);
  const flags = (flag) => rest.length > 0 && rest.every((one) => one.flags & flag);
  if (flags(ts.TypeFlags.BooleanLike)) return { kind: "boolean", nullable };
  if (flags(ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral)) {
    return { kind: "words", nullable, words: rest.map((one) => one.value).sort() };
  }
  assert.equal(rest.length, 1, `${checker.typeToString(type)} is not plain`);
  const [only] = rest;
  if (only.flags & ts.TypeFlags.String) return { kind: "string", nullable };
  if (only.flags & ts.TypeFlags.Number) return { kind: "number", nullable };
  if (checker.isArrayType(only)) return { kind: "list", nullable, item: checker.getTypeArguments(only)[0] };
  const fields = new Map(
    only.getProperties().map((field) => {
      const optional = Boolean(field.flags & ts.SymbolFlags.Optional);
      return [field.name, { optional, type: checker.getTypeOfSymbol(field) }];
    }),
  );
  return { kind: "object", nullable, name: only.symbol.name, fields };
}

test("the types say what the JSON Schema says, in both directions", () => {
  const schema = JSON.parse(text("docs/schema/check-output.schema.json"));
  const done = new Set();
  const compare = (part, type, path) => {
    let nullable = false;
    if (part.anyOf) {
      nullable = part.anyOf.some((one) => one.type === "null");
      [part] = part.anyOf.filter((one) => one.type !== "null");
    }
    const reference = part.$ref;
    if (reference) part = schema.$defs[reference.replace("#/$defs/", "")];
    const types = [part.type].flat();
    nullable ||= types.includes("null") || Boolean(part.enum?.includes(null));
    const is = described(type);
    assert.equal(is.nullable, nullable, `${path}: null`);
    if (part.enum) {
      assert.deepEqual({ kind: is.kind, words: is.words }, { kind: "words", words: part.enum.filter((word) => word !== null).sort() }, path);
      return;
    }
    const kind = { string: "string", integer: "number", boolean: "boolean", array: "list", object: "object" }[types.find((one) => one !== "null")];
    assert.equal(is.kind, kind, path);
    if (kind === "list") compare(part.items, is.item, `${path}[]`);
    if (kind !== "object" || done.has(`${reference} ${is.name}`)) return;
    done.add(`${reference} ${is.name}`);
    assert.deepEqual([...is.fields.keys()].sort(), Object.keys(part.properties).sort(), `${path}: the fields`);
    for (const [name, field] of is.fields) {
      assert.equal(!field.optional, part.required.includes(name), `${path}.${name}: whether it may be left out`);
      const type = field.optional ? checker.getNonNullableType(field.type) : field.type;
      compare(part.properties[name], type, `${path}.${name}`);
    }
  };
  compare({ $ref: schema.$ref }, named.get("Output"), "Output");
  const names = [...done].map((pair) => pair.split(" ")[0].replace("#/$defs/", ""));
  assert.deepEqual(names.sort(), Object.keys(schema.$defs).sort(), "every type of the schema was compared");
});

/** Walks a value along a type; notes every field and every word of a closed list that occurs. */
function walk(value, type, path, seen) {
  const is = described(type);
  if (value === null) return assert.ok(is.nullable, `${path} is null`);
  switch (is.kind) {
    case "words":
      assert.ok(is.words.includes(value), `${path}: ${value} is none of ${is.words}`);
      return seen.add(`${checker.typeToString(type)} ${value}`);
    case "list":
      assert.ok(Array.isArray(value), `${path} is a list`);
      return value.forEach((item, index) => walk(item, is.item, `${path}[${index}]`, seen));
    case "object":
      for (const name of Object.keys(value)) assert.ok(is.fields.has(name), `${path}.${name} is not declared`);
      for (const [name, field] of is.fields) {
        if (name in value) {
          walk(value[name], field.optional ? checker.getNonNullableType(field.type) : field.type, `${path}.${name}`, seen);
          if (value[name] !== null) seen.add(`${is.name}.${name}`);
        } else {
          assert.ok(field.optional, `${path}.${name} is missing`);
        }
      }
      return undefined;
    default:
      return assert.equal(typeof value, is.kind, path);
  }
}

/** Every field of a type and of the types in it. */
function fieldsOf(type, into = new Set(), done = new Set()) {
  const is = described(type);
  if (is.kind === "list") fieldsOf(is.item, into, done);
  if (is.kind !== "object" || done.has(is.name)) return into;
  done.add(is.name);
  for (const [name, field] of is.fields) {
    into.add(`${is.name}.${name}`);
    fieldsOf(field.optional ? checker.getNonNullableType(field.type) : field.type, into, done);
  }
  return into;
}

test("every golden vector has the declared fields, and every declared field occurs in one", () => {
  const seen = new Set();
  for (const { name, output } of golden) walk(JSON.parse(output), named.get("Output"), name, seen);
  const never = [...fieldsOf(named.get("Output"))].filter((field) => !seen.has(field));
  assert.deepEqual(never, []);
});

test("the lists have the declared fields and words, all of them", () => {
  for (const [name, list] of [["Fact", JSON.parse(cli(["facts"]))], ["Provision", JSON.parse(cli(["policies"]))]]) {
    const seen = new Set();
    const type = named.get(name);
    list.forEach((entry, index) => walk(entry, type, `${name}[${index}]`, seen));
    assert.deepEqual([...fieldsOf(type)].filter((field) => !seen.has(field)), []);
    for (const [field, { type: inner }] of described(type).fields) {
      const plain = described(inner).kind === "list" ? described(inner).item : inner;
      const is = described(plain);
      const never = (is.words ?? []).filter((word) => !seen.has(`${checker.typeToString(plain)} ${word}`));
      assert.deepEqual(never, [], `${name}.${field}: words that never occur`);
    }
  }
});

test("a problem has the declared fields", () => {
  const seen = new Set();
  assert.throws(
    () => inNode().check({ region: "x" }),
    (error) => {
      error.problems.forEach((problem) => walk(problem, named.get("Problem"), "problem", seen));
      return true;
    },
  );
  assert.deepEqual([...fieldsOf(named.get("Problem"))].filter((field) => !seen.has(field)), []);
});

const GOOD = `
const output: Output = check({ as_of: "2019-06-01", region: "wenzhou", facts: { "p.unemp_ins_months": { min: 12 }, "p.status": null },
  records: { certificate: [{ "c.level": 3 }], honour: [] } });
for (const result of output.results) {
  const sum: string | null | undefined = result.amount?.total_max;
  const earliest: (string | null)[] = result.gap?.ways.flat().map((need) => need.earliest) ?? [];
  for (const { parts = [] } of result.findings) parts.map((part) => part.outcome === "met");
  switch (result.outcome) {
    case "met": case "unmet": case "undetermined": case "ask_office": break;
    default: { const never: never = result.outcome; void never; }
  }
  void sum; void earliest;
}
const asked: string | undefined = output.next_question?.question;
const options: string[] = facts().flatMap((fact) => fact.options.map((option) => option.id));
const money = policies().filter((provision) => provision.class === "M");
const v: string = version();
try { check({ as_of: "", region: "" }); } catch (error) { if (error instanceof InputError) { const keys: string[] = error.problems.map((problem) => problem.key); void keys; } }
void asked; void options; void money; void v;
// @ts-expect-error: a situation has a day
check({ region: "wenzhou" });
// @ts-expect-error: there is no such part
check({ as_of: "2019-06-01", region: "wenzhou", fact: {} });
// @ts-expect-error: an answer is not a function
check({ as_of: "2019-06-01", region: "wenzhou", facts: { "p.onjob": () => true } });
// @ts-expect-error: there is no such outcome
output.results.some((result) => result.outcome === "eligible");
// @ts-expect-error: sums are text
output.results.map((result) => (result.amount?.max ?? 0) * 2);
// @ts-expect-error: may be null
output.next_question.question;
`;
const NAMES = "check, facts, InputError, policies, version, type Output";

/** What people write, by how their compiler looks for packages and the name of the file. */
const HOSTS = {
  NodeNext: {
    "node.mts": `import { ${NAMES} } from "jianghui/node";${GOOD}`,
    "node.cts": `import { ${NAMES} } from "jianghui/node";${GOOD}`,
    "web.mts": `import init, { ${NAMES} } from "jianghui";
await init(new URL("https://example.org/jianghui.wasm"));
await init(fetch("jianghui.wasm"));
await init(new Uint8Array(8));
// @ts-expect-error: from where?
await init();${GOOD}`,
    "example/check.mjs": text("examples/node/check.mjs"),
  },
  Bundler: {
    "bundled.ts": `import init, { ${NAMES} } from "jianghui";\ninit("./jianghui.wasm").then(() => undefined);${GOOD}`,
    "weapp.ts": `import { init, ${NAMES} } from "jianghui/weapp";
init().then(() => init("/a.wasm.br"));
// @ts-expect-error: no bytes
init(new Uint8Array(8));${GOOD}`,
    "web/index.js": text("examples/web/index.js"),
  },
  "Bundler, with Vue": {
    // The types of Vue lie in its package, not beside the file that browsers load.
    "vue/app.js": text("examples/vue/app.js").replace("./vue.runtime.esm-browser.prod.js", "vue"),
  },
  Node10: { "old.ts": `import { init, ${NAMES} } from "jianghui/weapp";\nvoid init;${GOOD}` },
};

/** What `tsc --strict` says of these files. */
function complaints(files, resolution) {
  const [system] = resolution.split(",");
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    // Those of the package are checked; those of the compiler are not ours.
    skipDefaultLibCheck: true,
    skipLibCheck: resolution.endsWith("Vue"),
    types: [],
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: { NodeNext: ts.ModuleKind.NodeNext, Bundler: ts.ModuleKind.ESNext, Node10: ts.ModuleKind.CommonJS }[system],
    moduleResolution: ts.ModuleResolutionKind[system],
  });
  return ts.getPreEmitDiagnostics(program).map((one) => {
    const line = one.file && one.start !== undefined ? one.file.getLineAndCharacterOfPosition(one.start).line + 1 : 0;
    return `${one.file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(one.messageText, "\n")}`;
  });
}

for (const [resolution, files] of Object.entries(HOSTS)) {
  test(`what people write compiles, and what they must not write does not: ${resolution}`, (t) => {
    const place = mkdtempSync(join(tmpdir(), "jianghui-types-"));
    t.after(() => rmSync(place, { recursive: true }));
    for (const folder of ["node_modules", "example", "web", "vue"]) mkdirSync(join(place, folder));
    for (const link of ["node_modules", "web", "vue"]) symlinkSync(folder, join(place, link, "jianghui"));
    symlinkSync(dirname(dirname(variable("JIANGHUI_VUE"))), join(place, "node_modules/vue"));
    for (const [name, code] of Object.entries(files)) writeFileSync(join(place, name), code);
    assert.deepEqual(complaints(Object.keys(files).map((name) => join(place, name)), resolution), []);
  });
}
