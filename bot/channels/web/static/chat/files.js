// The chat page, files: chosen, dropped, pasted or photographed; each is with us before its message is sent.
// ---- files ---------------------------------------------------------------------------------------------------

let picked = []; // files of the next message: { id, at, blob, name, size, kind, key, url, share, problem, request }
let waitsForFiles = false;

function pick(files) {
  if (!config.megabytes) return;
  complain('');
  for (const file of files) {
    if (picked.length >= config.files) { complain(words['chat-files-many']); break; }
    const one = { id: newId(), at: Date.now() + picked.length, blob: file, name: file.name || 'photo', size: file.size, key: '' };
    take(Object.assign(one, { kind: isPicture(file) ? 'photo' : 'document' }));
    if (file.size > config.megabytes * 1e6) refuseFile(one, words['chat-file-large'].replace(OPERATOR, one.name));
    else {
      hold(one);
      bring(one);
    }
  }
  showPicked();
}

const isPicture = (file) => /^image\/(jpeg|png|webp|gif)$/.test(file.type);

function take(one) {
  Object.assign(one, { share: 0, problem: '', url: isPicture(one.blob) ? URL.createObjectURL(one.blob) : '' });
  picked.push(one);
}

// After a reload: what had arrived is there, what was on its way begins anew.
async function takeHeld() {
  if (!config.megabytes) return;
  for (const one of await listHeld()) {
    take(one);
    if (!one.key) bring(one);
  }
  showPicked();
}

async function bring(one, again = true) {
  Object.assign(one, { problem: '', share: 0 });
  showPicked();
  const request = new XMLHttpRequest();
  one.request = request;
  request.open('POST', `${API}files?name=${encodeURIComponent(one.name)}`);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader('Accept-Language', config.language);
  request.responseType = 'json';
  request.upload.onprogress = (event) => { one.share = event.loaded / event.total; showShare(one); };
  request.onload = async () => {
    if (request.status === 200) return arrive(one, request.response);
    if (request.status === 401 && again) { await call('session', {}).catch(() => null); return bring(one, false); }
    return refuseFile(one, request.response?.message, request.status < 500 && request.status !== 429);
  };
  request.onerror = () => refuseFile(one, '', false);
  request.send(one.blob);
}

function arrive(one, given) {
  Object.assign(one, { key: given.key, kind: given.kind, name: given.name, request: null });
  hold(one);
  showPicked();
  if (waitsForFiles && picked.every((other) => other.key)) submit();
}

function refuseFile(one, sentence, final = true) {
  Object.assign(one, { request: null, problem: sentence || words['chat-file-failed'], final });
  if (final) letGo(one);
  waitsForFiles = false;
  showPicked();
}

function putBack(one) {
  picked = picked.filter((other) => other !== one);
  one.request?.abort();
  letGo(one);
  if (one.key) fetch(`${API}files/${one.key}`, { method: 'DELETE' }).catch(() => null);
  if (one.url) URL.revokeObjectURL(one.url);
  showPicked();
  text.focus();
}

// What goes with the message; null while something is on its way, or can't go.
function takePicked() {
  if (picked.some((one) => one.problem)) {
    complain(picked.find((one) => one.problem).problem);
    return null;
  }
  waitsForFiles = picked.some((one) => !one.key);
  if (waitsForFiles) return null;
  const taken = picked.map(({ key, name, kind, size, url }) => ({ key, name, kind, size, url }));
  picked.forEach(letGo);
  picked = [];
  showPicked();
  return taken;
}

function pickAgain(item) {
  if (item.files?.length && !picked.length) { picked = item.files.map((file) => ({ ...file, problem: '', share: 1 })); showPicked(); }
}

// ---- the row of files ----------------------------------------------------------------------------------------

function makeAct(sign, label, act) {
  const node = make('button', 'picked-act', sign);
  Object.assign(node, { type: 'button', title: label });
  node.setAttribute('aria-label', label);
  node.addEventListener('click', act);
  return node;
}

function makePicked(one) {
  const node = make('div', `picked-file${one.problem ? ' bad' : ''}${one.key ? '' : ' coming'}`);
  node.setAttribute('role', 'listitem');
  one.node = node;
  if (one.url) node.append(Object.assign(make('img'), { src: one.url, alt: '', onerror: (event) => event.target.remove() }));
  const label = make('div', 'picked-text');
  label.append(make('div', 'file-name', one.name), make('div', 'picked-note'));
  node.append(label);
  if (one.problem && !one.final && one.blob) node.append(makeAct('↻', `${words['chat-file-again']}: ${one.name}`, () => bring(one)));
  node.append(makeAct('✕', `${words['chat-file-remove']}: ${one.name}`, () => putBack(one)));
  showShare(one);
  return node;
}

function showShare(one) {
  if (!one.node) return;
  const share = one.key ? 1 : one.share * 0.95; // the server looks at the rest
  one.node.style.setProperty('--share', share);
  const size = sizeOf(one.size);
  one.node.querySelector('.picked-note').textContent = one.problem || (one.key ? size : `${percent.format(share)} · ${size}`);
}

const percent = new Intl.NumberFormat(config.language, { style: 'percent' });

function showPicked() {
  const following = isAtEnd();
  byId('picked').replaceChildren(...picked.map(makePicked));
  byId('picked').hidden = !picked.length;
  byId('send').disabled = !text.value.trim() && !picked.length;
  if (following) toEnd();
}

byId('files')?.addEventListener('change', (event) => {
  pick([...event.target.files]);
  event.target.value = '';
});
text.addEventListener('paste', (event) => {
  if (!event.clipboardData?.files.length || event.clipboardData.types.includes('text/plain')) return;
  event.preventDefault();
  pick([...event.clipboardData.files]);
});
const carriesFiles = (event) => config.megabytes && event.dataTransfer?.types.includes('Files');
const setDropping = (on) => document.body.classList.toggle('dropping', on);
document.addEventListener('dragover', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  setDropping(true);
});
document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) setDropping(false); });
document.addEventListener('drop', (event) => {
  setDropping(false);
  if (!carriesFiles(event)) return;
  event.preventDefault();
  pick([...event.dataTransfer.files]);
});
document.body.dataset.drop = words['chat-files-drop'];
takeHeld();
