// The uploaded folder in Chromium 86 and 78: two questions are answered, and results are seen.
// node old-engines.mjs ADDRESS PICTURES CHROMIUM-FOLDER…
// Each folder holds the npm packages chrome-aws-lambda and puppeteer-core of one age.

import { createRequire } from "node:module";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const [address, pictures, ...folders] = process.argv.slice(2);

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

async function drive(folder) {
  const puppeteer = createRequire(join(folder, "package.json"))("puppeteer-core");
  const browser = await puppeteer.launch({
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
    executablePath: unpacked(folder),
    headless: true,
  });
  try {
    const version = (await browser.version()).replace(/^.*\//, "").split(".")[0];
    const page = await browser.newPage();
    const wrong = [];
    const fetched = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    // They do not know one word of the policy, say so, and go on without it.
    const complains = (message) => message.type() === "error" && !message.text().includes("'wasm-unsafe-eval''");
    page.on("console", (message) => complains(message) && wrong.push(message.text()));
    page.on("request", (request) => fetched.push(request.url()));
    await page.setViewport({ width: 375, height: 812, deviceScaleFactor: 1, isMobile: true });
    await page.evaluateOnNewDocument(() => {
      addEventListener("DOMContentLoaded", () => {
        const app = document.getElementById("app");
        new MutationObserver(() => (window.__drawn = true)).observe(app, { childList: true });
      });
    });
    const picture = (name) => page.screenshot({ path: `${pictures}/chromium${version}-${name}.png` });
    const start = Date.now();
    await page.goto(address);
    try {
      await page.waitForFunction("window.__drawn === true", { timeout: 20000 });
    } catch (error) {
      await picture("failed");
      throw new Error(`the page was not drawn: ${wrong.join("; ")}`);
    }
    const took = Date.now() - start;
    for (const words of ["我自己", "温州", "继续", "三级（高级工）", "继续", "先看结果"]) {
      await new Promise((done) => setTimeout(done, 400));
      const problem = await page.evaluate(press, words);
      if (problem) {
        await picture("failed");
        throw new Error(`${problem} ${wrong.join("; ")}`);
      }
    }
    await new Promise((done) => setTimeout(done, 400));
    await picture("results");
    const text = await page.evaluate(() => document.querySelector("main").innerText);
    if (!/元/.test(text) || wrong.length > 0) {
      throw new Error(`no results, or complaints: ${wrong.join("; ")}\n${text}`);
    }
    const way = fetched.some((url) => /fallback-/.test(url)) ? "as JavaScript" : "as WebAssembly";
    console.log(`Chromium ${version}: the module runs ${way}, drawn after ${took} ms; results: ${text.split("\n", 1)[0]}`);
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
