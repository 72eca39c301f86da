import {
  between,
  blend,
  chance,
  curtains,
  disc,
  glow,
  hills,
  mix,
  ridge,
  stars,
  timeline,
  vertical,
} from "./kit.js";

const SECONDS = 28;

function sky(context, seconds, width, horizon) {
  const top = timeline(seconds, [
    [0, "#3c5a8f"],
    [9, "#3a2f5f"],
    [18, "#0d1430"],
    [28, "#070b1c"],
  ]);
  const low = timeline(seconds, [
    [0, "#ffc48a"],
    [6, "#f5825f"],
    [14, "#4a3560"],
    [22, "#1b2850"],
  ]);
  context.fillStyle = vertical(context, 0, horizon, top, low);
  context.fillRect(0, 0, width, horizon);
}

function lights(context, seconds, width, horizon) {
  const sunk = horizon + mix(-90, 60, seconds / 11);
  const warm = 1 - between(seconds, 9, 13);
  glow(context, width * 0.34, sunk, 240, "255,205,140", 0.75 * warm);
  disc(
    context,
    width * 0.34,
    sunk,
    40,
    blend("#fff1cf", "#ff9a5c", seconds / 11),
  );
  const moon = horizon + mix(40, -230, between(seconds, 11, 27));
  glow(
    context,
    width * 0.68,
    moon,
    190,
    "190,210,255",
    0.45 * between(seconds, 11, 16),
  );
  disc(context, width * 0.68, moon, 32, "#f3f1e2");
  disc(context, width * 0.68 - 10, moon - 6, 6, "#dedccb");
  disc(context, width * 0.68 + 8, moon + 9, 8, "#e2e0cf");
}

/** Swell: each row nearer to us is larger, darker and faster. */
function sea(context, seconds, width, height, horizon) {
  const far = timeline(seconds, [
    [0, "#d98e6d"],
    [10, "#4d4370"],
    [20, "#1c2c58"],
  ]);
  context.fillStyle = far;
  context.fillRect(0, horizon, width, height - horizon);
  for (let row = 0; row < 9; row += 1) {
    const depth = (row + 1) / 9;
    const shade = timeline(seconds, [
      [0, blend("#c07a68", "#27406c", depth)],
      [12, blend("#4a4272", "#161d40", depth)],
      [22, blend("#1d2e5c", "#0a1026", depth)],
    ]);
    const base = horizon + (height - horizon) * depth * depth * 0.92;
    const swell = mix(2, 15, depth);
    ridge(context, width, height, shade, (x) => {
      const phase = seconds * mix(0.5, 1.25, depth) + row * 1.9;
      const long = Math.sin(x * mix(0.03, 0.008, depth) + phase);
      return base + swell * (long + 0.35 * Math.sin(x * 0.021 - phase * 1.4));
    });
  }
}

/** The light's path on the water: short strokes that come and go. */
function path(context, seconds, width, height, horizon) {
  const night = between(seconds, 10, 15);
  const x = mix(width * 0.34, width * 0.68, night);
  const color = night > 0.5 ? "220,228,255" : "255,214,160";
  const strength = Math.abs(night - 0.5) * 2;
  for (let index = 0; index < 90; index += 1) {
    const depth = chance(index * 3.1);
    const shine = Math.sin(seconds * 2 + index * 1.7);
    if (shine < 0.1) continue;
    const y = horizon + 4 + depth * depth * (height - horizon);
    const spread = mix(14, 120, depth) * (chance(index) - 0.5);
    context.fillStyle = `rgba(${color},${0.55 * shine * strength})`;
    context.fillRect(x + spread, y, mix(8, 44, depth), mix(1, 3, depth));
  }
}

function boat(context, seconds, width, horizon) {
  const x = mix(-60, width * 0.86, seconds / SECONDS);
  const y = horizon + 34 + Math.sin(seconds * 1.1) * 3;
  context.save();
  context.translate(x, y);
  context.rotate(Math.sin(seconds * 0.9) * 0.03);
  context.fillStyle = "#12152a";
  context.beginPath();
  context.moveTo(-34, 0);
  context.quadraticCurveTo(0, 20, 36, -2);
  context.fill();
  context.fillStyle = blend("#fff3df", "#8f9cc8", between(seconds, 8, 18));
  context.beginPath();
  context.moveTo(0, -66);
  context.quadraticCurveTo(26, -34, 26, -8);
  context.lineTo(0, -8);
  context.fill();
  context.beginPath();
  context.moveTo(-4, -58);
  context.quadraticCurveTo(-22, -30, -22, -8);
  context.lineTo(-4, -8);
  context.fill();
  context.restore();
  glow(
    context,
    x + 30,
    y - 8,
    34,
    "255,196,110",
    0.9 * between(seconds, 11, 14),
  );
}

export default {
  seconds: SECONDS,
  poster: 6.5,
  bitrate: 210_000,
  draw(context, seconds, width, height) {
    const horizon = height * 0.56;
    sky(context, seconds, width, horizon);
    stars(context, width, horizon, 110, seconds, between(seconds, 12, 19));
    lights(context, seconds, width, horizon);
    const far = timeline(seconds, [
      [0, "#8a5f78"],
      [12, "#30284c"],
      [22, "#101833"],
    ]);
    ridge(context, width * 0.46, horizon, far, (x) => {
      const slope = 1 - x / (width * 0.46);
      return horizon - slope * (34 + hills(x * 3, 3) * 18);
    });
    sea(context, seconds, width, height, horizon);
    path(context, seconds, width, height, horizon);
    boat(context, seconds, width, horizon);
    curtains(context, seconds, SECONDS, width, height);
  },
};
