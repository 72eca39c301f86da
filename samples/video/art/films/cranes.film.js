import {
  between,
  blend,
  chance,
  curtains,
  disc,
  hills,
  mix,
  ridge,
  timeline,
  vertical,
} from "./kit.js";

const SECONDS = 25;
const PAPERS = [
  "#f4f1ea",
  "#f0b8a6",
  "#f5d58c",
  "#a9cfc4",
  "#b7b8e0",
  "#ef8d7d",
  "#ffffff",
];

function facet(context, fill, ...points) {
  context.fillStyle = fill;
  context.beginPath();
  points.forEach(([x, y], index) =>
    index ? context.lineTo(x, y) : context.moveTo(x, y),
  );
  context.fill();
}

/** A folded crane that flies to the right; `beat` is -1 (wings down) to 1 (wings up). */
function crane(context, x, y, size, paper, beat) {
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.rotate(-0.08 + beat * 0.03);
  const lift = -26 * beat;
  const shade = (amount) => blend(paper, "#4b4668", amount);
  facet(context, shade(0.3), [-2, 0], [-16, lift - 4], [6, -5]);
  facet(context, shade(0.14), [-30, -16], [-6, 2], [0, -4]);
  facet(context, shade(0.08), [-8, 2], [2, 8], [12, -4], [2, -6]);
  facet(context, shade(0.02), [8, 2], [30, -20], [12, -6]);
  facet(context, shade(0.22), [30, -20], [38, -14], [27, -15]);
  facet(context, paper, [-8, 0], [-4, lift], [10, -4]);
  facet(context, shade(0.1), [-4, lift], [-14, lift * 0.55], [-8, 0]);
  context.restore();
}

/** A square sheet that folds itself into the first crane. */
function folding(context, seconds, x, y) {
  const share = between(seconds, 1.4, 4.2);
  const size = mix(44, 20, share);
  context.save();
  context.translate(x, y);
  context.rotate(mix(0, Math.PI / 4, between(seconds, 0.6, 2)));
  context.globalAlpha = 1 - between(seconds, 3.8, 4.4);
  facet(
    context,
    "#fffdf6",
    [-size, -size],
    [size, -size],
    [size, size],
    [-size, size],
  );
  const fold = mix(size, -size, share);
  facet(context, "#e3ddcf", [size, -size], [size, size], [fold, fold]);
  facet(
    context,
    "#d3cbbd",
    [-size, size],
    [size, size],
    [fold, mix(size, 0, share)],
  );
  context.restore();
}

function clouds(context, seconds, width) {
  context.fillStyle = "rgba(255,255,255,.5)";
  for (let index = 0; index < 7; index += 1) {
    const speed = mix(6, 18, chance(index));
    const x =
      ((chance(index + 0.2) * 1100 - seconds * speed + 1100) % 1100) - 160;
    const y = 40 + chance(index + 0.6) * 130;
    if (x > width + 160) continue;
    context.beginPath();
    context.ellipse(x, y, 70, 9, 0, 0, 7);
    context.ellipse(x + 34, y - 8, 44, 8, 0, 0, 7);
    context.fill();
  }
}

function land(context, seconds, width, height) {
  const shades = ["#b7c6cf", "#8fa8b5", "#6b8a95", "#466a72"];
  shades.forEach((day, index) => {
    const fill = timeline(seconds, [
      [0, day],
      [16, day],
      [25, blend(day, "#c8705a", 0.5)],
    ]);
    ridge(context, width, height, fill, (x) => {
      const at = x * (1.9 - index * 0.25) + seconds * (8 + index * 13);
      const peak = Math.abs(hills(at, index * 3 + 2));
      return height * (0.58 + index * 0.1) - peak * mix(120, 40, index / 3);
    });
  });
}

export default {
  seconds: SECONDS,
  poster: 14.6,
  bitrate: 210_000,
  draw(context, seconds, width, height) {
    const low = timeline(seconds, [
      [0, "#fbf3df"],
      [15, "#ffe6c2"],
      [25, "#ffb27d"],
    ]);
    context.fillStyle = vertical(context, 0, height * 0.75, "#8fc1d6", low);
    context.fillRect(0, 0, width, height);
    const sun = mix(height * 0.3, height * 0.5, seconds / SECONDS);
    disc(context, width * 0.74, sun, 46, "rgba(255,249,228,.9)");
    clouds(context, seconds, width);
    land(context, seconds, width, height);
    folding(context, seconds, width * 0.3, height * 0.42);
    const flock = 24;
    for (let index = 0; index < flock; index += 1) {
      const start = index === 0 ? 4 : 6 + index * 0.42;
      if (seconds < start) continue;
      const age = seconds - start;
      const row = index % 2 ? 1 : -1;
      const depth = mix(0.55, 1.25, chance(index + 0.1));
      const homeX = index === 0 ? width * 0.3 : -60;
      const goalX = width * 0.62 - Math.ceil(index / 2) * 40;
      const goalY = height * 0.3 + row * Math.ceil(index / 2) * 17;
      const share = index === 0 ? between(age, 0, 6) : between(age, 0, 5);
      const away = between(seconds, 20, 25) * (width * 0.9);
      const x = mix(homeX, goalX, share) + away;
      const y =
        mix(height * 0.42, goalY, share) + Math.sin(seconds * 1.2 + index) * 7;
      const grown = index === 0 ? mix(0.8, 1.3, share) : depth;
      crane(
        context,
        x,
        y,
        grown,
        PAPERS[index % PAPERS.length],
        Math.sin(seconds * 5 + index * 1.3),
      );
    }
    curtains(context, seconds, SECONDS, width, height);
  },
};
