// The chat page, last part: the top line, the stream, and the start.
// ---- the top line --------------------------------------------------------------------------------------------

function setState(next) {
  state = next;
  const status = words[`chat-status-${next.holder}`] || '';
  byId('status').textContent = status.replace(OPERATOR, next.operator);
  byId('human').hidden = next.holder !== 'bot' || Boolean(next.moved);
  arrangeTelling();
  arrangeMail();
  arrangeMove();
  arrange();
  noteSeen();
}

function setTyping(on) {
  const following = isAtEnd();
  byId('typing').hidden = !on;
  byId('typing-name').textContent = on ? `${words['chat-bot']} ${words['chat-typing']}` : '';
  if (following) toEnd();
}

byId('human').addEventListener('click', (event) => press(0, 'human', event.currentTarget));
byId('language').addEventListener('change', async (event) => {
  const language = event.target.value;
  await call('language', { language }).catch(() => null);
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  location.replace(address);
});

// ---- the stream ----------------------------------------------------------------------------------------------

let source = null;
let cursor = '';
let offlineTimer = 0;
let connectTimer = 0;
let unread = 0;
let hiddenSince = 0;
let lastWord = 0;
const title = document.title;

function setOffline(off) {
  clearTimeout(offlineTimer);
  byId('offline').hidden = !off;
}

function suspectOffline() {
  clearTimeout(offlineTimer);
  offlineTimer = setTimeout(() => setOffline(true), navigator.onLine ? 3000 : 0);
}

function noteUnread(view) {
  if (view.author === 'customer') return;
  if (embedded) window.parent.postMessage({ answerdesk: 'message' }, '*');
  if (!document.hidden) return;
  tell(view);
  unread += 1;
  document.title = `(${unread}) ${title}`;
}

function follow(name, handle) {
  source.addEventListener(name, (event) => {
    cursor = event.lastEventId || cursor;
    lastWord = Date.now();
    handle(JSON.parse(event.data));
  });
}

function connect() {
  clearTimeout(connectTimer);
  source?.close();
  source = new EventSource(`${API}stream?cursor=${encodeURIComponent(cursor)}`);
  source.onopen = () => {
    setOffline(false);
    flush();
  };
  source.onerror = () => {
    suspectOffline();
    if (source.readyState === EventSource.CLOSED) connectTimer = setTimeout(open, 5000);
  };
  lastWord = Date.now();
  follow('beat', () => {});
  follow('state', setState);
  follow('typing', ({ on }) => setTyping(on));
  follow('changed', (view) => show(view));
  follow('message', (view) => {
    if (view.author !== 'customer') setTyping(false);
    if (show(view)) noteUnread(view);
    noteSeen();
  });
}

async function load() {
  const known = [...shown.keys()].sort((a, b) => a - b);
  const tail = known.length ? Math.max(0, (known.at(-LINES) ?? known[0]) - 1) : 0;
  const response = await call(tail ? `messages?after=${tail}` : 'messages');
  if (response.status === 401) return false;
  if (!response.ok) throw new Error(String(response.status));
  const transcript = await response.json();
  cursor = transcript.cursor;
  const following = isAtEnd();
  takePage(transcript, known);
  transcript.messages.forEach(put);
  setState(transcript.state);
  if (following) toEnd();
  return true;
}

function explainBlocked() {
  const link = make('a', '', words['chat-new-tab']);
  link.href = location.href;
  link.target = '_blank';
  link.rel = 'noopener';
  byId('blocked').replaceChildren(`${words['chat-cookies']} `, link);
  byId('blocked').hidden = false;
}

// The site around the page says who is signed in there; whoever it is, the chat is theirs from here on.
async function signIn() {
  const said = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (!said.user || !said.hash) return;
  const response = await call('identify', said);
  const { switched } = response.ok ? await response.json() : {};
  if (switched && shown.size) location.reload(); // what stands here is of somebody else
}

async function open() {
  clearTimeout(connectTimer);
  try {
    await call('session', {});
    await signIn();
    if (!(await load())) {
      explainBlocked();
      return;
    }
    if (config.start) await call('start', { payload: config.start });
  } catch {
    arrange();
    suspectOffline();
    connectTimer = setTimeout(open, 3000);
    return;
  }
  connect();
}

// A connection can die, or a proxy hold events back, without any error: the server is never silent for so long.
setInterval(() => { if (source && Date.now() - lastWord > SILENCE) open(); }, 5000);
window.addEventListener('offline', () => setOffline(true));
window.addEventListener('online', open);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    hiddenSince = Date.now();
    return;
  }
  told?.close();
  unread = 0;
  document.title = title;
  noteStir();
  if (Date.now() - hiddenSince > 60000) open(); // a sleeping phone loses connections without noticing
});

if (embedded) {
  const leave = () => window.parent.postMessage({ answerdesk: 'close' }, '*');
  byId('close').hidden = false;
  byId('close').addEventListener('click', leave);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') leave(); });
}

setText(keep.get(DRAFT) || '');
readOutbox().forEach(showPending);
if (matchMedia('(pointer: fine)').matches) text.focus();
open().finally(() => {
  toEnd();
  requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
});
