import { useEffect, useState } from "react";

const TYPING = "input, textarea, select, [contenteditable], [role=dialog], [role=slider]";

/** Walks through rows with `j` and `k` and opens one with Enter; answers the row that was walked to, or -1. */
export function useRowKeys(count: number, open: (index: number) => void): number {
  const [here, setHere] = useState(-1);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as Element;
      if (event.metaKey || event.ctrlKey || event.altKey || target.closest(TYPING)) return;
      const step = { j: 1, k: -1 }[event.key];
      if (step && count > 0) {
        event.preventDefault();
        setHere((now) => Math.min(count - 1, Math.max(0, now + step)));
      } else if (event.key === "Enter" && here >= 0 && !target.closest("a, button")) {
        open(here);
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [count, here, open]);
  useEffect(() => {
    document.querySelector("tr[data-here]")?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return here < count ? here : -1;
}
