// The page: who you are, the conversation on the phone, and the server's news.
import { bubble } from "./bubbles.js";
import { clearQuote, safely, say, showBottom, startEdit, startReply, switched, wire } from "./composer.js";
import { avatar, byId, icon, make, paintAvatar } from "./dom.js";
import { ask, closeMenu, menu, toast } from "./popups.js";
import { act, botName, chatName, here, language, listen, markRead, mine, store, unread } from "./store.js";
import { day, words } from "./words.js";

const log = byId("log");
const hands = {
  command: say,
  reply: startReply,
  press: (message, button) => safely(act("press", { message: message.id, button })),
  actions: (message, from) => menu(from, actionsFor(message)),
};

function actionsFor(message) {
  const items = [[words.reply, () => startReply(message)]];
  if (mine(message) && message.kind === "text") items.push([words.edit, () => startEdit(message)]);
  if (message.text) items.push([words.copy, () => navigator.clipboard?.writeText(message.text)]);
  if (!here().blocked) items.push([words.forward, () => safely(act("forward", { message: message.id, from_chat: store.chat, chat: store.me }))]);
  return items;
}

// Who is there

function showPeople() {
  const list = byId("people-list");
  const rows = [];
  for (const person of store.people.values()) {
    for (const chat of store.chats.values()) {
      if (chat.members.includes(person.id) && (store.people.size < 40 || chat.started)) rows.push(personRow(person, chat));
    }
  }
  const focused = document.activeElement?.dataset?.place;
  list.replaceChildren(...rows);
  if (focused) list.querySelector(`[data-place="${focused}"]`)?.focus();
}

function personRow(person, chat) {
  const current = person.id === store.me && chat.id === store.chat;
  const waiting = current && atEnd ? 0 : unread(person.id, chat);
  const place = `${person.id}/${chat.id}`;
  const row = make("button", { type: "button", class: "person", "data-place": place, onclick: () => (location.hash = place) });
  if (current) row.setAttribute("aria-current", "true");
  const face = avatar(person.id, person.name);
  if (!chat.private) face.append(make("span", { class: "in-group" }, icon("group")));
  row.append(face, make("span", { class: "who" }, make("b", { dir: "auto" }, person.name), make("small", { dir: "auto" }, chat.private ? words[person.role] || "" : chat.title)));
  if (waiting) row.append(make("span", { class: "badge", "aria-label": `${waiting} ${words.unread}` }, String(waiting)));
  return row;
}

// The conversation

let atEnd = true; // follows new messages; only scrolling up ends it

function nearEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
  atEnd = true;
  read();
}

function read() {
  markRead();
  byId("down").hidden = true;
}

function showTop() {
  const chat = here();
  paintAvatar(byId("top-avatar"), chat.private ? store.bot.id : chat.id, chatName(chat));
  byId("top-name").textContent = chatName(chat);
  const busy = chat.action && Date.now() / 1000 - store.skew < chat.action_until;
  const doing = chat.action === "typing" ? words.typing : words.sending;
  const calm = chat.private ? (chat.blocked ? words.blocked : words.bot) : `${chat.members.length + 1} ${words.members}`;
  byId("top-status").textContent = busy ? doing : calm;
  byId("top-status").classList.toggle("busy", Boolean(busy));
  if (busy) setTimeout(showTop, 1000);
}

function emptyChat() {
  const about = store.bot.descriptions[language()] || store.bot.descriptions[""];
  const hello = here().private && about ? [make("b", {}, words.about), make("span", { dir: "auto", class: "words" }, about)] : [words.empty];
  return make("div", { class: "empty" }, ...hello);
}

function showMessages() {
  const rows = [];
  let lastDay = "";
  for (const message of [...here().messages.values()].sort((a, b) => a.id - b.id)) {
    const today = day(message.date);
    if (today !== lastDay) rows.push(make("p", { class: "day", dir: "auto" }, (lastDay = today)));
    rows.push(bubble(message, hands));
  }
  log.replaceChildren(...(rows.length ? rows : [emptyChat()]));
}

