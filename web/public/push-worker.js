/** Shows a word that was pushed, and opens the page that it is about. It keeps nothing: every page comes from the server. */

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { title, body, path } = read(event.data);
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      tag: path,
      data: { path },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

/** A push without words, or with words of another kind, still leads to the first page. */
function read(data) {
  const told = { title: 'Peer work', body: '', path: '/' };
  try {
    return { ...told, ...data?.json() };
  } catch {
    return told;
  }
}

/** Only pages of this very place are opened. */
async function open(path) {
  const url = new URL(path, self.location.origin);
  const place = url.origin === self.location.origin ? url.href : self.location.origin;
  const pages = await self.clients.matchAll({ type: 'window' });
  const page = pages.find((one) => 'navigate' in one);
  if (!page) return self.clients.openWindow(place);
  await page.focus();
  return page.navigate(place);
}
