// A room as this page knows it. Events may come in any order: what relates to a message is kept by
// the message's id, so that it is there when the message is.
import { choiceOf, isEnd, isResponse, isStart, pollOf } from "./polls.js";

const NOBODY = Object.freeze({ edits: [], reactions: new Map(), votes: [], ends: [] });
const TOLD = new Set(["m.room.member", "m.room.name", "m.room.topic", "m.room.tombstone"]);

const isMessage = (type) => type === "m.room.message" || type === "m.sticker"
  || type === "m.room.encrypted" || isStart(type);

const text = (value) => (typeof value === "string" ? value : "");

export class Room {
  constructor(id, me) {
    this.id = id;
    this.me = me;
    this.name = "";
    this.alias = "";
    this.topic = "";
    this.heroes = [];
    this.members = new Map();
    this.power = {};
    this.typing = [];
    this.readUpTo = null;
    this.unread = 0;
    this.mentioned = false;
    this.namesRevision = 0;
    this.forgetTimeline(null);
  }

  /** Begins anew after a gap; what was before it is fetched again when somebody scrolls there. */
  forgetTimeline(back) {
    this.messages = [];
    this.byId = new Map();
    this.seen = new Set();
    this.relations = new Map();
    this.owners = new Map();
    this.threads = new Map();
    this.back = back;
  }

  get title() {
    if (this.name) return this.name;
    if (this.alias) return this.alias;
    const others = this.heroes.length ? this.heroes : [...this.members.keys()].filter((user) => user !== this.me);
    return others.slice(0, 3).map((user) => this.nameOf(user)).join(", ") || this.id;
  }

  nameOf(user) {
    return this.members.get(user)?.name || user.replace(/^@([^:]*):.*/, "$1") || user;
  }

  get joined() {
    return [...this.members].filter(([, member]) => member.membership === "join").map(([user]) => user);
  }

  get last() { return this.messages[this.messages.length - 1]; }

  levelOf(user) { return this.power.users?.[user] ?? this.power.users_default ?? 0; }

  mayRedact(message) { return message.sender === this.me || this.levelOf(this.me) >= (this.power.redact ?? 50); }

  /** Takes state as it is now. */
  takeState(event) {
    const content = event.content || {};
    if (event.type === "m.room.name") this.name = text(content.name);
    else if (event.type === "m.room.canonical_alias") this.alias = text(content.alias);
    else if (event.type === "m.room.topic") this.topic = text(content.topic);
    else if (event.type === "m.room.power_levels") this.power = content;
    else if (event.type === "m.room.member") {
      this.members.set(event.state_key, { name: text(content.displayname), membership: content.membership });
      this.namesRevision++;
    }
  }

  /** Takes an event that is newer than all others; gives the message, if it is a new one. */
  takeNew(event) {
    if (event.state_key !== undefined) this.takeState(event);
    const message = this.#take(event);
    if (message) this.#place([message], (placed) => this.messages.push(...placed));
    return message;
  }

  /** Takes a page of older events, newest first. */
  takeOlder(events) {
    const messages = events.map((event) => this.#take(event)).filter(Boolean).reverse();
    this.#place(messages, (placed) => { this.messages = [...placed, ...this.messages]; });
  }

  #place(messages, add) {
    messages.forEach((message) => { message.placed = true; });
    add(messages);
  }

  /** Takes events of a thread that begins before what is loaded; they do not join the timeline. */
  takeAside(events) {
    const before = new Set(this.seen);
    events.forEach((event) => this.#take(event));
    // The timeline must be able to take them later, from a page of older events.
    events.filter((event) => !before.has(event.event_id)).forEach((event) => this.seen.delete(event.event_id));
  }

  /** An event of a shape that nobody thought of is left out; the others go on. */
  #take(event) {
    if (!event?.event_id || this.seen.has(event.event_id)) return null;
    this.seen.add(event.event_id);
    try {
      return this.#understand(event);
    } catch (fault) {
      console.error("cannot read", event, fault);
      return null;
    }
  }

