// Type, lines and targets of a screen against their bounds. Uses `scale.js`.

// Size of type and height of lines; `least` of any words, `body` of running words, `head` of headings, `amount` of sums.
function type({ least, body, head, amount }) {
  const found = new Set();
  const base = getComputedStyle(document.body);
  const ratio = (style) => parseFloat(style.lineHeight) / parseFloat(style.fontSize);
  if (Math.abs(parseFloat(base.fontSize) - body) > 0.1) found.add(`the body is set in ${base.fontSize}`);
  if (ratio(base) < 1.6 - 0.001) found.add(`lines of the body are ${ratio(base).toFixed(2)} high`);
  const rows = new Map();
  for (const line of linesOf()) rows.set(line.node, [...(rows.get(line.node) || []), line]);
  for (const [node, lines] of rows) {
    const owner = node.parentElement;
    const style = getComputedStyle(owner);
    const size = parseFloat(style.fontSize);
    const name = `${called(owner)}`;
    if (size < least) found.add(`${size} px: ${name}`);
    if (owner.closest("h1, h2") === owner && size < head) found.add(`a heading of ${size} px: ${name}`);
    if (owner.matches(".money__num") && size < amount) found.add(`an amount of ${size} px: ${name}`);
    if (lines.length < 2) continue;
    if (ratio(style) < 1.299) found.add(`lines ${ratio(style).toFixed(2)} high: ${name}`);
    const isRunning = owner.closest("p, li, dd, blockquote, td") &&
      !owner.closest("h1, h2, h3, h4, button, a, summary, label, .money, .ledger__sum, .range__money, .sheet__side");
    if (isRunning && size >= body && ratio(style) < 1.5) found.add(`running lines ${ratio(style).toFixed(2)} high: ${name}`);
    const block = owner.closest("p, li, dd, dt, div, blockquote, h1, h2, h3, label") || owner;
    if (!["start", "left"].includes(getComputedStyle(block).textAlign) && !owner.closest("button, a, summary, .tick__label")) {
      found.add(`not to the left: ${name}`);
    }
  }
  for (const [node, lines] of rows) {
    const style = getComputedStyle(node.parentElement);
    const widest = Math.max(...lines.map((line) => line.right - line.left)) / parseFloat(style.fontSize);
    if (widest > 34.5) found.add(`${widest.toFixed(1)} signs on a line: ${called(node.parentElement)}`);
  }
  return [...found];
}

// Paragraphs that follow each other without a gap one could see: less than three quarters of a sign.
function paragraphs() {
  const found = [];
  for (const one of all("main p")) {
    const two = one.nextElementSibling;
    if (!two || two.tagName !== "P" || !shown(two)) continue;
    const [a, b] = [linesOf(one), linesOf(two)];
    // A line and its note belong together; two paragraphs of one kind and several lines each do not.
    if (one.className !== two.className || new Set(a.map((l) => l.top)).size < 2 || new Set(b.map((l) => l.top)).size < 2) continue;
    const gap = Math.min(...b.map((l) => l.top)) - Math.max(...a.map((l) => l.bottom));
    const least = 1.3 * 0.6 * a[0].em;
    if (gap < least) found.push(`${Math.round(gap)} px between ${called(one)} and ${called(two)}`);
  }
  return found;
}

// What is pressed: at least so wide and high, and so far from what else is pressed. Of a set of which one is inside the
// other (a link that is its whole card, with a button on it), the inner one counts by itself.
function targets(least, gap) {
  const found = new Set();
  const area = (element) => {
    const over = getComputedStyle(element, "::after").position === "absolute" ? element.offsetParent : null;
    return (over || element).getBoundingClientRect();
  };
  const each = pressable()
    .filter((element) => !element.matches(".sheet__picture, textarea"))
    .map((element) => [element, area(element)]);
  for (const [element, box] of each) {
    if (Math.round(box.height) < least || Math.round(box.width) < least) {
      found.add(`${Math.round(box.width)} × ${Math.round(box.height)} px: ${called(element)}`);
    }
  }
  each.forEach(([one, a], index) =>
    each.slice(index + 1).forEach(([two, b]) => {
      if (one.contains(two) || two.contains(one) || isStuck(one) !== isStuck(two)) return;
      const inside = (x, y) => x.left <= y.left + 1 && x.right >= y.right - 1 && x.top <= y.top + 1 && x.bottom >= y.bottom - 1;
      if (inside(a, b) || inside(b, a)) return;
      const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
      const apart = Math.max(across, down);
      if (apart < gap - 0.5) found.add(`${Math.round(apart)} px between ${called(one)} and ${called(two)}`);
    }),
  );
  return [...found];
}

// Every sign of a status has its shape and its word, and no two statuses share both.
function statuses() {
  const found = [];
  const known = {};
  for (const element of all(".chip, .condition, .group__title")) {
    const head = element.matches(".condition") ? element : element;
    const icon = head.querySelector(":scope > svg.icon use, :scope > * > svg.icon use");
    const word = element.matches(".condition") ? head.querySelector(".condition__state") : head;
    const said = word ? words(word) : "";
    if (element.matches(".group__title") && !icon) continue;
    if (!icon || !said) {
      found.push(`a status without ${icon ? "a word" : "a sign"}: ${called(element)}`);
      continue;
    }
    const colour = [...element.classList, ...icon.closest("svg").classList].find((name) => /^(chip|condition|group__icon)--/.test(name));
    const shape = icon.getAttribute("href");
    const before = known[colour] || (known[colour] = new Set());
    before.add(shape);
    const other = Object.entries(known).find(([name, shapes]) => name.split("--")[0] === String(colour).split("--")[0] && name !== colour && shapes.has(shape));
    if (other && colour) found.push(`${colour} and ${other[0]} have one sign: ${shape}`);
  }
  return found;
}
