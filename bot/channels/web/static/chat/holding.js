// The chat page: files that were picked and not sent yet outlive a reload, also in the middle of an upload.
// ---- files of this tab, in the browser's own database ---------------------------------------------------------

const TAB = 'answerdesk.tab';
const HELD_FOR = 20 * 3600e3; // the server keeps what was not sent for a day

const tab = (() => {
  try {
    const known = sessionStorage.getItem(TAB) || newId();
    sessionStorage.setItem(TAB, known);
    return known;
  } catch { return ''; } // no storage here: nothing is held
})();

const shelf = tab && window.indexedDB ? new Promise((open) => {
  const request = indexedDB.open('answerdesk', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('files', { keyPath: 'id' });
  request.onsuccess = () => open(request.result);
  request.onerror = () => open(null);
}) : Promise.resolve(null);

async function withHeld(mode, work) {
  const database = await shelf;
  if (!database) return null;
  return new Promise((done) => {
    const request = work(database.transaction('files', mode).objectStore('files'));
    request.onsuccess = () => done(request.result);
    request.onerror = () => done(null);
  }).catch(() => null);
}

function hold({ id, name, size, kind, key, blob, at }) {
  return withHeld('readwrite', (files) => files.put({ id, name, size, kind, key, blob, at, tab }));
}

const letGo = (one) => withHeld('readwrite', (files) => files.delete(one.id));

async function listHeld() {
  const all = (await withHeld('readonly', (files) => files.getAll())) || [];
  const old = all.filter((one) => Date.now() - one.at > HELD_FOR);
  old.forEach(letGo);
  return all.filter((one) => one.tab === tab && !old.includes(one)).sort((one, two) => one.at - two.at);
}
