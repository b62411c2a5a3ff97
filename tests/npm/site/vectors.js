// Judges every golden vector in the browser; tests/browser/npm.rs compares what comes of it.
import init, { InputError, check, facts, policies, version } from "./jianghui/web/index.js";

const NAMES = ["quzhou", "wenzhou", "wuyi", "xiaoshan", "xuchang"];

const inputs = await Promise.all(NAMES.map(async (name) => [name, await (await fetch(`./golden/${name}.input.json`)).json()]));
await Promise.all([init(fetch("./jianghui/jianghui.wasm")), init("./jianghui/jianghui.wasm")]);

let refused = null;
try {
  check({ region: "温州" });
} catch (error) {
  refused = error instanceof InputError && error.problems.map(({ key }) => key);
}
window.given = {
  vectors: Object.fromEntries(inputs.map(([name, input]) => [name, `${JSON.stringify(check(input), null, 2)}\n`])),
  refused,
  lists: [facts().length, policies().length],
  version: version(),
};
