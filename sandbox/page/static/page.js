// The page's script: it sends what the person does, and redraws the parts that the server says have changed.

const { root, person, place, thread } = document.body.dataset;
const mine = `${root}/as/${person}`;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Talking to the server

async function send(path, body = {}) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  try {
    const response = await fetch(path, options);
    const answer = response.headers.get("Content-Type")?.includes("json") ? await response.json() : {};
    if (answer.notice) toast(answer.notice);
    else if (!response.ok) toast("Something went wrong in the sandbox. Its log says more.");
    return answer;
  } catch {
    toast("The sandbox does not answer. Is it still running?");
    return {};
  }
}

function toast(words) {
  const note = Object.assign(document.createElement("div"), { className: "toast", textContent: words });
  one(".toasts").append(note);
  setTimeout(() => note.remove(), 8000);
}

async function redraw(name) {
  const pane = one(`[data-pane="${name}"]`);
  if (!pane) return;
  const response = await fetch(pane.dataset.src);
  if (!response.ok) return;
  const sticks = "stick" in pane.dataset && pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  const fresh = document.createElement("template");
  fresh.innerHTML = await response.text();
  patch(pane, fresh.content);
  if (sticks) pane.scrollTop = pane.scrollHeight;
  drawn(pane);
}

// Makes the old tree like the new one; what is the same stays, with what was typed into it and its focus.
function patch(old, fresh) {
  const keyed = (node) => node.nodeType === 1 && (node.dataset.key || node.id);
  const kept = new Map([...old.childNodes].filter(keyed).map((node) => [keyed(node), node]));
  const wanted = [...fresh.childNodes].map((node, index) => {
    const before = keyed(node) ? kept.get(keyed(node)) : old.childNodes[index];
    if (!before || before.nodeName !== node.nodeName || keyed(before) !== keyed(node)) return node;
    if (before.isEqualNode(node)) return before;
    if (before.nodeType !== 1 || ["SVG", "SELECT", "TEXTAREA"].includes(before.nodeName.toUpperCase())) return node;
    for (const { name } of [...before.attributes]) if (!node.hasAttribute(name) && name !== "open") before.removeAttribute(name);
    for (const { name, value } of node.attributes) if (before.getAttribute(name) !== value) before.setAttribute(name, value);
    patch(before, node);
    return before;
  });
  old.replaceChildren(...wanted);
}

// What a part needs once it is drawn
function drawn(pane) {
  if (pane.dataset.pane === "modal") showModal(pane);
  if (pane.dataset.pane === "clock") tick();
  if (pane.dataset.pane === "sidebar" || pane.dataset.pane === "messages") markUnread();
  all("[data-table]", pane).forEach((table) => showPage(table, 0));
}

function listen() {
  const changes = new EventSource(`${mine}/changes?place=${place}`);
  const due = new Set();
  changes.addEventListener("redraw", ({ data }) => {
    if (!due.size) setTimeout(() => { const names = [...due]; due.clear(); names.forEach(redraw); }, 20);
    data.split(" ").forEach((name) => due.add(name));
  });
  changes.addEventListener("notice", ({ data }) => toast(data));
  changes.addEventListener("open", () => {
    document.body.dataset.live = "";
    ["sidebar", "messages", "thread", "home", "modal", "clock"].forEach(redraw);
  });
}

// The clock of the bot goes on by itself between two moves
function tick() {
  const face = one("[data-clock]");
  if (!face) return;
  if (face.drawnFor !== face.dataset.clock) Object.assign(face, { drawnFor: face.dataset.clock, lead: face.dataset.clock * 1000 - Date.now() });
  const words = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: face.dataset.zone };
  face.textContent = new Intl.DateTimeFormat("en-GB", words).format(Date.now() + face.lead);
}

function markUnread() {
  for (const link of all("[data-latest]")) {
    const [channel, ts] = link.dataset.latest.split(" ");
    const key = `seen ${person} ${channel}`;
    if (channel === place || sessionStorage.getItem(key) === null) sessionStorage.setItem(key, ts || "");
    link.classList.toggle("unread", (ts || "") > sessionStorage.getItem(key));
  }
}

// Elements: whose they are, and what stands in them

function holder(element) {
  const view = element.closest("[data-view]")?.dataset.view;
  if (view) return { view };
  const { message, channel } = element.closest("[data-message]").dataset;
  return { message, channel };
}

function answer(element) {
  const kind = element.dataset.kind;
  if (kind === "checkboxes" || kind.startsWith("multi_")) return all("input:checked", element).map((box) => box.value);
  if (kind === "radio_buttons") return one("input:checked", element)?.value ?? null;
  if (kind === "file_input") return element.uploaded ?? [];
  if (kind === "external_select") return element.found?.get(one("input", element).value) ?? null;
  return one(".field", element).value;
}

function answers(form) {
  return all("[data-block][data-kind]", form).filter((element) => one(".field, input", element))
    .map((element) => ({ block: element.dataset.block, action: element.dataset.action, answer: answer(element) }));
}

