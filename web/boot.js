// Starts the page: fetches the wasm, imports its glue, runs it.
//
// The first screen in index.html is readable without any of this, so whatever fails here leaves it in place
// and says so below it. No top-level await: Safari is late with it. `cargo xtask` minifies this file to ES2018.

const LOADING_DELAY_MS = 300;

const REASONS = {
  network: "自查没有载入完，可能是网络不通。下面的说明仍可阅读，联网后请重试。",
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

// As bytes and not by instantiateStreaming: that ties the start to the host's MIME types.
async function fetchBytes(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${response.status} ${url}`);
  }
  return response.arrayBuffer();
}

function isTrap(error) {
  return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
}

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new BootError("engine", "no WebAssembly");
  }
  const assets = document.getElementById("boot-assets");
  const glueUrl = assets.href;
  const wasmUrl = new URL(assets.getAttribute("data-wasm"), document.baseURI).href;
  const [bytes, glue] = await Promise.all([
    fetchBytes(wasmUrl).catch(failAs("network")),
    import(glueUrl).catch((cause) => failAs(cause instanceof SyntaxError ? "engine" : "network")(cause)),
  ]);
  await glue
    .default({ module_or_path: bytes })
    .catch((cause) => failAs(isTrap(cause) ? "crash" : "engine")(cause));
}

// Reloads only once the host answers: a failed reload would take the readable first screen away as well.
async function retry(button) {
  button.disabled = true;
  try {
    await fetch(location.href, { cache: "no-store" });
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
  const timer = setTimeout(() => {
    loading.hidden = false;
  }, LOADING_DELAY_MS);

  const settle = () => {
    clearTimeout(timer);
    loading.hidden = true;
  };
  const fail = (kind) => {
    settle();
    // The app empties its mount before it draws: where it came no further, the first screen is still right.
    const app = document.getElementById("app");
    if (!app.firstElementChild) {
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

  start().then(settle, (error) => {
    console.error(error);
    fail(error.kind || "crash");
  });
}

boot();
