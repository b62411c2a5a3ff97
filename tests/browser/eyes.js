// Runs before the page: notes what its Content-Security-Policy forbade, what went wrong, and when the wasm has drawn it.

window.__offences = [];
addEventListener("securitypolicyviolation", (event) => {
  // That WebAssembly was tried and refused is no offence: only so can a page tell what it may run.
  if (event.blockedURI !== "wasm-eval") {
    window.__offences.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
  }
});

window.__errors = [];
// Also of files that do not load: their events do not rise, but can be caught on the way down.
const failed = ({ message, filename, target }) => `${message} ${filename || target.src || target.href}`;
addEventListener("error", (event) => window.__errors.push(failed(event)), true);
addEventListener("unhandledrejection", (event) => window.__errors.push(`unhandled: ${event.reason}`));
for (const level of ["error", "warn"]) {
  const say = console[level];
  console[level] = (...words) => {
    window.__errors.push(words.join(" "));
    say.apply(console, words);
  };
}

addEventListener("DOMContentLoaded", () => {
  const app = document.getElementById("app");
  const noted = new MutationObserver(() => {
    window.__drawn = true;
  });
  // Not every page of the folder is drawn.
  if (app) noted.observe(app, { childList: true });
});
