// The door for mini-programs, as near to one as Node.js comes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { folder, golden, miniProgram, printed, text } from "./common.mjs";

const PATH = "/miniprogram_npm/jianghui/jianghui.wasm.br";

test("the simulation has nothing that a mini-program lacks", () => {
  const { context } = miniProgram();
  for (const name of ["WebAssembly", "fetch", "TextEncoder", "TextDecoder", "URL", "Response", "process", "Buffer", "wx"]) {
    assert.equal(vm.runInContext(`typeof ${name}`, context), "undefined", name);
  }
  assert.throws(() => vm.runInContext("eval('1')", context));
});

for (const shape of ["instance", "module and instance"]) {
  test(`instantiate may give the ${shape}`, async () => {
    const { asked, library } = miniProgram(shape);
    await library().init();
    assert.deepEqual(asked, [PATH]);
    const [{ input, output }] = golden;
    assert.equal(printed(library().check(JSON.parse(input))), output);
  });
}

test("it is loaded once, from another place if told so, and again after an error", async () => {
  const { asked, library } = miniProgram();
  const jianghui = library();
  assert.throws(() => jianghui.check({}), /init/);
  await assert.rejects(jianghui.init("/elsewhere/jianghui.wasm"), /not in the mini-program/);
  await Promise.all([jianghui.init(), jianghui.init()]);
  await jianghui.init();
  assert.deepEqual(asked, ["/elsewhere/jianghui.wasm", PATH]);
});

test("an old base library is told", async () => {
  const { globals, library } = miniProgram();
  delete globals.WXWebAssembly;
  await assert.rejects(library().init(), /基础库/);
});

test("the module and its glue are of one version", async () => {
  const { run } = miniProgram();
  const source = readFileSync(join(folder, "weapp/index.js"), "utf8");
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const other = run("/miniprogram_npm/jianghui/index.js", source.replaceAll(version, "0.0.0"));
  await assert.rejects(other.init(), /同一版/);
});

test("its UTF-8 is that of the standard", async () => {
  const { TextDecoder: Decoder, TextEncoder: Encoder } = await import(
    `data:text/javascript,${encodeURIComponent(text("crates/jianghui-wasm/js/text.js"))}`
  );
  const codes = [0, 0x41, 0x7f, 0x80, 0xe9, 0x7ff, 0x800, 0x6e29, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xffff, 0x10000, 0x1f9f0, 0x20bb7, 0x10ffff];
  const halves = ["\ud83d", "\udc00", "\udc00\ud83d", "a\ud83d温", "\ud83d\ud83e\uddf0"];
  const texts = [...codes.map((code) => String.fromCodePoint(code)), ...halves, "", ...golden.map(({ output }) => output)];
  for (const one of texts) {
    for (const words of [one, `技${one}能`, one + one]) {
      const bytes = new TextEncoder().encode(words);
      assert.deepEqual([...new Encoder().encode(words)], [...bytes]);
      assert.equal(new Decoder().decode(bytes), new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    }
  }
});
