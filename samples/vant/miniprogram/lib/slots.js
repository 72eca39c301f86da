const OPENS = 8;
const CLOSES = 20;

function two(number) {
  return number < 10 ? "0" + number : "" + number;
}

/** Every half hour between opening and closing, as texts like 18:30. */
function all() {
  const slots = [];
  for (let hour = OPENS; hour < CLOSES; hour += 1) {
    slots.push(two(hour) + ":00", two(hour) + ":30");
  }
  return slots;
}

/** Those of today that are still to come. */
function today() {
  const now = new Date();
  const time = two(now.getHours()) + ":" + two(now.getMinutes());
  return all().filter((slot) => slot > time);
}

/** A date as a text like 2026-03-09. */
function day(date) {
  return [
    date.getFullYear(),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ].join("-");
}

module.exports = { all, today, day };
