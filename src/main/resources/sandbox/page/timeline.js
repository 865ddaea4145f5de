// The list of messages. Of a long room only a window stands in the page; it moves as one scrolls,
// and older pages are fetched at its upper end.
import { $, arrange, el } from "./dom.js";
import { dayOf, say } from "./words.js";
import { controlsOf, drawMessage } from "./message.js";

const MOST = 160;
const FIRST = 60;
const STEP = 50;
const EDGE = 500;
const PAGE = 100;
const SEARCHED_PAGE = 1000;
const LONGEST_SEARCH = 60;
const CLOSE_IN_TIME = 5 * 60_000;

export class Timeline {
  /** The app is what main.js puts together. */
  constructor(app) {
    this.app = app;
    this.scroller = $("scroller");
    this.list = $("timeline");
    this.head = $("head");
    this.drawn = new Map();
    this.loading = null;
    this.show(null, null);
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("focusin", (event) => this.#focused(event));
    $("newest").addEventListener("click", () => this.toEnd());
    new ResizeObserver(() => { if (this.pinned) this.#toBottom(); }).observe(this.list);
    new ResizeObserver(() => { if (this.pinned) this.#toBottom(); }).observe(this.scroller);
  }

  /** Shows a room or a thread of it, at its end. */
  show(room, thread) {
    this.room = room;
    this.thread = thread;
    this.last = null;
    this.size = FIRST;
    this.pinned = true;
    this.active = null;
    this.drawn.clear();
    this.list.replaceChildren();
    this.draw();
  }

  toEnd() {
    this.last = null;
    this.size = FIRST;
    this.pinned = true;
    this.draw();
  }

  #items() {
    if (!this.room) return [];
    return [...this.room.shown(this.thread), ...this.app.outbox.shown(this.room.id, this.thread)];
  }

  #window(items) {
    let end = items.length;
    if (this.last !== null) {
      end = items.findLastIndex((item) => item.id === this.last) + 1 || items.length;
    }
    return { start: Math.max(0, end - this.size), end };
  }

  draw() {
    const items = this.#items();
    const { start, end } = this.#window(items);
    const anchor = this.pinned ? null : this.#anchor();
    const wanted = [];
    for (let i = start; i < end; i++) wanted.push(this.#row(items[i], items[i - 1]));
    const keep = new Set(wanted);
    for (const [id, row] of this.drawn) if (!keep.has(row)) this.drawn.delete(id);
    arrange(this.list, wanted);
    this.list.setAttribute("aria-label", this.room ? say("messages", { room: this.room.title }) : "");
    this.#drawHead(start);
    if (this.pinned) this.#toBottom();
    else if (anchor?.row.isConnected) this.scroller.scrollTop += anchor.row.offsetTop - anchor.top;
    $("newest").hidden = this.pinned || items.length === 0;
    $("newest").classList.toggle("more", end < items.length);
    if (this.room && start === 0 && this.scroller.scrollHeight < this.scroller.clientHeight + EDGE) this.#older();
  }

  #drawHead(start) {
    const room = this.room;
    this.head.hidden = !room || start > 0 || Boolean(this.thread);
    if (!room) return;
    this.head.textContent = room.back ? say("older") : say("beginning", { room: room.title });
  }

  #row(item, before) {
    const grouped = Boolean(before) && before.sender === item.sender && item.when - before.when < CLOSE_IN_TIME
      && before.stateKey === undefined && item.stateKey === undefined && !this.#newDay(item, before)
      && !item.content["m.relates_to"]?.["m.in_reply_to"];
    const replies = this.thread ? 0 : this.room.repliesTo(item.id).length;
    const look = [item.revision, grouped, replies, this.room.namesRevision, this.#newDay(item, before)].join();
    let row = this.drawn.get(item.id);
    if (row?.look === look) return row;
    const focus = row?.contains(document.activeElement) ? document.activeElement.dataset.focus ?? "row" : null;
    if (!row) {
      row = el("li", { tabIndex: item.id === this.active ? 0 : -1, "data-id": item.id });
      this.drawn.set(item.id, row);
    }
    row.look = look;
    try {
      drawMessage(row, item, { app: this.app, room: this.room, thread: this.thread, grouped, replies });
    } catch (fault) {
      console.error("cannot show", item, fault);
      row.replaceChildren(el("span", { class: "hint" }, say("unknown")));
    }
    if (this.#newDay(item, before)) row.prepend(el("div", { class: "day" }, el("span", {}, dayOf(item.when))));
    if (focus === "row") row.focus();
    else if (focus) (row.querySelector(`[data-focus="${CSS.escape(focus)}"]`) || row).focus();
    return row;
  }

  #newDay(item, before) {
    return !before || new Date(item.when).toDateString() !== new Date(before.when).toDateString();
  }

  #anchor() {
    const top = this.scroller.scrollTop;
    for (const row of this.list.children) {
      if (row.offsetTop + row.offsetHeight > top) return { row, top: row.offsetTop };
    }
    return null;
  }

  #toBottom() { this.scroller.scrollTop = this.scroller.scrollHeight; }

  #scrolled() {
    if (!this.room || this.moving) return;
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const items = this.#items();
    const { start, end } = this.#window(items);
    const below = scrollHeight - scrollTop - clientHeight;
    const pinned = end === items.length && below < 40;
    if (pinned !== this.pinned) {
      this.pinned = pinned;
      this.last = pinned ? null : items[end - 1]?.id ?? null;
      $("newest").hidden = pinned;
      if (pinned) this.app.read();
    }
    if (below < EDGE && end < items.length) this.#move(items, Math.min(items.length, end + STEP), MOST);
    else if (scrollTop < EDGE && start > 0) {
      const first = Math.max(0, start - STEP);
      this.#move(items, Math.min(end, first + MOST), Math.min(end - first, MOST));
    } else if (scrollTop < EDGE && start === 0) this.#older();
  }

  #move(items, end, size) {
    this.size = Math.max(size, FIRST);
    this.last = items[end - 1]?.id ?? null;
    this.moving = true;
    this.draw();
    requestAnimationFrame(() => { this.moving = false; });
  }

