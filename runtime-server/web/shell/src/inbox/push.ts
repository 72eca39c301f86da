import { callHost } from "../../../view/src/host-calls.js";

const call = <T>(method: string, path = "", body?: unknown) => callHost<T>(method, `/_h/push${path}`, body);

/** Whether this browser can be told of messages while none of the host's pages is open. */
export const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Whether it is told of this person's, on this server. */
export async function isPushOn(): Promise<boolean> {
  if (!canPush() || Notification.permission !== "granted") return false;
  const subscription = await current();
  if (!subscription) return false;
  return (await call<{ known: boolean }>("POST", "/known", { endpoint: subscription.endpoint })).known;
}

/** Asks the person, so only after they have pressed something; false when they refuse. */
export async function startPush(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  const registration = await navigator.serviceWorker.ready;
  const { key } = await call<{ key: string }>("GET", "/key");
  // one that was made for another key is of no use
  await (await current())?.unsubscribe();
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  await call<void>("PUT", "", { endpoint, keys });
  return true;
}

export async function endPush(): Promise<void> {
  const subscription = await current();
  if (!subscription) return;
  await call<void>("POST", "/end", { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
}
