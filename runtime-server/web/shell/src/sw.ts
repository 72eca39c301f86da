/**
 * Keeps the files of the host's own pages and a page for when there is no network, and shows messages that come while no page is
 * open. Nothing else is ever kept: what programs show, and the view that shows it, always come from the server.
 */
interface WorkerScope {
  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void;
  skipWaiting(): Promise<void>;
  clients: {
    claim(): Promise<void>;
    matchAll(query: object): Promise<OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  registration: {
    navigationPreload?: { enable(): Promise<void> };
    showNotification(title: string, options: object): Promise<void>;
  };
}

interface OpenPage {
  url: string;
  focus(): Promise<OpenPage>;
  navigate(url: string): Promise<unknown>;
}

interface WaitEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface AskEvent extends WaitEvent {
  request: Request;
  preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface PushEvent extends WaitEvent {
  data: { json(): unknown } | null;
}

interface ClickEvent extends WaitEvent {
  notification: { close(): void; data: unknown };
}

interface Events {
  install: WaitEvent;
  activate: WaitEvent;
  fetch: AskEvent;
  push: PushEvent;
  notificationclick: ClickEvent;
}

const worker = globalThis as unknown as WorkerScope;
const PREFIX = "minihost-shell-";
const OFFLINE = "/_h/offline";
const INBOX = "/messages";
/** of the host's pages; another build registers another address and so replaces this worker */
const build = new URL(location.href).searchParams.get("build") ?? "";
const files = `/_s/${build}/`;
const kept = PREFIX + build;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("push", (event) => event.waitUntil(show(event)));
worker.addEventListener("notificationclick", (event) => event.waitUntil(open(event)));
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

/** What the server says of a message; see `PushSender`. */
interface News {
  title: string;
  body: string;
  tag: string;
  url: string;
}

/** A browser wants something shown for whatever comes, so what cannot be read is shown as news of the host's. */
async function show(event: PushEvent): Promise<void> {
  const news = read(event);
  await worker.registration.showNotification(news.title || "Minihost", {
    body: news.body,
    tag: news.tag,
    renotify: true,
    icon: `${files}icon-192.png`,
    badge: `${files}icon-192.png`,
    data: news.url,
  });
}

function read(event: PushEvent): News {
  try {
    const { title, body, tag, url } = event.data?.json() as Partial<News>;
    return { title: String(title), body: String(body), tag: String(tag), url: String(url) };
  } catch {
    return { title: "", body: "", tag: "minihost", url: INBOX };
  }
}

/** Opens a message where the host's own pages are open already, else in a new window; programs are not left for it. */
async function open({ notification }: ClickEvent): Promise<void> {
  notification.close();
  const url = new URL(String(notification.data), location.origin);
  const place = url.origin === location.origin && /^\/messages(\/|$)/.test(url.pathname) ? url.href : INBOX;
  const pages = await worker.clients.matchAll({ type: "window" });
  const page = pages.find((one) => !new URL(one.url).pathname.startsWith("/p/"));
  if (page) await (await page.focus()).navigate(place);
  else await worker.clients.openWindow(place);
}
