// What the service worker decides, without a browser.  A classic script that makes one global:
// not every browser knows modules in a service worker.
globalThis.regels = (() => {
  const ALWAYS = "offline.html";
  const MOST_VISITED = 50;
  const READABLE = /(^|\/|\.(css|js|json|html|png|svg|woff2))$/;

  // An address under the root of the site, in the one form in which it is kept; null elsewhere.
  const addressOf = (url, root) => {
    if (!url.startsWith(root)) return null;
    const path = url.slice(root.length).replace(/[?#].*/s, "").replace(/(^|\/)index\.html$/, "$1");
    return /(^|\/)[^/.]+$/.test(path) ? `${path}/` : path;
  };

  // Whether something that was visited is worth keeping: a calendar or a print is not.
  const isReadable = (address) => READABLE.test(address);

  // What to fetch and what to drop.
  // list: address → hash, as the site has it now; kept: [{ address, hash, time }], as it is here.
  // Who saves data gets nothing new but what this page `uses`.
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

  // Whether the worker keeps what just came by.  What is in the list and is here changes with
  // the list, so that what is kept fits together.
  const keeps = (address, list, isHere) => isReadable(address) && !(isHere && address in list);

  // As of when a copy is right: since the last look when it is still the same, else since it came.
  const asOf = (copy, list, looked) =>
    looked && copy.hash === list[copy.address] ? looked : copy.time;

  // The network first; after `patience`, or when that fails, what is kept.  With nothing kept it
  // waits for the network, whatever comes of it.
  const answer = async (network, patience, kept) => {
    const usable = network.then((found) => (found.status < 500 ? found : null), () => null);
    return (await Promise.race([usable, patience])) ?? (await kept()) ?? network;
  };

  return { ALWAYS, addressOf, plan, keeps, asOf, answer };
})();
