// Menus, the question box and the short notice.
import { byId, make } from "./dom.js";
import { words } from "./words.js";

let openMenu = null;

export function closeMenu() {
  if (!openMenu) return;
  openMenu.menu.remove();
  openMenu.from.setAttribute("aria-expanded", "false");
  openMenu = null;
}

export function menu(from, items) {
  closeMenu();
  const list = make("div", { class: "popup", role: "menu" });
  for (const [label, run] of items) {
    list.append(make("button", { type: "button", role: "menuitem", onclick: () => (closeMenu(), run()) }, label));
  }
  byId("phone").append(list);
  const place = from.getBoundingClientRect();
  const phone = byId("phone").getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left - phone.left, phone.width - list.offsetWidth - 8));
  const below = place.bottom - phone.top + 4;
  list.style.left = `${left}px`;
  list.style.top = `${below + list.offsetHeight > phone.height - 8 ? place.top - phone.top - list.offsetHeight - 4 : below}px`;
  openMenu = { menu: list, from };
  from.setAttribute("aria-expanded", "true");
  arrows(list, from);
}

export function arrows(list, from) {
  const items = [...list.querySelectorAll("button")];
  items[0]?.focus();
  list.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) event.preventDefault(), items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    if (event.key === "Escape") closeMenu(), from.focus();
  };
}

document.addEventListener("pointerdown", (event) => {
  if (openMenu && !openMenu.menu.contains(event.target) && !openMenu.from.contains(event.target)) closeMenu();
});

export function ask(text, yes) {
  const dialog = byId("dialog");
  byId("dialog-text").textContent = text;
  const buttons = yes ? [[words.cancel, ""], [yes, "yes"]] : [[words.ok, ""]];
  byId("dialog-buttons").replaceChildren(...buttons.map(([label, value]) => make("button", { value }, label)));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true }));
}

let fading = 0;

export function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.dir = "auto";
  box.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => (box.hidden = true), 3500);
}