  /** Fetches the page before the first message, one at a time. */
  #older(limit = PAGE) {
    if (this.thread || !this.room?.back || this.loading) return this.loading;
    const room = this.room;
    const from = room.back;
    this.loading = this.app.api.older(room.id, from, limit).then((page) => {
      if (room.back !== from) return; // a gap in the stream has begun it anew
      room.takeOlder(page.chunk);
      room.back = page.chunk.length > 0 && page.end ? page.end : null;
    }).catch((error) => this.app.trouble(error)).finally(() => {
      this.loading = null;
      if (room !== this.room) return;
      if (this.last === null && !this.pinned) this.last = this.#items().at(-1)?.id ?? null;
      this.size = Math.min(MOST, this.size + STEP);
      this.draw();
      // At the very top nothing scrolls any more that would ask for what has just come.
      requestAnimationFrame(() => this.#scrolled());
    });
    return this.loading;
  }

  /** Goes to a message, fetching older ones until it is there. */
  async find(id) {
    const room = this.room;
    for (let i = 0; i < LONGEST_SEARCH && room === this.room && room.back && !room.byId.get(id)?.placed; i++) {
      await this.#older(SEARCHED_PAGE);
    }
    const items = this.#items();
    const at = items.findIndex((item) => item.id === id);
    if (at < 0 || room !== this.room) return;
    this.pinned = false;
    this.#move(items, Math.min(items.length, at + MOST / 2), MOST);
    const row = this.drawn.get(id);
    row.scrollIntoView({ block: "center" });
    row.classList.remove("found");
    requestAnimationFrame(() => row.classList.add("found"));
    row.focus({ preventScroll: true });
  }

  /** Puts the focus on the newest message. */
  focusEnd() {
    const rows = this.list.children;
    rows[rows.length - 1]?.focus();
  }

  #focused(event) {
    const row = event.target.closest("li[data-id]");
    if (!row || row.dataset.id === this.active) return;
    const before = this.drawn.get(this.active);
    if (before) before.tabIndex = -1;
    row.tabIndex = 0;
    this.active = row.dataset.id;
  }

  #key(event) {
    const row = event.target.closest("li[data-id]");
    if (!row || event.target.closest("input, textarea")) return;
    const controls = controlsOf(row);
    const at = controls.indexOf(event.target);
    const go = {
      ArrowUp: () => row.previousElementSibling, ArrowDown: () => row.nextElementSibling ?? $("message"),
      ArrowRight: () => controls[at + 1], ArrowLeft: () => (at > 0 ? controls[at - 1] : row),
      Home: () => this.list.firstElementChild, End: () => this.list.lastElementChild,
      Enter: () => (at < 0 && event.target === row ? controls[0] : null),
      Escape: () => (at >= 0 ? row : $("message")),
    }[event.key];
    const next = go?.();
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    if (next.dataset.id) next.scrollIntoView({ block: "nearest" });
  }
}
