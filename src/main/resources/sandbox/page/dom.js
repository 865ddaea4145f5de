// Short ways to build the page; texts only ever become text nodes.

export const $ = (id) => document.getElementById(id);

/** An element with properties, data and aria attributes, listeners (onclick) and children. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name.includes("-") || name === "role" || name === "for") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(label, onclick, properties = {}) {
  return el("button", { type: "button", onclick, ...properties }, label);
}

/** A colour of one's own: the same for a user everywhere. */
export function hue(user) {
  let sum = 0;
  for (const letter of user) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return Math.round(sum * 137.508) % 360;
}

export function avatar(user, name) {
  const letter = [...name.replace(/^[@#!]/, "")][0] || "?";
  const picture = el("span", { class: "avatar", "aria-hidden": "true" }, letter.toUpperCase());
  picture.style.setProperty("--hue", hue(user));
  return picture;
}

/** Makes the children of a list be these elements, in this order, moving as few as possible. */
export function arrange(list, wanted) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, index) => {
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] || null);
  });
}

/** Moves the focus along buttons with arrow keys; true if the key was one. */
export function walk(elements, key, back, forth) {
  const step = { [back]: -1, [forth]: 1 }[key];
  if (!step || elements.length === 0) return false;
  const at = elements.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : elements.length - 1) : at + step;
  elements[Math.max(0, Math.min(elements.length - 1, next))].focus();
  return true;
}
