import { useState } from "react";
import { keep, kept } from "../../frame/preferences.js";
import { placeOf, type Finding, type Pin } from "./report-model.js";

interface Noted {
  pins: Pin[];
  words: string;
}

export interface Notes extends Noted {
  pin: (finding: Finding) => void;
  change: (at: number, words: string) => void;
  unpin: (at: number) => void;
  say: (words: string) => void;
  clear: () => void;
}

const NONE: Noted = { pins: [], words: "" };

function read(name: string): Noted {
  try {
    return { ...NONE, ...(JSON.parse(kept(name) ?? "{}") as Partial<Noted>) };
  } catch {
    return NONE;
  }
}

/** What a reviewer notes of a version. It stays in the browser until it is sent, whatever happens to the page. */
export function useNotes(about: string): Notes {
  const name = `notes.${about}`;
  const [noted, setNoted] = useState(() => read(name));
  const set = (next: Noted) => {
    keep(name, next.pins.length > 0 || next.words ? JSON.stringify(next) : "{}");
    setNoted(next);
  };
  const { pins } = noted;
  return {
    ...noted,
    pin: (finding) => {
      const place = placeOf(finding);
      if (pins.some((one) => one.place === place && one.what === finding.what)) return;
      set({ ...noted, pins: [...pins, { place, what: finding.what, words: "" }] });
    },
    change: (at, words) => set({ ...noted, pins: pins.map((one, i) => (i === at ? { ...one, words } : one)) }),
    unpin: (at) => set({ ...noted, pins: pins.filter((_, i) => i !== at) }),
    say: (words) => set({ ...noted, words }),
    clear: () => set(NONE),
  };
}
