// Puts a round button on a page that opens the chat in a frame:
//   <script src="https://…/chat/embed.js" async data-start="page-42" data-lang="uk"></script>
// data-user with data-hash says who is signed in here (docs/identity.md).
'use strict';
(() => {
  const words = "$words";
  const script = document.currentScript;
  if (!script || window.answerdeskChat) return;
  window.answerdeskChat = true;
  const address = new URL('../chat', script.src);
  if (script.dataset.lang) address.searchParams.set('lang', script.dataset.lang);
  if (script.dataset.start) address.searchParams.set('start', script.dataset.start);
  const { user, hash, name, email } = script.dataset; // who the visitor is, signed by this site; behind "#" no log sees it
  if (user && hash) address.hash = new URLSearchParams({ user, hash, name: name || '', email: email || '' }).toString();
  const PATHS = { closed: 'M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-7L7 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V7A1.5 1.5 0 0 1 5 5.5z', open: 'M6 9.5l6 6 6-6' };
  const narrow = matchMedia('(max-width: 480px)');
  let frame = null;
  let isOpen = false;
  let unread = 0;

  function dress(node, style) { Object.assign(node.style, style); }

  const button = document.createElement('button');
  button.type = 'button';
  dress(button, {
    position: 'fixed', right: '20px', bottom: '20px', zIndex: '2147483000', width: '60px', height: '60px', padding: '0',
    border: '0', borderRadius: '50%', background: '#2c6a58', color: '#fff', cursor: 'pointer',
    boxShadow: '0 4px 16px rgba(0,0,0,.25)', display: 'grid', placeItems: 'center',
  });
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  dress(icon, { width: '28px', height: '28px', fill: 'none', stroke: 'currentColor', strokeWidth: '2', strokeLinecap: 'round', strokeLinejoin: 'round' });
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  icon.append(path);
  const badge = document.createElement('span');
  dress(badge, {
    position: 'absolute', top: '-2px', right: '-2px', minWidth: '22px', height: '22px', borderRadius: '11px', padding: '0 6px',
    background: '#a8321f', color: '#fff', font: '600 13px/22px system-ui, sans-serif', textAlign: 'center',
  });
  button.append(icon, badge);

  function place() {
    const full = narrow.matches;
    if (frame) {
      dress(frame, full
        ? { inset: '0', width: '100%', height: '100%', borderRadius: '0' }
        : { inset: 'auto 20px 92px auto', width: '400px', height: 'min(660px, calc(100vh - 116px))', borderRadius: '16px' });
      frame.style.display = isOpen ? 'block' : 'none';
    }
    button.style.display = isOpen && full ? 'none' : 'grid';
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', isOpen ? words.close : unread ? `${words.open} (${unread})` : words.open);
    button.title = isOpen ? words.close : words.open;
    path.setAttribute('d', isOpen ? PATHS.open : PATHS.closed);
    badge.textContent = String(unread);
    badge.style.display = unread && !isOpen ? 'block' : 'none';
  }

  function makeFrame() {
    frame = document.createElement('iframe');
    frame.src = address.href;
    frame.title = words.title;
    dress(frame, {
      position: 'fixed', zIndex: '2147483001', border: '0', background: 'Canvas', colorScheme: 'light dark',
      boxShadow: '0 8px 40px rgba(0,0,0,.25)',
    });
    document.body.append(frame);
  }

  function toggle(open) {
    isOpen = open;
    if (open && !frame) makeFrame();
    if (open) unread = 0;
    place();
    if (open) frame.focus();
    else button.focus();
  }

  button.addEventListener('click', () => toggle(!isOpen));
  narrow.addEventListener('change', place);
  window.addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== address.origin) return;
    if (event.data?.answerdesk === 'close') toggle(false);
    if (event.data?.answerdesk === 'message' && !isOpen) {
      unread += 1;
      place();
    }
  });
  place();
  document.body.append(button);
})();
