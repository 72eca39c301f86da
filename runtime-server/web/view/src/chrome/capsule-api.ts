import { callHost } from "../host-calls.js";

const call = <T>(method: string, path: string, body?: unknown) => callHost<T>(method, `/_h/${path}`, body);

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
