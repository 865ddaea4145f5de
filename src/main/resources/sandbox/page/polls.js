// Polls (MSC3381, under its stable and its unstable names): what they ask, who voted, who won.
import { button, el } from "./dom.js";
import { say } from "./words.js";

const UNSTABLE = "org.matrix.msc3381.poll.";
const MOST_ANSWERS = 20;

export const isStart = (type) => type === "m.poll.start" || type === UNSTABLE + "start";
export const isResponse = (type) => type === "m.poll.response" || type === UNSTABLE + "response";
export const isEnd = (type) => type === "m.poll.end" || type === UNSTABLE + "end";

function wording(part) {
  const texts = part?.["m.text"] ?? part?.["org.matrix.msc1767.text"] ?? part?.body;
  if (typeof texts === "string") return texts;
  const plain = Array.isArray(texts) && texts.find((one) => !one?.mimetype || one.mimetype === "text/plain");
  return typeof plain?.body === "string" ? plain.body : "";
}

/** What a poll asks, or null if it is none. */
export function pollOf(content) {
  const start = content?.["m.poll"] ?? content?.["m.poll.start"] ?? content?.[UNSTABLE + "start"];
  if (!start || !Array.isArray(start.answers)) return null;
  const answers = start.answers.slice(0, MOST_ANSWERS)
    .map((answer) => ({ id: answer?.["m.id"] ?? answer?.id, text: wording(answer) }))
    .filter((answer) => typeof answer.id === "string");
  return {
    question: wording(start.question), answers, most: Math.max(1, start.max_selections | 0),
    open: !String(start.kind).endsWith("undisclosed"),
  };
}

/** The answers that a response gives. */
export function choiceOf(content) {
  const choice = content?.["m.selections"] ?? content?.[UNSTABLE + "response"]?.answers
    ?? content?.["m.poll.response"]?.answers;
  return Array.isArray(choice) ? choice.filter((id) => typeof id === "string") : [];
}

/** Votes by answer: the last one of each person before the end counts, a void one not at all. */
export function count(poll, votes, end) {
  const ids = new Set(poll.answers.map((answer) => answer.id));
  const tally = new Map(poll.answers.map((answer) => [answer.id, new Set()]));
  const last = new Map();
  for (const vote of votes) {
    const before = last.get(vote.sender);
    if (end && vote.when > end.when) continue;
    if (!before || before.when <= vote.when) last.set(vote.sender, vote);
  }
  for (const vote of last.values()) {
    const chosen = vote.choice.slice(0, poll.most);
    if (chosen.every((id) => ids.has(id))) chosen.forEach((id) => tally.get(id).add(vote.sender));
  }
  return tally;
}

function answerRow(poll, answer, state, act) {
  const { tally, me, ended, total } = state;
  const votes = tally.get(answer.id);
  const mine = votes.has(me);
  const shown = poll.open || ended;
  const most = Math.max(...[...tally.values()].map((all) => all.size));
  const meter = el("span", { class: "meter", "aria-hidden": "true" });
  meter.style.width = shown && total > 0 ? (100 * votes.size) / total + "%" : "0";
  const wins = ended && votes.size > 0 && votes.size === most;
  const row = button("", () => act(answer.id, mine), {
    class: "answer" + (mine ? " mine" : "") + (wins ? " wins" : ""), disabled: ended, tabIndex: -1,
    role: poll.most > 1 ? "checkbox" : "radio", "aria-checked": String(mine), "data-focus": "answer " + answer.id,
  });
  row.append(meter, el("span", { class: "answer-text" }, (wins ? "🏆 " : "") + answer.text),
    el("span", { class: "answer-votes" }, (mine ? "✓ " : "") + (shown ? votes.size : "")));
  return row;
}

/** A poll as it stands; vote(choice) and close() are called for what is clicked. */
export function drawPoll(poll, { votes, end, me, mayEnd }, vote, close) {
  const tally = count(poll, votes, end);
  const voters = new Set([...tally.values()].flatMap((all) => [...all]));
  const ended = Boolean(end);
  const mine = poll.answers.filter((answer) => tally.get(answer.id).has(me)).map((answer) => answer.id);
  const act = (id, chosen) => {
    if (poll.most === 1) return vote([id]);
    const next = chosen ? mine.filter((one) => one !== id) : [...mine, id].slice(-poll.most);
    return vote(next);
  };
  const state = { tally, me, ended, total: voters.size };
  const footer = [say("poll.votes", { count: voters.size })];
  if (ended) footer.push(say("poll.ended"));
  else if (!poll.open) footer.push(say("poll.hidden"));
  else if (poll.most > 1) footer.push(say("poll.most", { count: poll.most }));
  return el("div", { class: "poll", role: poll.most > 1 ? "group" : "radiogroup", "aria-label": poll.question },
    el("p", { class: "question" }, "📊 " + poll.question),
    poll.answers.map((answer) => answerRow(poll, answer, state, act)),
    el("p", { class: "hint" }, footer.join(" · "), " ",
      !ended && mayEnd && button(say("poll.end"), close, { class: "link", tabIndex: -1, "data-focus": "end" })));
}

const texts = (text) => ({ "org.matrix.msc1767.text": text, body: text });

/** What starts a poll; clients know the unstable names best. */
export function startOf(question, answers, most, open) {
  const lines = answers.map((answer, index) => `${index + 1}. ${answer}`);
  return [UNSTABLE + "start", {
    [UNSTABLE + "start"]: {
      question: texts(question), kind: UNSTABLE + (open ? "disclosed" : "undisclosed"), max_selections: most,
      answers: answers.map((answer, index) => ({ id: String(index + 1), "org.matrix.msc1767.text": answer })),
    },
    "org.matrix.msc1767.text": [question, ...lines].join("\n"),
  }];
}

/** What votes in a poll, named as the poll is. */
export function responseOf(message, choice) {
  const relation = { rel_type: "m.reference", event_id: message.id };
  return message.type === "m.poll.start"
    ? ["m.poll.response", { "m.relates_to": relation, "m.selections": choice }]
    : [UNSTABLE + "response", { "m.relates_to": relation, [UNSTABLE + "response"]: { answers: choice } }];
}

/** What ends a poll. */
export function endOf(message) {
  const relation = { rel_type: "m.reference", event_id: message.id };
  const text = say("poll.ended");
  return message.type === "m.poll.start"
    ? ["m.poll.end", { "m.relates_to": relation, "m.text": [{ body: text }] }]
    : [UNSTABLE + "end", { "m.relates_to": relation, [UNSTABLE + "end"]: {}, "org.matrix.msc1767.text": text }];
}
