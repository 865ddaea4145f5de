// The list of rooms: invitations first, then rooms, then conversations of two.
import { $, arrange, avatar, el, walk } from "./dom.js";
import { say } from "./words.js";

export class RoomList {
  constructor(app) {
    this.app = app;
    this.nav = $("rooms");
    this.rows = new Map();
    this.nav.addEventListener("keydown", (event) => {
      const buttons = [...this.nav.querySelectorAll("button")];
      if (walk(buttons, event.key, "ArrowUp", "ArrowDown")) event.preventDefault();
    });
  }

  /** The rooms in the order in which they are shown. */
  get order() {
    const { sync } = this.app;
    const rooms = [...sync.rooms.values()];
    const direct = rooms.filter((room) => sync.partnerIn(room));
    const byTitle = (a, b) => a.title.localeCompare(b.title);
    const byTime = (a, b) => (b.last?.when ?? 0) - (a.last?.when ?? 0);
    return {
      invitations: [...sync.invites.values()],
      rooms: rooms.filter((room) => !direct.includes(room)).sort(byTitle),
      direct: direct.sort(byTime),
    };
  }

  draw() {
    const { invitations, rooms, direct } = this.order;
    const wanted = [
      ...this.#group("invitations", invitations, (invite) => this.#invitation(invite)),
      ...this.#group("rooms", rooms, (room) => this.#room(room, room.title, room.id)),
      ...this.#group("direct", direct, (room) => {
        const partner = this.app.sync.partnerIn(room);
        return this.#room(room, room.nameOf(partner), partner);
      }),
    ];
    arrange(this.nav, wanted);
    const unread = [...rooms, ...direct].filter((room) => room.unread > 0).length;
    const open = this.app.room ? this.app.room.title + " – " : "";
    document.title = (unread > 0 ? `(${unread}) ` : "") + open + say("title");
  }

  #group(key, entries, draw) {
    if (entries.length === 0) return [];
    let list = this.rows.get(key);
    if (!list) {
      const id = "group-" + key;
      list = el("section", { "aria-labelledby": id }, el("h2", { id }, say(key)), el("ul"));
      this.rows.set(key, list);
    }
    arrange(list.lastChild, entries.map(draw));
    return [list];
  }

  #row(id, look, open, ...children) {
    let row = this.rows.get(id);
    if (!row) {
      row = el("li", {}, el("button", { type: "button", onclick: open, "data-room": id }));
      this.rows.set(id, row);
    }
    if (row.look !== look) {
      row.look = look;
      row.firstChild.replaceChildren(...children.filter(Boolean));
    }
    const current = id === this.app.current;
    row.firstChild.toggleAttribute("aria-current", current);
    if (current) row.firstChild.setAttribute("aria-current", "page");
    return row;
  }

  #invitation(invite) {
    const name = invite.direct ? invite.room.nameOf(invite.from) : invite.room.title;
    return this.#row(invite.id, name, () => this.app.open(invite.id),
      avatar(invite.from || invite.id, name), el("span", { class: "name" }, name), el("span", { class: "badge loud" }, "!"));
  }

  #room(room, title, identity) {
    const { unread, mentioned } = room;
    const label = say("unread", { count: unread }) + (mentioned ? ", " + say("mentioned") : "");
    const badge = unread > 0 && el("span", { class: "badge" + (mentioned ? " loud" : ""), title: label },
      el("span", { "aria-hidden": "true" }, unread > 99 ? "99+" : String(unread)), el("span", { class: "hidden-label" }, label));
    return this.#row(room.id, [title, unread, mentioned].join("\n"), () => this.app.open(room.id),
      avatar(identity, title), el("span", { class: unread > 0 ? "name fresh" : "name" }, title), badge);
  }
}
