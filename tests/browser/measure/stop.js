// What has the focus now: its name, its place on the page, and what is wrong with how it shows. Uses `scale.js`.
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "", kind: "", row: -1, top: 0, left: 0, stuck: false, flaws: [] };
  const seen = getComputedStyle(element).opacity === "0" && element.labels && element.labels[0] ? element.labels[0] : element;
  const rings = [getComputedStyle(seen), getComputedStyle(seen, "::after")];
  const ring = Math.max(...rings.map((style) => (style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth))));
  const flaws = [];
  if (ring < 3) flaws.push(`a ring of ${ring} px`);
  const whole = seen.getBoundingClientRect();
  const box = (whole.height <= innerHeight / 2 && seen.getClientRects()[0]) || whole;
  const heights = [0.1, 0.5, 0.9].map((part) => box.top + (box.bottom - box.top) * part);
  const hidden = heights.map((y) => {
    if (y < 0 || y >= innerHeight) return "outside the window";
    const cover = coverAt(seen, (box.left + box.right) / 2, y);
    return cover && !cover.contains(element) ? `below ${called(cover)}` : "";
  });
  if (whole.height > innerHeight / 2 ? hidden.every(Boolean) : hidden.some(Boolean)) flaws.push(hidden.find(Boolean));
  const set = element.type === "radio" ? element.name : "";
  return {
    name: labelled(element),
    kind: set ? `radio of ${set}` : element.type || element.tagName.toLowerCase(),
    top: Math.round(box.top + scrollY),
    left: Math.round(box.left),
    bottom: Math.round(box.bottom + scrollY),
    column: (element.closest(".split > *") || document.body).className,
    stuck: isStuck(element),
    flaws,
  };
}

// How many stops a person has from the beginning to the end of the page: a set of radio buttons is one.
function stopCount() {
  const sets = new Set();
  return all("a[href], button, summary, select, input, textarea, [tabindex='0']").filter((element) => {
    if (element.disabled || element.tabIndex < 0) return false;
    if (element.type !== "radio") return true;
    const isFirst = !sets.has(element.name);
    sets.add(element.name);
    return isFirst;
  }).length;
}

// Everything that could come between a person and the page.
function interruptions() {
  const found = [];
  if (document.querySelector("dialog, [role=dialog], [role=alertdialog], [aria-modal], [popover]")) found.push("a dialog");
  if (document.querySelector("meta[http-equiv=refresh]")) found.push("a page that turns by itself");
  if (document.querySelector("video, audio, marquee, blink, [autoplay]")) found.push("something that moves by itself");
  if (document.querySelector("[autofocus], [accesskey]")) found.push("a focus or key of its own");
  const moving = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime > 5000);
  if (moving.length) found.push("an animation that goes on");
  return [...found, ...(window.__interrupted || [])];
}
