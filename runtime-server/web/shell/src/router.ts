import { recoverPage } from "./account/recover-page.js";
import type { Context } from "./context.js";
import { joinPage, organisationPage } from "./organisations/page.js";
import { aboutPage } from "./pages/about.js";
import { arrivedPage, donePage } from "./pages/arrived.js";
import { homePage } from "./pages/home.js";
import { messagesPage, programMessagesPage } from "./pages/messages.js";
import { mePage } from "./pages/me.js";
import { scanPage } from "./pages/scan.js";
import { settingsPage } from "./pages/settings.js";
import { setUpPage } from "./pages/set-up.js";
import { signInPage, signUpPage } from "./pages/sign-in.js";
import { termsPage } from "./privacy/terms.js";
import type { Page } from "./ui.js";
import { walletPage } from "./wallet/page.js";
import { pinPage } from "./wallet/pin-page.js";

interface Entry {
  depth: number;
  scroll?: number;
}

type Open = (context: Context, url: URL) => Page;

const routes: [RegExp, Open][] = [
  [/^\/(search)?$/, homePage],
  [/^\/scan$/, (context) => scanPage(context)],
  [/^\/settings$/, (context) => settingsPage(context)],
  [/^\/sign-in$/, signInPage],
  [/^\/sign-up$/, signUpPage],
  [/^\/sign-in\/arrived$/, (context) => arrivedPage(context)],
  [/^\/sign-in\/done$/, (context) => donePage(context)],
  [/^\/console\/setup$/, (context) => setUpPage(context)],
  [/^\/recover$/, recoverPage],
  [/^\/(terms|privacy)$/, termsPage],
  [/^\/agree$/, homePage],
  [/^\/me$/, mePage],
  [/^\/me\/wallet$/, walletPage],
  [/^\/me\/wallet\/pin$/, pinPage],
  [/^\/organisations\/[0-9a-f-]{36}$/, organisationPage],
  [/^\/join\/[\w-]{20,60}$/, joinPage],
  [/^\/messages$/, messagesPage],
  [/^\/messages\/of\/wx[0-9a-f]{16}$/, programMessagesPage],
  [/^\/about\/wx[0-9a-f]{16}$/, aboutPage],
];

/** Shows the host's pages one at a time, each with an address and an entry in the browser's history. */
export class Router {
  private page: Page | null = null;

  constructor(private readonly context: Context) {}

  start(): void {
    history.scrollRestoration = "manual";
    addEventListener("popstate", () => this.show());
    document.addEventListener("click", (event) => this.clicked(event));
    addEventListener("pagehide", () => this.keepScroll());
    if (!this.show()) location.replace("/");
  }

  private clicked(event: MouseEvent): void {
    const link = (event.target as Element).closest?.("a");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented || link.origin !== location.origin) return;
    if (!match(new URL(link.href))) return;
    event.preventDefault();
    this.go(link.href);
  }

  private go(href: string): void {
    this.keepScroll();
    const { depth } = entry();
    history.pushState({ depth: depth + 1 } satisfies Entry, "", href);
    this.show();
  }

  private keepScroll(): void {
    history.replaceState({ ...entry(), scroll: scrollY } satisfies Entry, "");
  }

  private show(): boolean {
    const url = new URL(location.href);
    const open = match(url);
    if (!open) return false;
    this.page?.leave?.();
    const page = open(this.context, url);
    this.page = page;
    this.context.stage.replaceChildren(page.el);
    const title = page.title === this.context.texts.home ? "Minihost" : `${page.title} · Minihost`;
    this.context.unread.name(title);
    scrollTo(0, entry().scroll ?? 0);
    return true;
  }
}

function match(url: URL): Open | null {
  return routes.find(([pattern]) => pattern.test(url.pathname))?.[1] ?? null;
}

const entry = (): Entry => (history.state as Entry | null) ?? { depth: 0 };
