// What the service worker decides.  A classic script: not every browser has modules in a worker.
globalThis.regels = (() => {
  const ALWAYS = "offline.html";
  const MOST_VISITED = 50;
  // Not calendars and prints: they are for another app.
  const READABLE = /(^|\/|\.(css|js|json|html|png|svg|woff2))$/;

  // Under the root of the site, in the one form in which it is kept; null elsewhere.
  const addressOf = (url, root) => {
    if (!url.startsWith(root)) return null;
    const path = url.slice(root.length).replace(/[?#].*/s, "").replace(/(^|\/)index\.html$/, "$1");
    return /(^|\/)[^/.]+$/.test(path) ? `${path}/` : path;
  };

  // list: address → hash on the site; kept: [{ address, hash, time }].  Who saves data gets
  // nothing new but what the page `uses`.
  const plan = (list, kept, { saving, uses }) => {
    const here = new Map(kept.map(({ address, hash }) => [address, hash]));
    const wanted = new Set([ALWAYS, ...uses, ...here.keys()]);
    const get = Object.keys(list).filter(
      (address) => list[address] !== here.get(address) && (!saving || wanted.has(address)),
    );
    const visited = kept.filter(({ address }) => !(address in list));
    visited.sort((a, b) => (a.time < b.time ? 1 : -1));
    return { get, drop: visited.slice(MOST_VISITED).map(({ address }) => address) };
  };

  // Whether to keep what came by.  What is here and in the list changes with all of the list.
  const keeps = (address, list, isHere) => READABLE.test(address) && !(isHere && address in list);

  // As of when a copy is right: the last look that found it the same, or else when it came.
  const asOf = ({ address, hash, time }, list, looked) =>
    looked && hash === list[address] ? looked : time;

  // The network; when that fails or takes longer than `patience`, the copy, if there is one.
  const answer = async (network, patience, kept) => {
    const usable = network.then((found) => (found.status < 500 ? found : null), () => null);
    return (await Promise.race([usable, patience])) ?? (await kept()) ?? network;
  };

  return { ALWAYS, addressOf, plan, keeps, asOf, answer };
})();
