// In another frame beside the self-check, of a third origin: wants its results, and wants the page around both to
// believe that it is the self-check.

window.__heard = [];
addEventListener("message", ({ origin, data }) => window.__heard.push({ origin, data }));
const say = (to, type, data) => to.postMessage({ p: "jianghui/1", id: 1, type, data }, "*");

window.__rival = (number) => {
  for (let sent = 0; sent < number; sent += 1) {
    for (let at = 0; at < parent.frames.length; at += 1) {
      if (parent.frames[at] !== self) {
        say(parent.frames[at], "init", { parentOrigin: location.origin, consent: "ui", theme: "dark", place: "xuchang" });
        say(parent.frames[at], "reset");
      }
    }
    say(parent, "ready", null);
    say(parent, "resize", { height: 7 });
    say(parent, "result", { schema: 1, results: [] });
  }
};
