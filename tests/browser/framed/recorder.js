// In the page around the frame: remembers every message and every event, and can be as rude as a page can.

window.__messages = [];
addEventListener("message", ({ origin, data }) => window.__messages.push({ origin, data }));
window.__events = [];
["ready", "step", "done", "result"].forEach((type) =>
  document.addEventListener(`jianghui-${type}`, ({ type, detail }) => window.__events.push([type, detail])),
);
window.__frames = () =>
  [...document.querySelectorAll("jianghui-checker")]
    .map((checker) => checker.shadowRoot && checker.shadowRoot.querySelector("iframe"))
    .concat([...document.querySelectorAll("iframe")])
    .filter(Boolean);

// Numbers that look like chance, and are the same each time.
let seed = 1;
const some = (most) => {
  seed = (seed * 48271) % 2147483647;
  return seed % most;
};
const one = (list) => list[some(list.length)];

// Anything that can be sent at all.
const anything = (depth) => {
  const plain = [
    null, undefined, true, 0, -1, NaN, 1e308, "", "jianghui/1", "init", "__proto__", "温州\u0000", 10n, new Date(0),
    /x/, new Map([["p", "jianghui/1"]]), new Set(["init"]), new ArrayBuffer(8), new Error("no"), "x".repeat(100000),
  ];
  if (depth === 0 || some(3) === 0) {
    return one(plain);
  }
  if (some(4) === 0) {
    return [anything(depth - 1), anything(depth - 1)];
  }
  const names = ["p", "id", "type", "data", "place", "role", "theme", "elder", "consent", "parentOrigin", "toString", "length"];
  const out = {};
  for (let count = some(6); count > 0; count -= 1) {
    out[one(names)] = anything(depth - 1);
  }
  // Own properties with these names survive the way to the other page.
  if (some(3) === 0) {
    Object.defineProperty(out, one(["__proto__", "constructor", "hasOwnProperty"]), { value: anything(depth - 1), enumerable: true });
  }
  return out;
};

// Messages that are nearly right.
const near = (target) => {
  const right = () => ({
    p: "jianghui/1",
    id: 1,
    type: one(["init", "focus", "result", "resize", "step", "done", "__proto__", "constructor", "take"]),
    data: { parentOrigin: location.origin, place: "xuchang", role: "company", theme: "dark" },
  });
  const wrong = [
    (m) => ({ ...m, p: one(["jianghui/2", "JIANGHUI/1", ["jianghui/1"], "elig/1", {}]) }),
    (m) => ({ ...m, type: one([["init"], 1, {}, "Init", "init ", "__proto__"]) }),
    (m) => ({ ...m, type: "init", data: { ...m.data, parentOrigin: one(["https://a.invalid", "null", "*", "", target, [location.origin]]) } }),
    (m) => ({ ...m, type: "init", data: anything(2) }),
    (m) => Object.create(m),
    (m) => JSON.stringify(m),
    (m) => [m],
    () => anything(4),
  ];
  return one(wrong)(right());
};

// Sends so many of them, as fast as it goes.
window.__rude = (number, frame) => {
  const { origin } = new URL(frame.src);
  for (let sent = 0; sent < number; sent += 1) {
    try {
      frame.contentWindow.postMessage(near(origin), origin);
    } catch (_) {
      // Not everything can be sent.
    }
  }
};
