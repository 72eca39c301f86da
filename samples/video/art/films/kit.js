// Brushes that the films share. Nothing here keeps state: every frame can be drawn on its own.

/** A number between 0 and 1 that is always the same for the same seed. */
export function chance(seed) {
  const value = Math.sin(seed * 127.1 + 311.7) * 43758.5453;
  return value - Math.floor(value);
}

export function mix(from, to, share) {
  return from + (to - from) * share;
}

/** 0 before `from`, 1 after `to`, and a soft way between them. */
export function between(value, from, to) {
  const share = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return share * share * (3 - 2 * share);
}

function channels(color) {
  if (!color.startsWith("#")) return color.match(/\d+/g).map(Number);
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

/** The colour that lies between two; each is `#rrggbb` or itself a blend. */
export function blend(from, to, share) {
  const start = channels(from);
  const end = channels(to);
  const mixed = start.map((value, index) =>
    Math.round(mix(value, end[index], share)),
  );
  return `rgb(${mixed.join(",")})`;
}

/** A colour on a way through several, each with the second it is reached at. */
export function timeline(seconds, stops) {
  const next = stops.findIndex(([at]) => at > seconds);
  if (next === 0) return stops[0][1];
  if (next < 0) return stops[stops.length - 1][1];
  const [from, one] = stops[next - 1];
  const [to, other] = stops[next];
  return blend(one, other, (seconds - from) / (to - from));
}

export function vertical(context, top, bottom, ...colors) {
  const gradient = context.createLinearGradient(0, top, 0, bottom);
  colors.forEach((color, index) =>
    gradient.addColorStop(index / (colors.length - 1), color),
  );
  return gradient;
}

export function disc(context, x, y, radius, fill) {
  context.fillStyle = fill;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

/** A light that fades out; `color` is `r,g,b`. */
export function glow(context, x, y, radius, color, strength) {
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, `rgba(${color},${strength})`);
  light.addColorStop(1, `rgba(${color},0)`);
  context.fillStyle = light;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

/** Land from the left edge to the right one whose skyline is `height(x)` pixels from the top. */
export function ridge(context, width, bottom, fill, height) {
  context.fillStyle = fill;
  context.beginPath();
  context.moveTo(0, bottom);
  for (let x = 0; x <= width + 6; x += 6) context.lineTo(x, height(x));
  context.lineTo(width, bottom);
  context.fill();
}

/** Hills that never repeat within a film. */
export function hills(x, seed) {
  return (
    Math.sin(x * 0.0061 + seed) * 0.5 +
    Math.sin(x * 0.0137 + seed * 2.3) * 0.3 +
    Math.sin(x * 0.0311 + seed * 4.1) * 0.12
  );
}

export function stars(context, width, height, count, seconds, strength) {
  for (let index = 0; index < count; index += 1) {
    const twinkle = 0.6 + 0.4 * Math.sin(seconds * 1.3 + index * 2.4);
    context.globalAlpha = strength * twinkle * (0.4 + 0.6 * chance(index));
    const x = chance(index + 0.31) * width;
    const y = chance(index + 0.77) * height;
    disc(context, x, y, 0.7 + chance(index + 0.5), "#fff8e7");
  }
  context.globalAlpha = 1;
}

/** Black at the beginning and at the end. */
export function curtains(context, seconds, length, width, height) {
  const dark =
    1 -
    between(seconds, 0, 1) * (1 - between(seconds, length - 1.2, length - 0.1));
  if (dark <= 0) return;
  context.fillStyle = `rgba(6,7,12,${dark})`;
  context.fillRect(0, 0, width, height);
}
