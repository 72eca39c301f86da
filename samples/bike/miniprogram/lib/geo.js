const EARTH_RADIUS_M = 6371000;

function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

/** Metres between two places. */
function distance(one, other) {
  const latitude = radians(other.latitude - one.latitude);
  const longitude = radians(other.longitude - one.longitude);
  const a =
    Math.pow(Math.sin(latitude / 2), 2) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      Math.pow(Math.sin(longitude / 2), 2);
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(a));
}

/** The place that lies some metres east and north of another. */
function moved(place, east, north) {
  const latitude = (north / EARTH_RADIUS_M) * (180 / Math.PI);
  const longitude =
    (east / (EARTH_RADIUS_M * Math.cos(radians(place.latitude)))) *
    (180 / Math.PI);
  return {
    latitude: place.latitude + latitude,
    longitude: place.longitude + longitude,
  };
}

/** Metres along a list of places. */
function length(track) {
  let sum = 0;
  for (let at = 1; at < track.length; at += 1)
    sum += distance(track[at - 1], track[at]);
  return sum;
}

module.exports = { distance, length, moved };
