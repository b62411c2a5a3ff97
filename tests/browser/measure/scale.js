// What goes wrong with a screen when its type grows. Each finding is a line that names the words it is about.

const NOT_SEEN = ".visually-hidden, .skip-link, script, style, noscript, option, .sprite";
const brief = (text) => `「${text.replace(/\s+/g, " ").trim().slice(0, 24)}」`;
const called = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") || ""} ${brief(words(element))}`;
const isStuck = (element) => Boolean(stuckBox(element));
function stuckBox(element) {
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    if (["sticky", "fixed"].includes(getComputedStyle(at).position)) return at;
  }
  return null;
}

// Every line of words: where its em boxes are in the window, and whose they are. A line box alone would say nothing, as
// fonts reach far above and below their signs.
function linesOf(root = document.body) {
  const found = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const owner = node.parentElement;
    if (!node.data.trim() || !shown(owner) || owner.closest(NOT_SEEN) || owner.closest("textarea, select")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // As it is laid out: a phone's own scale of type does not show in the computed size.
    const nominal = parseFloat(getComputedStyle(owner).fontSize);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const em = Math.min(nominal, box.height);
      const middle = (box.top + box.bottom) / 2;
      found.push({ owner, node, em, left: box.left, right: box.right, top: middle - em / 2, bottom: middle + em / 2 });
    }
  }
  return found;
}

// Words that are cut off at an edge of a box, or that only a second scroll bar brings into sight.
function clipped() {
  const found = [];
  for (const element of all("body *")) {
    if (element.closest("svg") || element.closest(NOT_SEEN)) continue;
    const style = getComputedStyle(element);
    if (style.opacity === "0" || (element.clientWidth <= 1 && element.clientHeight <= 1)) continue;
    const typed = element.matches("input, textarea");
    // A table that is pasted keeps its rows, as a table of data may.
    const isTable = element.matches("textarea.batch__field");
    const wide = element.scrollWidth > element.clientWidth + 1 && !isTable;
    const high = element.scrollHeight > element.clientHeight + 1 && !element.matches("textarea");
    const hides = (flow) => typed || flow !== "visible";
    if (style.display !== "inline" && wide && hides(style.overflowX)) found.push(`cut off at the side: ${called(element)}`);
    if (style.display !== "inline" && high && hides(style.overflowY)) found.push(`cut off below: ${called(element)}`);
    if (element.matches("select")) {
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const wanted = pen.measureText(element.selectedOptions[0] ? element.selectedOptions[0].text : "").width;
      const given = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (wanted > given + 1) found.push(`cut off in a list: ${brief(element.selectedOptions[0].text)}`);
    }
  }
  return found;
}

// Words outside the window at its sides, outside the box that is drawn around them, or over other words.
function overflowing() {
  const found = [];
  const area = document.documentElement;
  const width = Math.max(area.scrollWidth, document.body.scrollWidth);
  if (width > area.clientWidth) found.push(`${width} px wide instead of ${area.clientWidth}`);
  const isDrawn = (style) =>
    style.display !== "inline" &&
    (style.backgroundImage !== "none" || !/(, 0\)|transparent)$/.test(style.backgroundColor) || parseFloat(style.borderTopWidth) > 0);
  const lines = linesOf();
  for (const line of lines) {
    if (line.left < -1 || line.right > area.clientWidth + 1) found.push(`outside the window: ${brief(line.node.data)}`);
    let box = line.owner;
    while (box && box !== document.body && !isDrawn(getComputedStyle(box))) box = box.parentElement;
    if (!box || box === document.body) continue;
    const edge = box.getBoundingClientRect();
    const out = [edge.left - line.left, line.right - edge.right, edge.top - line.top, line.bottom - edge.bottom];
    if (Math.max(...out) > 2) found.push(`${Math.round(Math.max(...out))} px outside its box: ${called(box)}: ${brief(line.node.data)}`);
  }
  const resting = lines.filter((line) => !isStuck(line.owner)).sort((a, b) => a.top - b.top);
  resting.forEach((one, index) => {
    for (let next = index + 1; next < resting.length && resting[next].top < one.bottom - 2; next += 1) {
      const two = resting[next];
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const down = Math.min(one.bottom, two.bottom) - two.top;
      if (across > 2 && down > 2 && one.node !== two.node) {
        found.push(`over each other: ${brief(one.node.data)} and ${brief(two.node.data)}`);
      }
    }
  });
  return found;
}

// Whether something is drawn, so that it would hide what lies below it.
function isOpaque(element) {
  const style = getComputedStyle(element);
  if (style.opacity === "0") return false;
  return style.backgroundImage !== "none" || !/(, 0\)|transparent)$/.test(style.backgroundColor) || element.matches("img, canvas");
}

// What lies over a point of an element; nothing if the element itself can be seen there.
function coverAt(element, x, y) {
  for (const each of document.elementsFromPoint(x, y)) {
    if (each === element || element.contains(each) || each.contains(element)) return null;
    if (isOpaque(each)) return each;
  }
  return document.documentElement;
}
// What a finger would press instead of a control.
function pressedInstead(control, x, y) {
  const top = document.elementFromPoint(x, y);
  const own = [control, control.control, ...(control.labels || [])].filter(Boolean);
  return top && own.some((each) => each === top || each.contains(top)) ? null : top;
}

