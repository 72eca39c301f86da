import { between, chance, curtains, disc, glow, mix, stars } from "./kit.js";

const SECONDS = 27;
const TILT = 0.36;

/** Orbit radius, turns in a minute, size, two colours. */
const PLANETS = [
  { orbit: 62, turns: 9, size: 6, light: "#e7cfae", dark: "#7a5f4a" },
  { orbit: 96, turns: 6.2, size: 10, light: "#f6d79b", dark: "#9a6a3a" },
  {
    orbit: 138,
    turns: 4.4,
    size: 12,
    light: "#9fd4ff",
    dark: "#1f4c8c",
    moon: true,
  },
  { orbit: 180, turns: 3.4, size: 8, light: "#f4a07c", dark: "#7f3526" },
  {
    orbit: 248,
    turns: 2.2,
    size: 26,
    light: "#f7e3c4",
    dark: "#8a684c",
    bands: true,
  },
  {
    orbit: 330,
    turns: 1.6,
    size: 20,
    light: "#f3dca6",
    dark: "#80683c",
    ring: true,
  },
];

function ball(context, x, y, size, planet) {
  const light = context.createRadialGradient(
    x - size * 0.4,
    y - size * 0.4,
    size * 0.1,
    x,
    y,
    size,
  );
  light.addColorStop(0, planet.light);
  light.addColorStop(1, planet.dark);
  disc(context, x, y, size, light);
  if (!planet.bands) return;
  context.save();
  context.beginPath();
  context.arc(x, y, size, 0, 7);
  context.clip();
  for (const [at, tall] of [
    [-0.5, 0.18],
    [-0.08, 0.26],
    [0.42, 0.16],
  ]) {
    context.fillStyle = "rgba(140,88,60,.42)";
    context.fillRect(x - size, y + size * at, size * 2, size * tall);
  }
  context.restore();
}

function ring(context, x, y, size, front) {
  context.strokeStyle = "rgba(240,222,178,.75)";
  context.lineWidth = size * 0.22;
  context.beginPath();
  context.ellipse(
    x,
    y,
    size * 1.75,
    size * 0.5,
    -0.2,
    front ? 0 : Math.PI,
    front ? Math.PI : Math.PI * 2,
  );
  context.stroke();
}

function sun(context, seconds) {
  const pulse = 1 + Math.sin(seconds * 1.6) * 0.03;
  glow(context, 0, 0, 150 * pulse, "255,190,90", 0.55);
  glow(context, 0, 0, 70 * pulse, "255,235,180", 0.9);
  disc(context, 0, 0, 30, "#fff0c2");
}

function comet(context, seconds) {
  const share = (seconds - 13) / 8;
  if (share < 0 || share > 1) return;
  const angle = mix(2.6, -1.2, share);
  const x = Math.cos(angle) * 300;
  const y = Math.sin(angle) * 150 - 40;
  for (let index = 0; index < 26; index += 1) {
    const length = index / 26;
    context.globalAlpha = 0.4 * (1 - length);
    disc(
      context,
      x * (1 + length * 0.5),
      y * (1 + length * 0.5),
      5 * (1 - length) + 0.6,
      "#cfe8ff",
    );
  }
  context.globalAlpha = 1;
  disc(context, x, y, 4, "#ffffff");
}

/** The planets in the order of their distance from us, so that near ones cover far ones. */
function places(seconds) {
  return PLANETS.map((planet, index) => {
    const angle = (seconds / 60) * planet.turns * Math.PI * 2 + index * 2.1;
    const x = Math.cos(angle) * planet.orbit;
    return {
      planet,
      angle,
      index,
      x,
      y: Math.sin(angle) * planet.orbit * TILT,
    };
  }).sort((one, other) => one.y - other.y);
}

function system(context, seconds) {
  const drawn = (index) =>
    between(seconds, 1.5 + index * 0.8, 3.2 + index * 0.8);
  PLANETS.forEach((planet, index) => {
    context.strokeStyle = "rgba(150,170,230,.28)";
    context.lineWidth = 1.2;
    context.beginPath();
    context.ellipse(
      0,
      0,
      planet.orbit,
      planet.orbit * TILT,
      0,
      0,
      Math.PI * 2 * drawn(index),
    );
    context.stroke();
  });
  const all = places(seconds);
  const paint = ({ planet, angle, index, x, y }) => {
    const size = planet.size * drawn(index) * (1 + (y / 330) * 0.4);
    if (size < 0.3) return;
    if (planet.ring) ring(context, x, y, size, false);
    ball(context, x, y, size, planet);
    if (planet.ring) ring(context, x, y, size, true);
    if (planet.moon)
      disc(
        context,
        x + Math.cos(angle * 7) * 22,
        y + Math.sin(angle * 7) * 9,
        3 * drawn(index),
        "#d9dde6",
      );
  };
  all.filter(({ y }) => y < 0).forEach(paint);
  sun(context, seconds);
  all.filter(({ y }) => y >= 0).forEach(paint);
}

export default {
  seconds: SECONDS,
  poster: 16.4,
  bitrate: 210_000,
  draw(context, seconds, width, height) {
    context.fillStyle = "#070918";
    context.fillRect(0, 0, width, height);
    glow(context, width * 0.2, height * 0.2, 340, "70,50,150", 0.3);
    glow(context, width * 0.85, height * 0.8, 320, "20,90,140", 0.28);
    stars(context, width, height, 210, seconds, 0.9);
    context.save();
    context.translate(width / 2, height / 2);
    context.rotate(mix(-0.16, 0.1, seconds / SECONDS));
    const near =
      mix(1.7, 1.02, between(seconds, 0, 10)) +
      between(seconds, 20, 27) * chance(3) * 0.5;
    context.scale(near, near);
    system(context, seconds);
    comet(context, seconds);
    context.restore();
    curtains(context, seconds, SECONDS, width, height);
  },
};