async function act(element, value) {
  if (element.dataset.confirm && !(await confirmed(JSON.parse(element.dataset.confirm)))) return redraw("messages");
  const form = element.closest("[data-view]");
  const { block, action } = element.dataset;
  return send(`${mine}/act`, { ...holder(element), block, action, answer: value, answers: form ? answers(form) : [] });
}

function confirmed(words) {
  const dialog = one("#confirm");
  one("h2", dialog).textContent = words.title?.text ?? "Are you sure?";
  one("[data-part=text]", dialog).textContent = words.text.text;
  one("[data-part=deny]", dialog).textContent = words.deny?.text ?? "Cancel";
  const yes = one("[data-part=confirm]", dialog);
  yes.textContent = words.confirm?.text ?? "Yes";
  yes.className = `button ${words.style ?? "primary"}`;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "confirm"), { once: true }));
}

function showModal(dialog) {
  const form = one("form", dialog);
  if (!form && dialog.open) dialog.close();
  if (form && !dialog.open) dialog.showModal();
  if (!document.activeElement.matches("dialog .field, dialog input")) one("[aria-invalid]", dialog)?.focus();
}

let uploading = Promise.resolve();

async function upload(file, query = "") {
  const path = `${mine}/files?name=${encodeURIComponent(file.name)}${query}`;
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
  return (await response.json()).file;
}

async function lookUp(input) {
  const element = input.closest("[data-kind]");
  if (element.found?.has(input.value)) return;
  const { block, action } = element.dataset;
  const { options = [] } = await send(`${mine}/look-up`, { ...holder(element), block, action, text: input.value });
  element.found = new Map(options.map((option) => [option.text.text, option]));
  one("datalist", element).replaceChildren(...[...element.found.keys()].map((value) => Object.assign(document.createElement("option"), { value })));
}

// Data tables: sorted by a click, a page at a time

function showPage(table, step) {
  const rows = all("tbody tr", table);
  const size = Number(table.dataset.pageSize);
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const now = Math.min(last, Math.max(0, Number(table.dataset.pageNow ?? 0) + step));
  table.dataset.pageNow = now;
  rows.forEach((row, index) => { row.hidden = Math.floor(index / size) !== now; });
  one(".pager", table).hidden = last === 0;
  one(".pager span", table).textContent = `${now * size + 1}–${Math.min(rows.length, (now + 1) * size)} of ${rows.length}`;
}

function sort(table, column) {
  const head = all("thead th", table)[column];
  const up = head.ariaSort !== "ascending";
  all("thead th", table).forEach((other) => { other.ariaSort = "none"; });
  head.ariaSort = up ? "ascending" : "descending";
  const value = (row) => row.cells[column].dataset.value;
  const compare = (a, b) => value(a).localeCompare(value(b), undefined, { numeric: true }) * (up ? 1 : -1);
  const numeric = (a, b) => (value(a) - value(b)) * (up ? 1 : -1);
  const rows = all("tbody tr", table);
  rows.sort(rows.every((row) => value(row) !== "" && !Number.isNaN(Number(value(row)))) ? numeric : compare);
  one("tbody", table).replaceChildren(...rows);
  table.dataset.pageNow = 0;
  showPage(table, 0);
}

// The composer, with completion of commands, people and channels

class Composer {
  constructor(form) {
    this.form = form;
    this.box = one("textarea", form);
    this.list = one("[role=listbox]", form);
    this.offers = all("li", one("template", form).content);
    this.sent = "";
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("blur", () => setTimeout(() => this.offer([]), 150));
    this.list.addEventListener("mousedown", (event) => { event.preventDefault(); this.complete(event.target.closest("li")); });
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
  }

