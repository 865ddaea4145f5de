// One message, and what can be done with it.
import { avatar, button, el, hue } from "./dom.js";
import { plain, textOf } from "./html.js";
import { pictureOf, save } from "./media.js";
import { drawPoll } from "./polls.js";
import { momentOf, say, timeOf } from "./words.js";

const BIG = /^(?:\p{Extended_Pictographic}\uFE0F?|\u200D|[\u{1F3FB}-\u{1F3FF}]|\s){1,12}$/u;

/** The buttons and links of a message, in order, for the arrow keys. */
export function controlsOf(row) {
  return [...row.querySelectorAll("a[href], button:not(:disabled), summary, .spoiler")];
}

/** Fills the row of a message. */
export function drawMessage(row, message, view) {
  const { app, room, grouped } = view;
  const shown = [...row.querySelectorAll(".spoiler")].map((one) => one.getAttribute("aria-expanded"));
  row.replaceChildren();
  if (message.stateKey !== undefined) {
    row.className = "told";
    row.append(el("span", {}, tell(room, message), " ", el("time", {}, timeOf(message.when))));
    return;
  }
  const { content, edited } = room.contentOf(message);
  const own = message.sender === app.me;
  const mentioned = content["m.mentions"]?.user_ids?.includes?.(app.me) && !own;
  row.className = ["message", grouped && "grouped", own && "own", mentioned && "mentioned", message.state,
    content.msgtype === "m.notice" && "notice"].filter(Boolean).join(" ");
  const name = room.nameOf(message.sender);
  const sender = el("span", { class: "sender", title: message.sender }, name);
  sender.style.setProperty("--hue", hue(message.sender));
  row.append(
    grouped ? el("span", { class: "gap" }) : avatar(message.sender, name),
    el("div", { class: "inner" },
      el("div", { class: grouped ? "who hidden-label" : "who" }, sender,
        el("time", { dateTime: new Date(message.when).toISOString(), title: momentOf(message.when) }, timeOf(message.when)),
        message.thread && !view.thread && button(say("thread.in"), () => app.openThread(message.thread), { class: "link", tabIndex: -1 })),
      quote(message, view),
      bodyOf(message, content, view, edited),
      stateOf(message, app),
      reactions(message, view),
      view.replies > 0 && button("💬 " + say("thread.replies", { count: view.replies }), () => app.openThread(message.id),
        { class: "chip", tabIndex: -1, "data-focus": "replies" })),
    actions(message, view) || "");
  row.querySelectorAll(".spoiler").forEach((one, at) => { if (shown[at]) one.setAttribute("aria-expanded", shown[at]); });
}

function bodyOf(message, content, view, edited) {
  const { app, room } = view;
  const context = { api: app.api, me: app.me, nameOf: (user) => room.nameOf(user) };
  if (message.redacted) return el("div", { class: "hint" }, "🗑 " + say("removed"));
  if (message.type === "m.room.encrypted") return el("div", { class: "hint" }, "🔒 " + say("encrypted"));
  const poll = room.pollOf(message);
  if (poll) {
    const about = room.about(message.id);
    const state = { votes: about.votes, end: room.endOf(message), me: app.me, mayEnd: room.mayRedact(message) };
    return drawPoll(poll, state, (choice) => app.vote(message, choice), () => app.endPoll(message));
  }
  if (message.type === "m.sticker" || content.msgtype === "m.image") return pictureOf(app.api, content);
  if (["m.file", "m.audio", "m.video"].includes(content.msgtype)) {
    const name = content.filename || plain(content);
    return button("📎 " + say("file", { name }), () => save(app.api, content.url, name).catch((error) => app.trouble(error)),
      { class: "chip", tabIndex: -1 });
  }
  if (typeof content.body !== "string") return el("div", { class: "hint" }, say("unknown"));
  const text = textOf(content, context);
  if (BIG.test(content.body)) text.classList.add("big");
  if (edited) {
    const last = text.lastElementChild?.localName === "p" ? text.lastElementChild : text;
    last.append(" ", el("span", { class: "hint" }, "(" + say("edited") + ")"));
  }
  if (content.msgtype === "m.emote") text.prepend("* " + room.nameOf(message.sender) + " ");
  return text;
}

