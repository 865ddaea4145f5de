// What the page says, in English and German; the browser's language decides.
const EN = {
  title: "Althing sandbox",
  "entry.about": "A Matrix server on this computer only, with the bot in it. Pick a name and say !help.",
  "entry.name": "Your name", "entry.enter": "Come in",
  "entry.name.rule": "lower-case letters, digits, dots and dashes",
  "entry.moderator": "Come in as the moderator", "entry.known": "Or be again:",
  "entry.gone": "The server does not know {user} any more. Pick a name again.",
  "entry.taken": "That name is taken. Pick another one.",
  "entry.unreachable": "The server does not answer. Is it still running?",
  "entry.password": "Moderator’s password",
  rooms: "Rooms", direct: "Direct messages", invitations: "Invitations", conversation: "Conversation",
  switch: "Switch person", new: "New conversation", back: "Back to the rooms", leave: "Leave",
  "leave.sure": "Leave {room}?", members: "{count, one:1 person, other:# people}", you: "you",
  "unread": "{count, one:1 unread message, other:# unread messages}", mentioned: "you are mentioned",
  offline: "No connection to the server. I keep trying; what you write is sent later.",
  "message": "Message", "message.in": "Message to {room}", send: "Send",
  messages: "Messages in {room}. Arrow keys move between them, Enter leads to their buttons.",
  "older": "Loading older messages …", "beginning": "This is where {room} begins.", newest: "To the newest messages",
  "newest.more": "New messages", today: "Today", yesterday: "Yesterday",
  reply: "Reply", react: "React", edit: "Edit", delete: "Delete", thread: "Reply in thread", actions: "What to do with it",
  "delete.sure": "Delete this message for everybody?", edited: "edited", removed: "This message was deleted.",
  sending: "sending …", failed: "not sent: {why}", retry: "Try again", discard: "Discard",
  "reply.to": "Replying to {name}", "edit.now": "Editing your message", cancel: "Cancel",
  "thread.title": "Thread", "thread.close": "Back to the room", "thread.in": "in a thread",
  "thread.replies": "{count, one:1 reply, other:# replies}", "quote.unknown": "an older message",
  spoiler: "Hidden text; click to show it", "spoiler.of": "Hidden text about {reason}; click to show it",
  "image.missing": "The picture cannot be shown.", file: "Download {name}",
  "encrypted": "This message is encrypted and cannot be read here.", "unknown": "Something that cannot be shown here.",
  "typing.one": "{a} is typing …", "typing.two": "{a} and {b} are typing …", "typing.many": "{count} people are typing …",
  reacted: "{who} reacted with {key}", "react.other": "Another one", "react.pick": "React with",
  "member.join": "{name} came in.", "member.leave": "{name} left.", "member.invite": "{by} invited {name}.",
  "member.kick": "{by} removed {name}.", "member.ban": "{by} banned {name}.", "member.unban": "{by} lifted the ban of {name}.",
  "member.name": "{before} is now called {name}.", "room.name": "{by} named the room {name}.",
  "room.topic": "{by} set the topic: {topic}", "room.tombstone": "This room goes on elsewhere.",
  "poll.votes": "{count, one:1 vote, other:# votes}", "poll.ended": "The poll has ended.",
  "poll.hidden": "Results are shown when it ends.", "poll.most": "Up to {count} answers.", "poll.end": "End the poll",
  "poll.new": "New poll", "poll.question": "Question", "poll.answers": "Answers, one on each line", "poll.several": "Several answers may be chosen",
  "poll.secret": "Show results only at the end", "poll.start": "Start the poll", "poll.few": "A poll needs a question and two to twenty answers.",
  "invite.text": "{name} invites you to {room}.", "invite.direct": "{name} wants to talk to you.", join: "Join", decline: "Decline",
  "new.person": "Talk to somebody", "new.person.name": "Name", "new.room": "Found a room", "new.room.name": "Name of the room",
  "new.open": "Open rooms", "new.none": "You are in all of them.", "new.make": "Found it", "new.talk": "Talk", close: "Close",
  "nobody": "There is nobody of that name here.", suggestions: "Commands", empty: "Pick a room.",
};

