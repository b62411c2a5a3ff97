// Times the engine in this browser. The clock shows tenths of a millisecond, so every sample is a loop of at least
// SAMPLE_MS; a short one has a chance that nothing else ran on this machine meanwhile.

const SAMPLE_MS = 5;
const SAMPLES = 151;
const WARM_UP_MS = 500;
const STARTS = 21;

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
// In whole nanoseconds.
const summary = (samples) => {
  const all = sorted(samples).map((ms) => Math.round(ms * 1e6));
  const at = (share) => all[Math.round((all.length - 1) * share)];
  return { median: at(0.5), fastest: at(0), n: all.length };
};

function time(run) {
  const end = performance.now() + WARM_UP_MS;
  let times = 1;
  while (performance.now() < end) {
    const start = performance.now();
    run(times);
    if (performance.now() - start < SAMPLE_MS) {
      times = Math.ceil(times * 1.5);
    }
  }
  const samples = [];
  for (let i = 0; i < SAMPLES; i += 1) {
    const start = performance.now();
    run(times);
    samples.push((performance.now() - start) / times);
  }
  return summary(samples);
}

// The module with a custom section of its own: browsers keep what they have compiled, and know it by its bytes.
function another(bytes, number) {
  const mark = new TextEncoder().encode(String(number).padStart(4, "0"));
  const section = new Uint8Array([0, mark.length + 1, mark.length, ...mark]);
  const all = new Uint8Array(bytes.byteLength + section.length);
  all.set(new Uint8Array(bytes));
  all.set(section, bytes.byteLength);
  return all;
}

// From the bytes to the first judgement of everything, each time with a glue that has not started before.
async function starts(bytes) {
  const [ready, judged] = [[], []];
  for (let number = 0; number < STARTS; number += 1) {
    const glue = await import(`./speed.js?${number}`);
    const module = another(bytes, number);
    const start = performance.now();
    await glue.default({ module_or_path: module });
    const then = performance.now();
    glue.first();
    ready.push(then - start);
    judged.push(performance.now() - start);
  }
  return { "start: compile and instantiate": summary(ready), "start: and judge all 168 once": summary(judged) };
}

async function figures() {
  const bytes = await (await fetch("speed_bg.wasm")).arrayBuffer();
  const found = await starts(bytes);
  const glue = await import("./speed.js");
  await glue.default({ module_or_path: bytes });
  const works = new glue.Works();
  for (let index = 0; index < works.count; index += 1) {
    found[works.name(index)] = time((times) => works.run(index, times));
    // Lets the browser breathe, and its compiler catch up.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const text = glue.input();
  let sum = 0;
  found["e check, JSON text to JSON text through JavaScript"] = time((times) => {
    for (let i = 0; i < times; i += 1) {
      sum += JSON.stringify(glue.check(JSON.parse(text))).length;
    }
  });
  return { figures: found, bytes: bytes.byteLength, sum };
}

figures().then(
  (all) => {
    document.getElementById("figures").textContent = JSON.stringify(all, null, 1);
    window.__figures = all;
  },
  (error) => {
    window.__figures = { error: String(error) };
  },
);
