const geo = require("./geo");

/** Where the map starts when nobody tells where they are: the east shore of West Lake. */
const WEST_LAKE = { latitude: 30.2489, longitude: 120.1572 };
const WALK_M_PER_MIN = 75;
/** Fen for each quarter of an hour that has begun. */
const RATES = { bike: 150, ebike: 250 };

/** Metres east and north of the middle, and the first five digits of the number. */
const STANDS = [
  [60, 90, "20481"],
  [-140, 40, "31862"],
  [180, -70, "84120"],
  [-60, -160, "27735"],
  [250, 130, "40916"],
  [-230, 170, "91553"],
  [30, 260, "35208"],
  [-310, -60, "22947"],
  [130, -240, "86301"],
  [330, -160, "46679"],
  [-180, -290, "30154"],
  [280, 290, "95832"],
];

/** The sixth digit makes the sum of all a multiple of ten, so that a slip of the finger is noticed. */
function checked(digits) {
  const sum = digits.split("").reduce((total, digit) => total + +digit, 0);
  return digits + ((10 - (sum % 10)) % 10);
}

function kindOf(number) {
  return number[0] === "8" || number[0] === "9" ? "ebike" : "bike";
}

/** The bike of a number, or null where there is none. */
function byNumber(number) {
  if (!/^\d{6}$/.test(number) || checked(number.slice(0, 5)) !== number)
    return null;
  const kind = kindOf(number);
  return { number, kind, rate: RATES[kind] };
}

/** The number in what a code says: a link that ends with it, or the number alone. */
function numberIn(code) {
  const found = /(?:^|\/)(\d{6})$/.exec(code.trim());
  return found ? found[1] : "";
}

/** Bikes around a place, the nearest first; distances in metres. */
function near(place) {
  return STANDS.map(([east, north, digits], index) => {
    const distance = Math.round(Math.sqrt(east * east + north * north));
    return Object.assign(
      byNumber(checked(digits)),
      geo.moved(place, east, north),
      {
        distance,
        walk: Math.ceil(distance / WALK_M_PER_MIN),
        battery: 96 - index * 5,
      },
    );
  }).sort((one, other) => one.distance - other.distance);
}

module.exports = { WEST_LAKE, byNumber, near, numberIn };
