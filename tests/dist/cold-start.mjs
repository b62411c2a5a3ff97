// How long the uploaded folder takes to be read and to be used, on a slow device and a slow network. It measures and
// writes down; it judges nothing.
// node cold-start.mjs DIST FIGURES.json SAMPLES CHROMIUM… : programs, or folders with chrome-aws-lambda and puppeteer-core.
// The first argument that is a folder with puppeteer-core brings what drives them all.

import { createRequire } from "node:module";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const [dist, figures, samples, ...browsers] = process.argv.slice(2);

// 400 kbit/s both ways and 400 ms for each round trip, and a processor six times slower than this one.
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const FREE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const SLOWER = 6;

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", wasm: "application/wasm" };

// Sends the packed files, and for tier B the policy of old hosts, under which no WebAssembly may run.
function serve(wasm) {
  const server = createServer((request, response) => {
    const name = decodeURI(request.url.split("?")[0]).slice(1) || "index.html";
    const file = join(dist, name);
    if (!/^[\w.-]+$/.test(name) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const accepts = request.headers["accept-encoding"] || "";
    const packings = [["br", "br"], ["gzip", "gz"]];
    const packing = packings.find(([word, end]) => accepts.includes(word) && existsSync(`${file}.${end}`));
    const headers = { "Content-Type": TYPES[name.split(".").pop()] || "text/plain", "Cache-Control": "no-store" };
    if (packing) headers["Content-Encoding"] = packing[0];
    if (!wasm) headers["Content-Security-Policy"] = "script-src 'self'";
    response.writeHead(200, headers).end(readFileSync(packing ? `${file}.${packing[1]}` : file));
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

// Runs before the page. Notes when the app has drawn and that frame was shown, then presses 开始自查 at once, as the
// quickest person would, and notes when the question was shown. All from the beginning of the navigation, in ms.
function clock() {
  const frame = (then) => requestAnimationFrame(() => setTimeout(then));
  addEventListener("DOMContentLoaded", () => {
    const app = document.getElementById("app");
    const first = document.querySelector("h1").textContent;
    let drawn = 0;
    new MutationObserver((_, observer) => {
      if (drawn) return;
      drawn = performance.now();
      frame(() => {
        const shown = performance.now();
        new MutationObserver((_, inner) => {
          if (!document.querySelector("h1") || document.querySelector("h1").textContent === first) return;
          inner.disconnect();
          frame(() => (window.__cold = { drawn, shown, asked: performance.now() }));
        }).observe(app, { childList: true, subtree: true, characterData: true });
        [...document.querySelectorAll("main a")].find((link) => link.textContent.startsWith("开始自查")).click();
      });
    }).observe(app, { childList: true });
  });
}

function collect() {
  const files = performance.getEntriesByType("resource");
  const module = files.find((file) => /(\.wasm|fallback-[^/]*)$/.test(file.name));
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return { ...window.__cold, read: paint ? paint.startTime : NaN, arrived: module.responseEnd, module: module.name };
}

function program(place) {
  if (!existsSync(join(place, "node_modules"))) return place;
  const unpacked = join(place, "chromium");
  if (!existsSync(unpacked)) {
    const packed = readFileSync(join(place, "node_modules/chrome-aws-lambda/bin/chromium.br"));
    writeFileSync(`${unpacked}.partial`, brotliDecompressSync(packed), { mode: 0o755 });
    renameSync(`${unpacked}.partial`, unpacked);
  }
  return unpacked;
}

const driver = browsers.find((place) => statSync(place).isDirectory());
const puppeteer = createRequire(resolve(driver, "package.json"))("puppeteer-core");

async function once(browser, address, network) {
  // Nothing is kept from the start before.
  const context = await browser.createIncognitoBrowserContext();
  const page = await context.newPage();
  try {
    await page.setViewport({ width: 375, height: 812, deviceScaleFactor: 1, isMobile: true });
    const tools = await page.target().createCDPSession();
    await tools.send("Network.enable");
    await tools.send("Network.emulateNetworkConditions", network);
    await tools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.evaluateOnNewDocument(clock);
    await page.goto(address, { timeout: 120000, waitUntil: "domcontentloaded" });
    await page.waitForFunction("!!window.__cold", { timeout: 120000, polling: 100 });
    return await page.evaluate(collect);
  } finally {
    await context.close();
  }
}

// The two in the middle where the number is even: no run is chosen.
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return Math.round((sorted[Math.floor(half)] + sorted[Math.ceil(half) - 1]) / 2);
}

async function measure(place) {
  const browser = await puppeteer.launch({
    executablePath: program(resolve(place)),
    headless: true,
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
  try {
    const version = (await browser.version()).replace(/^.*\//, "").split(".")[0];
    const rows = [];
    for (const tier of ["A", "B"]) {
      const server = await serve(tier === "A");
      const address = `http://127.0.0.1:${server.address().port}/`;
      for (const [name, network] of [["slow-3G", SLOW_3G], ["free", FREE]]) {
        const runs = [await once(browser, address, network)];
        const way = /\.wasm$/.test(runs[0].module) ? "wasm" : "JavaScript";
        // One from before the word of the policy that allows it takes the other way anyhow: that is tier B.
        if (tier === "A" && way !== "wasm") break;
        while (runs.length < Number(samples)) {
          runs.push(await once(browser, address, network));
        }
        const of = (pick) => {
          const all = runs.map(pick);
          return { median: median(all), least: Math.round(Math.min(...all)), most: Math.round(Math.max(...all)) };
        };
        const row = { version, tier, way, network: name, n: runs.length };
        row.read = of((run) => run.read);
        row.drawn = of((run) => run.shown);
        row.asked = of((run) => run.asked);
        row.start = of((run) => run.shown - run.arrived);
        rows.push(row);
        console.log(JSON.stringify(row));
      }
      server.close();
    }
    return rows;
  } finally {
    await browser.close();
  }
}

const rows = [];
for (const place of browsers) {
  rows.push(...(await measure(place)));
}
writeFileSync(figures, JSON.stringify(rows));
process.exit(0);
