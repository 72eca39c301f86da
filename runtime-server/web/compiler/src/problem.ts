/** One thing wrong with a file; `line` and `column` count from 1. */
export interface Problem {
  file: string;
  line?: number;
  column?: number;
  severity: "error" | "warning";
  message: string;
}

interface Place {
  line: number;
  column: number;
}

/** What became of a file. */
export interface Compiled {
  code: string;
  /** files that it names */
  needs?: string[];
  problems: Problem[];
}

/** Collects problems; past a bound nothing is kept, so that hostile input cannot fill memory with them. */
export class Problems {
  readonly all: Problem[] = [];

  warn(file: string, at: Place | undefined, message: string): void {
    this.#add("warning", file, at, message);
  }

  #add(severity: Problem["severity"], file: string, at: Place | undefined, message: string): void {
    if (this.all.length < 100) this.all.push({ file, line: at?.line, column: at?.column, severity, message });
  }
}
