// The uploaded folder in Chromium 86 and 78: two questions are answered, and results are seen; the same in a frame of another
// origin, up to the result that is handed over; and what stands there where modules are unknown.
// node old-engines.mjs ADDRESS PICTURES CHROMIUM-FOLDER…
// Each folder holds the npm packages chrome-aws-lambda and puppeteer-core of one age.

import { createServer, get } from "node:http";
import { createRequire } from "node:module";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

const [address, pictures, ...folders] = process.argv.slice(2);

const examples = join(dirname(fileURLToPath(import.meta.url)), "../../examples/embedding");
const pause = () => new Promise((done) => setTimeout(done, 400));

function listening(answer) {
  return new Promise((done) => {
    const server = createServer(answer).listen(0, "127.0.0.1", () => done([server, server.address().port]));
  });
}

const fetched = (url) =>
  new Promise((done, fail) => {
    get(url, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done([answer, Buffer.concat(parts)]));
    }).on("error", fail);
  });

// The same folder for a site that may frame it, and that site: the example with the element, under its own strict policy.
async function twoSites() {
  let around = 0;
  const [folder, port] = await listening(async ({ url }, answer) => {
    const [{ statusCode, headers }, body] = await fetched(new URL(url, address));
    const policy = (headers["content-security-policy"] || "").replace(/frame-ancestors[^;]*/, "");
    const framed = `frame-ancestors http://localhost:${around}`;
    answer.writeHead(statusCode, {
      "Content-Type": headers["content-type"] || "application/octet-stream",
      "Content-Security-Policy": [policy.replace(/[; ]+$/, ""), framed].filter(Boolean).join("; "),
    });
    answer.end(body);
  });
  const there = `http://127.0.0.1:${port}/`;
  const types = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css" };
  const [site, itsPort] = await listening(({ url }, answer) => {
    const name = url === "/" ? "index.html" : url.slice(1);
    const file = join(examples, name);
    answer.writeHead(existsSync(file) ? 200 : 404, { "Content-Type": types[name.split(".").pop()] || "text/plain" });
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    answer.end(text.split("http://127.0.0.1:8080/").join(there).split("http://127.0.0.1:8080").join(there.slice(0, -1)));
  });
  around = itsPort;
  return { there, origin: `http://localhost:${itsPort}`, close: () => [folder, site].forEach((server) => server.close()) };
}

// In the page: presses what bears these words.
function press(words) {
  const name = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const all = [...document.querySelectorAll("main a[href], main button, main label, .actions button")];
  const found = all.find((element) => name(element).startsWith(words) && element.getClientRects().length > 0);
  if (!found) {
    return `nothing bears 「${words}」: ${all.map(name).join(" | ")}`;
  }
  found.click();
  return "";
}

// The browser as the package brings it, unpacked beside the package: its own code would put every age into one place.
function unpacked(folder) {
  const program = join(folder, "chromium");
  if (!existsSync(program)) {
    const packed = readFileSync(join(folder, "node_modules/chrome-aws-lambda/bin/chromium.br"));
    writeFileSync(`${program}.partial`, brotliDecompressSync(packed), { mode: 0o755 });
    renameSync(`${program}.partial`, program);
  }
  return program;
}

// Notes what goes wrong in a page.
function watched(page) {
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  // They do not know one word of the policy, and one of the frame's sandbox, say so, and go on without it.
  const unknown = /'wasm-unsafe-eval''|'allow-downloads' is an invalid sandbox flag/;
  const complains = (message) => message.type() === "error" && !unknown.test(message.text());
  page.on("console", (message) => complains(message) && wrong.push(message.text()));
  return wrong;
}

function check(holds, what) {
  if (!holds) {
    throw new Error(what);
  }
}

async function pressAll(frame, all) {
  for (const words of all) {
    await pause();
    const problem = await frame.evaluate(press, words);
    check(!problem, problem);
  }
  await pause();
}

async function plain(page, wrong) {
  const files = [];
  page.on("request", (request) => files.push(request.url()));
  await page.evaluateOnNewDocument(() => {
    addEventListener("DOMContentLoaded", () => {
      const app = document.getElementById("app");
      new MutationObserver(() => (window.__drawn = true)).observe(app, { childList: true });
    });
  });
  const start = Date.now();
  await page.goto(address);
  await page.waitForFunction("window.__drawn === true", { timeout: 20000 });
  const took = Date.now() - start;
  await pressAll(page.mainFrame(), ["我自己", "温州", "继续", "三级（高级工）", "继续", "先看结果"]);
  const text = await page.evaluate(() => document.querySelector("main").innerText);
  check(/元/.test(text) && wrong.length === 0, `no results, or complaints:\n${text}`);
  const way = files.some((url) => /fallback-/.test(url)) ? "as JavaScript" : "as WebAssembly";
  return `the module runs ${way}, drawn after ${took} ms; results: ${text.split("\n", 1)[0]}`;
}

