// The chat page: who may be away when a person answers leaves an address, and what was read is told.
// ---- letters -------------------------------------------------------------------------------------------------

const AWAKE = 60000; // after the last sign of somebody at the page
const mailForm = byId('mail-form');
const mailField = byId('mail-address');
let lastStir = Date.now();
let seenThrough = 0;
let mailOpen = false;

function arrangeMail() {
  const offered = config.mail && (state.holder !== 'bot' || state.mail);
  byId('mail').hidden = !offered;
  byId('mail-open').hidden = mailOpen || Boolean(state.mail);
  mailForm.hidden = !mailOpen;
  byId('mail-kept').hidden = mailOpen || !state.mail;
  const [before, after = ''] = words[state.mail_problem ? 'chat-mail-bounced' : 'chat-mail-kept'].split(OPERATOR);
  byId('mail-note').replaceChildren(before, make('b', '', state.mail), after);
  byId('mail-note').classList.toggle('bad', Boolean(state.mail_problem));
}

function openMail(on) {
  mailOpen = on;
  if (on && !mailField.value) mailField.value = state.mail || '';
  complainOfMail('');
  arrangeMail();
  if (on) mailField.focus();
  else text.focus();
}

function complainOfMail(sentence) {
  byId('mail-problem').textContent = sentence;
  byId('mail-problem').hidden = !sentence;
  mailField.setAttribute('aria-invalid', String(Boolean(sentence)));
}

async function keepMail(address) {
  const answer = await call('mail', { address }).then(async (response) => [response.ok, await response.json()], () => [false, {}]);
  const [ok, { address: kept, message }] = answer;
  if (!ok) {
    if (address) complainOfMail(message || words['chat-mail-failed']);
    else complain(message || words['chat-mail-failed']);
    return;
  }
  state = { ...state, mail: kept, mail_problem: false };
  mailField.value = kept;
  seenThrough = 0;
  openMail(false);
  noteSeen();
}

// Read is what stood in an open window while somebody was there.
function noteSeen() {
  const newest = Math.max(0, ...shown.keys());
  if (!state.mail || document.hidden || !scroll.clientHeight || !isAtEnd() || newest <= seenThrough) return;
  if (Date.now() - lastStir > AWAKE) return;
  const before = seenThrough;
  seenThrough = newest;
  call('seen', { through: newest }).then((response) => { if (!response.ok) seenThrough = before; }, () => { seenThrough = before; });
}

function noteStir() {
  lastStir = Date.now();
  noteSeen();
}

byId('mail-open').addEventListener('click', () => openMail(true));
byId('mail-change').addEventListener('click', () => openMail(true));
byId('mail-cancel').addEventListener('click', () => { mailField.value = ''; openMail(false); });
byId('mail-remove').addEventListener('click', () => keepMail(''));
mailForm.addEventListener('submit', (event) => {
  event.preventDefault();
  if (mailField.value.trim()) keepMail(mailField.value);
  else mailField.focus();
});
for (const sign of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'focus']) {
  window.addEventListener(sign, noteStir, { passive: true });
}
scroll.addEventListener('scroll', noteSeen, { passive: true });
