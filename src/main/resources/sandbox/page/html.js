// What others write, made harmless: only what is on these lists gets into the page. The text is
// parsed into a document that runs nothing, and what may stay is built anew, node by node.
import { el } from "./dom.js";
import { mediaImage } from "./media.js";
import { say } from "./words.js";

const TAGS = new Set(("del s h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em strike code hr br "
  + "div table thead tbody tr th td caption pre span font details summary img").split(" "));
const DROPPED = new Set(["script", "style", "mx-reply", "template", "iframe", "object", "svg", "math", "noscript",
  "textarea", "select", "title"]);
const SCHEMES = new Set(["https:", "http:", "ftp:", "mailto:", "magnet:", "matrix:"]);
const COLOUR = /^#[0-9a-f]{6}$/i;
const ADDRESS = /\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]]/g;
const PERSON = /^https:\/\/matrix\.to\/#\/(@[^/?]+)/;
const MAX_DEPTH = 100;

function safeLink(href) {
  try {
    const url = new URL(href);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function link(href, ...children) {
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", tabIndex: -1 }, ...children);
}

function anchor(from) {
  const href = safeLink(from.getAttribute("href") || "");
  return href ? link(href) : el("span");
}

/** Somebody who is mentioned, by the name that is known here and not by what the sender wrote. */
function pill(from, context) {
  const user = from.localName === "a" && PERSON.exec(decode(from.getAttribute("href") || ""))?.[1];
  return user && el("span", { class: user === context.me ? "pill me" : "pill", title: user }, "@" + context.nameOf(user));
}

function decode(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function spoiler(reason) {
  const open = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    const hidden = event.currentTarget;
    if (hidden.getAttribute("aria-expanded") === "true" && event.target.closest("a")) return;
    event.preventDefault();
    event.stopPropagation();
    hidden.setAttribute("aria-expanded", String(hidden.getAttribute("aria-expanded") !== "true"));
  };
  return el("span", {
    class: "spoiler", tabIndex: -1, role: "button", "aria-expanded": "false",
    "aria-label": reason ? say("spoiler.of", { reason }) : say("spoiler"), title: reason || say("spoiler"),
    onclick: open, onkeydown: open,
  });
}

function coloured(from) {
  const isSpoiler = from.hasAttribute("data-mx-spoiler");
  const to = isSpoiler ? spoiler(from.getAttribute("data-mx-spoiler")) : el("span");
  const colour = from.getAttribute("data-mx-color") || from.getAttribute("color") || "";
  const background = from.getAttribute("data-mx-bg-color") || "";
  if (COLOUR.test(colour)) to.style.color = colour;
  if (COLOUR.test(background)) to.style.backgroundColor = background;
  return to;
}

function size(from, name) {
  const value = parseInt(from.getAttribute(name), 10);
  return value > 0 && value <= 800 ? value : undefined;
}

function copyOf(node, tag, context) {
  if (tag === "a") return anchor(node);
  if (tag === "span" || tag === "font") return coloured(node);
  if (tag === "img") {
    const alt = node.getAttribute("alt") || node.getAttribute("title") || "";
    const source = node.getAttribute("src") || "";
    const dimensions = { width: size(node, "width"), height: size(node, "height") || 32 };
    return source.startsWith("mxc://") ? mediaImage(context.api, source, { alt, ...dimensions }) : el("span", {}, alt);
  }
  const copy = el(tag);
  if (tag === "ol") {
    const start = parseInt(node.getAttribute("start"), 10);
    if (Number.isSafeInteger(start) && Math.abs(start) < 1e9) copy.start = start;
  }
  if (tag === "summary") copy.tabIndex = -1;
  return copy;
}

function copySafely(from, to, depth, context) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && depth >= MAX_DEPTH) {
      to.append(node.textContent);
    } else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.localName)) {
      const tag = node.localName;
      const mention = pill(node, context);
      if (mention) {
        to.append(mention);
        continue;
      }
      const copy = TAGS.has(tag) ? copyOf(node, tag, context) : null;
      if (copy) to.append(copy);
      copySafely(node, copy || to, depth + 1, context);
    }
  }
}

function withLinks(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = safeLink(match[0]);
    if (!href) continue;
    parts.push(text.slice(at, match.index), link(href, match[0]));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

const withoutQuote = (body) => body.replace(/^(?:> .*\n)+\n?/, "");

/** The plain text of a message, without the quote that old clients put before a reply. */
export function plain(content) {
  const body = typeof content?.body === "string" ? content.body : "";
  return content?.["m.relates_to"]?.["m.in_reply_to"] ? withoutQuote(body) : body;
}

/** The text of a message as it is shown; the context says who reads, who is who, and whence media come. */
export function textOf(content, context) {
  if (content.format === "org.matrix.custom.html" && typeof content.formatted_body === "string") {
    const body = el("div", { class: "text" });
    copySafely(new DOMParser().parseFromString(content.formatted_body, "text/html").body, body, 0, context);
    if (body.textContent.trim() || body.querySelector("img, hr")) return body;
  }
  return el("div", { class: "text plain" }, withLinks(plain(content)));
}
