// Building elements: only text and attributes, never markup, so nothing that people write can run.
export const byId = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name.includes("-") || name === "role" || name === "for") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const PATHS = {
  send: "M3 20.5v-6.6l9.5-1.9L3 10.1V3.5l19 8.5z",
  mic: "M12 15a3.5 3.5 0 003.5-3.5v-5a3.5 3.5 0 10-7 0v5A3.5 3.5 0 0012 15zm6.2-3.5a6.2 6.2 0 01-12.4 0H4a8 8 0 007.1 7.9V22h1.8v-2.6A8 8 0 0020 11.5z",
  clip: "M16.8 6v10.8a4.7 4.7 0 01-9.4 0V5.2a3 3 0 016 0v10.3a1.3 1.3 0 01-2.6 0V6H9.2v9.5a3 3 0 006 0V5.2a4.7 4.7 0 00-9.4 0v11.6a6.4 6.4 0 0012.8 0V6z",
  keys: "M5 5h5v5H5zm9 0h5v5h-5zM5 14h5v5H5zm9 0h5v5h-5z",
  close: "M18.3 7.1l-1.4-1.4-4.9 4.9-4.9-4.9-1.4 1.4 4.9 4.9-4.9 4.9 1.4 1.4 4.9-4.9 4.9 4.9 1.4-1.4-4.9-4.9z",
  more: "M12 8a2 2 0 100-4 2 2 0 000 4zm0 6a2 2 0 100-4 2 2 0 000 4zm0 6a2 2 0 100-4 2 2 0 000 4z",
  down: "M12 16.2L4.9 9.1l1.5-1.5 5.6 5.6 5.6-5.6 1.5 1.5z",
  menu: "M4 6.2h16v1.9H4zm0 4.9h16V13H4zM4 16h16v1.9H4z",
  play: "M8 5v14l11-7z",
  pause: "M7 5h4v14H7zm6 0h4v14h-4z",
  file: "M6 2h8l5 5v15H6zm7 1.5V8h4.5z",
  pin: "M12 2a7 7 0 017 7c0 5.2-7 13-7 13S5 14.2 5 9a7 7 0 017-7zm0 4.5A2.5 2.5 0 1012 11.500 2.5 2.500 0 0012 6.500z",
  checks: "M1.5 13.200l1.300-1.300 3.700 3.700 8.500-8.500 1.300 1.300-9.800 9.800zm9 2.300l1.300-1.300 1.200 1.300 8.500-8.500L22.800 8.300 13 18.100z",
  link: "M7 17L16.300 7.700H10V6h9v9h-1.700V8.900L8.200 18.200z",
  image: "M4 4h16v16H4zm2 12.500h12l-4-5.300-3 4-2-2.600zM8.500 10a1.500 1.500 0 100-3 1.500 1.500 0 000 3z",
  smile: "M12 3a9 9 0 100 18 9 9 0 000-18zM8.500 8.500a1.400 1.400 0 110 2.800 1.400 1.400 0 010-2.800zm7 0a1.400 1.400 0 110 2.800 1.400 1.400 0 010-2.800zM7.500 14h9a4.600 4.600 0 01-9 0z",
  group: "M8.500 11.500a3.500 3.500 0 100-7 3.500 3.500 0 000 7zm0 2c-3.500 0-7 1.700-7 4.500v2h14v-2c0-2.800-3.500-4.500-7-4.500zm8-2a3 3 0 100-6zm1 2.300c1.500 1.200 2 2.700 2 4.200v2h3v-2c0-2.500-2.500-3.900-5-4.200z",
  person: "M12 12a4.500 4.500 0 100-9 4.500 4.500 0 000 9zm0 2c-4 0-8 2-8 5v2h16v-2c0-3-4-5-8-5z",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("i", `i-${name}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export function paintAvatar(element, id, name) {
  const first = segments.segment(name.trim())[Symbol.iterator]().next().value;
  element.textContent = first ? first.segment.toUpperCase() : "?";
  element.classList.add("avatar");
  element.dataset.color = String(Math.abs(id) % 7);
  return element;
}

export const avatar = (id, name) => paintAvatar(make("span", { "aria-hidden": "true" }), id, name);
