/*
 * What comes before the view's program, which is fifty times as large: joins the session, so that the server starts the
 * mini program while the browser still loads and compiles.
 */
import { openEarly } from "./connection/early.js";
import { drawLook } from "./pages/look.js";
import { applyPreloaded } from "./pages/preloaded.js";
import { deviceAtLaunch } from "./device-at-launch.js";
import { emptyFrame, restoreWidth } from "./frame.js";
import { readShell, socketUrl } from "./shell.js";
import { TabSession } from "./tab-session.js";

const shell = readShell(document);
const tab = new TabSession(shell);
restoreWidth();
const { el, probe } = emptyFrame();
document.body.append(el, probe);
const device = deviceAtLaunch(shell, el, probe);
el.remove();
probe.remove();
openEarly(socketUrl(shell, location), { t: "join", session: tab.id, seq: 0, epoch: null, device, url: tab.url });
const parsed = () => {
  applyPreloaded();
  drawLook(shell, document);
};
// as soon as all of the page is there: before the view runs, and usually before the first frame
document.addEventListener("readystatechange", parsed, { once: true });
