const TRIPS = "trips";
/** What a car would have blown out on the same way. */
const GRAMS_PER_KM = 150;

let trips = [];

function load() {
  trips = wx.getStorageSync(TRIPS) || [];
}

function all() {
  return trips;
}

function find(id) {
  return trips.find((trip) => trip.id === id);
}

function grams(metres) {
  return Math.round((metres / 1000) * GRAMS_PER_KM);
}

function add(finished) {
  const trip = Object.assign({}, finished, {
    id: finished.startedAt.toString(36),
    grams: grams(finished.metres),
  });
  trips = [trip].concat(trips);
  wx.setStorageSync(TRIPS, trips);
  return trip;
}

/** A trip that was due is paid. */
function settle(id) {
  trips = trips.map((trip) =>
    trip.id === id
      ? Object.assign({}, trip, { due: false, settled: true })
      : trip,
  );
  wx.setStorageSync(TRIPS, trips);
  return find(id);
}

function totals() {
  const metres = trips.reduce((sum, trip) => sum + trip.metres, 0);
  return { count: trips.length, metres, grams: grams(metres) };
}

module.exports = { add, all, find, load, settle, totals };
