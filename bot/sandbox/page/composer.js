// The bottom of the phone: writing line, keyboards, commands, attachments.
import { byId, icon, make } from "./dom.js";
import { ask, arrows, toast } from "./popups.js";
import { act, commands, here, mine, store, upload } from "./store.js";
import { summary } from "./bubbles.js";
import { words } from "./words.js";

let replying = null;
let editing = null;
const hidden = new Map(); // chat id -> the keyboard that was put away

const text = byId("text");

export async function safely(doing) {
  try {
    await doing;
  } catch (error) {
    toast(error.message);
  }
}

export function startReply(message) {
  [replying, editing] = [message, null];
  showQuote(mine(message) ? words.you : message.name, message);
}

export function startEdit(message) {
  [replying, editing] = [null, message];
  text.value = message.text;
  showQuote(words.editing, message);
}

function showQuote(title, message) {
  byId("quote-title").textContent = title;
  byId("quote-text").textContent = summary(message);
  byId("quote").hidden = false;
  fit();
  text.focus();
}

export function clearQuote() {
  if (editing) text.value = "";
  [replying, editing] = [null, null];
  byId("quote").hidden = true;
  fit();
}

export async function say(words) {
  const reply_to = replying?.id;
  clearQuote();
  await safely(act("write", { text: words, reply_to }));
}

async function submit() {
  const written = text.value;
  if (!written.trim()) return safely(act("send", { kind: "voice" }));
  const message = editing;
  text.value = "";
  fit();
  if (!message) return say(written);
  [editing, byId("quote").hidden] = [null, true];
  return safely(act("edit", { message: message.id, text: written }));
}

function fit() {
  text.style.height = "auto";
  if (text.scrollHeight) text.style.height = `${Math.min(text.scrollHeight, 140)}px`; // 0 while hidden
  const empty = !text.value.trim();
  byId("send").replaceChildren(icon(empty ? "mic" : "send"));
  byId("send").setAttribute("aria-label", empty ? words.voice : words.send);
}

function showKeyboard(chat) {
  const markup = chat.private && !chat.blocked && chat.started ? chat.keyboard : null;
  const shown = markup && (markup.is_persistent || hidden.get(chat.id) !== JSON.stringify(markup));
  const board = byId("keyboard");
  board.hidden = !shown;
  board.classList.toggle("small", Boolean(markup?.resize_keyboard));
  board.replaceChildren(...(shown ? markup.keyboard.map((row) => make("div", { class: "line" }, ...row.map((button) => replyKey(button, markup)))) : []));
  byId("keys").hidden = !markup || markup.is_persistent;
  byId("keys").setAttribute("aria-pressed", String(Boolean(shown)));
  text.placeholder = markup?.input_field_placeholder || words.write;
}

function replyKey(button, markup) {
  const mark = button.request_contact ? icon("person") : button.request_location ? icon("pin") : null;
  const key = make("button", { type: "button", class: "key", dir: "auto" }, mark, button.text);
  key.onclick = async () => {
    if (button.request_contact && !(await ask(words.sharePhone, words.share))) return;
    if (button.request_location && !(await ask(words.sharePlace, words.share))) return;
    if (markup.one_time_keyboard) hidden.set(store.chat, JSON.stringify(markup));
    if (button.request_contact) await safely(act("send", { kind: "contact" }));
    else if (button.request_location) await safely(act("send", { kind: "location" }));
    else await say(button.text);
  };
  return key;
}

export function showBottom() {
  const chat = here();
  const silent = chat.blocked || !chat.started;
  byId("composer").hidden = silent;
  byId("wide").hidden = !silent;
  byId("wide").textContent = chat.blocked ? words.unblock : words.start;
  byId("menu").hidden = !commands().length;
  showKeyboard(chat);
}

export function switched() {
  [replying, editing] = [null, null];
  text.value = "";
  byId("quote").hidden = true;
  closeSheets();
  fit();
}

function closeSheets() {
  for (const [sheet, button] of [["commands", "menu"], ["attachments", "attach"]]) {
    byId(sheet).hidden = true;
    byId(button).setAttribute("aria-expanded", "false");
  }
}

function toggleSheet(sheet, button, items) {
  const open = byId(sheet).hidden;
  closeSheets();
  if (!open) return;
  byId(sheet).replaceChildren(...items());
  byId(sheet).hidden = false;
  byId(button).setAttribute("aria-expanded", "true");
  arrows(byId(sheet), byId(button));
}

function commandItems() {
  return commands().map(({ command, description }) => {
    const name = `/${command.replace(/^\//, "")}`;
    const run = () => (closeSheets(), say(name));
    return make("button", { type: "button", role: "menuitem", onclick: run }, make("span", { dir: "auto" }, description), make("code", { dir: "ltr" }, name));
  });
}

function attachmentItems() {
  const send = (kind) => () => safely(act("send", { kind, reply_to: replying?.id }).then(clearQuote));
  const items = [
    ["image", words.photo, () => byId("pick-photo").click()],
    ["file", words.file, () => byId("pick-file").click()],
    ["image", words.samplePhoto, send("photo")],
    ["mic", words.voiceNote, send("voice")],
    ["pin", words.location, send("location")],
    ["person", words.contact, send("contact")],
    ["smile", words.sticker, send("sticker")],
    ["play", words.videoNote, send("video_note")],
  ];
  return items.map(([sign, label, run]) =>
    make("button", { type: "button", role: "menuitem", onclick: () => (closeSheets(), run()) }, make("span", { class: "sign" }, icon(sign)), label));
}

export function wire() {
  byId("menu").append(icon("menu"), make("span", {}, words.menu));
  for (const [id, name, label] of [["attach", "clip", "attach"], ["keys", "keys", "keyboard"], ["quote-close", "close", "cancel"]]) {
    byId(id).append(icon(name));
    byId(id).setAttribute("aria-label", words[label]);
  }
  text.setAttribute("aria-label", words.write);
  text.oninput = fit;
  text.onkeydown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) event.preventDefault(), submit();
    if (event.key === "Escape") clearQuote();
  };
  byId("composer").onsubmit = (event) => (event.preventDefault(), submit());
  byId("quote-close").onclick = clearQuote;
  byId("menu").onclick = () => toggleSheet("commands", "menu", commandItems);
  byId("attach").onclick = () => toggleSheet("attachments", "attach", attachmentItems);
  byId("bottom").addEventListener("keydown", (event) => event.key === "Escape" && closeSheets());
  document.addEventListener("pointerdown", (event) => event.target.closest("#bottom") || closeSheets());
  byId("keys").onclick = () => {
    const markup = JSON.stringify(here().keyboard);
    hidden.set(store.chat, hidden.get(store.chat) === markup ? null : markup);
    showKeyboard(here());
  };
  byId("wide").onclick = async () => {
    if (here().blocked) await safely(act("unblock"));
    await say("/start");
  };
  for (const [id, kind] of [["pick-photo", "photo"], ["pick-file", "document"]]) {
    byId(id).onchange = ({ target }) => (safely(upload(kind, target.files[0])), (target.value = ""));
  }
  fit();
}