  #understand(event) {
    const content = event.content || {};
    const relation = content["m.relates_to"] || {};
    if (event.type === "m.room.redaction") return this.#redact(event.redacts || content.redacts);
    if (event.type === "m.reaction") return this.#react(event, relation);
    if (isResponse(event.type)) return this.#relate(event, relation, "votes", { choice: choiceOf(content) });
    if (isEnd(event.type)) return this.#relate(event, relation, "ends", {});
    if (relation.rel_type === "m.replace" && content["m.new_content"]) {
      return this.#relate(event, relation, "edits", { content: content["m.new_content"] });
    }
    if (isMessage(event.type) && event.state_key === undefined) return this.#message(event, relation);
    return TOLD.has(event.type) && event.state_key !== undefined ? this.#message(event, {}) : null;
  }

  #message(event, relation) {
    const message = {
      id: event.event_id, type: event.type, sender: event.sender, when: event.origin_server_ts, revision: 0,
      content: event.content || {}, stateKey: event.state_key, before: event.unsigned?.prev_content,
      redacted: Boolean(event.unsigned?.redacted_because),
      thread: relation.rel_type === "m.thread" ? relation.event_id : null,
    };
    if (this.byId.has(message.id)) return this.byId.get(message.id);
    this.byId.set(message.id, message);
    if (message.thread) this.#thread(message);
    return message;
  }

  #thread(message) {
    const replies = this.threads.get(message.thread) || new Map();
    replies.set(message.id, message);
    this.threads.set(message.thread, replies);
    this.touch(message.thread);
  }

  about(id) { return this.relations.get(id) || NOBODY; }

  touch(id) {
    const message = this.byId.get(id);
    if (message) message.revision++;
  }

  #aboutMutable(id) {
    if (!this.relations.has(id)) {
      this.relations.set(id, { edits: [], reactions: new Map(), votes: [], ends: [] });
    }
    return this.relations.get(id);
  }

  #relate(event, relation, kind, more) {
    const target = relation.event_id;
    if (!target || event.unsigned?.redacted_because || this.owners.has(event.event_id)) return null;
    const one = { id: event.event_id, sender: event.sender, when: event.origin_server_ts, ...more };
    this.#aboutMutable(target)[kind].push(one);
    this.owners.set(event.event_id, { target, kind });
    this.touch(target);
    return null;
  }

  #react(event, relation) {
    if (!relation.event_id || typeof relation.key !== "string" || !relation.key) return null;
    const reactions = this.#aboutMutable(relation.event_id).reactions;
    const senders = reactions.get(relation.key) || new Map();
    senders.set(event.sender, event.event_id);
    reactions.set(relation.key, senders);
    this.owners.set(event.event_id, { target: relation.event_id, kind: "reactions", key: relation.key, sender: event.sender });
    this.touch(relation.event_id);
    return null;
  }

  #redact(id) {
    const message = this.byId.get(id);
    if (message) {
      message.redacted = true;
      message.content = {};
      message.revision++;
    }
    const owner = this.owners.get(id);
    if (!owner) return null;
    this.owners.delete(id);
    const about = this.relations.get(owner.target);
    if (owner.kind === "reactions") this.#takeBack(about.reactions, owner.key, id);
    else about[owner.kind] = about[owner.kind].filter((one) => one.id !== id);
    this.touch(owner.target);
    return null;
  }

  #takeBack(reactions, key, id) {
    const senders = reactions.get(key);
    for (const [sender, event] of senders || []) if (event === id) senders.delete(sender);
    if (senders?.size === 0) reactions.delete(key);
  }

  /** The reaction that an event was: who reacted to what, and how. */
  reactionOf(id) {
    const owner = this.owners.get(id);
    return owner?.kind === "reactions" ? owner : null;
  }

  /** The content as it was edited last, by its author. */
  contentOf(message) {
    const edits = this.about(message.id).edits.filter((edit) => edit.sender === message.sender);
    const latest = edits.reduce((a, b) => (a && a.when > b.when ? a : b), null);
    return { content: latest ? latest.content : message.content, edited: Boolean(latest) };
  }

  pollOf(message) { return isStart(message.type) && !message.redacted ? pollOf(message.content) : null; }

  /** When and by whom a poll was ended: its author, or who may remove what others say. */
  endOf(message) {
    return this.about(message.id).ends.find((end) => end.sender === message.sender
      || this.levelOf(end.sender) >= (this.power.redact ?? 50)) || null;
  }

  repliesTo(root) {
    const replies = [...(this.threads.get(root)?.values() || [])].filter((one) => !one.redacted);
    return replies.sort((a, b) => a.when - b.when);
  }

  /** What is shown: the room without its threads, or one thread. */
  shown(thread) {
    if (thread) return [this.byId.get(thread), ...this.repliesTo(thread)].filter(Boolean);
    return this.messages.filter((message) => !message.thread || !this.byId.get(message.thread)?.placed);
  }

  /** Counts what others have said since one has read here. */
  countUnread() {
    this.unread = 0;
    this.mentioned = false;
    for (let i = this.messages.length - 1; i >= 0; i--) {
      const message = this.messages[i];
      if (message.id === this.readUpTo || (message.sender === this.me && message.stateKey === undefined)) return;
      if (message.stateKey === this.me && message.content.membership === "join") return;
      if (message.stateKey !== undefined || message.redacted) continue;
      this.unread++;
      const mentions = message.content["m.mentions"]?.user_ids;
      if (Array.isArray(mentions) && mentions.includes(this.me)) this.mentioned = true;
    }
  }
}