const pressable = () =>
  [...all("a[href], button, summary, select, input, textarea"), ...choices().map(([label]) => label)].filter(
    (element) => !element.closest(NOT_SEEN) && getComputedStyle(element).opacity !== "0",
  );
const scrollTo_ = (y) => scrollTo({ top: y, left: 0, behavior: "instant" });

// Goes through the page from top to bottom and tells what can be seen, or pressed, at no place of it.
function covered() {
  scrollTo_(0);
  const waiting = [];
  const wait = (name, element, box, again, cover) => waiting.push({ name, box, again: isStuck(element) ? again : null, cover });
  linesOf().forEach((line) => {
    const again = () => linesOf(line.owner).find(({ node, left }) => node === line.node && Math.abs(left - line.left) < 9) || line;
    wait(`covered: ${brief(line.node.data)}`, line.owner, line, again, (x, y) => coverAt(line.owner, x, y));
  });
  pressable().forEach((control) => {
    // A link that wraps is pressed on its first line.
    const box = () => control.getClientRects()[0] || control.getBoundingClientRect();
    wait(`cannot be pressed: ${called(control)}`, control, box(), box, (x, y) => pressedInstead(control, x, y));
  });
  let open = waiting;
  const look = (to) => {
    scrollTo_(to);
    open = open.filter((each) => {
      // What stays in the window is where it is; all else went along.
      const box = each.again ? each.again() : each.box;
      const [left, right, y] = [box.left, box.right, (box.top + box.bottom) / 2 - (each.again ? 0 : scrollY)];
      const [middle, reach] = [(left + right) / 2, Math.max(0, (right - left) / 2 - 3)];
      if (y < 0 || y >= innerHeight) return true;
      each.by = [middle, middle - reach, middle + reach].map((x) => each.cover(x, y)).find(Boolean);
      return Boolean(each.by);
    });
  };
  const end = document.documentElement.scrollHeight;
  for (let to = 0; to < end && open.length; to += Math.max(40, innerHeight / 3)) look(to);
  scrollTo_(0);
  return open.map(({ name, by }) => `${name}${by ? ` by ${called(by)}` : ""}`);
}

// A bar that stays while the rest scrolls, and takes the window for itself.
function greedy(most) {
  const end = document.documentElement.scrollHeight;
  scrollTo_(end / 2 - innerHeight / 2);
  const found = all("body *")
    .filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position))
    .map((element) => [element, element.getBoundingClientRect()])
    .map(([element, box]) => [element, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)])
    .filter(([, high]) => high > innerHeight * most)
    .map(([element, high]) => `${Math.round(high)} of ${innerHeight} px are taken: ${called(element)}`);
  scrollTo_(0);
  return end > innerHeight ? found : [];
}

// What has the focus and cannot be seen, stop by stop, down and up again.
function focusHidden() {
  const found = new Set();
  const stops = all("a[href], button, summary, select, input, textarea, h1[tabindex]").filter(
    (element) => !element.closest(".visually-hidden, .skip-link, [hidden]") && element.tabIndex >= -1 && !element.disabled,
  );
  scrollTo_(0);
  for (const element of [...stops, ...stops.reverse()]) {
    element.focus();
    const seen = getComputedStyle(element).opacity === "0" && element.labels && element.labels[0] ? element.labels[0] : element;
    const whole = seen.getBoundingClientRect();
    // What is nearly as high as the window cannot be seen all at once; of other links that wrap, the first line counts.
    const isHigh = whole.height > innerHeight * 0.4;
    const box = (!isHigh && seen.getClientRects()[0]) || whole;
    const x = (box.left + box.right) / 2;
    const heights = [0, 1, 2, 3, 4, 5, 6].map((part) => box.top + 3 + ((box.bottom - box.top - 6) * part) / 6);
    const hidden = heights.map((y) => {
      if (y < 0 || y >= innerHeight) return "outside the window";
      const cover = coverAt(seen, x, y);
      return cover && !cover.contains(element) ? `below ${called(cover)}` : null;
    });
    if (isHigh ? hidden.every(Boolean) : hidden.some(Boolean)) {
      found.add(`has the focus ${hidden.find(Boolean)}: ${called(element)}`);
    }
  }
  document.activeElement.blur();
  scrollTo_(0);
  return [...found];
}

// All of it.
const scaled = () => [...clipped(), ...overflowing(), ...covered(), ...greedy(0.4), ...focusHidden()];

// After the next frame: the type of a phone's own scale is laid out then.
const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))));

// The screen in each of these styles, which come on top of its own.
async function inEach(styles) {
  const before = [...document.adoptedStyleSheets];
  const focus = document.activeElement;
  const found = [];
  for (const [name, css] of styles) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...before, sheet];
    await frame();
    found.push(...new Set(scaled().map((flaw) => `${name}: ${flaw}`)));
  }
  document.adoptedStyleSheets = before;
  await frame();
  if (focus && focus !== document.body) focus.focus({ preventScroll: true });
  return found;
}
