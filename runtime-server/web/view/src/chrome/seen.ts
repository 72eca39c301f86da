/** ms in sight before an answer counts that grants something: nobody taps by mistake on what has been there for so long */
const seenMs = 500;
/** ms after which somebody who sees nothing wrong should hear why an answer does not count */
const coveredMs = 4_000;

interface Sight {
  /** whether the person has had time to see it; taken back when it is covered */
  seen(seen: boolean): void;
  /** it is there for long and yet not in sight */
  covered?(covered: boolean): void;
}

/** Watches whether a dialog of the host is in sight, wholly and with nothing over it where the browser can tell. */
export function watchSight(el: HTMLElement, sight: Sight): () => void {
  const stop = new AbortController();
  let clear = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const judge = () => {
    clearTimeout(timer);
    if (clear && !document.hidden) {
      sight.covered?.(false);
      timer = setTimeout(() => sight.seen(true), seenMs);
    } else {
      sight.seen(false);
      timer = setTimeout(() => sight.covered?.(true), coveredMs);
    }
  };
  const observer = new IntersectionObserver(
    (records) => {
      const now = isClear(records.at(-1)!);
      if (now === clear) return;
      clear = now;
      judge();
    },
    { threshold: [0, 0.5, 0.98, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  judge();
  observer.observe(el);
  document.addEventListener("visibilitychange", judge, { signal: stop.signal });
  return () => {
    stop.abort();
    clearTimeout(timer);
    observer.disconnect();
  };
}

/** `isVisible` says that nothing lies over it and no filter changes it; some browsers do not tell. */
function isClear(record: IntersectionObserverEntry & { isVisible?: boolean }): boolean {
  return record.intersectionRatio >= 0.98 && record.isVisible !== false;
}