const DE = {
  title: "Althing-Sandkasten",
  "entry.about": "Ein Matrix-Server nur auf diesem Rechner, mit dem Bot darin. Wähle einen Namen und schreibe !help.",
  "entry.name": "Dein Name", "entry.enter": "Herein",
  "entry.name.rule": "Kleinbuchstaben, Ziffern, Punkte und Striche",
  "entry.moderator": "Als Moderator herein", "entry.known": "Oder sei wieder:",
  "entry.gone": "Der Server kennt {user} nicht mehr. Wähle wieder einen Namen.",
  "entry.taken": "Der Name ist vergeben. Wähle einen anderen.",
  "entry.unreachable": "Der Server antwortet nicht. Läuft er noch?",
  "entry.password": "Passwort des Moderators",
  rooms: "Räume", direct: "Direktnachrichten", invitations: "Einladungen", conversation: "Gespräch",
  switch: "Person wechseln", new: "Neues Gespräch", back: "Zurück zu den Räumen", leave: "Verlassen",
  "leave.sure": "{room} verlassen?", members: "{count, one:1 Person, other:# Personen}", you: "du",
  "unread": "{count, one:1 ungelesene Nachricht, other:# ungelesene Nachrichten}", mentioned: "du wirst erwähnt",
  offline: "Keine Verbindung zum Server. Ich versuche es weiter; was du schreibst, wird später gesendet.",
  "message": "Nachricht", "message.in": "Nachricht an {room}", send: "Senden",
  messages: "Nachrichten in {room}. Pfeiltasten wandern darin, Enter führt zu ihren Knöpfen.",
  "older": "Ältere Nachrichten werden geladen …", "beginning": "Hier beginnt {room}.", newest: "Zu den neuesten Nachrichten",
  "newest.more": "Neue Nachrichten", today: "Heute", yesterday: "Gestern",
  reply: "Antworten", react: "Reagieren", edit: "Bearbeiten", delete: "Löschen", thread: "Im Thread antworten", actions: "Was damit zu tun ist",
  "delete.sure": "Diese Nachricht für alle löschen?", edited: "bearbeitet", removed: "Diese Nachricht wurde gelöscht.",
  sending: "wird gesendet …", failed: "nicht gesendet: {why}", retry: "Noch einmal", discard: "Verwerfen",
  "reply.to": "Antwort an {name}", "edit.now": "Du bearbeitest deine Nachricht", cancel: "Abbrechen",
  "thread.title": "Thread", "thread.close": "Zurück zum Raum", "thread.in": "in einem Thread",
  "thread.replies": "{count, one:1 Antwort, other:# Antworten}", "quote.unknown": "eine ältere Nachricht",
  spoiler: "Verdeckter Text; ein Klick zeigt ihn", "spoiler.of": "Verdeckter Text über {reason}; ein Klick zeigt ihn",
  "image.missing": "Das Bild kann nicht gezeigt werden.", file: "{name} herunterladen",
  "encrypted": "Diese Nachricht ist verschlüsselt und hier nicht lesbar.", "unknown": "Etwas, das hier nicht gezeigt werden kann.",
  "typing.one": "{a} schreibt …", "typing.two": "{a} und {b} schreiben …", "typing.many": "{count} Personen schreiben …",
  reacted: "{who} – {key}", "react.other": "Eine andere", "react.pick": "Reagieren mit",
  "member.join": "{name} ist da.", "member.leave": "{name} ist gegangen.", "member.invite": "{by} hat {name} eingeladen.",
  "member.kick": "{by} hat {name} entfernt.", "member.ban": "{by} hat {name} gebannt.", "member.unban": "{by} hat den Bann von {name} aufgehoben.",
  "member.name": "{before} heißt jetzt {name}.", "room.name": "{by} hat den Raum {name} genannt.",
  "room.topic": "{by} hat das Thema gesetzt: {topic}", "room.tombstone": "Dieser Raum geht anderswo weiter.",
  "poll.votes": "{count, one:1 Stimme, other:# Stimmen}", "poll.ended": "Die Umfrage ist beendet.",
  "poll.hidden": "Das Ergebnis erscheint am Ende.", "poll.most": "Bis zu {count} Antworten.", "poll.end": "Umfrage beenden",
  "poll.new": "Neue Umfrage", "poll.question": "Frage", "poll.answers": "Antworten, eine je Zeile", "poll.several": "Mehrere Antworten sind erlaubt",
  "poll.secret": "Ergebnis erst am Ende zeigen", "poll.start": "Umfrage beginnen", "poll.few": "Eine Umfrage braucht eine Frage und zwei bis zwanzig Antworten.",
  "invite.text": "{name} lädt dich in {room} ein.", "invite.direct": "{name} möchte mit dir reden.", join: "Beitreten", decline: "Ablehnen",
  "new.person": "Mit jemandem reden", "new.person.name": "Name", "new.room": "Einen Raum gründen", "new.room.name": "Name des Raums",
  "new.open": "Offene Räume", "new.none": "Du bist in allen.", "new.make": "Gründen", "new.talk": "Reden", close: "Schließen",
  "nobody": "Hier gibt es niemanden mit diesem Namen.", suggestions: "Befehle", empty: "Wähle einen Raum.",
};

export const LANGUAGE = navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
const WORDS = LANGUAGE === "de" ? DE : EN;

/** A sentence with its arguments filled in; {n, one:…, other:…} chooses by number, # is the number. */
export function say(key, values = {}) {
  return (WORDS[key] ?? EN[key] ?? key).replace(
    /\{(\w+)(?:, one:([^,}]*), other:([^}]*))?\}/g,
    (whole, name, one, other) => (one === undefined ? String(values[name] ?? "")
      : (values[name] === 1 ? one : other).replace("#", values[name])));
}

/** Puts the words into what the page is made of: data-say, and data-label for labels. */
export function speak(root) {
  document.documentElement.lang = LANGUAGE;
  document.title = say("title");
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    element.title = say(element.dataset.label);
  }
}

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(LANGUAGE, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

export const timeOf = (when) => time.format(when);
export const momentOf = (when) => full.format(when);

export function dayOf(when) {
  const date = new Date(when).toDateString();
  if (date === new Date().toDateString()) return say("today");
  if (date === new Date(Date.now() - 86_400_000).toDateString()) return say("yesterday");
  return day.format(when);
}