// In a frame of another origin: what is preset is not asked, the frame follows the height, no word of an answer is told, and
// the result goes to the one that the button names.
async function framed(page, wrong) {
  const { there, origin, close } = await twoSites();
  try {
    await page.goto(`${origin}/`);
    await page.waitForFunction("document.querySelector('jianghui-checker').getAttribute('state') === 'ready'", { timeout: 20000 });
    const frame = page.frames().find((each) => each.url().startsWith(there));
    check(frame, `there is no frame of ${there}`);
    await frame.waitForFunction("document.documentElement.hasAttribute('data-embed') && performance.getEntriesByName('jianghui-whole').length > 0 || !!document.querySelector('main button')", { timeout: 20000 });
    const log = () => page.evaluate(() => document.getElementById("log").innerText);
    const inside = () => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    const outside = () =>
      page.evaluate(() => document.querySelector("jianghui-checker").shadowRoot.querySelector("iframe").getBoundingClientRect().height);
    const fits = async (what) => {
      for (let look = 0; look < 50 && (await inside()) !== (await outside()); look += 1) {
        await pause();
      }
      const heights = [await outside(), await inside(), await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)];
      check(heights[0] === heights[1] && heights[0] > 300 && heights[2] <= 0, `${what}: frame, content, beyond: ${heights}`);
      return heights[0];
    };
    const home = await fits("the first screen");
    await pressAll(frame, ["开始自查"]);
    const heading = await frame.evaluate(() => document.querySelector("h1").innerText);
    check(heading === "您的技能证书是哪一级？", `what is preset is asked: ${heading}`);
    await pressAll(frame, ["三级（高级工）", "继续", "继续", "先看结果"]);
    const results = await fits("the results");
    check(home !== results, `two screens of ${home} px`);
    const text = await frame.evaluate(() => document.querySelector("main").innerText);
    check(text.includes("武义") && text.includes("不按下面的按钮"), `no results: ${text}`);
    const before = await log();
    check(/jianghui-step.*"index":3/.test(before) && !/jianghui-result|三级/.test(before), `the site heard ${before}`);
    await pressAll(frame, [`把结果交给 ${origin}`]);
    const after = await log();
    check(/jianghui-result.*"policy":\{"id":"wuyi"\}/.test(after), `the site heard ${after}`);
    check(wrong.length === 0, "complaints");
    return `in a frame of another origin: ${home} px, then ${results} px high, and the result handed over`;
  } finally {
    close();
  }
}

// As to a browser from before modules: the script for it runs, the others do not. It is not such a browser.
async function old(page, wrong) {
  const [, body] = await fetched(address);
  const module = /<script type="module"[^>]*><\/script>/;
  const html = body.toString("utf8");
  check(module.test(html) && html.includes("<script nomodule "), "the page has no two ways to begin");
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url() === address) {
      const changed = html.replace(module, "").replace("<script nomodule ", "<script ");
      request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: changed });
    } else {
      request.continue();
    }
  });
  await page.goto(address);
  const [said, rest, idle] = await page.evaluate(() => [
    document.getElementById("boot-message").innerText,
    document.body.innerText,
    !!document.getElementById("boot-idle"),
  ]);
  check(said === "这个浏览器太旧，打不开自查。下面的说明仍可阅读。", `it says ${said}`);
  check(["您要为谁查？", "收录的政策", "各项政策一览", "温州：45项"].every((words) => rest.includes(words)), rest);
  check(!idle, "it says two things");
  check(wrong.length === 0, "complaints");
  return `without modules: ${said}`;
}

async function drive(folder) {
  const puppeteer = createRequire(join(folder, "package.json"))("puppeteer-core");
  const browser = await puppeteer.launch({
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      // This age of the library sees no frame that is a process of its own. Origins are kept apart all the same.
      "--disable-site-isolation-trials",
      "--disable-features=IsolateOrigins,site-per-process",
    ],
    executablePath: unpacked(folder),
    headless: true,
  });
  try {
    const version = (await browser.version()).replace(/^.*\//, "").split(".")[0];
    for (const [name, test] of Object.entries({ results: plain, frame: framed, old })) {
      const page = await browser.newPage();
      const wrong = watched(page);
      await page.setViewport({ width: 375, height: 812, deviceScaleFactor: 1, isMobile: true });
      const picture = (what) => page.screenshot({ path: `${pictures}/chromium${version}-${what}.png`, fullPage: true });
      try {
        console.log(`Chromium ${version}: ${await test(page, wrong)}`);
        await picture(name);
      } catch (error) {
        await picture(`failed-${name}`);
        throw new Error(`${error.message} ${wrong.join("; ")}`);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

let failed = false;
for (const folder of folders) {
  try {
    await drive(resolve(folder));
  } catch (error) {
    failed = true;
    console.error(`${folder}: ${error.message}`);
  }
}
process.exit(failed ? 1 : 0);
