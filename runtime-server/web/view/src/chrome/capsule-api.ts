/** The host said no, with this status. */
export class HostRefused extends Error {
  constructor(readonly status: number) {
    super(`the host answered ${status}`);
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/_h/${path}`, {
    method,
    headers: { "X-Minihost": "1", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new HostRefused(response.status);
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** What the capsule's menu asks of the host in the person's name. */
export const capsuleApi = {
  isPinned: async (appId: string) => (await call<{ pinned: boolean }>("GET", `programs/${appId}`)).pinned,
  pin: async (appId: string, pinned: boolean) => {
    await call(pinned ? "PUT" : "DELETE", `pins/${appId}`);
    // the host's own pages in other tabs
    if ("BroadcastChannel" in globalThis) {
      const channel = new BroadcastChannel("minihost-home");
      channel.postMessage("changed");
      channel.close();
    }
  },
  feedback: (appId: string, message: string, session: string) =>
    call<void>("POST", `programs/${appId}/feedback`, { kind: "feedback", reason: "menu", message, session }),
};
