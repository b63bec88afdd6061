// In the place of the service worker when nothing is to be kept any more: clears up and goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const name = `week ${registration.scope}`;
  const clear = [caches.delete(name), caches.delete(`${name} nieuw`)];
  event.waitUntil(Promise.all(clear).then(() => registration.unregister()));
});
// A page that still shows a copy hears that there is a connection.
addEventListener("message", (event) => event.ports[0].postMessage({}));
