// Keeps the programme for when there is no connection; regels.js decides.
{
  const { ALWAYS, addressOf, plan, keeps, asOf, answer } = regels;
  const root = registration.scope;
  const LIST = "offline/lijst.json";
  const NOW = `week ${root}`;
  const NEXT = `${NOW} nieuw`; // a new version, until all of it is there
  const PATIENCE = 3500;
  const PAUSE = 1000; // without a keystroke, before the next file
  const ofCopies = new Set(); // pages that show a copy: what they use comes from here too

  const copyIn = (cacheName, address) => caches.match(root + address, { cacheName });
  const find = async (address) => (await copyIn(NOW, address)) ?? copyIn(NEXT, address);
  const about = ({ headers }, address) => ({
    address,
    hash: headers.get("x-hash"),
    time: headers.get("x-tijd"),
  });

  // Returns the hash of what came.
  const keep = async (cacheName, address, response, more) => {
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 8);
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const headers = {
      "content-type": response.headers.get("content-type") ?? "",
      "x-hash": hash,
      "x-tijd": new Date().toISOString(),
      ...more,
    };
    const cache = await caches.open(cacheName);
    await cache.put(root + address, new Response(bytes, { headers }));
    return hash;
  };

  // The list that the copies were last held against, when, and whether all of it was there.
  let reading;
  const read = async () => {
    const copy = await find(LIST);
    if (!copy) return { list: {} };
    const text = await copy.text();
    return { ...about(copy), text, list: JSON.parse(text), isAll: copy.headers.has("x-alles") };
  };
  const known = () => (reading ??= read());
  const looked = async (text, isAll) => {
    await keep(NOW, LIST, new Response(text), isAll ? { "x-alles": "1" } : {});
    reading = undefined;
  };

  let typed = Date.now(); // or begun: a page that opens is busy as well
  const pause = async () => {
    while (Date.now() - typed < PAUSE) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  };

  const update = async (text, saving, uses) => {
    const before = await known();
    if (before.isAll && before.text === text) return looked(text, true);
    const list = JSON.parse(text);
    const cache = await caches.open(NOW);
    const copies = (await cache.keys()).map(async ({ url }) =>
      about(await cache.match(url), addressOf(url, root)),
    );
    const kept = (await Promise.all(copies)).filter(({ address }) => address !== LIST);
    const { get, drop } = plan(list, kept, { saving, uses });
    let isAll = !saving;
    // One by one, in no hurry, and not while somebody types: they must not notice.
    for (const address of get) {
      const there = await copyIn(NEXT, address);
      if (there && about(there).hash === list[address]) continue;
      await pause();
      const found = await fetch(root + address, { cache: "no-cache", priority: "low" });
      if (!found.ok && found.status !== 404) throw new Error(found.status);
      // A server may be a little behind its own list: it is asked again the next time.
      if (!found.ok || (await keep(NEXT, address, found)) !== list[address]) isAll = false;
    }
    for (const address of get) {
      const copy = await copyIn(NEXT, address);
      if (copy) await cache.put(root + address, copy);
    }
    await looked(text, isAll);
    await caches.delete(NEXT);
    for (const address of drop) await cache.delete(root + address);
  };

  // A page asks what there is now: it hears so at once, and the rest comes after that.
  let busy = Promise.resolve();
  const look = async ({ data: { url, uses, saving }, ports: [port] }) => {
    let text;
    try {
      const found = await fetch(root + LIST, { cache: "no-cache" });
      text = await found.text();
      port.postMessage({ version: JSON.parse(text)[addressOf(url, root)] });
    } catch {
      return port.postMessage(null);
    }
    const used = [url, ...uses].map((one) => addressOf(one, root));
    busy = busy.then(() => update(text, saving, used)).catch(console.warn);
    return busy;
  };

  // A page from here says so, for its own script to tell the visitor.
  const marked = async (copy, address) => {
    const { list, time } = await known();
    const one = about(copy, address);
    const mark = `<html data-bewaard="${asOf(one, list, time)}" data-versie="${one.hash}"`;
    const { headers } = copy;
    return new Response((await copy.text()).replace("<html", mark), { headers });
  };

  const visited = async (address, response) => {
    const [{ list }, copy] = await Promise.all([known(), find(address)]);
    if (keeps(address, list, copy)) await keep(NOW, address, response);
  };

  const respond = async (event, address) => {
    const { request, clientId, resultingClientId } = event;
    const isPage = request.mode === "navigate";
    let copy;
    const kept = async () => (copy = await find(address));
    if (!isPage && ofCopies.has(clientId) && (await kept())) return copy;
    try {
      const network = isPage ? fetch(request, { cache: "no-cache" }) : fetch(request);
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      const found = await answer(network, patience, kept);
      if (copy && isPage) {
        ofCopies.add(resultingClientId);
        return marked(copy, address);
      }
      if (found.ok && !copy) {
        event.waitUntil(visited(address, found.clone()).catch(console.warn));
      }
      return found;
    } catch (error) {
      const instead = isPage && (await find(ALWAYS));
      if (instead) return instead;
      throw error;
    }
  };

  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("message", (event) => {
    if (event.data.typed) typed = Date.now();
    else event.waitUntil(look(event));
  });
  addEventListener("fetch", (event) => {
    const { method, url, headers } = event.request;
    const address = method === "GET" && !headers.has("range") ? addressOf(url, root) : null;
    if (address !== null) event.respondWith(respond(event, address));
  });
}
