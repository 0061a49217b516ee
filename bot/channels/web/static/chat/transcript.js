// The chat page, first part: what is kept in this browser, and the transcript as the server knows it.
// The three parts are served as one script and see each other's names.
const config = JSON.parse(document.body.dataset.config);
const words = config.words;
const API = 'chat/api/';
const OUTBOX = 'answerdesk.outbox';
const DRAFT = 'answerdesk.draft';
const OPERATOR = '\u0001';
const SEND_TIMEOUT = 15000;
const SILENCE = 40000;
const embedded = window.parent !== window;
const byId = (id) => document.getElementById(id);
const scroll = byId('scroll');
const log = byId('log');
const text = byId('text');

// ---- what is kept in this browser ----------------------------------------------------------------------------

const memory = new Map();
const keep = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return memory.get(key) ?? null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, value); } catch { memory.set(key, value); }
  },
};

function readOutbox() {
  try {
    const list = JSON.parse(keep.get(OUTBOX) || '[]');
    return Array.isArray(list) ? list.filter((item) => item && item.path && item.body) : [];
  } catch {
    return [];
  }
}

function writeOutbox(list) { keep.set(OUTBOX, JSON.stringify(list)); }

function forget(item) { writeOutbox(readOutbox().filter((other) => other.body.client_id !== item.body.client_id)); }

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}

// ---- the transcript ------------------------------------------------------------------------------------------

const shown = new Map(); // message id -> {view, node}
const pending = new Map(); // client id -> node
let state = { holder: 'bot', operator: '', language: config.language };
const clock = new Intl.DateTimeFormat(config.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const calendar = new Intl.DateTimeFormat(config.language, { day: 'numeric', month: 'long' });
const relative = new Intl.RelativeTimeFormat(config.language, { numeric: 'auto' });

function make(tag, name, content) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (content !== undefined) node.textContent = content;
  return node;
}

function fillBubble(bubble, view) {
  if (view.html) {
    bubble.classList.add('article');
    bubble.innerHTML = view.html; // made by the server from an article, never from what a customer typed
  } else if (view.author === 'customer') {
    bubble.textContent = view.text;
  } else {
    appendTold(bubble, view);
  }
  if (view.files?.length) bubble.append(makeFiles(view));
}

const unitOf = (unit) => new Intl.NumberFormat(config.language, { style: 'unit', unit, maximumFractionDigits: 1 });
const sizeOf = (octets) => (octets < 1e6 ? unitOf('kilobyte').format(Math.max(1, Math.round(octets / 1e3))) : unitOf('megabyte').format(octets / 1e6));

// Pictures are seen, anything else can be saved. A file on its way has an address in this browser only, or none.
function makeFile(view, file) {
  const address = file.url || (view.id ? `${API}files/${view.id}/${file.number}` : '');
  const node = make(address ? 'a' : 'span', file.kind === 'photo' && address ? 'picture' : 'file');
  if (address) Object.assign(node, { href: address, target: '_blank', rel: 'noopener' });
  if (!node.classList.contains('picture')) {
    node.append(make('span', 'file-name', file.name), make('span', 'file-size', sizeOf(file.size)));
    return node;
  }
  const image = Object.assign(make('img'), { src: file.url || `${address}/small`, alt: file.name, loading: 'lazy' });
  image.addEventListener('load', () => { if (following) toEnd(); });
  image.addEventListener('error', () => node.replaceWith(make('span', 'file', `${file.name}: ${words['chat-file-gone']}`)));
  const following = isAtEnd();
  node.append(image);
  return node;
}

function makeFiles(view) {
  const node = make('span', 'files');
  node.append(...view.files.map((file) => makeFile(view, file)));
  return node;
}

function nameOf(view) {
  if (view.author === 'customer') return words['chat-you'];
  return view.author === 'operator' ? view.name : words['chat-bot'];
}

function makeMeta(view) {
  const meta = make('p', 'meta');
  const time = make('time', '', clock.format(new Date(view.at)));
  time.dateTime = view.at;
  meta.append(time);
  if (view.edited) meta.append(' · ', make('span', 'edited', words['chat-edited']));
  return meta;
}

function makeChoices(view) {
  const choices = make('div', 'choices');
  for (const { label, action, chosen } of view.buttons) {
    if (chosen) {
      choices.append(make('span', 'choice is-chosen', `✓ ${label}`));
      continue;
    }
    const button = make('button', 'choice', label);
    button.type = 'button';
    button.dataset.action = action;
    if (action.startsWith('copy:')) {
      if (!navigator.clipboard) continue; // only a page of a secure address may
      button.addEventListener('click', () => copyNumber(action.slice(5), button));
    } else {
      button.addEventListener('click', () => press(view.id, action, button));
    }
    choices.append(button);
  }
  return choices;
}

function isCard(view) { return view.buttons.length > 0 || view.text.includes('\n') || view.text.length > 140; }

