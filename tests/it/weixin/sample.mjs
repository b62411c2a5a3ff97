// node sample.mjs FOLDER: the scripts of the sample mini-program, with stand-ins for `Page`, `App` and `wx`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import vm from "node:vm";

const root = resolve(process.argv[2]);

// One start of the mini-program: `require` as 微信 has it, with the configuration of the test.
function start({ config = {}, info = {}, refuse = [], without = [] } = {}) {
  const calls = [];
  const api = (name) => (options = {}) => {
    calls.push([name, JSON.parse(JSON.stringify(options))]);
    if (refuse.includes(name) && options.fail) options.fail({ errMsg: `${name}:fail` });
  };
  const wx = {
    getAppBaseInfo: () => info,
    getSystemInfoSync: () => info,
    ...Object.fromEntries(["setClipboardData", "navigateBack", "redirectTo"].map((name) => [name, api(name)])),
  };
  without.forEach((name) => delete wx[name]);
  const pages = {};
  const load = (file) => {
    const module = { exports: {} };
    const names = { module, exports: module.exports, require: (name) => load(resolve(dirname(file), name)), wx };
    names.App = (app) => (pages.app = app);
    names.Page = (page) => (pages[file.slice(root.length + 1)] = page);
    // No browser, no Node.js: what is not named here is not there in 微信 either.
    vm.runInNewContext(readFileSync(file, "utf8"), names, { filename: file });
    if (file === join(root, "config.js")) return { ...module.exports, ...config };
    return module.exports;
  };
  const page = (name) => {
    load(join(root, `${name}.js`));
    const made = pages[`${name}.js`];
    made.data = { ...made.data };
    made.setData = (data) => Object.assign(made.data, data);
    if (made.onLoad) made.onLoad({});
    return made;
  };
  load(join(root, "app.js"));
  return { page, calls };
}

const check = (options) => start(options).page("pages/check/index");
const src = (config, info, without) => check({ config, info, without }).data.src;
const page = "https://www.example.gov.cn/jianghui/";

// As it comes.
assert.equal(src(), `${page}?v=1`);
assert.equal(src({ place: "wenzhou", elder: "1" }), `${page}?v=1&place=wenzhou&elder=1`);

// The size of type: elder from 1.3 on, and the rest of the factor is passed on.
assert.equal(src({}, { fontSizeScaleFactor: 1 }), `${page}?v=1`);
assert.equal(src({}, { fontSizeScaleFactor: 1.15 }), `${page}?v=1&fontSizeScaleFactor=1.15`);
assert.equal(src({}, { fontSizeScaleFactor: 1.3 }), `${page}?v=1&elder=1`);
assert.equal(src({}, { fontSizeScaleFactor: 1.5 }), `${page}?v=1&elder=1&fontSizeScaleFactor=1.13`);
assert.equal(src({ elder: "0" }, { fontSizeScaleFactor: 1.5 }), `${page}?v=1&elder=0&fontSizeScaleFactor=1.50`);
for (const odd of [undefined, null, NaN, 0, -2, Infinity, 99, "大", {}]) {
  assert.equal(src({}, { fontSizeScaleFactor: odd }), `${page}?v=1`, `factor ${odd}`);
}
// Old clients.
assert.equal(src({}, { fontSizeScaleFactor: 1.3 }, ["getAppBaseInfo"]), `${page}?v=1&elder=1`);
assert.equal(src({}, {}, ["getAppBaseInfo", "getSystemInfoSync"]), `${page}?v=1`);

// Odd values: whatever somebody writes, the address is ASCII, has no fragment, and names nothing but what is known.
const odd = ["温州", "a b", "a&elder=0", "a#s1.AAA", "a%00", "<b>", "'\"", "\u0000", "x".repeat(99), "../", null, 7, {}, ["a"], "😀"];
for (const value of odd) {
  for (const name of ["version", "place", "role", "elder", "back"]) {
    const built = src({ [name]: value });
    assert.match(built, /^https:\/\/www\.example\.gov\.cn\/jianghui\/(\?[\w=&%.-]*)?$/, `${name}: ${value}`);
    const names = [...new URL(built).searchParams.keys()];
    assert.deepEqual(names.filter((each) => !["v", "place", "role", "elder", "mini"].includes(each)), []);
    assert.equal(new Set(names).size, names.length, `${name}: ${value}`);
  }
}
assert.equal(src({ back: "pages/done/index" }), `${page}?v=1&mini=pages%2Fdone%2Findex`);
for (const back of ["/pages/a", "https://example.com/a", "pages/a?level=3", "pages/a#b", "pages", "../a/b", "页/面"]) {
  assert.equal(src({ back }), `${page}?v=1`, back);
}

// Where the page is: a path in Chinese is encoded, what follows it goes, and anything but https is refused aloud.
assert.equal(src({ page: "https://www.example.gov.cn/政策/自查/" }), "https://www.example.gov.cn/%E6%94%BF%E7%AD%96/%E8%87%AA%E6%9F%A5/?v=1");
assert.equal(src({ page: "https://www.example.gov.cn/%E6%94%BF/" }), "https://www.example.gov.cn/%E6%94%BF/?v=1");
assert.equal(src({ page: `${page}?a=1#s1.AAAA` }), `${page}?v=1`);
for (const wrong of ["http://www.example.gov.cn/", "", null, "javascript:alert(1)", "//example.cn/", "https://政府.cn/"]) {
  const shown = check({ config: { page: wrong } }).data;
  assert.equal(shown.src, "", wrong);
  assert.match(shown.reason, /https/);
}

// A page that does not open makes room for words, a way to try again and the plain address to copy.
{
  const { page: open, calls } = start({ config: { page: `${page}?x=1#s1.AAAA` } });
  const view = open("pages/check/index");
  view.onError({ detail: { url: `${page}#s1.AAAA` } });
  assert.equal(view.data.src, "");
  assert.ok(view.data.reason.length > 5 && !/AAAA/.test(view.data.reason));
  view.copy();
  assert.deepEqual(calls, [["setClipboardData", { data: page }]]);
  view.retry();
  assert.equal(view.data.src, `${page}?v=1`);
}

// Sharing: 微信 hands over the address that the page has now, and nothing of it goes on.
for (const webViewUrl of [undefined, `${page}?place=wenzhou#s1.SECRET`, `${page}#list`, `${page}?v=1&x=SECRET`]) {
  const shared = check().onShareAppMessage({ from: "menu", webViewUrl });
  assert.equal(shared.path, "/pages/check/index");
  assert.ok(!/SECRET|wenzhou|http|#|\?/.test(JSON.stringify(shared)), JSON.stringify(shared));
}

// The page for the way back leads back, also where nothing is below it.
for (const refuse of [[], ["navigateBack"]]) {
  const { page: open, calls } = start({ refuse });
  open("pages/done/index").back();
  const expected = [["navigateBack", { delta: 1 }], ["redirectTo", { url: "/pages/check/index" }]];
  assert.deepEqual(calls, expected.slice(0, 1 + refuse.length));
}
