// The homeserver as this page calls it.
const CLIENT = "/_matrix/client/v3";
const LONGEST_CALL = 60_000;

export class ApiError extends Error {
  constructor(status, body) {
    super(typeof body.error === "string" ? body.error : "HTTP " + status);
    this.status = status;
    this.code = body.errcode;
    this.retryAfter = body.retry_after_ms;
  }

  /** Whether the same request may succeed later. */
  get passes() {
    return this.status === 429 || this.status === 408 || this.status >= 500;
  }
}

export const path = (...parts) => parts.map((part) => "/" + encodeURIComponent(part)).join("");

export const pause = (millis) => new Promise((done) => setTimeout(done, millis));

/** Random letters, for transactions and passwords. */
export function chance(bytes) {
  const all = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(all, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What somebody does on the server, or nobody yet. */
export class Api {
  constructor(token) {
    this.token = token;
  }

  async send(method, url, body, signal) {
    const headers = {};
    if (this.token) headers.Authorization = "Bearer " + this.token;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const response = await fetch(url, {
      method, headers, signal: signal || AbortSignal.timeout(LONGEST_CALL),
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})));
    return response;
  }

  async call(method, where, body, signal) {
    return (await this.send(method, CLIENT + where, body, signal)).json();
  }

  get(where, signal) { return this.call("GET", where, undefined, signal); }
  post(where, body = {}) { return this.call("POST", where, body); }
  put(where, body) { return this.call("PUT", where, body); }

  room(id, ...parts) { return "/rooms" + path(id, ...parts); }

  sendEvent(room, type, content, transaction) {
    return this.put(this.room(room, "send", type, transaction), content);
  }

  redact(room, event) {
    return this.put(this.room(room, "redact", event, chance(12)), {});
  }

  /** A page of older events, newest first. */
  older(room, from, limit) {
    const query = new URLSearchParams({ dir: "b", from, limit });
    return this.get(this.room(room, "messages") + "?" + query);
  }

  async relations(room, event, type) {
    const url = "/_matrix/client/v1/rooms" + path(room, "relations", event, type) + "?limit=500";
    return (await this.send("GET", url)).json();
  }

  /** The bytes behind an mxc address; they need the token, so no address can stand in the page. */
  async media(mxc, signal) {
    const [, server, id] = /^mxc:\/\/([^/?#]+)\/([\w-]+)$/.exec(mxc) || [];
    if (!server) throw new Error("no mxc address");
    const url = "/_matrix/client/v1/media/download" + path(server, id);
    return (await this.send("GET", url, undefined, signal)).blob();
  }
}
