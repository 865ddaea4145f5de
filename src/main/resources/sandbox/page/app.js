// One person's page: what is open, and what its parts do to each other.
import { Api } from "./api.js";
import { Composer } from "./composer.js";
import { confirmed, newConversation, newPoll, pickReaction } from "./dialogs.js";
import { $, avatar, button, el } from "./dom.js";
import { plain } from "./html.js";
import { Outbox } from "./outbox.js";
import { endOf, responseOf, startOf } from "./polls.js";
import { RoomList } from "./rooms.js";
import { Sync } from "./sync.js";
import { Timeline } from "./timeline.js";
import { say } from "./words.js";

export class App {
  constructor(person, doors) {
    this.me = person.user_id;
    this.api = new Api(person.access_token);
    this.current = null;
    this.thread = null;
    this.waiting = false;
    this.settled = false;
    this.joining = false;
    const changed = () => this.changed();
    const trouble = (error) => this.trouble(error);
    const isKnown = (room, event) => this.sync.rooms.get(room)?.byId.has(event);
    this.outbox = new Outbox(this.api, this.me, { changed, trouble, isKnown });
    this.sync = new Sync(this.api, this.me, this.outbox, {
      news: (news) => this.#news(news), signedOut: doors.signedOut,
      offline: (offline) => this.#offline(offline),
    });
    this.rooms = new RoomList(this);
    this.timeline = new Timeline(this);
    this.composer = new Composer(this);
    this.#listen(doors);
  }

  #listen(doors) {
    const on = (target, type, act) => target.addEventListener(type, act);
    on($("switch"), "click", doors.switchPerson);
    on($("new"), "click", () => newConversation(this));
    on($("back"), "click", () => this.open(null));
    on($("thread-close"), "click", () => this.closeThread());
    on($("leave"), "click", () => this.#leave());
    on($("new-poll"), "click", () => newPoll((...poll) => this.outbox.put(this.current, ...startOf(...poll), this.thread)));
    on($("trouble-close"), "click", () => { $("trouble").hidden = true; });
    on(document, "visibilitychange", () => this.read());
    on(window, "focus", () => this.read());
    on(document, "keydown", (event) => this.#key(event));
  }

  async start(isNew) {
    const name = this.me.replace(/^@([^:]*):.*/, "$1");
    $("me").replaceChildren(avatar(this.me, name), el("span", { title: this.me }, name));
    this.changed();
    this.composer.suggestions.load();
    if (isNew) await this.#joinOpenRooms();
    this.sync.run();
  }

  get room() { return this.sync.rooms.get(this.current) || null; }

  /** Draws what has changed, soon and once. */
  changed() {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => {
      this.waiting = false;
      this.#draw();
    }, 0);
  }

  #draw() {
    const { room } = this;
    const invite = this.sync.invites.get(this.current);
    this.rooms.draw();
    $("chat").classList.toggle("in-room", Boolean(room || invite));
    $("room-name").textContent = invite ? invite.room.title : room?.title ?? say("empty");
    $("room-about").textContent = this.thread ? "" : room?.topic || (room ? say("members", { count: room.joined.length }) : "");
    $("leave").hidden = !room || Boolean(this.thread);
    $("composer").hidden = !room;
    $("message").placeholder = room ? say("message.in", { room: room.title }) : "";
    $("thread-bar").hidden = !this.thread;
    $("typing").textContent = room ? typingText(room) : "";
    $("invitation").replaceChildren(...(invite ? this.#invitation(invite) : []));
    if (this.timeline.room !== room || this.timeline.thread !== this.thread) this.timeline.show(room, this.thread);
    else this.timeline.draw();
  }

  #invitation({ id, from, direct, room }) {
    const name = room.nameOf(from);
    return [el("p", {}, direct ? say("invite.direct", { name }) : say("invite.text", { name, room: room.title })),
      button(say("join"), () => this.#try(async () => {
        if (direct) await this.#remember(from, id);
        await this.join(id);
      }), { class: "primary" }),
      button(say("decline"), () => this.#try(() => this.api.post(this.api.room(id, "leave"))))];
  }

