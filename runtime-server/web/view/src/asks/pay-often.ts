/** so many sheets may a program open within the time that follow no action of the person */
const most = 3;
const withinMs = 60_000;
const key = "minihost-pay";

interface Kept {
  /** when sheets were opened by the program alone */
  at: number[];
  /** of which payment the last sheet was */
  request: string;
}

let acted = false;

/** Notes what the person does with the program; what they do with the host's sheets is no wish to pay. */
export function watchActions(stage: EventTarget): void {
  const note = (event: Event) => (acted ||= event.isTrusted && inProgram(event));
  for (const type of ["pointerup", "keydown"]) stage.addEventListener(type, note, { capture: true, passive: true });
}

function inProgram(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("[data-host=chrome]") === null;
}

/** Whether one more sheet may open now. A page that was loaded anew shows the same one again. */
export function mayOpen(request: string, now = Date.now()): boolean {
  const kept = read();
  const at = kept.at.filter((time) => time > now - withinMs && time <= now);
  const byPerson = acted || kept.request === request;
  acted = false;
  if (!byPerson && at.length >= most) return false;
  write({ at: byPerson ? at : [...at, now], request });
  return true;
}

/** What the person did meanwhile was about the sheet. */
export function sheetClosed(): void {
  acted = false;
}

function read(): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "{}") as Partial<Kept>;
    return { at: Array.isArray(kept.at) ? kept.at : [], request: kept.request ?? "" };
  } catch {
    return { at: [], request: "" };
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // without a store it is forgotten when the page is loaded anew
  }
}
