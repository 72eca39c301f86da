const geo = require("./geo");

const RIDE = "ride";
const MINUTE_MS = 60000;
const QUARTER_MS = 15 * MINUTE_MS;
const FREE_MS = MINUTE_MS;
/** Metres in a millisecond, for rides whose way is not known: 13 km in an hour. */
const USUAL_SPEED = 13000 / 3600000;

/** The ride that is under way, or null; it is kept in storage and survives a closed program. */
function current() {
  return wx.getStorageSync(RIDE) || null;
}

function keep(ride) {
  wx.setStorageSync(RIDE, ride);
  return ride;
}

/** `id` is the server's, where there is one. */
function start(bike, id) {
  return keep({
    served: id,
    number: bike.number,
    kind: bike.kind,
    rate: bike.rate,
    startedAt: Date.now(),
    track: [],
  });
}

/** Adds a place to the way. */
function pass({ latitude, longitude }) {
  const ride = current();
  const track = ride.track.concat({ latitude, longitude });
  return keep(Object.assign({}, ride, { track }));
}

/** In fen: every quarter of an hour that has begun. Where nobody can be paid, the first minute is free. */
function cost(ride, elapsed) {
  if (!ride.served && elapsed <= FREE_MS) return 0;
  return (1 + Math.floor(elapsed / QUARTER_MS)) * ride.rate;
}

/** Time in ms, price in fen and way in metres, as of now. */
function figures(ride) {
  const elapsed = Math.max(0, Date.now() - ride.startedAt);
  const metres =
    ride.track.length > 1 ? geo.length(ride.track) : elapsed * USUAL_SPEED;
  return { elapsed, cost: cost(ride, elapsed), metres: Math.round(metres) };
}

function finish() {
  const ride = current();
  wx.removeStorageSync(RIDE);
  return Object.assign({ endedAt: Date.now() }, ride, figures(ride));
}

module.exports = { current, figures, finish, pass, start };
