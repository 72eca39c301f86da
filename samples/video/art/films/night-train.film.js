import {
  between,
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

const SECONDS = 26;
const CARRIAGE = 210;

function land(context, seconds, width, height) {
  const shades = [
    ["#3b3f78", "#252a58", 0.52, 12, 46],
    ["#2a2d5e", "#191d42", 0.6, 34, 40],
    ["#1b1d44", "#0f1230", 0.7, 80, 30],
  ];
  shades.forEach(([dusk, night, level, speed, size], index) => {
    const fill = timeline(seconds, [
      [0, dusk],
      [14, night],
    ]);
    ridge(context, width, height, fill, (x) => {
      const at = (x + seconds * speed) * (1 + index * 0.3);
      return height * level - hills(at, index * 5 + 1) * size;
    });
  });
}

/** Houses with lit windows, on the second hill. */
function village(context, seconds, width, height) {
  for (let house = 0; house < 40; house += 1) {
    const x = house * 74 + chance(house) * 46 - seconds * 34;
    if (x < -40 || x > width + 40) continue;
    const y = height * 0.6 - hills((x + seconds * 34) * 1.3, 6) * 40 + 6;
    const size = mix(12, 22, chance(house + 0.4));
    context.fillStyle = "#12143a";
    context.fillRect(x, y - size, size * 1.5, size);
    context.beginPath();
    context.moveTo(x - 3, y - size);
    context.lineTo(x + size * 0.75, y - size * 1.6);
    context.lineTo(x + size * 1.5 + 3, y - size);
    context.fill();
    const lit = between(seconds, house * 0.28, house * 0.28 + 0.6);
    context.fillStyle = `rgba(255,205,120,${0.9 * lit})`;
    context.fillRect(x + size * 0.25, y - size * 0.7, size * 0.3, size * 0.34);
    context.fillRect(x + size * 0.9, y - size * 0.7, size * 0.3, size * 0.34);
  }
}

function bridge(context, seconds, width, height) {
  const deck = height * 0.79;
  context.fillStyle = "#0b0d25";
  context.fillRect(0, deck, width, 12);
  const shift = (seconds * 150) % 160;
  for (let x = -160 - shift; x < width + 160; x += 160) {
    context.fillRect(x + 66, deck, 28, height - deck);
    context.lineWidth = 14;
    context.strokeStyle = "#0b0d25";
    context.beginPath();
    context.arc(x + 160, deck + 74, 66, Math.PI, 0);
    context.stroke();
  }
  context.fillStyle = vertical(
    context,
    height * 0.93,
    height,
    "#141a44",
    "#0a0d28",
  );
  context.fillRect(0, height * 0.94, width, height * 0.06);
}

function carriage(context, x, deck, index, seconds) {
  context.fillStyle = index === 0 ? "#b3423a" : "#8f3540";
  context.beginPath();
  context.roundRect(
    x,
    deck - 68,
    CARRIAGE - 8,
    58,
    index === 0 ? [8, 40, 8, 8] : 8,
  );
  context.fill();
  context.fillStyle = "#e8b04e";
  context.fillRect(x, deck - 26, CARRIAGE - 8, 4);
  for (let window = 0; window < 5; window += 1) {
    const left = x + 16 + window * 36;
    context.fillStyle = "#ffdf9c";
    context.fillRect(left, deck - 58, 26, 24);
    if (chance(index * 5 + window) > 0.45) {
      const nod = Math.sin(seconds * 0.8 + index + window) * 1.2;
      disc(context, left + 13, deck - 44 + nod, 5, "#5c3a3f");
      context.fillStyle = "#5c3a3f";
      context.fillRect(left + 6, deck - 39 + nod, 14, 5);
    }
  }
  for (const wheel of [30, 58, CARRIAGE - 66, CARRIAGE - 38]) {
    disc(context, x + wheel, deck - 7, 8, "#15162f");
    disc(context, x + wheel, deck - 7, 3, "#6d7096");
  }
}

function train(context, seconds, width, height) {
  const deck = height * 0.79;
  const front = mix(-260, width + 5 * CARRIAGE, between(seconds, 3, 25));
  const rattle = Math.sin(seconds * 17) * 0.7;
  for (let index = 4; index >= 0; index -= 1) {
    carriage(context, front - index * CARRIAGE, deck + rattle, index, seconds);
  }
  glow(context, front + CARRIAGE + 30, deck - 26, 130, "255,240,190", 0.6);
  for (let puff = 0; puff < 12; puff += 1) {
    const age = (seconds * 0.9 + puff / 12) % 1;
    context.globalAlpha = 0.22 * (1 - age);
    disc(
      context,
      front + 150 - age * 260,
      deck - 84 - age * 90,
      8 + age * 30,
      "#cfd3f2",
    );
  }
  context.globalAlpha = 1;
}

export default {
  seconds: SECONDS,
  poster: 13.4,
  bitrate: 210_000,
  draw(context, seconds, width, height) {
    const top = timeline(seconds, [
      [0, "#2b2f6e"],
      [14, "#0c0f2e"],
    ]);
    const low = timeline(seconds, [
      [0, "#f09a72"],
      [7, "#a2587e"],
      [16, "#2c2f66"],
    ]);
    context.fillStyle = vertical(context, 0, height * 0.7, top, low);
    context.fillRect(0, 0, width, height);
    stars(context, width, height * 0.5, 120, seconds, between(seconds, 5, 14));
    glow(context, width * 0.2, 92, 120, "255,240,205", 0.4);
    disc(context, width * 0.2, 92, 30, "#fdf3d4");
    land(context, seconds, width, height);
    village(context, seconds, width, height);
    bridge(context, seconds, width, height);
    train(context, seconds, width, height);
    curtains(context, seconds, SECONDS, width, height);
  },
};
