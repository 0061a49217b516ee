// The chat page, second part: what is written goes out once, also over a bad connection.
// ---- sending -------------------------------------------------------------------------------------------------

let flushing = false;
let flushTimer = 0;
let failures = 0;
let notBefore = 0;

function showPending(item) {
  if (item.path !== 'messages' || pending.has(item.body.client_id)) return;
  const view = { author: 'customer', name: '', text: item.body.text, html: '', at: item.at, edited: false, buttons: [], files: item.files || [], above: item.above };
  const node = makeMessage(view);
  node.classList.add('pending');
  pending.set(item.body.client_id, node);
  byId('welcome').hidden = true;
  log.append(node);
  toEnd();
}

function markLate() {
  for (const node of pending.values()) {
    if (node.classList.contains('pending')) node.querySelector('.meta').textContent = words['chat-not-sent'];
  }
}

function enqueue(path, body, files = [], above = '') {
  const item = { path, body: { client_id: newId(), ...body }, at: new Date().toISOString(), files, above };
  writeOutbox([...readOutbox(), item]);
  showPending(item);
  flush();
  return item;
}

async function call(path, body) {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': config.language };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), SEND_TIMEOUT);
  const options = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  try {
    return await fetch(API + path, { ...options, headers, signal: abort.signal, cache: 'no-store' });
  } finally {
    clearTimeout(timer);
  }
}

// True when the item is dealt with; false when it must be sent again, with the same client id.
async function sendOne(item) {
  let response;
  try {
    response = await call(item.path, item.body);
  } catch {
    return false;
  }
  if (response.ok) {
    accept(item);
    return true;
  }
  const problem = await response.json().catch(() => ({}));
  if (response.status === 429) {
    notBefore = Date.now() + 1000 * Number(response.headers.get('Retry-After') || 5);
    complain(problem.message || words['chat-busy']);
    return false;
  }
  if (response.status === 401) await call('session', {}).catch(() => null);
  if (response.status >= 500 || response.status === 401 || response.status === 408) return false;
  refuse(item, problem.message || words['chat-closed']);
  return true;
}

function accept(item) {
  forget(item);
  complain('');
  const node = pending.get(item.body.client_id);
  if (!node) return;
  node.classList.remove('pending');
  node.querySelector('.meta').textContent = clock.format(new Date(item.at));
}

function refuse(item, sentence) {
  forget(item);
  pending.get(item.body.client_id)?.remove();
  pending.delete(item.body.client_id);
  if (item.path === 'messages' && !text.value) setText(item.body.text);
  if (item.path === 'messages') pickAgain(item);
  if (item.path === 'messages') complain(sentence);
  arrange();
}

async function flush() {
  clearTimeout(flushTimer);
  if (flushing) return;
  flushing = true;
  try {
    for (let item; (item = readOutbox()[0]) && Date.now() >= notBefore;) {
      if (!(await sendOne(item))) {
        failures += 1;
        break;
      }
      failures = 0;
    }
  } finally {
    flushing = false;
  }
  if (readOutbox().length) {
    markLate();
    const pause = Math.min(15000, 1000 * 2 ** Math.min(Math.max(failures - 1, 0), 4));
    flushTimer = setTimeout(flush, Math.max(pause, notBefore - Date.now()));
  }
}

function press(id, action, button) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  setTimeout(() => button.removeAttribute('aria-busy'), 4000);
  enqueue('press', { message_id: id, action });
}

// ---- the line for writing ------------------------------------------------------------------------------------

function complain(sentence) {
  byId('trouble').textContent = sentence;
  byId('trouble').hidden = !sentence;
}

function fitText() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
  byId('send').disabled = !text.value.trim() && !picked.length;
  keep.set(DRAFT, text.value);
}

function setText(value) {
  text.value = value;
  fitText();
}

function submit() {
  const value = text.value;
  if (!value.trim() && !picked.length) return;
  if (value.length > config.limit) {
    complain(words['chat-too-long']);
    return;
  }
  const files = takePicked();
  if (!files) return; // they are on their way, and the message goes with the last of them
  complain('');
  setText('');
  [lastSent, lastSign] = [Date.now(), 0];
  const above = takeAnswered();
  const body = { text: value, ...(files.length && { files: files.map((file) => file.key) }), ...(above && { reply_to: above.id }) };
  enqueue('messages', body, files, above?.words);
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
  text.focus();
});

// Who has just written and types on is about to say more: the bot waits for it.
const JUST_NOW = 10000, SIGN_EVERY = 2000;
let lastSent = 0;
let lastSign = 0;

function noteTyping() {
  const now = Date.now();
  if (state.holder !== 'bot' || !text.value.trim() || now - lastSent > JUST_NOW || now - lastSign < SIGN_EVERY) return;
  lastSign = now;
  call('typing', {}).catch(() => null); // a sign that is lost only makes the bot quicker
}

text.addEventListener('input', () => {
  fitText();
  noteTyping();
  if (text.value.length <= config.limit) complain('');
});
text.addEventListener('keydown', (event) => {
  const types = matchMedia('(pointer: coarse)').matches; // there, Enter is the only way to a new line
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || types) return;
  event.preventDefault();
  submit();
});
byId('newer').addEventListener('click', toEnd);
scroll.addEventListener('scroll', () => { if (isAtEnd()) byId('newer').hidden = true; }, { passive: true });
