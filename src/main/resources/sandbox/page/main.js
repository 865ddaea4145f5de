// The chat page: who one is, and then the conversation.
import { App } from "./app.js";
import { $, avatar, el } from "./dom.js";
import * as people from "./people.js";
import { say, speak } from "./words.js";

const MODERATOR = "moderator";
const nameIn = (user) => user.replace(/^@([^:]*):.*/, "$1");

/** Somebody else is somebody anew: the page begins again. */
function beginAgain() {
  people.stepOut();
  location.reload();
}

function showEntry() {
  $("entry").hidden = false;
  const gone = people.takeGone();
  if (gone) {
    $("name").value = nameIn(gone);
    $("entry-error").textContent = say("entry.gone", { user: gone });
  }
  const known = people.known();
  $("known").hidden = known.length === 0;
  $("known-list").replaceChildren(...known.map((person) => {
    const name = nameIn(person.user_id);
    return el("li", {}, el("button", { type: "button", onclick: () => enter(person) }, avatar(person.user_id, name), name));
  }));
  $("name").focus();
}

function enter(person, isNew) {
  people.become(person);
  $("entry").hidden = true;
  $("chat").hidden = false;
  const app = new App(person, {
    switchPerson: beginAgain,
    signedOut: () => {
      people.forget(person);
      beginAgain();
    },
  });
  app.start(isNew);
}

function failure(error) {
  if (error.code === "M_USER_IN_USE") return say("entry.taken");
  return error.status ? error.message : say("entry.unreachable");
}

async function attempt(work, isNew) {
  $("entry-error").textContent = "";
  try {
    enter(await work(), isNew);
  } catch (error) {
    $("entry-error").textContent = failure(error);
    return error;
  }
  return null;
}

speak(document);
$("name").title = say("entry.name.rule");
$("join-form").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(() => people.register($("name").value), true);
});
$("moderator").addEventListener("click", async () => {
  // In a sandbox everybody may; elsewhere somebody has changed the password.
  const error = await attempt(() => people.logIn(MODERATOR, MODERATOR));
  $("password-form").hidden = error?.status !== 403;
});
$("password-form").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(() => people.logIn(MODERATOR, $("password").value));
});

const person = people.here();
if (person) enter(person);
else showEntry();
