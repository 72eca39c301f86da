interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallEvent | null = null;

/** Keeps the browser's offer to install the host as an app until the person asks for it. */
export function watchInstall(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event as InstallEvent;
    dispatchEvent(new Event("minihost-installable"));
  });
  addEventListener("appinstalled", () => (offered = null));
}

export const canInstall = (): boolean => offered !== null;

export async function install(): Promise<void> {
  const event = offered;
  offered = null;
  await event?.prompt();
}
