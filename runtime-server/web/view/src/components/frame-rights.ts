/** What a framed page may do: its own scripts and forms, and nothing to the page around it. */
const rights = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

/** Makes a frame for another site's page. One of this very origin would be this page's equal if it kept its origin. */
export function confineFrame(frame: HTMLIFrameElement, address: string): void {
  const own = !URL.canParse(address, location.href) || new URL(address, location.href).origin === location.origin;
  frame.setAttribute("sandbox", own ? rights : `${rights} allow-same-origin`);
  frame.referrerPolicy = "no-referrer";
}
