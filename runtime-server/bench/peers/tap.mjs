/** The input message that taps the element with the given id (or what listens inside it), found in a first outbox. */
export function tapOf(outbox, id) {
  for (const { m } of JSON.parse(outbox)) {
    if (m?.c !== "tree") continue;
    for (const op of m.ops) {
      for (const node of op[0] === "+" ? op[3] : []) {
        const target = listening(find(node, id));
        if (target)
          return JSON.stringify({
            t: "input",
            m: { i: "event", page: m.page, node: target, type: "tap", detail: { x: 1, y: 1 } },
          });
      }
    }
  }
  throw new Error(`no element #${id} that can be tapped`);
}

function find(node, id) {
  if (node[2] === 0 && typeof node[1] === "string" && node.length === 3) return null;
  if (node[2]?.i === id || node[2]?.i?.endsWith("--" + id)) return node;
  for (const child of node[3] ?? []) {
    const found = find(child, id);
    if (found) return found;
  }
  return null;
}

function listening(node) {
  if (!node) return null;
  if (node[2]?.l?.tap) return node[0];
  for (const child of node[3] ?? []) {
    const found = listening(child);
    if (found) return found;
  }
  return null;
}
