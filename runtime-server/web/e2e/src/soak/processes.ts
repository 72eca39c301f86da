import { readdirSync, readFileSync } from "node:fs";

export interface Found {
  pid: number;
  command: string;
}

/** The processes of a server that are there now: what it started, and its database, which is nobody's child. */
export function processesOf(server: { pid: number; folder: string }): Found[] {
  const all = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const process = read(Number(name));
        return process === undefined ? [] : [[process.pid, process]];
      }),
  );
  const belongs = (process: Process | undefined): boolean =>
    process !== undefined &&
    (process.group === server.pid || process.command.includes(server.folder) || belongs(all.get(process.parent)));
  return [...all.values()].filter(belongs);
}

interface Process extends Found {
  parent: number;
  group: number;
}

/** Undefined when it has ended meanwhile. */
function read(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    return { pid, command, parent: Number(parent), group: Number(group) };
  } catch {
    return undefined;
  }
}

export const isRunner = ({ command }: Found): boolean => command.includes("sandbox.runner.RunnerMain");
export const isServer = ({ command }: Found): boolean => /MinihostApplication|minihost-server.*\.jar/.test(command);
/** One of the database's processes for a connection; when it is killed the database drops all of them and recovers. */
export const isConnection = ({ command }: Found): boolean =>
  /^postgres: .*\[local\]|^postgres: .*127\.0\.0\.1/.test(command);

export function residentMegabytes(pid: number): number {
  const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(pages ?? NaN) / 1024;
}