  #offline(offline) {
    if (!offline && !$("offline").hidden) this.outbox.wake();
    $("offline").hidden = !offline;
  }

  #news(news) {
    const isGone = this.current && !this.room && !this.sync.invites.has(this.current) && !this.joining;
    if (isGone || !this.settled) this.open(wide() ? this.#lobby() : null);
    this.settled = true;
    if (this.room) this.joining = false;
    const heard = news.filter(({ room, message }) => room === this.room && message.type === "m.room.message");
    for (const { room, message } of heard.slice(-3)) {
      $("announcer").textContent = room.nameOf(message.sender) + ": " + plain(message.content).slice(0, 300);
    }
    this.changed();
    this.read();
  }

  /** The room to begin in. */
  #lobby() {
    const rooms = [...this.sync.rooms.values()];
    return (rooms.find((room) => room.alias.startsWith("#lobby:")) || rooms[0])?.id ?? null;
  }

  /** Opens a room, or the list of rooms. */
  open(id) {
    const before = this.#place();
    if (id !== this.current) this.thread = null;
    this.current = id;
    this.#placed(before, id !== null);
  }

  async openThread(root) {
    const { room } = this;
    if (!room.byId.get(root)?.placed) {
      await this.#try(async () => {
        const [event, replies] = await Promise.all([this.api.get(this.api.room(room.id, "event", root)),
          this.api.relations(room.id, root, "m.thread")]);
        room.takeAside([event, ...replies.chunk]);
      });
    }
    const before = this.#place();
    this.thread = root;
    this.#placed(before, true);
  }

  closeThread() {
    const before = this.#place();
    this.thread = null;
    this.#placed(before, true);
  }

  #place() { return this.current && this.current + " " + (this.thread ?? ""); }

  #placed(before, toField) {
    if (this.#place() !== before) this.composer.switchTo(before, this.#place());
    $("trouble").hidden = true;
    this.changed();
    this.read();
    if (toField && wide()) setTimeout(() => $("message").focus(), 0);
  }

  /** Says that one has read to the end, when one sees the end. */
  read() {
    const { room } = this;
    if (!room || document.hidden || !document.hasFocus() || !this.timeline.pinned || this.thread) return;
    const last = room.last;
    if (!last || last.id === room.readUpTo) return;
    room.readUpTo = last.id;
    room.countUnread();
    this.api.post(this.api.room(room.id, "receipt", "m.read", last.id)).catch(() => {});
    this.changed();
  }

  async find(id) {
    if (this.thread && this.room.byId.get(id)?.thread !== this.thread && id !== this.thread) {
      this.closeThread();
      this.timeline.show(this.room, null);
    }
    await this.timeline.find(id);
  }

  trouble(error) {
    if (error.status === 401) return;
    $("trouble-text").textContent = error.status ? error.message : say("entry.unreachable");
    $("trouble").hidden = false;
  }

  async #try(work) {
    try { await work(); } catch (error) { this.trouble(error); }
  }

  pickReaction(message) { pickReaction((key) => this.#react(message, key)); }

  toggleReaction(message, key) {
    const mine = this.room.about(message.id).reactions.get(key)?.get(this.me);
    if (mine) this.#try(() => this.api.redact(this.current, mine));
    else this.#react(message, key);
  }

  #react(message, key) {
    if (this.room.about(message.id).reactions.get(key)?.has(this.me)) return;
    this.outbox.put(this.current, "m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: message.id, key } });
  }

  vote(message, choice) { this.outbox.put(this.current, ...responseOf(message, choice)); }

  endPoll(message) { this.outbox.put(this.current, ...endOf(message)); }

  async remove(message) {
    const room = this.current;
    if (await confirmed(say("delete.sure"), say("delete"))) this.#try(() => this.api.redact(room, message.id));
  }

  async #leave() {
    const { room } = this;
    if (await confirmed(say("leave.sure", { room: room.title }), say("leave"))) {
      this.#try(() => this.api.post(this.api.room(room.id, "leave")));
    }
  }

  async join(id) {
    this.joining = true;
    const { room_id } = await this.api.post("/join/" + encodeURIComponent(id));
    this.open(room_id);
    return room_id;
  }

  /** The open rooms in which one is not yet. */
  async openRooms() {
    const { chunk } = await this.api.get("/publicRooms");
    return chunk.filter((room) => !this.sync.rooms.has(room.room_id));
  }

  async #joinOpenRooms() {
    await this.#try(async () => {
      const rooms = await this.openRooms();
      await Promise.all(rooms.map((room) => this.api.post("/join/" + encodeURIComponent(room.room_id))));
    });
  }

  /** The conversation with somebody: the one there is, or a new one. */
  async talkTo(name) {
    const user = name.startsWith("@") && name.includes(":") ? name
      : "@" + name.replace(/^@/, "").toLowerCase() + this.me.slice(this.me.indexOf(":"));
    const known = (this.sync.direct[user] || []).find((id) => this.sync.rooms.has(id));
    if (known) return known;
    await this.api.get("/profile/" + encodeURIComponent(user)).catch(() => { throw new Error(say("nobody")); });
    const room = await this.#create({ preset: "trusted_private_chat", is_direct: true, invite: [user] });
    await this.#remember(user, room);
    return room;
  }

  found(name) { return this.#create({ preset: "private_chat", name }); }

  async #create(request) {
    this.joining = true;
    return (await this.api.post("/createRoom", request)).room_id;
  }

  #remember(user, room) {
    const direct = { ...this.sync.direct, [user]: [...(this.sync.direct[user] || []), room] };
    return this.api.put("/user/" + encodeURIComponent(this.me) + "/account_data/m.direct", direct);
  }

  #key(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const { invitations, rooms, direct } = this.rooms.order;
    const all = [...invitations, ...rooms, ...direct].map((one) => one.id);
    const next = all.indexOf(this.current) + (event.key === "ArrowDown" ? 1 : -1);
    if (all.length === 0) return;
    event.preventDefault();
    this.open(all[(next + all.length) % all.length]);
  }
}

const wide = () => window.matchMedia("(min-width: 40rem)").matches;

function typingText(room) {
  const names = room.typing.map((user) => room.nameOf(user));
  if (names.length === 0) return "";
  if (names.length > 2) return say("typing.many", { count: names.length });
  return say(names.length === 1 ? "typing.one" : "typing.two", { a: names[0], b: names[1] });
}
