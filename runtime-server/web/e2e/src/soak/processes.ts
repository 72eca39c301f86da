import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Found {
  pid: number;
  command: string;
}

/** The processes of a group that are there now. */
export function processesOf(group: number): Found[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").join(" ").trim();
        return descends(Number(name), Number(fields[1]), Number(fields[2]), group)
          ? [{ pid: Number(name), command }]
          : [];
      } catch {
        return [];
      }
    });
}

/** A database may be a group of its own below the server. */
function descends(pid: number, parent: number, ownGroup: number, group: number): boolean {
  if (pid === group || ownGroup === group || parent === group) return true;
  if (parent <= 1) return false;
  const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return descends(parent, Number(fields[1]), Number(fields[2]), group);
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

/** What a JVM's heap holds after a full collection; NaN where the JVM lets nobody ask. */
export function liveMegabytes(pid: number): number {
  try {
    const java = `${readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0]}`.replace(/java$/, "jcmd");
    execFileSync(java, [String(pid), "GC.run"], { stdio: "ignore" });
    const info = execFileSync(java, [String(pid), "GC.heap_info"], { encoding: "utf8" });
    const used = [...info.matchAll(/used (\d+)K/g)].map((match) => Number(match[1]));
    return (used[0] ?? NaN) / 1024;
  } catch {
    return NaN;
  }
}
