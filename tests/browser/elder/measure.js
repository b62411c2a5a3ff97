// What a ruler held to the screen would find; `shown`, `words`, `all` and `choices` are those of page.js.

const box = (element) => element.getBoundingClientRect();
const short = (element) => `「${words(element).slice(0, 24)}」 (${element.className || element.tagName})`;
const typeOf = (element) => parseFloat(getComputedStyle(element).fontSize);

// The rows to choose from that can be seen before anything is unfolded.
const rows = () => choices().filter(([, input]) => input.closest(".options")).map(([label]) => words(label));
// What is folded, and whether it is open.
const folds = () => all("details.fold").map((fold) => ({ name: words(fold.querySelector("summary")), open: fold.open }));

// Headings and amounts that are too small, and running text that is not what it should be.
function faint(body, heading, amount) {
  const flaws = [];
  if (typeOf(document.body) !== body) flaws.push(`the body is ${typeOf(document.body)} px`);
  const least = (selector, size, what) =>
    all(selector)
      .filter((element) => words(element) && typeOf(element) < size)
      .forEach((element) => flaws.push(`${what} of ${typeOf(element)} px: ${short(element)}`));
  least("main h1, main h2, main h3, main h4", heading, "a heading");
  least("main .money__num, main .range__money, main .ledger__sum, main .sheet__side--money", amount, "an amount");
  return flaws;
}

// Things to press that are nearer to each other than this; the bar at the foot lies over what scrolls below it.
function near(gap) {
  const over = (element) => getComputedStyle(element, "::after").position === "absolute";
  const bar = (element) => Boolean(element.closest(".actions"));
  const targets = all("main button, main a[href], main summary, main select, main label, main textarea")
    .filter((element) => !over(element))
    .map((element) => [element, box(element)]);
  const flaws = [];
  targets.forEach(([one, a], index) =>
    targets.slice(index + 1).forEach(([two, b]) => {
      if (one.contains(two) || two.contains(one) || bar(one) !== bar(two)) return;
      if (one.control === two || two.control === one) return;
      const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
      const apart = Math.max(across, down);
      if (apart < gap - 0.5) flaws.push(`${apart.toFixed(1)} px between ${short(one)} and ${short(two)}`);
    }),
  );
  return flaws;
}

// Things that stand beside each other where each should have the width to itself.
function beside() {
  const kinds = ".option, .card, .tile, .place, .record, .list__row, .answers__row, .sheet__item, .ledger__row, .sum, .condition, .bars__row, .select";
  const groups = new Map();
  all(kinds).forEach((element) => {
    const key = element.closest("ul, ol, dl, fieldset, .places, .options, .date") || document.body;
    groups.set(key, [...(groups.get(key) || []), element]);
  });
  return [...groups.values()].flatMap((group) =>
    group.slice(1).flatMap((element, index) => {
      const [a, b] = [box(group[index]), box(element)];
      const level = a.top + 1 < b.bottom && b.top + 1 < a.bottom && !group[index].contains(element);
      return level ? [`${short(group[index])} stands beside ${short(element)}`] : [];
    }),
  );
}

// More than four things of a kind before 更多, in any list of them.
function crowds(most) {
  const lists = all("main ul.cards, main ul.list, main ul.tiles, main ul.records, main dl.answers, main ul.conditions, main ul.ledger, main .places, main ul.sheet__items");
  return lists
    .filter((list) => !list.closest("details") && !(list.parentElement.closest("ul.conditions")))
    .map((list) => [list, [...list.children].filter(shown)])
    .filter(([, items]) => items.length > most)
    .map(([list, items]) => `${items.length} of ${short(list)}`);
}

// Words that are cut off, or that stick out of the box that holds them.
function clipped() {
  return all("main *").filter((element) => {
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    const cut = hides && !element.closest("svg, .visually-hidden") && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    return cut && element.clientWidth > 0;
  }).map((element) => `cut off: ${short(element)}`);
}
