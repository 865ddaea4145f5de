// What asks for more than a click: a reaction, a new conversation, a poll, a yes.
import { $, button, el } from "./dom.js";
import { say } from "./words.js";

const COMMON = ["👍", "👎", "❤️", "😂", "🎉", "😮", "😢", "👀", "✅", "❌", "⏰", "🔥"];

/** Opens a dialog with a title; it goes when it is closed. */
function open(title, ...children) {
  const dialog = el("dialog", { "aria-label": title },
    el("header", {}, el("h2", {}, title), button("✕", () => dialog.close(), { "aria-label": say("close"), title: say("close") })),
    ...children);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  $("chat").append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks for a yes; resolves to whether it was given. */
export function confirmed(question, yes) {
  return new Promise((done) => {
    let sure = false;
    const dialog = open(question, el("footer", {},
      button(say("cancel"), () => dialog.close()),
      button(yes, () => { sure = true; dialog.close(); }, { class: "primary", autofocus: true })));
    dialog.addEventListener("close", () => done(sure));
    dialog.querySelector(".primary").focus();
  });
}

export function pickReaction(pick) {
  const take = (key) => { dialog.close(); pick(key); };
  const other = el("input", { maxLength: 40, "aria-label": say("react.other"), placeholder: say("react.other") });
  const dialog = open(say("react.pick"),
    el("div", { class: "keys" }, COMMON.map((key) => button(key, () => take(key)))),
    el("form", { class: "line", onsubmit: (event) => {
      event.preventDefault();
      if (other.value.trim()) take(other.value.trim());
    } }, other, el("button", { class: "primary" }, say("react"))));
  const keys = [...dialog.querySelectorAll(".keys button")];
  keys[0].focus();
  dialog.querySelector(".keys").addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -6, ArrowDown: 6 }[event.key];
    if (!step) return;
    event.preventDefault();
    (keys[keys.indexOf(document.activeElement) + step] || (step > 1 ? other : document.activeElement)).focus();
  });
}

/** A small form: a labelled field and a button, which does something and says what went wrong. */
function line(label, word, act) {
  const field = el("input", { required: true, maxLength: 100 });
  const error = el("p", { class: "error", role: "alert" });
  return el("form", { onsubmit: async (event) => {
    event.preventDefault();
    error.textContent = "";
    try { await act(field.value.trim()); } catch (fault) { error.textContent = fault.message; }
  } }, el("label", { class: "line" }, el("span", { class: "label" }, label), field, el("button", { class: "primary" }, word)), error);
}

/** Starts a conversation: with a person, in a new room, in an open room. */
export async function newConversation(app) {
  const enter = async (room) => { dialog.close(); app.open(room); };
  const list = el("ul", { class: "open-rooms" });
  const dialog = open(say("new"),
    line(say("new.person"), say("new.talk"), async (name) => enter(await app.talkTo(name))),
    line(say("new.room"), say("new.make"), async (name) => enter(await app.found(name))),
    el("h3", {}, say("new.open")), list);
  const open_ = await app.openRooms().catch(() => []);
  list.replaceChildren(...open_.map((room) => el("li", {},
    el("span", {}, room.name || room.canonical_alias || room.room_id),
    button(say("join"), async () => enter(await app.join(room.room_id))))));
  if (open_.length === 0) list.append(el("li", { class: "hint" }, say("new.none")));
}

export function newPoll(start) {
  const question = el("input", { required: true, maxLength: 300 });
  const answers = el("textarea", { rows: 4, required: true });
  const several = el("input", { type: "checkbox" });
  const secret = el("input", { type: "checkbox" });
  const error = el("p", { class: "error", role: "alert" });
  const dialog = open(say("poll.new"), el("form", { onsubmit: (event) => {
    event.preventDefault();
    const lines = answers.value.split("\n").map((one) => one.trim()).filter(Boolean);
    if (!question.value.trim() || lines.length < 2 || lines.length > 20) {
      error.textContent = say("poll.few");
      return;
    }
    dialog.close();
    start(question.value.trim(), lines, several.checked ? lines.length : 1, !secret.checked);
  } },
    el("label", {}, say("poll.question"), question), el("label", {}, say("poll.answers"), answers),
    el("label", { class: "check" }, several, say("poll.several")), el("label", { class: "check" }, secret, say("poll.secret")),
    error, el("footer", {}, el("button", { class: "primary" }, say("poll.start")))));
  question.focus();
}
