"use strict";
// A bare chat client for the sandbox: register or log in, rooms, timeline, send.
const API = "/_matrix/client/v3";
const $ = (id) => document.getElementById(id);
const rooms = new Map();
let session = null;
let current = null;
let since = null;
let transaction = 0;

class ApiError extends Error {
  constructor(status, body) {
    super(body.error || "the server answered " + status);
    this.status = status;
    this.body = body;
  }
}

async function call(method, path, body) {
  const headers = {};
  if (session) headers.Authorization = "Bearer " + session.access_token;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(API + path, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body),
  });
  let answer = {};
  try { answer = await response.json(); } catch { /* a proxy's page; the status says enough */ }
  if (!response.ok) throw new ApiError(response.status, answer);
  return answer;
}

const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const path = (...parts) => parts.map((part) => "/" + encodeURIComponent(part)).join("");

// --- messages: only what is on these lists gets into the page, everything else is text ---
const TAGS = new Set(("del h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em s code hr br div "
  + "table thead tbody tr th td caption pre span details summary").split(" "));
const DROPPED = new Set(["script", "style", "mx-reply", "template", "iframe", "object", "svg", "math"]);
const COLOUR = /^#[0-9a-f]{6}$/i;
const MAX_DEPTH = 100;

function safeLink(href) {
  try {
    const url = new URL(href);
    return ["https:", "http:", "ftp:", "mailto:", "magnet:", "matrix:"].includes(url.protocol) ? url.href : null;
  } catch { return null; }
}

function copyAttributes(from, to, tag) {
  if (tag === "a") {
    const href = safeLink(from.getAttribute("href") || "");
    if (href) { to.href = href; to.target = "_blank"; to.rel = "noopener noreferrer"; }
  } else if (tag === "ol") {
    const start = parseInt(from.getAttribute("start"), 10);
    if (Number.isSafeInteger(start)) to.start = start;
  } else if (tag === "span") {
    const colour = from.getAttribute("data-mx-color") || "";
    const background = from.getAttribute("data-mx-bg-color") || "";
    if (COLOUR.test(colour)) to.style.color = colour;
    if (COLOUR.test(background)) to.style.backgroundColor = background;
    if (from.hasAttribute("data-mx-spoiler")) { to.className = "spoiler"; to.tabIndex = 0; }
  }
}

function copySafely(from, to, depth) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && depth < MAX_DEPTH) {
      const tag = node.localName;
      if (DROPPED.has(tag)) continue;
      if (!TAGS.has(tag)) { copySafely(node, to, depth + 1); continue; }
      const copy = document.createElement(tag);
      copyAttributes(node, copy, tag);
      copySafely(node, copy, depth + 1);
      to.append(copy);
    }
  }
}

function bodyOf(content) {
  const body = document.createElement("div");
  if (content.format === "org.matrix.custom.html" && typeof content.formatted_body === "string") {
    body.className = "html";
    copySafely(new DOMParser().parseFromString(content.formatted_body, "text/html").body, body, 0);
  } else {
    body.className = "body";
    body.textContent = typeof content.body === "string" ? content.body : "";
  }
  return body;
}

// --- what the client knows of the rooms ---
function roomOf(id) {
  if (!rooms.has(id)) rooms.set(id, { id, name: id, members: new Map(), messages: [], byId: new Map(), targets: new Map() });
  return rooms.get(id);
}

function take(room, event) {
  const content = event.content || {};
  if (event.type === "m.room.name" && content.name) room.name = content.name;
  if (event.type === "m.room.member") room.members.set(event.state_key, content.displayname || event.state_key);
  if (event.type === "m.room.message" && !room.byId.has(event.event_id)) takeMessage(room, event, content);
  if (event.type === "m.reaction") takeReaction(room, event, content["m.relates_to"] || {});
  if (event.type === "m.room.redaction") takeRedaction(room, event.redacts || content.redacts);
}

function takeMessage(room, event, content) {
  const relation = content["m.relates_to"] || {};
  if (relation.rel_type === "m.replace") {
    const original = room.byId.get(relation.event_id);
    if (original && original.sender === event.sender && content["m.new_content"]) {
      original.content = content["m.new_content"];
      original.edited = true;
    }
    return;
  }
  const message = { id: event.event_id, sender: event.sender, when: event.origin_server_ts, content, reactions: new Map() };
  room.byId.set(message.id, message);
  room.messages.push(message);
  if (room.messages.length > 500) room.byId.delete(room.messages.shift().id);
}

function takeReaction(room, event, relation) {
  const message = room.byId.get(relation.event_id);
  if (!message || typeof relation.key !== "string") return;
  const senders = message.reactions.get(relation.key) || new Set();
  senders.add(event.event_id);
  message.reactions.set(relation.key, senders);
  room.targets.set(event.event_id, { message, key: relation.key });
}

function takeRedaction(room, target) {
  const message = room.byId.get(target);
  if (message) message.content = { body: "(removed)" };
  const reaction = room.targets.get(target);
  if (!reaction) return;
  const senders = reaction.message.reactions.get(reaction.key);
  senders.delete(target);
  if (senders.size === 0) reaction.message.reactions.delete(reaction.key);
}

