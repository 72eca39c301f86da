/**
 * Keeps the files of the host's own pages and a page for when there is no network. Nothing else is ever kept: what programs
 * show, and the view that shows it, always come from the server.
 */
interface WorkerScope {
  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { navigationPreload?: { enable(): Promise<void> } };
}

interface WaitEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface AskEvent extends WaitEvent {
  request: Request;
  preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface Events {
  install: WaitEvent;
  activate: WaitEvent;
  fetch: AskEvent;
}

const worker = globalThis as unknown as WorkerScope;
const PREFIX = "minihost-shell-";
const OFFLINE = "/_h/offline";
/** of the host's pages; another build registers another address and so replaces this worker */
const build = new URL(location.href).searchParams.get("build") ?? "";
const files = `/_s/${build}/`;
const kept = PREFIX + build;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(navigate(event));
  else if (request.method === "GET" && url.origin === location.origin && url.pathname.startsWith(files)) {
    event.respondWith(fromCache(request));
  }
});

async function install(): Promise<void> {
  const cache = await caches.open(kept);
  await cache.addAll([OFFLINE, ...["shell.js", "shell.css", "icon.svg"].map((name) => files + name)]);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== kept);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

async function navigate(event: AskEvent): Promise<Response> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const offline = await caches.match(OFFLINE);
    if (!offline) throw error;
    return offline;
  }
}

async function fromCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
