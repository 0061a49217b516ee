// The chat page: shows the transcript as the server knows it, keeps what is unsent, and says when it is offline.
'use strict';
(() => {
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

  // Addresses in what we wrote become links; everything is put in as text.
  function appendText(node, content) {
    let at = 0;
    for (const match of content.matchAll(/https?:\/\/[^\s<>"']+/g)) {
      const address = match[0].replace(/[).,;:!?…»”]+$/u, '');
      node.append(content.slice(at, match.index));
      const link = make('a', '', address);
      link.href = address;
      link.target = '_blank';
      link.rel = 'noopener nofollow';
      node.append(link);
      at = match.index + address.length;
    }
    node.append(content.slice(at));
  }

  function fillBubble(bubble, view) {
    if (view.html) {
      bubble.classList.add('article');
      bubble.innerHTML = view.html; // made by the server from an article, never from what a customer typed
    } else if (view.author === 'customer') {
      bubble.textContent = view.text;
    } else {
      appendText(bubble, view.text);
    }
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
    for (const { label, action } of view.buttons) {
      const button = make('button', 'choice', label);
      button.type = 'button';
      button.dataset.action = action;
      button.addEventListener('click', () => press(view.id, action, button));
      choices.append(button);
    }
    return choices;
  }

  function isCard(view) { return view.buttons.length > 0 || view.text.includes('\n') || view.text.length > 140; }

  function makeNotice(view) {
    const node = make('li', isCard(view) ? 'notice card' : 'notice');
    const sentence = make('div');
    appendText(sentence, view.text);
    node.append(sentence);
    if (view.buttons.length) node.append(makeChoices(view));
    return node;
  }

  function makeMessage(view) {
    if (view.author === 'system') return makeNotice(view);
    const node = make('li', `message ${view.author}`);
    const bubble = make('div', 'bubble');
    fillBubble(bubble, view);
    node.append(make('p', 'name', nameOf(view)), bubble, makeMeta(view));
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

  function show(view) {
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
      if (date !== day && (day || date !== new Date().toDateString())) node.before(make('li', 'day', sayDay(view.at)));
      const who = view.author + view.name;
      node.classList.toggle('follow', who === author && date === day);
      [day, author] = [date, who];
      for (const button of node.querySelectorAll('.choice')) {
        const action = button.dataset.action;
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

  // ---- sending -------------------------------------------------------------------------------------------------

  let flushing = false;
  let flushTimer = 0;
  let failures = 0;
  let notBefore = 0;

  function showPending(item) {
    if (item.path !== 'messages' || pending.has(item.body.client_id)) return;
    const view = { author: 'customer', name: '', text: item.body.text, html: '', at: item.at, edited: false, buttons: [] };
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

  function enqueue(path, body) {
    const item = { path, body: { client_id: newId(), ...body }, at: new Date().toISOString() };
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
    byId('send').disabled = !text.value.trim();
    keep.set(DRAFT, text.value);
  }

  function setText(value) {
    text.value = value;
    fitText();
  }

  function submit() {
    const value = text.value;
    if (!value.trim()) return;
    if (value.length > config.limit) {
      complain(words['chat-too-long']);
      return;
    }
    complain('');
    setText('');
    enqueue('messages', { text: value });
  }

  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    text.focus();
  });
  text.addEventListener('input', () => {
    fitText();
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

  // ---- the top line --------------------------------------------------------------------------------------------

  function setState(next) {
    state = next;
    const status = words[`chat-status-${next.holder}`] || '';
    byId('status').textContent = status.replace(OPERATOR, next.operator);
    byId('human').hidden = next.holder !== 'bot';
    arrange();
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

  async function open() {
    clearTimeout(connectTimer);
    try {
      await call('session', {});
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
    unread = 0;
    document.title = title;
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
})();
