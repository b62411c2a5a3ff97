// Makes the page look as the person or the host wants it, then starts it: fetches the wasm, imports its glue, runs it.
//
// The first screen in index.html is readable without any of this, so whatever fails here leaves it in place
// and says so below it. No top-level await: Safari is late with it. `cargo xtask` minifies this file to ES2018.

// What the device keeps of the look, and the word for the large type.
const LOOK = "jianghui-display";
const ELDER = "elder";

// The settings of the look: the name in the address, the attribute of <html> that the style sheets and the app go by,
// and what the words in the address mean for it. web/src/display.rs has the same.
const LOOKS = [
  ["elder", "data-size", new Map([["0", ""], ["1", "elder"]])],
  ["theme", "data-theme", new Map([["auto", ""], ["light", "light"], ["dark", "dark"]])],
  ["contrast", "data-contrast", new Map([["auto", ""], ["more", "more"]])],
];

// The address wins over what the device keeps; where neither says anything, the page stays as the host made it.
function look() {
  const address = new URLSearchParams(location.search);
  const kept = keptLook();
  LOOKS.forEach(([name, attribute, values]) => {
    const asked = values.get(address.get(name));
    const value = asked === undefined ? [...values.values()].find((each) => each && kept.includes(each)) : asked;
    if (value) {
      document.documentElement.setAttribute(attribute, value);
    } else if (value === "") {
      document.documentElement.removeAttribute(attribute);
    }
  });
}

function keptLook() {
  try {
    return (localStorage.getItem(LOOK) || "").split(" ").filter(Boolean);
  } catch (_) {
    // The browser keeps nothing for this page.
    return [];
  }
}

// The button of the first screen: the app has one of its own, and until it comes, or where it never does, this works.
function nameSize() {
  const pill = document.querySelector("#boot-size > span");
  if (pill) {
    const [mark, name] = isElder() ? ["A ", "标准版"] : ["A+ ", "长辈版"];
    pill.firstChild.textContent = mark;
    pill.lastChild.data = name;
  }
}

function isElder() {
  return document.documentElement.getAttribute("data-size") === ELDER;
}

function resize() {
  if (isElder()) {
    document.documentElement.removeAttribute("data-size");
  } else {
    document.documentElement.setAttribute("data-size", ELDER);
  }
  nameSize();
  const others = keptLook().filter((word) => word !== ELDER);
  try {
    localStorage.setItem(LOOK, (isElder() ? [ELDER, ...others] : others).join(" "));
  } catch (_) {
    // It holds until the page is closed.
  }
}

look();
enlarge();
nameSize();
addEventListener("click", (event) => event.target.closest("#boot-size") && resize());

const LOADING_DELAY_MS = 300;
// From then on the wait is explained, and later a way out of it is offered. The loading itself goes on.
const SLOW_MS = 8000;
const VERY_SLOW_MS = 30000;

const SLOW = "网络较慢，还在载入，请稍候。下面的说明可以先看。";

const REASONS = {
  network: "自查没有载入完，可能是网络不通。下面的说明仍可阅读，联网后请重试。",
  slow: "自查很久没有载入完。可以再等一等，也可以重试。",
  damaged: "自查没有载入完，文件不完整，请重试。",
  engine: "这个浏览器打不开自查。请更新浏览器，或换一个浏览器再打开本页。",
  crash: "自查出错停下了。请重试；仍然不行，请换一个浏览器。",
};

class BootError extends Error {
  constructor(kind, cause) {
    super(String(cause));
    this.kind = kind;
  }
}

function failAs(kind) {
  return (cause) => {
    throw new BootError(kind, cause);
  };
}

// The built page names its files in one tag. The fallback is only in the folder that is uploaded.
function assets() {
  const tag = document.getElementById("boot-assets");
  const address = (name) => tag.hasAttribute(name) && new URL(tag.getAttribute(name), document.baseURI).href;
  return {
    glue: address("href"),
    wasm: address("data-wasm"),
    later: address("data-later"),
    style: address("data-style"),
    fallback: address("data-fallback"),
    fallbackLater: address("data-fallback-later"),
    frame: address("data-frame"),
    mini: address("data-mini"),
  };
}

// What is said to the page around this one, where there is one. The check goes on without it.
function framed(url) {
  return parent === self ? null : import(url).catch((error) => console.error(error));
}

// What the first screens do without. It lies behind what is there already.
async function addStyle(href, again) {
  if (again) {
    await fetch(href, renewed(again));
  }
  await new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: resolve, onerror: () => reject(new Error(href)) });
    document.head.append(link);
  });
}

// As bytes and not by instantiateStreaming: that ties the start to the host's MIME types.
async function fetchBytes(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) {
    throw new Error(`${response.status} ${url}`);
  }
  const bytes = await response.arrayBuffer();
  // Some hosts answer with a page of their own where a file is missing.
  if (new TextDecoder().decode(bytes.slice(0, 4)) !== "\0asm") {
    throw new BootError("damaged", url);
  }
  return bytes;
}

// Whether this browser, under this page's rules, runs WebAssembly. Browsers differ in which of the three a
// Content-Security-Policy stops, so all are tried: an empty module, an instance of it, and memory.
function runsWasm() {
  try {
    const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return !!new WebAssembly.Instance(module) && !!new WebAssembly.Memory({ initial: 1 });
  } catch (_) {
    return false;
  }
}

