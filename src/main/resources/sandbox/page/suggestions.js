// The bot's commands, suggested while somebody types one.
import { $, el } from "./dom.js";
import { LANGUAGE, say } from "./words.js";

const MOST = 12;

export class Suggestions {
  constructor(field) {
    this.field = field;
    this.list = $("suggestions");
    this.commands = [];
    this.chosen = -1;
    this.shown = [];
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const row = event.target.closest("[role=option]");
      if (row) this.#take([...this.list.children].indexOf(row));
    });
  }

  /** Asks the server what its bot knows: nothing, if there is none. */
  async load() {
    const response = await fetch("/page/commands?lang=" + LANGUAGE).catch(() => null);
    this.commands = response?.ok ? await response.json() : [];
  }

  get isOpen() { return this.shown.length > 0; }

  /** Looks at what has been typed. */
  update() {
    const typed = this.field.value;
    // One word at a time: subcommands come when their command has been typed.
    const isNext = (hint) => hint.command.startsWith(typed) && !hint.command.slice(typed.length).trimStart().includes(" ");
    const fits = (hint) => isNext(hint) || typed.startsWith(hint.command + " ");
    const single = typed !== "" && !typed.includes("\n") && this.field.selectionEnd === typed.length;
    const matches = single ? this.commands.filter(fits) : [];
    // Once a command is complete, its own subcommands and how it is used stay in view.
    const longest = Math.max(0, ...matches.filter((hint) => typed.startsWith(hint.command + " ")).map((hint) => hint.command.length));
    this.shown = matches.filter((hint) => hint.command.startsWith(typed) || hint.command.length === longest).slice(0, MOST);
    this.chosen = -1;
    this.#draw();
  }

  close() {
    this.shown = [];
    this.#draw();
  }

  /** Takes a key; true if that was all there is to do about it. */
  key(event) {
    if (!this.isOpen || event.isComposing) return false;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#choose(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Tab" && !event.shiftKey && this.#adds(Math.max(0, this.chosen))) this.#take(Math.max(0, this.chosen));
    else if (event.key === "Enter" && !event.shiftKey && this.chosen >= 0 && this.#adds(this.chosen)) this.#take(this.chosen);
    else return false;
    event.preventDefault();
    return true;
  }

  #adds(index) {
    return !this.field.value.startsWith(this.shown[index].command);
  }

  #choose(step) {
    const count = this.shown.length;
    this.chosen = this.chosen < 0 ? (step > 0 ? 0 : count - 1) : (this.chosen + step + count) % count;
    this.#draw();
  }

  #take(index) {
    const { command, usage } = this.shown[index];
    this.field.value = command + (usage === command ? "" : " ");
    this.field.focus();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    if (usage === command) this.close();
  }

  #draw() {
    this.list.hidden = !this.isOpen;
    this.list.setAttribute("aria-label", say("suggestions"));
    this.field.setAttribute("aria-expanded", String(this.isOpen));
    this.list.replaceChildren(...this.shown.map((hint, index) => el("li", {
      role: "option", id: "suggestion-" + index, "aria-selected": String(index === this.chosen),
    }, el("code", {}, hint.usage), hint.who && el("span", { class: "hint" }, hint.who), el("span", { class: "summary" }, hint.summary))));
    if (this.chosen >= 0) {
      this.field.setAttribute("aria-activedescendant", "suggestion-" + this.chosen);
      this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
    } else this.field.removeAttribute("aria-activedescendant");
  }
}
