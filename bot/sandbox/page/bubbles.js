// One message as a bubble, with what it carries and the buttons under it.
import { avatar, icon, make } from "./dom.js";
import { richText } from "./richtext.js";
import { here, mine, nameOf, store } from "./store.js";
import { hour, words } from "./words.js";

const file = (message) => `file/${encodeURIComponent(message.media.file_id)}`;

export function bubble(message, hands) {
  const out = mine(message);
  const article = make("article", { class: `message ${out ? "out" : "in"} kind-${message.kind}${seenAsEdited(message) ? " edited" : ""}`, id: `m${message.id}` });
  const body = make("div", { class: "bubble" });
  const group = !here().private;
  if (group && !out) body.append(make("b", { class: "sender", dir: "auto", "data-color": String(Math.abs(message.from) % 7) }, message.name));
  else body.append(make("span", { class: "unseen" }, `${out ? words.you : message.name}: `));
  if (message.forwarded) body.append(make("p", { class: "forwarded" }, `${words.forwarded} `, make("b", { dir: "auto" }, message.forwarded)));
  if (message.reply_to) body.append(quoted(message));
  const carried = (CARRIED[message.kind] || (() => null))(message);
  if (carried) body.append(carried);
  if (message.text) body.append(make("div", { class: "words", dir: "auto", "data-ends": endDirection(message.text) }, richText(message.text, message.entities, hands.command)));
  body.append(stamp(message, out));
  const more = make("button", { type: "button", class: "icon actions", "aria-label": words.actions, "aria-haspopup": "menu", onclick: () => hands.actions(message, more) }, icon("more"));
  article.append(make("div", { class: "row" }, group && !out ? avatar(message.from, message.name) : null, body, more));
  if (message.inline.length) article.append(inlineKeyboard(message, hands));
  swipe(article, () => hands.reply(message));
  return article;
}

// The time stands at the end of the last line: on the left when that line is Arabic. What is isolated in it, and
// commands, which are buttons, say nothing about its direction.
function endDirection(text) {
  const line = text.slice(text.lastIndexOf("\n") + 1).replace(/[\u2066\u2068][^\u2066-\u2069]*\u2069|(?<!\S)\/\w+/g, "");
  const letter = line.match(/\p{L}|\u200f/u);
  return letter && /[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(letter[0]) ? "rtl" : "ltr";
}

// Telegram's apps do not say of a bot's messages that they were edited.
const seenAsEdited = (message) => message.edited && message.from !== store.bot.id;

function stamp(message, out) {
  const time = make("time", { dateTime: new Date(message.date * 1000).toISOString() }, hour(message.date));
  return make("span", { class: "stamp" }, seenAsEdited(message) ? `${words.edited} ` : null, time, out ? icon("checks") : null);
}

function quoted(message) {
  const original = here().messages.get(message.reply_to);
  const jump = () => document.getElementById(`m${message.reply_to}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  const name = original ? (mine(original) ? words.you : original.name) : "…";
  return make("button", { type: "button", class: "quoted", dir: "auto", onclick: jump }, make("b", {}, name), make("span", {}, original ? summary(original) : "…"));
}

export function summary(message) {
  return message.text || { photo: words.photo, voice: words.voiceNote, location: words.location, contact: words.contact, video_note: words.videoNote }[message.kind] || (message.media && (message.media.file_name || message.media.emoji)) || words.message;
}

const CARRIED = {
  photo: (message) => make("img", { class: "photo", src: file(message), alt: message.text || words.photo, width: message.media.width, height: message.media.height, loading: "lazy" }),
  document: documentCard,
  voice: voiceNote,
  sticker: (message) => make("span", { class: "sticker", role: "img", "aria-label": words.sticker }, message.media.emoji || "🙂"),
  video_note: (message) => make("span", { class: "video-note", role: "img", "aria-label": words.videoNote }, icon("play"), `0:0${message.media.duration || 0}`),
  location: ({ location }) => make("div", { class: "place" }, make("span", { class: "map", "aria-hidden": "true" }, icon("pin")), make("span", { dir: "ltr" }, `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`)),
  contact: ({ contact }) => make("div", { class: "card" }, avatar(contact.user_id || 3, contact.first_name), make("span", {}, make("b", { dir: "auto" }, contact.first_name), make("small", { dir: "ltr" }, `+${contact.phone_number.replace(/^\+/, "")}`))),
  service: () => make("em", {}, "…"),
};

function documentCard(message) {
  const { file_name: name, file_size: size } = message.media;
  const said = size < 1024 ? `${size} B` : size < 1048576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1048576).toFixed(1)} MB`;
  const label = make("span", {}, make("b", { dir: "auto" }, name), make("small", { dir: "ltr" }, said));
  return make("a", { class: "card", href: file(message), download: name, "aria-label": `${words.download}: ${name}` }, make("span", { class: "round" }, icon("file")), label);
}

function voiceNote(message) {
  const sound = new Audio();
  const button = make("button", { type: "button", class: "round", "aria-label": words.play }, icon("play"));
  const show = (name) => button.replaceChildren(icon(name));
  button.onclick = () => {
    sound.src ||= file(message);
    sound.paused ? sound.play().catch(() => show("play")) : sound.pause();
  };
  sound.onplay = () => show("pause");
  sound.onpause = sound.onended = () => show("play");
  const wave = make("span", { class: "wave", "aria-hidden": "true" });
  for (let i = 0; i < 28; i += 1) wave.append(make("i", { class: `h${(i * 7 + message.id * 3 + ((i * i) % 5)) % 6}` }));
  return make("div", { class: "voice" }, button, make("span", {}, wave, make("small", { dir: "ltr" }, `0:0${message.media.duration || 0}`)));
}

function inlineKeyboard(message, hands) {
  const grid = make("div", { class: "inline", role: "group" });
  let index = 0;
  for (const row of message.inline) {
    const line = make("div", { class: "line" });
    for (const button of row) line.append(inlineButton(message, button, index++, hands));
    grid.append(line);
  }
  return grid;
}

function inlineButton(message, button, index, hands) {
  if (button.url) {
    const safe = /^https?:/i.test(button.url);
    return make("a", { class: "key", dir: "auto", ...(safe ? { href: button.url, target: "_blank", rel: "noopener noreferrer" } : {}) }, button.text, icon("link"));
  }
  const key = make("button", { type: "button", class: "key", dir: "auto" }, make("span", {}, button.text));
  const waits = [...store.presses.values()].some((press) => !press.answered && press.person === store.me && press.chat === message.chat && press.message === message.id && press.data === button.callback_data && press.fresh);
  if (waits) key.classList.add("waiting"), key.setAttribute("aria-busy", "true");
  key.onclick = () => hands.press(message, index);
  return key;
}

function swipe(article, done) {
  let from = null;
  article.addEventListener("touchstart", (event) => (from = event.touches[0].clientX), { passive: true });
  article.addEventListener("touchend", (event) => {
    if (from !== null && Math.abs(event.changedTouches[0].clientX - from) > 70) done();
    from = null;
  });
}