// The same module as JavaScript. The glue asks `WebAssembly` for an instance, and gets one that never was wasm.
async function standIn(url) {
  const make = await loadRenewed(url);
  self.WebAssembly = {
    Instance: class {},
    RuntimeError: class extends Error {},
    instantiate: async (module, imports) => ({ module, instance: { exports: module(imports) } }),
  };
  return make;
}

function load(url) {
  return import(url).catch((cause) => failAs(cause instanceof SyntaxError ? "damaged" : "network")(cause));
}

// What was fetched in vain is not taken from the browser's store again.
function renewed(again) {
  return { cache: again ? "reload" : "default" };
}

// The browser does not read a script again that it has found damaged, unless it has another address.
async function loadRenewed(url, again) {
  if (again) {
    await fetch(url, renewed(again));
  }
  return (await load(again ? `${url}#${again}` : url)).default;
}

function isTrap(error) {
  return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
}

// Its first use waits for another process of the browser: better now, while the network is waited for anyway, than
// between the module and its first frame.
function openStore() {
  try {
    sessionStorage.getItem("");
  } catch (_) {
    // The browser keeps nothing for this page; the app finds that out by itself.
  }
}

async function start() {
  const { glue: glueUrl, wasm, later, style, fallback, fallbackLater, frame } = assets();
  const native = runsWasm();
  if (!native && !fallback) {
    throw new BootError("engine", "no WebAssembly");
  }
  const files = Promise.all([
    native ? fetchBytes(wasm).catch((cause) => failAs(cause.kind || "network")(cause)) : standIn(fallback),
    load(glueUrl),
    framed(frame),
  ]);
  openStore();
  const [module, glue] = await files;
  if (later) {
    let tries = 0;
    glue.from(async () => {
      const again = tries++;
      const rest = native ? fetchBytes(later, renewed(again)) : loadRenewed(fallbackLater, again);
      return (await Promise.all([rest, addStyle(style, again)]))[0];
    });
  }
  await glue
    .default({ module_or_path: module })
    .catch((cause) => failAs(isTrap(cause) ? "crash" : native ? "damaged" : "engine")(cause));
}

// Reloads only once the host has all files: a failed reload would take the readable first screen away as well. What the
// browser keeps of the page's files is renewed, or a damaged one would stay for as long as hosts let it be kept.
async function retry(button) {
  button.disabled = true;
  try {
    const { glue, wasm, fallback } = assets();
    const files = [location.href, glue, ...(runsWasm() || !fallback ? [wasm] : [fallback])];
    const answers = await Promise.all(files.map((url) => fetch(url, { cache: "reload" })));
    if (!answers.every((answer) => answer.ok)) {
      throw new Error("not there yet");
    }
    location.reload();
  } catch (_) {
    button.disabled = false;
    showMessage("network");
  }
}

function showMessage(kind) {
  const box = document.getElementById("boot-message");
  const text = document.createElement("p");
  text.textContent = REASONS[kind];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--primary button--block";
  button.textContent = "重试";
  button.addEventListener("click", () => retry(button));
  box.textContent = "";
  box.append(text, button);
  box.hidden = false;
}

function boot() {
  const firstScreen = document.getElementById("app").cloneNode(true);
  const loading = document.getElementById("boot-loading");
  const message = document.getElementById("boot-message");
  const timers = [
    setTimeout(() => {
      loading.hidden = false;
    }, LOADING_DELAY_MS),
    setTimeout(() => {
      loading.textContent = SLOW;
    }, SLOW_MS),
    setTimeout(() => {
      loading.hidden = true;
      showMessage("slow");
    }, VERY_SLOW_MS),
  ];

  const settle = () => {
    timers.forEach(clearTimeout);
    loading.hidden = true;
  };
  let failed = false;
  const fail = (kind) => {
    failed = true;
    settle();
    // The app empties its mount before it draws: where it came no further, the first screen is still right.
    const app = document.getElementById("app");
    if (!app.textContent) {
      app.replaceWith(firstScreen);
    }
    showMessage(kind);
  };
  // The app draws after its start has returned, and answers to clicks for as long as it lives. A trap there
  // leaves a page that no longer answers: say so rather than seem to hang.
  const onTrap = (error) => {
    if (isTrap(error)) {
      fail("crash");
    }
  };
  addEventListener("error", (event) => onTrap(event.error));
  addEventListener("unhandledrejection", (event) => onTrap(event.reason));

  const started = () => {
    settle();
    // It may say that the loading was slow; but not where the app has stopped since.
    message.hidden = !failed;
  };
  start().then(started, (error) => {
    console.error(error);
    fail(error.kind || "crash");
  });
}

// ── in a mini-program of 微信 ────────────────────────────────────────────────────

// Its web-view does not enlarge the type with the rest of 微信; the mini-program passes on by how much. All type is in rem.
function enlarge() {
  const factor = Number(new URLSearchParams(location.search).get("fontSizeScaleFactor"));
  if (factor > 1) {
    document.documentElement.style.fontSize = `${Math.min(factor, 2) * 100}%`;
  }
}

// The way back. Where 微信 says late what it is, this is called again.
function offerReturn() {
  if (self.__wxjs_environment === "miniprogram") {
    import(assets().mini).then((mini) => mini.offerReturn()).catch((error) => console.error(error));
  }
}

// Nobody need be told any more that this has not begun.
document.getElementById("boot-idle").remove();
boot();
offerReturn();
document.addEventListener("WeixinJSBridgeReady", offerReturn);
