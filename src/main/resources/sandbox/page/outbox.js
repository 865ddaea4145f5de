// What was written and is not on the server yet. Each event keeps its transaction id until the
// server has it, over lost connections and reloads: so it arrives once, however often it is sent.
import { chance, pause } from "./api.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;
const ECHO = 30_000;

/** Reactions, votes and edits show when the server has them. */
const isShown = (item) => item.type === "m.room.message"
  && item.content["m.relates_to"]?.rel_type !== "m.replace";

export class Outbox {
  /** The listener hears changed(), trouble(error), and tells isKnown(room, event). */
  constructor(api, me, listener) {
    this.api = api;
    this.listener = listener;
    this.key = "sandbox.outbox." + me;
    this.me = me;
    this.items = this.#load();
    this.busy = new Set();
    this.alarm = new EventTarget();
    window.addEventListener("online", () => this.wake());
    new Set(this.items.map((item) => item.room)).forEach((room) => this.#work(room));
  }

  #load() {
    try {
      const items = JSON.parse(sessionStorage.getItem(this.key));
      return Array.isArray(items) ? items : [];
    } catch {
      return [];
    }
  }

  #save() {
    sessionStorage.setItem(this.key, JSON.stringify(this.items.filter((item) => item.state !== "sent")));
    this.listener.changed();
  }

  put(room, type, content, thread) {
    const transaction = "page." + chance(12);
    this.items.push({ transaction, room, type, content, thread: thread || null, when: Date.now(), state: "waiting" });
    this.#save();
    this.#work(room);
  }

  /** There may be a connection again: what waits is tried at once. */
  wake() { this.alarm.dispatchEvent(new Event("wake")); }

  #nap(millis) {
    return Promise.race([pause(millis),
      new Promise((done) => { this.alarm.addEventListener("wake", done, { once: true }); })]);
  }

  /** What is to be shown in a room although the server has not said it yet. */
  shown(room, thread) {
    return this.items
      .filter((item) => item.room === room && item.thread === (thread || null) && isShown(item))
      .map((item) => ({
        id: "~" + item.transaction, transaction: item.transaction, type: item.type, sender: this.me,
        when: item.when, content: item.content, thread: item.thread, state: item.state, why: item.why,
        revision: item.state, redacted: false,
      }));
  }

  /** The server said an event: what it was is no longer to be shown twice. */
  heard(event) {
    const transaction = event.unsigned?.transaction_id;
    const before = this.items.length;
    this.items = this.items.filter((item) => item.transaction !== transaction && item.event !== event.event_id);
    if (this.items.length !== before) this.#save();
  }

  discard(transaction) {
    this.items = this.items.filter((item) => item.transaction !== transaction);
    this.#save();
  }

  retry(transaction) {
    const item = this.items.find((one) => one.transaction === transaction);
    if (!item) return;
    item.state = "waiting";
    this.#save();
    this.#work(item.room);
  }

  /** Sends what waits in a room, one after the other. */
  async #work(room) {
    if (this.busy.has(room)) return;
    this.busy.add(room);
    let wait = FIRST_PAUSE;
    for (;;) {
      const item = this.items.find((one) => one.room === room && one.state === "waiting");
      if (!item) break;
      try {
        const answer = await this.api.sendEvent(room, item.type, item.content, item.transaction);
        item.event = answer.event_id;
        item.state = "sent";
        wait = FIRST_PAUSE;
        this.#sent(item);
      } catch (error) {
        if (error.status && !error.passes) {
          this.#refused(item, error);
          continue;
        }
        await this.#nap(error.retryAfter || wait);
        wait = Math.min(LONGEST_PAUSE, wait * 2);
      }
    }
    this.busy.delete(room);
  }

  #refused(item, error) {
    item.state = "failed";
    item.why = error.message;
    if (!isShown(item)) {
      this.items = this.items.filter((one) => one !== item);
      this.listener.trouble(error);
    }
    this.#save();
  }

  /** The next sync brings it; if it has been there before, that came before this answer. */
  #sent(item) {
    // Unless it stood in a gap of the stream: then it is found by scrolling, as all before it.
    setTimeout(() => this.discard(item.transaction), ECHO);
    if (!isShown(item) || this.listener.isKnown(item.room, item.event)) this.items = this.items.filter((one) => one !== item);
    this.#save();
  }
}
