// What the browser runs when a message comes and no page of the desk need be open.
"use strict";
const HOME = new URL(self.registration.scope).pathname.replace(/\/$/, "");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data.json(); } catch { /* a message must be shown whatever came */ }
  const { title = "Answerdesk", text = "", path = "/desk", tag = "desk" } = told;
  const icon = `${HOME}/static/icon.svg`;
  event.waitUntil(self.registration.showNotification(title, { body: text, tag, renotify: true, icon, data: { path } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path || "/desk"));
});

// A page that shows chats goes there itself; a form somebody fills in is left alone.
async function open(path) {
  if (!path.startsWith("/desk")) return;
  const target = new URL(HOME + path.slice("/desk".length), self.location.origin).href;
  const pages = (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).filter(showsChats);
  const page = pages.find((one) => one.url === target) || pages.find((one) => one.focused)
    || pages.find((one) => one.visibilityState === "visible") || pages[0];
  if (!page) { await self.clients.openWindow(target); return; }
  await page.focus().catch(() => page);
  if (page.url !== target) page.postMessage({ open: path });
}
function showsChats({ url }) {
  const { pathname } = new URL(url);
  return pathname === HOME || pathname === `${HOME}/` || pathname.startsWith(`${HOME}/chat/`) || pathname === `${HOME}/board`;
}

// The browser has got another address: tell the desk which one took the place of which.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renew(event));
});
async function renew({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const fresh = newSubscription || (options && (await self.registration.pushManager.subscribe(options)));
  if (!fresh) return;
  const body = JSON.stringify({ ...fresh.toJSON(), old: oldSubscription?.endpoint || "" });
  await fetch(`${HOME}/push`, { method: "POST", body, headers: { "Content-Type": "application/json" } });
}
