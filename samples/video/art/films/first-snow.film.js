import {
  between,
  chance,
  curtains,
  disc,
  glow,
  hills,
  mix,
  ridge,
  timeline,
  vertical,
} from "./kit.js";

const SECONDS = 26;

function pine(context, x, base, size, fill, snow) {
  for (let tier = 0; tier < 4; tier += 1) {
    const y = base - size * (0.1 + tier * 0.26);
    const half = size * (0.36 - tier * 0.075);
    context.fillStyle = fill;
    context.beginPath();
    context.moveTo(x - half, y);
    context.lineTo(x, y - size * 0.42);
    context.lineTo(x + half, y);
    context.fill();
    context.fillStyle = `rgba(238,244,252,${snow})`;
    context.beginPath();
    context.moveTo(x - half * 0.55, y - size * 0.19);
    context.lineTo(x, y - size * 0.42);
    context.lineTo(x + half * 0.55, y - size * 0.19);
    context.quadraticCurveTo(
      x + half * 0.2,
      y - size * 0.13,
      x,
      y - size * 0.2,
    );
    context.quadraticCurveTo(
      x - half * 0.2,
      y - size * 0.13,
      x - half * 0.55,
      y - size * 0.19,
    );
    context.fill();
  }
}

function house(context, x, base, size, snow, lit, seconds) {
  context.fillStyle = "#5b4a52";
  context.fillRect(x, base - size * 0.62, size, size * 0.62);
  context.fillStyle = "#43363f";
  context.beginPath();
  context.moveTo(x - size * 0.1, base - size * 0.6);
  context.lineTo(x + size * 0.5, base - size * 1.08);
  context.lineTo(x + size * 1.1, base - size * 0.6);
  context.fill();
  context.strokeStyle = `rgba(240,245,252,${snow})`;
  context.lineWidth = size * 0.09 * snow + 0.1;
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(x - size * 0.1, base - size * 0.62);
  context.lineTo(x + size * 0.5, base - size * 1.1);
  context.lineTo(x + size * 1.1, base - size * 0.62);
  context.stroke();
  context.fillStyle = "#43363f";
  context.fillRect(
    x + size * 0.72,
    base - size * 1.12,
    size * 0.13,
    size * 0.3,
  );
  for (let puff = 0; puff < 6; puff += 1) {
    const age = (seconds * 0.22 + puff / 6) % 1;
    context.globalAlpha = 0.28 * (1 - age) * lit;
    disc(
      context,
      x + size * 0.78 + Math.sin(age * 5) * 8,
      base - size * 1.15 - age * 70,
      3 + age * 13,
      "#dfe6f2",
    );
  }
  context.globalAlpha = 1;
  const windows = [
    [0.16, 0.4],
    [0.6, 0.4],
  ];
  for (const [left, up] of windows) {
    glow(
      context,
      x + size * (left + 0.12),
      base - size * (up - 0.06),
      size * 0.5,
      "255,200,110",
      0.5 * lit,
    );
    context.fillStyle = `rgba(255,214,138,${mix(0.12, 1, lit)})`;
    context.fillRect(
      x + size * left,
      base - size * up,
      size * 0.24,
      size * 0.2,
    );
  }
}

/** Flakes of three depths; they begin one by one. */
function snowfall(context, seconds, width, height) {
  const falling = between(seconds, 2, 11);
  for (let index = 0; index < 190; index += 1) {
    if (chance(index + 0.9) > falling) continue;
    const depth = chance(index);
    const speed = mix(26, 88, depth);
    const y = (chance(index + 0.4) * height + seconds * speed) % (height + 20);
    const drift = Math.sin(seconds * 0.9 + index) * mix(5, 20, depth);
    const x =
      (chance(index + 0.7) * (width + 60) + drift + seconds * 8) % (width + 60);
    context.globalAlpha = mix(0.5, 0.95, depth);
    disc(context, x - 30, y - 10, mix(0.9, 3.1, depth), "#ffffff");
  }
  context.globalAlpha = 1;
}

function ground(context, seconds, width, height) {
  const layers = [
    [0.66, 26, "#5f6f86", "#c9d6e8"],
    [0.78, 20, "#4c5a6d", "#dfe8f4"],
    [0.9, 14, "#3c4858", "#f1f5fb"],
  ];
  const snow = (delay) => between(seconds, 4 + delay, 15 + delay);
  layers.forEach(([level, size, bare, white], index) => {
    const fill = timeline(seconds, [
      [4 + index, bare],
      [16 + index, white],
    ]);
    const line = (x) => height * level - hills(x, index * 4 + 7) * size;
    ridge(context, width, height, fill, line);
    for (let tree = 0; tree < 9 - index * 2; tree += 1) {
      const x = chance(tree + index * 20) * width;
      const dark = ["#35485a", "#26394a", "#182a3a"][index];
      pine(
        context,
        x,
        line(x) + 8,
        mix(40, 74, chance(tree + index)) * (0.7 + index * 0.35),
        dark,
        snow(index),
      );
    }
    if (index !== 1) return;
    [
      [0.16, 62],
      [0.46, 74],
      [0.71, 56],
    ].forEach(([at, size], number) => {
      const lit = between(seconds, 7 + number * 2.5, 8 + number * 2.5);
      house(
        context,
        width * at,
        line(width * at) + 12,
        size,
        snow(1),
        lit,
        seconds,
      );
    });
  });
}

export default {
  seconds: SECONDS,
  poster: 18.5,
  bitrate: 240_000,
  draw(context, seconds, width, height) {
    const top = timeline(seconds, [
      [0, "#7d93ad"],
      [14, "#43557c"],
      [26, "#1b274a"],
    ]);
    const low = timeline(seconds, [
      [0, "#d9d5d0"],
      [14, "#a8a9c4"],
      [26, "#4c5b8a"],
    ]);
    context.fillStyle = vertical(context, 0, height * 0.72, top, low);
    context.fillRect(0, 0, width, height);
    ridge(
      context,
      width,
      height,
      "rgba(120,138,170,.55)",
      (x) => height * 0.5 - Math.abs(hills(x * 2, 12)) * 120,
    );
    ground(context, seconds, width, height);
    snowfall(context, seconds, width, height);
    curtains(context, seconds, SECONDS, width, height);
  },
};
