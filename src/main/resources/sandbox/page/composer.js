// Where one writes: new messages, replies, edits.
import { $, button, el } from "./dom.js";
import { plain } from "./html.js";
import { Suggestions } from "./suggestions.js";
import { say } from "./words.js";

const TYPING = 20_000;

export class Composer {
  constructor(app) {
    this.app = app;
    this.field = $("message");
    this.suggestions = new Suggestions(this.field);
    this.drafts = new Map();
    this.typing = { room: null, since: 0 };
    this.mode = null;
    this.field.addEventListener("input", () => this.#changed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("blur", () => this.suggestions.close());
    $("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
      this.field.focus();
    });
  }

  /** Keeps what was begun in one conversation, and goes on with what was in the other. */
  switchTo(before, after) {
    if (before) this.drafts.set(before, { text: this.field.value, mode: this.mode });
    const draft = this.drafts.get(after) || { text: "", mode: null };
    this.stopTyping();
    this.field.value = draft.text;
    this.#setMode(draft.mode);
    this.#grow();
    this.suggestions.close();
  }

  replyTo(message) {
    if (this.mode?.edit) this.field.value = "";
    this.#setMode({ reply: message });
    this.field.focus();
  }

  edit(message) {
    const { content } = this.app.room.contentOf(message);
    this.#setMode({ edit: message });
    this.field.value = plain(content);
    this.#grow();
    this.field.focus();
  }

  #editLast() {
    const own = this.app.room?.shown(this.app.thread).findLast((message) => message.sender === this.app.me
      && message.type === "m.room.message" && message.content.msgtype === "m.text" && !message.redacted);
    if (own) this.edit(own);
    return Boolean(own);
  }

  #setMode(mode) {
    this.mode = mode;
    const bar = $("context");
    bar.hidden = !mode;
    if (!mode) return;
    const { room } = this.app;
    const target = mode.reply || mode.edit;
    const title = mode.reply ? say("reply.to", { name: room.nameOf(target.sender) }) : say("edit.now");
    bar.replaceChildren(
      el("span", {}, el("b", {}, title), " ", el("span", { class: "hint" }, plain(room.contentOf(target).content).slice(0, 100))),
      button("✕", () => this.#leaveMode(), { title: say("cancel"), "aria-label": say("cancel") }));
  }

  #leaveMode() {
    if (this.mode?.edit) this.field.value = "";
    this.#setMode(null);
    this.#grow();
    this.field.focus();
  }

  #changed() {
    this.#grow();
    this.suggestions.update();
    if (this.field.value.trim()) this.#tellTyping();
    else this.stopTyping();
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = Math.min(this.field.scrollHeight + 2, window.innerHeight / 3) + "px";
  }

  #tellTyping() {
    const { room } = this.app;
    if (!room || (this.typing.room === room.id && Date.now() - this.typing.since < TYPING / 2)) return;
    this.typing = { room: room.id, since: Date.now() };
    this.#putTyping(room.id, { typing: true, timeout: TYPING });
  }

  stopTyping() {
    if (this.typing.room) this.#putTyping(this.typing.room, { typing: false });
    this.typing = { room: null, since: 0 };
  }

  #putTyping(room, body) {
    this.app.api.put(this.app.api.room(room, "typing", this.app.me), body).catch(() => {});
  }

  #key(event) {
    if (event.isComposing || this.suggestions.key(event)) return;
    const empty = this.field.value === "";
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "ArrowUp" && empty && !this.mode) {
      if (this.#editLast()) event.preventDefault();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.mode) this.#leaveMode();
      else if (this.app.thread) this.app.closeThread();
      else this.app.timeline.focusEnd();
    }
  }

  #send() {
    const { app, mode } = this;
    const body = this.field.value.trim();
    if (!body || !app.room) return;
    this.field.value = "";
    this.#setMode(null);
    this.#grow();
    this.suggestions.close();
    this.stopTyping();
    if (mode?.edit) this.#sendEdit(mode.edit, body);
    else app.outbox.put(app.room.id, "m.room.message", this.#content(body, mode?.reply), app.thread);
    app.timeline.toEnd();
  }

  #sendEdit(message, body) {
    const { app } = this;
    const { content } = app.room.contentOf(message);
    if (plain(content) === body) return;
    const fresh = { msgtype: content.msgtype || "m.text", body, "m.mentions": this.#mentions(body) };
    app.outbox.put(app.room.id, "m.room.message", {
      ...fresh, body: "* " + body, "m.new_content": fresh,
      "m.relates_to": { rel_type: "m.replace", event_id: message.id },
    }, app.thread);
  }

  #content(body, reply) {
    const content = { msgtype: "m.text", body, "m.mentions": this.#mentions(body, reply) };
    const { room, thread } = this.app;
    if (thread) {
      const last = reply || room.shown(thread).at(-1);
      content["m.relates_to"] = {
        rel_type: "m.thread", event_id: thread, is_falling_back: !reply, "m.in_reply_to": { event_id: last?.id || thread },
      };
    } else if (reply) content["m.relates_to"] = { "m.in_reply_to": { event_id: reply.id } };
    return content;
  }

  /** Who is meant: whoever is answered, and whoever is named as @name. */
  #mentions(body, reply) {
    const { room, me } = this.app;
    const named = [...body.matchAll(/(?<![\w.-])@[\w.=/-]+(?::[\w.:-]+)?/g)].map((match) => match[0].replace(/[.:]+$/, ""));
    const meant = room.joined.filter((user) => named.some((name) => user === name || user.startsWith(name + ":")));
    if (reply) meant.push(reply.sender);
    const others = [...new Set(meant)].filter((user) => user !== me);
    return others.length > 0 ? { user_ids: others } : {};
  }
}
