// The protocol without the element, in the few lines that it takes: tell who we are, and follow the height.

const frame = document.getElementById("checker");
const ORIGIN = new URL(frame.src).origin;
let count = 0;

function send(type, data) {
  count += 1;
  frame.contentWindow.postMessage({ p: "jianghui/1", id: count, type, data }, ORIGIN);
}

addEventListener("message", ({ source, origin, data }) => {
  // Both: another frame of that origin is not this one, and this frame may have gone elsewhere.
  if (source !== frame.contentWindow || origin !== ORIGIN || !data || data.p !== "jianghui/1") {
    return;
  }
  if (data.type === "ready") {
    send("init", { parentOrigin: location.origin });
  } else if (data.type === "resize" && data.data.height > 0 && data.data.height <= 20000) {
    frame.style.height = `${data.data.height}px`;
  }
});
// The frame may have been there first: then it is asked to begin.
send("init", { parentOrigin: location.origin });
