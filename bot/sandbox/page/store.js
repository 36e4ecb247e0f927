// What this page knows of the world, kept up to date by the server's news.
export const store = { people: new Map(), chats: new Map(), presses: new Map(), bot: null, me: 0, chat: 0, read: new Map(), skew: 0 };

let birth = "";

export function listen(onNews, onLost) {
  const source = new EventSource("news");
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (birth && birth !== news.birth) return location.reload();
    birth = news.birth;
    onNews(take(news), news);
  };
  source.onerror = () => onLost();
}

function take(news) {
  const first = store.chats.size === 0;
  store.skew = Date.now() / 1000 - news.now;
  for (const person of news.people || []) store.people.set(person.id, person);
  if (news.bot) store.bot = news.bot;
  for (const chat of news.chats) {
    const known = store.chats.get(chat.id);
    store.chats.set(chat.id, { ...chat, messages: known ? known.messages : new Map() });
  }
  for (const message of news.messages) {
    const chat = store.chats.get(message.chat);
    if (message.deleted) chat.messages.delete(message.id);
    else chat.messages.set(message.id, message);
  }
  for (const press of news.presses) store.presses.set(press.id, press);
  return first;
}

export async function act(what, details = {}) {
  const body = JSON.stringify({ do: what, as: store.me, chat: store.chat, ...details });
  return told(await fetch("act", { method: "POST", headers: { "Content-Type": "application/json" }, body }));
}

export async function upload(kind, file) {
  const query = new URLSearchParams({ as: store.me, chat: store.chat, kind, name: file.name });
  return told(await fetch(`upload?${query}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }));
}

async function told(response) {
  if (!response.ok) throw new Error((await response.json()).error);
}

export const here = () => store.chats.get(store.chat);
export const mine = (message) => message.from === store.me;
export const nameOf = (id) => (store.people.get(id) || { name: "" }).name;
export const language = () => (store.people.get(store.me) || { language: "en" }).language;
export const botName = () => store.bot.names[language()] || store.bot.names[""];
export const chatName = (chat) => (chat.private ? botName() : chat.title);

export function commands() {
  const menu = store.bot.menus.find((menu) => menu.chat === store.chat && menu.person === store.me);
  return menu ? menu.commands : [];
}

const key = (person, chat) => `${person}/${chat}`;

export function unread(person, chat) {
  const read = store.read.get(key(person, chat.id)) || 0;
  return [...chat.messages.values()].filter((message) => message.id > read && message.from !== person).length;
}

export function markRead() {
  const ids = [...here().messages.keys()];
  store.read.set(key(store.me, store.chat), Math.max(0, ...ids));
}
