// Colours as they come out on the screen: of words, of lines and of the focus, each against what lies below it.
const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
const light = (colour) => {
  const [r, g, b] = colour.slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, two) => {
  const [less, more] = [light(one), light(two)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
};
const seen = (colour) => colour.length === 3 || colour[3] > 0;
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = channels(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
const called = (element) => `${words(element).slice(0, 30)} (${element.tagName.toLowerCase()}.${element.getAttribute("class")})`;

// Nobody's program can see through a gradient. Each of its colours in turn is put in its place: what can be read on both
// ends can be read between them. A gradient with transparent ends draws a sign beside the words, and is taken away.
function plain(end) {
  const before = [];
  for (const element of document.querySelectorAll("body, body *")) {
    const image = getComputedStyle(element).backgroundImage;
    if (!image.includes("gradient(")) continue;
    const colours = image.match(/rgba?\([^)]*\)/g) || [];
    before.push([element, element.getAttribute("style")]);
    element.style.backgroundImage = "none";
    if (!image.includes("rgba(")) element.style.backgroundColor = colours[end === "last" ? colours.length - 1 : 0];
  }
  return before;
}
const restore = (before) =>
  before.forEach(([element, style]) => {
    // By its text and not by the attribute: the Content-Security-Policy lets no attribute in.
    element.style.cssText = style || "";
    // Chromium takes an attribute away only once it has written it.
    if (element.getAttribute("style") !== null && style === null) element.removeAttribute("style");
  });

// Words that stand out too little from the nearest ground below them. It decides where the engines do not, and asks for
// more than their rules do.
function faint(least) {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !shown(element)) continue;
    const contrast = ratio(channels(getComputedStyle(element).color), ground(element));
    if (contrast < least) found.push(`${contrast.toFixed(2)}:1 words ${texts.currentNode.data.trim().slice(0, 30)} (${element.className})`);
  }
  return found;
}

// What is seen of a control besides its words, and every icon, where it stands out too little.
function dim(least) {
  const found = [];
  const check = (what, contrast, element) => {
    if (contrast < least) found.push(`${contrast.toFixed(2)}:1 ${what} ${called(element)}`);
  };
  for (const icon of all("svg.icon, svg.mark")) check("icon", ratio(channels(getComputedStyle(icon).color), ground(icon)), icon);
  for (const element of all("input, select, textarea, button, a[href], summary, label")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (style.opacity === "0" || (part && style.content === "none")) continue;
      const sides = ["Top", "Right", "Bottom", "Left"].filter(
        (side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0,
      );
      // Lines on some sides alone divide or tick; a box around it is what shows where the control is.
      if (sides.length < 4) continue;
      const below = ground(part ? element : element.parentElement);
      const drawn = [...sides.map((side) => style[`border${side}Color`]), style.backgroundColor].map(channels).filter(seen);
      check(`line ${part || ""}`, Math.max(1, ...drawn.map((colour) => ratio(colour, below))), element);
    }
  }
  return found;
}

// Whatever takes the focus, without a ring or with one that stands out too little from what is around it.
function rings(least) {
  const found = [];
  let ringed = 0;
  const before = document.activeElement;
  const takers = "a[href], button, input, select, textarea, summary, [tabindex]";
  for (const element of [...document.querySelectorAll(takers)].filter((each) => each.matches(".skip-link") || shown(each))) {
    element.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== element || !element.matches(":focus-visible")) continue;
    ringed += 1;
    // On itself, on what it lays over its whole card, or on the row that it belongs to.
    const around = [element, ...(element.labels || [])].flatMap((each) =>
      [null, "::after"].map((part) => [each, getComputedStyle(each, part)]),
    );
    const drawn = around.filter(([, style]) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const best = drawn.map(([each, style]) => ratio(channels(style.outlineColor), ground(each.parentElement)));
    if (Math.max(0, ...best) < least) found.push(`${Math.max(0, ...best).toFixed(2)}:1 focus ring ${called(element)}`);
  }
  document.activeElement.blur();
  before.focus({ preventScroll: true });
  // A browser that hides the ring from scripts would make this a check of nothing.
  if (!ringed) found.push("no focus was seen on anything");
  return found;
}
