// The stream of news from the server: each is taken once, from where the one before ended.
import { pause } from "./api.js";
import { Room } from "./room.js";

const FILTER = encodeURIComponent(JSON.stringify({ presence: { types: [] }, room: { timeline: { limit: 50 } } }));
const LONG_POLL = 30_000;
const PATIENCE = 45_000;
const LONGEST_PAUSE = 15_000;

export class Sync {
  /** The listener hears: news(messages), offline(boolean), signedOut(). */
  constructor(api, me, outbox, listener) {
    Object.assign(this, { api, me, outbox, listener });
    this.rooms = new Map();
    this.invites = new Map();
    this.direct = {};
    this.since = null;
    this.nudge = () => {};
    const nudge = () => this.nudge();
    window.addEventListener("online", nudge);
    document.addEventListener("visibilitychange", nudge);
  }

  async run() {
    let wait = 500;
    for (;;) {
      try {
        const answer = await this.#poll();
        const news = this.#take(answer);
        this.since = answer.next_batch;
        wait = 500;
        this.listener.offline(false);
        this.listener.news(news);
      } catch (error) {
        if (error.status === 401) return this.listener.signedOut();
        if (!error.status && !(error instanceof TypeError) && !(error instanceof DOMException)) console.error(error);
        this.listener.offline(true);
        await Promise.race([pause(error.retryAfter || wait), new Promise((done) => { this.nudge = done; })]);
        wait = Math.min(LONGEST_PAUSE, wait * 2);
      }
    }
  }

  #poll() {
    const since = this.since ? "&since=" + encodeURIComponent(this.since) : "";
    const query = `/sync?timeout=${this.since ? LONG_POLL : 0}&filter=${FILTER}${since}`;
    return this.api.get(query, AbortSignal.timeout(PATIENCE));
  }

  #take(answer) {
    for (const event of answer.account_data?.events || []) {
      if (event.type === "m.direct") this.direct = event.content || {};
    }
    const parts = answer.rooms || {};
    const news = [];
    for (const [id, section] of Object.entries(parts.invite || {})) this.invites.set(id, this.#invite(id, section));
    for (const id of Object.keys(parts.leave || {})) {
      this.rooms.delete(id);
      this.invites.delete(id);
    }
    for (const [id, section] of Object.entries(parts.join || {})) {
      this.invites.delete(id);
      news.push(...this.#join(id, section));
    }
    return news;
  }

  #invite(id, section) {
    const events = section.invite_state?.events || [];
    const invitation = events.find((event) => event.type === "m.room.member" && event.state_key === this.me);
    const room = new Room(id, this.me);
    events.forEach((event) => room.takeState(event));
    return { id, room, from: invitation?.sender || "", direct: invitation?.content?.is_direct === true };
  }

  #join(id, section) {
    const isNew = !this.rooms.has(id);
    if (isNew) this.rooms.set(id, new Room(id, this.me));
    const room = this.rooms.get(id);
    const timeline = section.timeline || {};
    if (isNew || timeline.limited) room.forgetTimeline(timeline.prev_batch || null);
    if (section.summary?.["m.heroes"]) room.heroes = section.summary["m.heroes"];
    for (const event of section.state?.events || []) room.takeState(event);
    const news = [];
    for (const event of timeline.events || []) {
      this.outbox.heard(event);
      const message = room.takeNew(event);
      if (message && !isNew && message.sender !== this.me) news.push({ room, message });
    }
    for (const event of section.ephemeral?.events || []) this.#ephemeral(room, event);
    room.countUnread();
    return news;
  }

  #ephemeral(room, event) {
    if (event.type === "m.typing") {
      room.typing = (event.content?.user_ids || []).filter((user) => user !== this.me);
    }
    if (event.type !== "m.receipt") return;
    for (const [id, receipts] of Object.entries(event.content || {})) {
      if (receipts["m.read"]?.[this.me] || receipts["m.read.private"]?.[this.me]) room.readUpTo = id;
    }
  }

  /** With whom a room is a conversation of two. */
  partnerIn(room) {
    const entry = Object.entries(this.direct).find(([, ids]) => Array.isArray(ids) && ids.includes(room.id));
    return entry ? entry[0] : null;
  }
}
