// Has the programme kept for when there is no connection, and says what of it is on the screen.
import { answered, offline } from "./melding.js";

const REST = 3000; // after everything is there, so that no page has to wait
const AGAIN = 20_000;
const { bewaard, versie } = document.documentElement.dataset;
const isCopy = Boolean(bewaard ?? document.querySelector("[data-niet-bewaard]"));
const since = bewaard ?? new Date(performance.timeOrigin).toISOString();
const [line, button] = document.querySelector(".verbinding").children;
const worker = navigator.serviceWorker;
let version = versie;
let isOld = false;
let asked = 0;
let waiting;

const say = (text, canReload) => {
  if (line.textContent !== text) line.textContent = text;
  button.hidden = !canReload;
};
const sayOffline = () => isOld || say(offline(navigator.onLine, since, Date.now()));

const listen = ({ data }) => {
  if (!data) return;
  clearTimeout(waiting);
  version ??= data.version;
  isOld = Boolean(data.version) && version !== data.version;
  const text = answered(version, data.version, isCopy);
  say(text, text);
};

const ask = async () => {
  asked = Date.now();
  clearTimeout(waiting);
  if (isCopy || line.textContent) waiting = setTimeout(ask, AGAIN);
  const { active } = await worker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = listen;
  const { saveData, effectiveType } = navigator.connection ?? {};
  const uses = performance.getEntriesByType("resource").map(({ name }) => name);
  const saving = saveData || /[23]g/.test(effectiveType);
  active.postMessage({ url: location.href, uses, saving }, [port2]);
};

if (bewaard) sayOffline();
button.addEventListener("click", () => location.reload());
setTimeout(async () => {
  // A private window may refuse.
  await worker.register(new URL("../../sw.js", import.meta.url)).catch(console.warn);
  ask();
}, REST);
addEventListener("input", () => worker.controller?.postMessage({ typed: true }));
addEventListener("online", ask);
addEventListener("offline", sayOffline);
addEventListener("pageshow", ({ persisted }) => persisted && ask());
addEventListener("visibilitychange", () => {
  if (!document.hidden && Date.now() - asked > AGAIN) ask();
});
