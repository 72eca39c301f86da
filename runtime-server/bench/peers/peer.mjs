// node --expose-gc --no-node-snapshot peer.mjs <vm|ivm> <program.json> <visits> <warm seconds>
// Measures one peer on one program and prints one JSON line.
import { readFileSync } from "node:fs";
import { isolatedVm, nodeVm } from "./contexts.mjs";
import { tapOf } from "./tap.mjs";

const [backend, file, visits, warmSeconds] = process.argv.slice(2);
const program = JSON.parse(readFileSync(file, "utf8"));
const peer = backend === "vm" ? nodeVm(program) : await isolatedVm(program);

const rssKiB = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
const quantile = (values, q) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];

async function settle() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

function visit() {
  const turn = peer.create();
  const outbox = turn(program.launch);
  if (!outbox.includes('"tree"')) throw new Error("nothing was painted: " + outbox.slice(0, 500));
  return { turn, tap: tapOf(outbox, program.target) };
}

function waits(count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    visit();
    times.push(performance.now() - start);
  }
  return times;
}

function contexts() {
  const times = [];
  for (let i = 0; i < 200; i++) {
    const start = performance.now();
    peer.create();
    times.push(performance.now() - start);
  }
  const newContext = quantile(times.slice(100), 0.5);
  return { newContext, refill: 1000 / newContext };
}

function eventsPerSecond(sessions, seconds) {
  const end = performance.now() + seconds * 1000;
  const start = performance.now();
  let events = 0;
  while (performance.now() < end) {
    const { turn, tap } = sessions[events % sessions.length];
    if (turn(tap).length < 10) throw new Error("a tap changed nothing");
    events++;
  }
  return (events * 1000) / (performance.now() - start);
}

const result = { peer: backend, program: program.name, ...contexts() };
const wait = waits(Number(visits));
result.firstWait = wait[0];
result.hundredthWait = quantile(wait.slice(90, 110), 0.5);
result.wait = quantile(wait.slice(wait.length / 2), 0.5);
result.waitP99 = quantile(wait.slice(wait.length / 2), 0.99);
await settle();
const before = rssKiB();
const live = Array.from({ length: 500 }, visit);
await settle();
result.memory = (rssKiB() - before) / live.length;
for (const count of [1, 100, 500]) {
  const sessions = live.slice(0, count);
  result[`first${count}`] = eventsPerSecond(sessions, 5);
  eventsPerSecond(sessions, Number(warmSeconds));
  result[`warm${count}`] = quantile(
    [0, 1, 2].map(() => eventsPerSecond(sessions, 2)),
    0.5,
  );
}
console.log(JSON.stringify(result));
process.exit(0);
