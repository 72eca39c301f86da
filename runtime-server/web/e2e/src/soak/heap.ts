/**
 * What a server's heap held of long life after its last collection, in megabytes; garbage of long life included, which a
 * later collection takes.
 */
export async function heapMegabytes(server: { url: string; token: string }): Promise<number> {
  const answer = await fetch(`${server.url}/actuator/prometheus`, {
    headers: { Authorization: `Bearer ${server.token}` },
  });
  const metrics = await answer.text();
  const part = value(metrics, /^jvm_memory_usage_after_gc\{.*\} (.*)$/m);
  const max = value(metrics, /^jvm_memory_max_bytes\{area="heap",id="[^"]*Old Gen"\} (.*)$/m);
  return (part * max) / 2 ** 20;
}

function value(metrics: string, line: RegExp): number {
  return Number(line.exec(metrics)?.[1] ?? NaN);
}

/** How much more the heap held in the last quarter of the time than in the second, at its emptiest. */
export function growth(heaps: number[]): number {
  const quarter = Math.floor(heaps.length / 4);
  return Math.min(...heaps.slice(-Math.max(1, quarter))) / Math.min(...heaps.slice(quarter, 2 * quarter || 1));
}