// --- drawing ---
function drawRooms() {
  $("rooms").replaceChildren(...[...rooms.values()].map((room) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = room.name;
    button.setAttribute("aria-current", String(room.id === current));
    button.addEventListener("click", () => { current = room.id; draw(); });
    item.append(button);
    return item;
  }));
}

function drawMessage(room, message) {
  const item = document.createElement("li");
  const sender = document.createElement("span");
  sender.className = "sender";
  sender.textContent = room.members.get(message.sender) || message.sender;
  const when = document.createElement("time");
  when.className = "when";
  when.textContent = new Date(message.when).toLocaleTimeString() + (message.edited ? " (edited)" : "");
  item.append(sender, when, bodyOf(message.content));
  if (message.content.msgtype === "m.notice") item.className = "notice";
  if (message.reactions.size > 0) {
    const line = document.createElement("div");
    line.className = "reactions";
    line.textContent = [...message.reactions].map(([key, all]) => key + " " + all.size).join("  ");
    item.append(line);
  }
  return item;
}

function draw() {
  drawRooms();
  const room = rooms.get(current);
  $("room-name").textContent = room ? room.name : "";
  const list = $("timeline");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  list.replaceChildren(...(room ? room.messages.map((message) => drawMessage(room, message)) : []));
  if (atEnd) list.scrollTop = list.scrollHeight;
}

// --- the conversation with the server ---
async function accept(id) {
  try { await call("POST", "/join" + path(id), {}); } catch (error) { $("status").textContent = error.message; }
}

async function listen() {
  const filter = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: 50 } } }));
  const mine = session;
  while (session === mine) {
    try {
      const answer = await call("GET", "/sync?timeout=" + (since ? 30000 : 0) + "&filter=" + filter
        + (since ? "&since=" + encodeURIComponent(since) : ""));
      if (session !== mine) return;
      since = answer.next_batch;
      const parts = answer.rooms || {};
      for (const id of Object.keys(parts.invite || {})) accept(id);
      for (const id of Object.keys(parts.leave || {})) rooms.delete(id);
      for (const [id, section] of Object.entries(parts.join || {})) {
        const room = roomOf(id);
        for (const event of section.state?.events || []) take(room, event);
        for (const event of section.timeline?.events || []) take(room, event);
      }
      if (!rooms.has(current)) current = rooms.keys().next().value || null;
      $("status").textContent = "";
      draw();
    } catch (error) {
      if (session !== mine) return;
      if (error.status === 401) { forget(); return; }
      $("status").textContent = "No connection to the server; trying again.";
      await pause(error.body?.retry_after_ms || 2000);
    }
  }
}

async function joinPublicRooms() {
  const list = await call("GET", "/publicRooms");
  for (const room of list.chunk) await accept(room.room_id);
}

async function enter(opened) {
  session = opened;
  localStorage.setItem("sandbox", JSON.stringify(session));
  $("entry").hidden = true;
  $("chat").hidden = false;
  $("me").textContent = session.user_id;
  await joinPublicRooms();
  listen();
}

function forget() {
  session = null;
  since = null;
  current = null;
  rooms.clear();
  localStorage.removeItem("sandbox");
  $("entry").hidden = false;
  $("chat").hidden = true;
}

async function attempt(work) {
  $("entry-error").textContent = "";
  try { await work(); } catch (error) {
    if (error.status === 401) forget();
    $("entry-error").textContent = error.message;
  }
}

function randomText() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

$("join-form").addEventListener("submit", (submit) => {
  submit.preventDefault();
  attempt(async () => enter(await call("POST", "/register", {
    username: $("name").value, password: randomText(), auth: { type: "m.login.dummy" },
    initial_device_display_name: "Sandbox chat page",
  })));
});

$("login-form").addEventListener("submit", (submit) => {
  submit.preventDefault();
  attempt(async () => enter(await call("POST", "/login", {
    type: "m.login.password", identifier: { type: "m.id.user", user: "moderator" },
    password: $("password").value, initial_device_display_name: "Sandbox chat page",
  })));
});

$("send-form").addEventListener("submit", async (submit) => {
  submit.preventDefault();
  const body = $("message").value.trim();
  if (!body || !current) return;
  $("message").value = "";
  const id = randomText().slice(0, 12) + "." + transaction++;
  try {
    await call("PUT", "/rooms" + path(current, "send", "m.room.message", id),
      { msgtype: "m.text", body, "m.mentions": {} });
  } catch (error) {
    $("message").value = body;
    $("status").textContent = error.message;
  }
});

$("message").addEventListener("keydown", (key) => {
  if (key.key === "Enter" && !key.shiftKey && !key.isComposing) {
    key.preventDefault();
    $("send-form").requestSubmit();
  }
});

$("leave").addEventListener("click", async () => {
  try { await call("POST", "/logout", {}); } finally { forget(); }
});

const kept = localStorage.getItem("sandbox");
if (kept) attempt(() => enter(JSON.parse(kept)));
