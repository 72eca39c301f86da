import { account } from "./account-api.js";

const EVERY_MILLIS = 60_000;

/** Pages that are about whoever is signed in. */
const personal = /^\/(me(\/.*)?|organisations\/[^/]+)$/;

/** Leads to sign in once the browser has been signed out elsewhere, so that nothing personal stays in sight. */
export function watchSignedIn(): void {
  const look = async () => {
    if (document.hidden || !personal.test(location.pathname)) return;
    const me = await account.me().catch(() => null);
    if (me && !me.signedIn && personal.test(location.pathname)) {
      location.replace(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
    }
  };
  document.addEventListener("visibilitychange", () => void look());
  addEventListener("focus", () => void look());
  setInterval(() => void look(), EVERY_MILLIS);
}
