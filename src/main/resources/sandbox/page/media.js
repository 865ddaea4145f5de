// Pictures: fetched with the token and shown from memory, each once.
import { el } from "./dom.js";
import { say } from "./words.js";

const MOST_KEPT = 100;
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/apng"]);
const kept = new Map();

async function fetchUrl(api, mxc) {
  const blob = await api.media(mxc);
  const type = blob.type.split(";")[0].trim();
  if (!SHOWN.has(type)) throw new Error("no picture: " + type);
  return URL.createObjectURL(blob);
}

function urlOf(api, mxc) {
  let url = kept.get(mxc);
  if (url) kept.delete(mxc);
  else {
    url = fetchUrl(api, mxc);
    url.catch(() => kept.delete(mxc));
  }
  kept.set(mxc, url);
  if (kept.size > MOST_KEPT) {
    const [oldest, gone] = kept.entries().next().value;
    kept.delete(oldest);
    gone.then(URL.revokeObjectURL, () => {});
  }
  return url;
}

/** A picture that appears when it has been fetched; its text, if it cannot be. */
export function mediaImage(api, mxc, { alt, width, height }) {
  const image = el("img", { alt, title: alt, width, height, decoding: "async" });
  const missing = () => image.replaceWith(el("span", { class: "hint" }, alt || say("image.missing")));
  image.addEventListener("error", missing);
  urlOf(api, mxc).then((url) => { image.src = url; }, missing);
  return image;
}

/** A picture as a message, in the room that it will need. */
export function pictureOf(api, content) {
  const { w, h } = content.info || {};
  const real = w > 0 && h > 0 && w < 1e5 && h < 1e5;
  const scale = real ? Math.min(1, 360 / w, 300 / h) : 1;
  const alt = typeof content.body === "string" ? content.body : "";
  const image = mediaImage(api, String(content.url), {
    alt, width: real ? Math.round(w * scale) : undefined, height: real ? Math.round(h * scale) : undefined,
  });
  return el("div", { class: "picture" }, image);
}

/** Saves a file, whatever it is, without showing it. */
export async function save(api, mxc, name) {
  const url = URL.createObjectURL(await api.media(mxc));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