function renew(message) {
  const old = byId(`m${message.id}`);
  const known = here().messages.get(message.id);
  if (!old || !known) return showMessages();
  const focused = [...old.querySelectorAll("button, a")].indexOf(document.activeElement);
  const fresh = bubble(known, hands);
  old.replaceWith(fresh);
  if (focused >= 0) fresh.querySelectorAll("button, a")[focused]?.focus({ preventScroll: true });
}

function append(message) {
  const newest = log.lastElementChild;
  if (!newest?.classList.contains("message") || Number(newest.id.slice(1)) !== message.id - 1) return showMessages();
  log.append(bubble(message, hands));
}

// News

function onNews(first, news) {
  byId("top-status").classList.remove("lost");
  if (first) {
    for (const person of store.people.values()) {
      for (const chat of store.chats.values()) store.read.set(`${person.id}/${chat.id}`, Math.max(0, ...chat.messages.keys()));
    }
    return go();
  }
  answers(news.presses);
  for (const message of news.messages.filter((message) => message.chat === store.chat)) {
    if (byId(`m${message.id}`) || message.deleted) renew(message);
    else append(message);
    if (message.force_reply) startReply(message);
  }
  const sent = news.messages.some((message) => message.chat === store.chat && message.from === store.me);
  showBottom();
  if (atEnd || sent) toEnd();
  else showUnread();
  showTop();
  showPeople();
}

function showUnread() {
  const count = unread(store.me, here());
  byId("down").hidden = false;
  byId("down-count").hidden = !count;
  byId("down-count").textContent = String(count);
}

function answers(presses) {
  for (const press of presses.filter((press) => press.person === store.me && press.chat === store.chat)) {
    press.fresh = !press.answered;
    if (press.fresh) setTimeout(() => ((press.fresh = false), renewPressed(press)), 15000);
    renewPressed(press);
    if (press.answer) press.alert ? ask(press.answer) : toast(press.answer);
  }
}

function renewPressed(press) {
  const message = press.chat === store.chat && here().messages.get(press.message);
  if (message && byId(`m${message.id}`)) renew(message);
}

// Going from one person and chat to another; the place is in the address: #person/chat

function go() {
  const [person, chat] = location.hash.slice(1).split("/").map(Number);
  store.me = store.people.has(person) ? person : store.people.keys().next().value;
  store.chat = store.chats.has(chat) ? chat : store.me;
  closeMenu();
  byId("toast").hidden = true;
  switched();
  showMessages();
  showBottom();
  showTop();
  toEnd();
  showPeople();
  byId("people-list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  document.title = `${store.people.get(store.me).name} · ${botName()}`;
}

function topMenu() {
  const blocked = here().blocked;
  menu(byId("top-more"), [[blocked ? words.unblock : words.block, () => safely(act(blocked ? "unblock" : "block"))]]);
}

byId("people-title").textContent = words.title;
byId("people-hint").textContent = words.hint;
byId("top-more").append(icon("more"));
byId("top-more").setAttribute("aria-label", words.more);
byId("top-more").onclick = topMenu;
byId("down").prepend(icon("down"));
byId("down").setAttribute("aria-label", words.down);
byId("down").onclick = () => log.scrollTo({ top: log.scrollHeight, behavior: "smooth" });
log.addEventListener("scroll", () => {
  const was = atEnd;
  atEnd = nearEnd();
  if (!atEnd) byId("down").hidden = false;
  else if (!was) read(), showPeople();
});
log.addEventListener("load", () => atEnd && toEnd(), true); // a picture that arrived made the log longer
document.addEventListener("keydown", (event) => event.key === "Escape" && (closeMenu(), clearQuote()));
new ResizeObserver(() => atEnd && here() && toEnd()).observe(log);
addEventListener("hashchange", go);
wire();
listen(onNews, () => {
  byId("top-status").textContent = words.lost;
  byId("top-status").classList.add("lost");
});
