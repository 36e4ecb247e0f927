// Formatted text: Telegram's entities (offsets in UTF-16 units, as JavaScript counts) become elements.
import { make } from "./dom.js";

const PLAIN = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };
const SAFE = /^(https?|mailto|tel):/i;

export function richText(text, entities, onCommand) {
  const root = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(root, text, 0, text.length, sorted, onCommand);
  return root;
}

function fill(parent, text, start, end, entities, onCommand) {
  let at = start;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i];
    const stop = Math.min(entity.offset + entity.length, end);
    const inside = [];
    for (i += 1; i < entities.length && entities[i].offset < stop; i += 1) inside.push(entities[i]);
    if (entity.offset > at) parent.append(text.slice(at, entity.offset));
    const element = wrap(entity, text.slice(entity.offset, stop), onCommand);
    fill(element, text, Math.max(at, entity.offset), stop, inside, onCommand);
    parent.append(element);
    at = stop;
  }
  if (at < end) parent.append(text.slice(at, end));
}

function wrap(entity, words, onCommand) {
  const tag = PLAIN[entity.type];
  if (tag) return make(tag, entity.language ? { "data-language": entity.language } : {});
  if (entity.type === "spoiler") return spoiler();
  if (entity.type === "bot_command") {
    return make("button", { type: "button", class: "link", dir: "ltr", onclick: () => onCommand(words) });
  }
  const address = { url: words, text_link: entity.url, email: `mailto:${words}` }[entity.type];
  if (address && SAFE.test(address)) {
    return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" });
  }
  return make("span", { class: entity.type.startsWith("text") || entity.type === "mention" ? "named" : "" });
}

function spoiler() {
  const hidden = make("span", { class: "spoiler", tabIndex: 0, role: "button", "aria-pressed": "false" });
  const show = () => hidden.setAttribute("aria-pressed", "true");
  hidden.onclick = show;
  hidden.onkeydown = (event) => (event.key === "Enter" || event.key === " ") && show();
  return hidden;
}