function makeNotice(view) {
  const node = make('div', isCard(view) ? 'notice card' : 'notice');
  const sentence = make('div');
  appendTold(sentence, view);
  node.append(sentence);
  if (view.buttons.length) node.append(makeChoices(view), makeAnswer(view, sentence));
  return node;
}

function makeMessage(view) {
  if (view.author === 'system') return makeNotice(view);
  const node = make('div', `message ${view.author}`);
  const bubble = make('div', 'bubble');
  fillBubble(bubble, view);
  node.append(make('p', 'name', nameOf(view)));
  if (view.above) node.append(make('p', 'above', view.above));
  const meta = makeMeta(view);
  if (view.id && view.author !== 'customer') meta.append(makeAnswer(view, bubble));
  node.append(bubble, meta);
  if (view.buttons.length) node.append(makeChoices(view));
  return node;
}

// Puts a message in its place, or its new version in place of the old one. True when it is new here.
function put(view) {
  const before = shown.get(view.id);
  const node = makeMessage(view);
  node.dataset.id = view.id;
  const focused = before && before.node.contains(document.activeElement);
  pending.get(view.client_id)?.remove();
  if (pending.delete(view.client_id)) forget({ body: { client_id: view.client_id } });
  shown.set(view.id, { view, node });
  if (before) before.node.replaceWith(node);
  else log.insertBefore(node, findNext(view.id));
  if (focused) text.focus();
  return !before;
}

function takeAway(view) {
  shown.get(view.id)?.node.remove();
  shown.delete(view.id);
  arrange();
  return false;
}

function show(view) {
  if (view.deleted) return takeAway(view);
  const following = isAtEnd();
  const isNew = put(view);
  arrange();
  if (following) toEnd();
  else if (isNew && view.author !== 'customer') byId('newer').hidden = false;
  return isNew;
}

// Messages stand in the order of their ids, unsent ones after them.
function findNext(id) {
  const lines = [...log.children].filter((node) => node.id !== 'welcome' && !node.classList.contains('day'));
  return lines.find((node) => !node.dataset.id || Number(node.dataset.id) > id) || null;
}

function arrange() {
  log.querySelectorAll('.day').forEach((node) => node.remove());
  byId('welcome').hidden = shown.size > 0;
  let day = '', author = '', lastHuman = null;
  const botHolds = state.holder === 'bot';
  for (const [, { view, node }] of [...shown].sort((a, b) => a[0] - b[0])) {
    const date = new Date(view.at).toDateString();
    if (date !== day && (day || date !== new Date().toDateString())) node.before(make('div', 'day', sayDay(view.at)));
    const who = view.author + view.name;
    node.classList.toggle('follow', who === author && date === day);
    [day, author] = [date, who];
    for (const button of node.querySelectorAll('.choice')) {
      const action = button.dataset.action || '';
      button.hidden = action === 'human' || (!botHolds && /^(more|pick)/.test(action)); // would do nothing now
      if (action === 'human') lastHuman = button;
    }
  }
  if (lastHuman && botHolds) lastHuman.hidden = false;
  for (const { node } of shown.values()) {
    const choices = node.querySelector('.choices');
    if (choices) choices.hidden = !choices.querySelector('.choice:not([hidden])');
  }
}

function sayDay(at) {
  const midnight = (date) => new Date(date).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(Date.now())) / 86400000);
  const name = days > -2 ? relative.format(days, 'day') : calendar.format(new Date(at));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isAtEnd() { return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 96; }

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  byId('newer').hidden = true;
}

// ---- what stands above: fetched by the button, or when one scrolls up to it ------------------------------------

const LINES = 50;
let oldest = 0; // the first message there is here, shown or not
let fetching = false;

function noteOldest(page) {
  oldest = page.oldest || oldest;
  byId('earlier').hidden = !page.earlier;
}

async function showEarlier() {
  if (fetching || byId('earlier').hidden) return;
  fetching = true;
  try {
    const response = await call(`messages?before=${oldest}`);
    if (response.ok) insertAbove(await response.json());
  } catch {
    suspectOffline(); // the button stays for another try
  } finally {
    fetching = false;
  }
}

function insertAbove(page) {
  const hadFocus = document.activeElement === byId('earlier');
  log.setAttribute('aria-live', 'off'); // nobody wants all of it read out
  const below = scroll.scrollHeight - scroll.scrollTop;
  page.messages.forEach(put);
  arrange();
  noteOldest(page);
  scroll.scrollTop = scroll.scrollHeight - below; // the reader's line stays where it is
  if (hadFocus && byId('earlier').hidden) scroll.focus();
  requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
}

// The last lines again and what followed; all anew when more followed than is given at once.
function takePage(page, known) {
  if (!known.length) return noteOldest(page);
  if (page.oldest <= known.at(-1)) return undefined;
  shown.forEach(({ node }) => node.remove());
  shown.clear();
  return noteOldest(page);
}

byId('earlier').addEventListener('click', showEarlier);
scroll.addEventListener('scroll', () => { if (scroll.scrollTop < 200) showEarlier(); }, { passive: true });
