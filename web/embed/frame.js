// In a frame of another page: what the two pages say to each other, by the protocol of docs/embedding.md.
//
// `boot.js` fetches this only where there is a page around this one, and before the app starts. The app knows nothing
// of messages: it calls `jianghuiHost` with a few words, and hears the event `jianghui` with a few words. No answer is
// among what it says, unless a person has pressed the button that names the receiver.

const PROTOCOL = "jianghui/1";
const MOST_HEIGHT = 20000;
// From the first screen over the questions to the results. How many questions there are would tell of the answers.
const STAGES = 3;
// Words that may be preset. Which values there are the app knows; here only their shape is looked at.
const PRESETS = ["place", "role", "elder", "theme", "contrast"];
const WORD = /^[\w-]{1,32}$/;

// So many messages at once, and so many in a second, are listened to. The rest is not even read.
const AT_ONCE = 30;
const IN_A_SECOND = 10;
// What is no message of this protocol costs as much as several that are.
const COST_OF_NOISE = 5;

const root = document.documentElement;
// The origin of the page around this one, once it has told itself.
let host = "";
let count = 0;
let allowance = AT_ONCE;
let counted = 0;
// What was asked for before the app was there, and what the app said last.
let waiting = [];
let said = "";
let done = false;

function send(type, data, receiver) {
  if (receiver) {
    count += 1;
    parent.postMessage({ p: PROTOCOL, id: count, type, data }, receiver);
  }
}

// Only what an object has itself: everything else is not from the message.
function own(object, name) {
  return Object(object) === object && Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;
}

function isHeard(event) {
  if (event.source !== parent || (host && event.origin !== host)) {
    return false;
  }
  const now = performance.now();
  allowance = Math.min(AT_ONCE, allowance + ((now - counted) * IN_A_SECOND) / 1000);
  counted = now;
  // Whoever sends more is heard as often as that all the same.
  const heard = allowance >= 1;
  allowance -= heard ? 1 : 0;
  return heard;
}

function tellApp(words) {
  if (waiting) {
    waiting.push(words);
  } else {
    dispatchEvent(new CustomEvent("jianghui", { detail: words }));
  }
}

// What the app said last, in the words of the protocol.
function report() {
  const [index, end] = said.split(" ");
  if (said) {
    send("step", { index: Number(index), total: STAGES }, host);
  }
  if (end && !done) {
    send("done", null, host);
  }
  done = !!end;
}

function watchHeight() {
  let last = 0;
  const tell = () => {
    const height = Math.min(Math.ceil(root.getBoundingClientRect().height), MOST_HEIGHT);
    if (height !== last) {
      last = height;
      send("resize", { height }, host);
    }
  };
  // It reports once for each frame that is drawn. Where it is missing the frame scrolls as it is.
  if (self.ResizeObserver) {
    root.setAttribute("data-embed", "");
    new ResizeObserver(tell).observe(root);
  }
}

function begin(data, origin) {
  // An opaque origin ("null") could not be addressed exactly.
  if (own(data, "parentOrigin") !== origin || !/^https?:/.test(origin)) {
    return false;
  }
  const words = PRESETS.map((name) => {
    const value = own(data, name);
    const word = typeof value === "boolean" ? String(Number(value)) : value;
    return typeof word === "string" && WORD.test(word) ? `${name}=${word}` : "";
  });
  if (own(data, "consent") === "ui") {
    words.push(`receiver=${origin}`);
  }
  tellApp(words.filter(Boolean).join("&"));
  if (!host) {
    host = origin;
    watchHeight();
    report();
  }
  return true;
}

function take(message, origin) {
  const type = own(message, "p") === PROTOCOL && own(message, "type");
  if (type === "init") {
    return begin(own(message, "data"), origin);
  }
  // Who has not told itself has nothing to say.
  if (!host) {
    return false;
  }
  if (type === "reset") {
    tellApp(type);
  } else if (type === "focus") {
    const heading = document.querySelector("h1");
    focus();
    if (heading) {
      heading.focus();
    }
  } else {
    return false;
  }
  return true;
}

self.jianghuiHost = (words) => {
  if (words.startsWith("{")) {
    send("result", JSON.parse(words), host);
    return;
  }
  said = words;
  report();
  const before = waiting || [];
  waiting = null;
  before.forEach(tellApp);
};

addEventListener("message", (event) => {
  if (isHeard(event) && !take(event.data, event.origin)) {
    allowance -= COST_OF_NOISE;
  }
});
// The one message for everybody: it says nothing but that somebody is here.
send("ready", null, "*");