function quote(message, { app, room, thread }) {
  const relation = message.content["m.relates_to"];
  const id = relation?.["m.in_reply_to"]?.event_id;
  if (!id || message.redacted || (relation.rel_type === "m.thread" && relation.is_falling_back && thread)) return null;
  const target = room.byId.get(id);
  const reaction = room.reactionOf(id);
  if (reaction) {
    return el("button", { type: "button", class: "quote", tabIndex: -1, onclick: () => app.find(reaction.target) },
      el("b", {}, room.nameOf(reaction.sender)), " " + reaction.key.slice(0, 40));
  }
  if (!target) return button("↩ " + say("quote.unknown"), () => app.find(id), { class: "quote", tabIndex: -1 });
  const { content } = room.contentOf(target);
  const text = target.redacted ? say("removed") : room.pollOf(target)?.question ?? plain(content);
  return el("button", { type: "button", class: "quote", tabIndex: -1, onclick: () => app.find(id) },
    el("b", {}, room.nameOf(target.sender)), " " + text.slice(0, 140));
}

function stateOf(message, app) {
  if (message.state === "waiting") return el("div", { class: "hint" }, say("sending"));
  if (message.state !== "failed") return null;
  return el("div", { class: "error" }, say("failed", { why: message.why }), " ",
    button(say("retry"), () => app.outbox.retry(message.transaction), { class: "link", tabIndex: -1 }), " ",
    button(say("discard"), () => app.outbox.discard(message.transaction), { class: "link", tabIndex: -1 }));
}

function reactions(message, { app, room }) {
  const all = [...room.about(message.id).reactions];
  if (all.length === 0 || message.redacted) return null;
  return el("div", { class: "reactions" }, all.map(([key, senders]) => {
    const mine = senders.has(app.me);
    const who = [...senders.keys()].map((user) => room.nameOf(user)).join(", ");
    const label = say("reacted", { who, key: key.slice(0, 40) });
    return el("button", {
      type: "button", class: "chip" + (mine ? " mine" : ""), tabIndex: -1, title: label, "aria-label": label,
      "aria-pressed": String(mine), "data-focus": "reaction " + key, onclick: () => app.toggleReaction(message, key),
    }, el("span", { class: "key" }, key.slice(0, 40)), " " + senders.size);
  }));
}

function actions(message, { app, room, thread }) {
  if (message.state || message.redacted) return null;
  const own = message.sender === app.me;
  const one = (icon, word, act) => button(icon, act,
    { tabIndex: -1, title: say(word), "aria-label": say(word), "data-focus": word });
  const mayEdit = own && message.type === "m.room.message" && ["m.text", "m.notice", "m.emote"].includes(message.content.msgtype);
  return el("div", { class: "actions", role: "toolbar", "aria-label": say("actions") },
    one("↩", "reply", () => app.composer.replyTo(message)),
    one("🙂", "react", () => app.pickReaction(message)),
    !thread && !message.thread && one("💬", "thread", () => app.openThread(message.id)),
    mayEdit && one("✏️", "edit", () => app.composer.edit(message)),
    room.mayRedact(message) && one("🗑", "delete", () => app.remove(message)));
}

/** What a change of the room says in a line. */
function tell(room, message) {
  const { content, before = {}, stateKey } = message;
  const by = room.nameOf(message.sender);
  if (message.type === "m.room.name") return say("room.name", { by, name: content.name ?? "" });
  if (message.type === "m.room.topic") return say("room.topic", { by, topic: content.topic ?? "" });
  if (message.type === "m.room.tombstone") return say("room.tombstone");
  const name = content.displayname || room.nameOf(stateKey);
  const self = message.sender === stateKey;
  if (content.membership === "join" && before.membership === "join") {
    return say("member.name", { before: before.displayname || stateKey, name });
  }
  if (content.membership === "leave" && before.membership === "ban") return say("member.unban", { by, name });
  const kind = content.membership === "leave" && !self ? "kick" : content.membership;
  return say("member." + kind, { by, name });
}
