import { type Delay, slowProxy } from "../proxy.js";

/** Does something with servers that are as far away as `delay` says, or with the servers themselves. */
export async function delayed<T>(
  delay: Delay | null,
  servers: [string, string],
  work: (servers: [string, string]) => Promise<T>,
): Promise<T> {
  if (delay === null) return work(servers);
  const [here, there] = await Promise.all([slowProxy(servers[0], delay), slowProxy(servers[1], delay)]);
  try {
    return await work([here.url, there.url]);
  } finally {
    await Promise.all([here.close(), there.close()]);
  }
}