  typed() {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
    const word = this.box.value.slice(0, this.box.selectionStart).match(/(^\/\S*|(?<=^|\s)[@#][\w.-]*)$/)?.[0];
    const fits = (item) => item.dataset.insert.toLowerCase().startsWith(word.toLowerCase());
    this.offer(word ? this.offers.filter(fits) : this.hint());
  }

  // Once a command stands there, its hint stays in sight while its text is typed
  hint() {
    const command = this.box.value.match(/^\/\S+(?=\s)/)?.[0];
    return this.offers.filter((item) => item.dataset.insert === command).map((item) => Object.assign(item, { stays: true }));
  }

  offer(items) {
    this.list.replaceChildren(...items.map((item, index) => Object.assign(item.cloneNode(true), { id: `${this.list.id}-${index}`, stays: item.stays })));
    items.forEach((item) => { item.stays = false; });
    this.list.hidden = !items.length;
    this.box.setAttribute("aria-expanded", String(items.length > 0));
    this.pick(this.list.firstElementChild);
  }

  pick(item) {
    all("li", this.list).forEach((other) => other.setAttribute("aria-selected", String(other === item && !item.stays)));
    if (item) { this.box.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); }
    else this.box.removeAttribute("aria-activedescendant");
  }

  get picked() { return one("[aria-selected=true]", this.list); }

  pressed(event) {
    const { key } = event;
    if (event.isComposing) return;
    if (this.picked && (key === "ArrowDown" || key === "ArrowUp")) {
      const next = key === "ArrowDown" ? this.picked.nextElementSibling ?? this.list.firstElementChild : this.picked.previousElementSibling ?? this.list.lastElementChild;
      this.pick(next);
    } else if (this.picked && (key === "Tab" || (key === "Enter" && this.picked.dataset.insert !== this.box.value))) this.complete(this.picked);
    else if (key === "Escape" && !this.list.hidden) this.offer([]);
    else if (key === "Enter" && !event.shiftKey) this.send();
    else if (key === "ArrowUp" && !this.box.value) { this.box.value = this.sent; this.typed(); }
    else return;
    event.preventDefault();
  }

  complete(item) {
    if (!item || item.stays) return;
    const before = this.box.value.slice(0, this.box.selectionStart).replace(/[/@#]\S*$/, "");
    const after = this.box.value.slice(this.box.selectionStart);
    const done = `${before}${item.dataset.insert} `;
    this.box.value = done + after;
    this.box.setSelectionRange(done.length, done.length);
    this.box.focus();
    this.typed();
  }

  async send() {
    const text = this.box.value.trim();
    if (!text) return;
    this.sent = text;
    this.box.value = "";
    this.typed();
    const pane = one('[data-pane="messages"]');
    if (pane) pane.scrollTop = pane.scrollHeight;
    await send(`${mine}/in/${place}/say`, { text, thread: this.form.dataset.thread });
  }
}

// What people do

const clicks = {
  press: (target, value) => { if (target.dataset.url) window.open(target.dataset.url, "_blank", "noopener"); return act(target.closest("[data-kind]"), value); },
  react: (target, emoji) => send(`${mine}/react`, { ...holder(target), emoji }),
  shortcut: (target, callback) => send(`${mine}/shortcut`, { callback }),
  messageShortcut: (target, callback) => send(`${mine}/shortcut`, { ...holder(target), callback }),
  close: (target, much) => send(`${mine}/modal/close`, { everything: much === "all" }),
  join: () => send(`${mine}/in/${place}/join`).then(() => location.reload()),
  sort: (target, column) => sort(target.closest("[data-table]"), Number(column)),
  page: (target, step) => showPage(target.closest("[data-table]"), Number(step)),
  toggle: (target, id) => target.setAttribute("aria-expanded", String(one(`#${id}`).classList.toggle("shown"))),
  move: async (target, index) => { target.ariaBusy = "true"; await send(`${root}/clock/${index}`); target.removeAttribute("aria-busy"); },
};

document.addEventListener("click", (event) => {
  for (const [name, does] of Object.entries(clicks)) {
    const target = event.target.closest(`button[data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}]`);
    if (target) { target.closest("details.menu")?.removeAttribute("open"); does(target, target.dataset[name]); break; }
  }
  all("details.menu[open]").filter((menu) => !menu.contains(event.target)).forEach((menu) => { menu.open = false; });
});

document.addEventListener("change", async ({ target }) => {
  if (target.matches("[data-act-as]")) { location.href = target.value; return; }
  if ("drop" in target.dataset) { await upload(target.files[0], "&drop"); return; }
  const element = target.closest("[data-kind]");
  if (target.type === "file") {
    uploading = Promise.all([...target.files].map((file) => upload(file)));
    element.uploaded = await uploading;
  }
  if (!element || !("live" in element.dataset) || one("details.several", element)) return;
  if (target.matches("[data-look-up]") && target.value && answer(element) === null) return;
  act(element, answer(element));
});

document.addEventListener("input", ({ target }) => { if (target.matches("[data-look-up]")) lookUp(target); });

document.addEventListener("toggle", ({ target }) => {
  if (!target.matches?.("details.several") || target.open) return;
  const element = target.closest("[data-kind]");
  const labels = all("input:checked + span", target).map((span) => Object.assign(document.createElement("span"), { className: "chip", textContent: span.textContent }));
  if (labels.length) one("summary", target).replaceChildren(...labels);
  if ("live" in element.dataset) act(element, answer(element));
}, true);

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-view]")) return;
  event.preventDefault();
  await uploading;
  if (event.target.closest("dialog")) await send(`${mine}/modal/submit`, { ...holder(event.target), answers: answers(event.target) });
});

one('[data-pane="modal"]').addEventListener("cancel", (event) => { event.preventDefault(); send(`${mine}/modal/close`, { everything: false }); });

all("[data-pane]").forEach(drawn);
all("[data-stick], [data-pane=thread]").forEach((pane) => { pane.scrollTop = pane.scrollHeight; });
all("[data-composer]").map((form) => new Composer(form)).at(thread ? -1 : 0)?.box.focus({ preventScroll: true });
setInterval(tick, 1000);
listen();
