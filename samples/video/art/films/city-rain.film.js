import {
  between,
  chance,
  curtains,
  disc,
  glow,
  mix,
  timeline,
  vertical,
} from "./kit.js";

const SECONDS = 25;
const NEON = ["255,94,122", "86,214,214", "255,186,84", "150,120,255"];

function towers(context, seconds, width, height) {
  [0.36, 0.5].forEach((level, row) => {
    for (let index = 0; index < 14; index += 1) {
      const wide = mix(44, 84, chance(index + row * 30));
      const x = index * 64 - 40 - seconds * (2 + row * 3) + row * 30;
      const top = height * level - chance(index * 2 + row) * 130;
      context.fillStyle = row ? "#131732" : "#1d2247";
      context.fillRect(x, top, wide, height);
      for (let window = 0; window < 40; window += 1) {
        const on = chance(index * 41 + window + row * 7);
        const change = Math.floor(seconds / 5 + on * 9);
        if (chance(on * 100 + change) < 0.55) continue;
        const left = x + 7 + (window % 4) * (wide / 4.6);
        const up = top + 12 + Math.floor(window / 4) * 17;
        context.fillStyle =
          on > 0.6 ? "rgba(255,214,140,.75)" : "rgba(150,190,255,.4)";
        context.fillRect(left, up, 7, 9);
      }
    }
  });
}

function signs(context, seconds, width, height) {
  NEON.forEach((color, index) => {
    const x = width * (0.12 + index * 0.25);
    const y = height * (0.42 + (index % 2) * 0.08);
    const blink = index === 1 && Math.sin(seconds * 9) > 0.75 ? 0.3 : 1;
    glow(context, x, y, 120, color, 0.42 * blink);
    context.fillStyle = `rgba(${color},${0.9 * blink})`;
    if (index % 2) context.fillRect(x - 6, y - 44, 12, 88);
    else {
      context.lineWidth = 6;
      context.strokeStyle = context.fillStyle;
      context.strokeRect(x - 30, y - 16, 60, 32);
    }
  });
}

/** The street is a mirror: lamps of cars with their reflections. */
function street(context, seconds, width, height) {
  const kerb = height * 0.68;
  context.fillStyle = vertical(context, kerb, height, "#10142c", "#1a2146");
  context.fillRect(0, kerb, width, height - kerb);
  NEON.forEach((color, index) => {
    const x = width * (0.12 + index * 0.25) + Math.sin(seconds * 2 + index) * 3;
    const light = context.createLinearGradient(0, kerb, 0, height);
    light.addColorStop(0, `rgba(${color},.4)`);
    light.addColorStop(1, `rgba(${color},0)`);
    context.fillStyle = light;
    context.fillRect(x - 26, kerb, 52, height - kerb);
  });
  for (let car = 0; car < 6; car += 1) {
    const forth = car % 2 === 0;
    const span = width + 260;
    const way =
      (chance(car) * span + seconds * mix(70, 120, chance(car + 0.3))) % span;
    const x = forth ? way - 130 : width + 130 - way;
    const y = kerb + (forth ? 74 : 34);
    const size = forth ? 1.25 : 0.85;
    context.fillStyle = "#090b1a";
    context.beginPath();
    context.roundRect(x - 42 * size, y - 22 * size, 84 * size, 20 * size, 8);
    context.roundRect(x - 24 * size, y - 36 * size, 46 * size, 18 * size, 9);
    context.fill();
    const nose = x + (forth ? 44 : -44) * size;
    const tail = x - (forth ? 42 : -42) * size;
    glow(context, nose, y - 12 * size, 58 * size, "255,244,210", 0.75);
    glow(context, tail, y - 12 * size, 34 * size, "255,60,70", 0.7);
    glow(context, nose, y + 26, 40 * size, "255,244,210", 0.25);
  }
}

function walker(context, seconds, width, height) {
  const x = mix(-40, width * 1.02, seconds / SECONDS);
  const y = height * 0.955;
  const step = Math.sin(seconds * 6);
  context.strokeStyle = "#05060f";
  context.lineCap = "round";
  context.lineWidth = 7;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(x, y - 40);
    context.lineTo(x + side * step * 11, y);
    context.stroke();
  }
  context.lineWidth = 17;
  context.beginPath();
  context.moveTo(x, y - 46);
  context.lineTo(x + 2, y - 72);
  context.stroke();
  disc(context, x + 3, y - 90, 10, "#05060f");
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(x + 12, y - 58);
  context.lineTo(x + 12, y - 128);
  context.stroke();
  context.fillStyle = timeline(seconds, [
    [0, "#d8404f"],
    [25, "#e8604f"],
  ]);
  context.beginPath();
  context.arc(x + 12, y - 106, 52, Math.PI, 0);
  for (let scallop = 0; scallop < 4; scallop += 1) {
    context.arc(x + 51 - scallop * 26, y - 106, 13, 0, Math.PI, true);
  }
  context.fill();
}

function rain(context, seconds, width, height) {
  const strength =
    between(seconds, 0.5, 5) * (1 - 0.8 * between(seconds, 18, 24));
  context.lineWidth = 1.3;
  for (let index = 0; index < 150; index += 1) {
    if (chance(index + 0.6) > strength) continue;
    const speed = mix(420, 760, chance(index));
    const y = (chance(index + 0.2) * height + seconds * speed) % (height + 40);
    const x =
      (chance(index + 0.5) * (width + 120) - y * 0.12 + width) % (width + 120);
    context.strokeStyle = `rgba(190,205,255,${mix(0.12, 0.4, chance(index))})`;
    context.beginPath();
    context.moveTo(x, y - 22);
    context.lineTo(x - 3, y);
    context.stroke();
  }
}

export default {
  seconds: SECONDS,
  poster: 11.5,
  bitrate: 240_000,
  draw(context, seconds, width, height) {
    context.fillStyle = vertical(
      context,
      0,
      height * 0.7,
      "#12132e",
      "#3c3266",
    );
    context.fillRect(0, 0, width, height);
    towers(context, seconds, width, height);
    signs(context, seconds, width, height);
    street(context, seconds, width, height);
    walker(context, seconds, width, height);
    rain(context, seconds, width, height);
    curtains(context, seconds, SECONDS, width, height);
  },
};
