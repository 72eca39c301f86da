/** Days are texts like 2026-03-09 and months like 2026-03, so that they sort and compare as they are. */
function two(number) {
  return number < 10 ? "0" + number : "" + number;
}

function day(date) {
  return month(date) + "-" + two(date.getDate());
}

function month(date) {
  return date.getFullYear() + "-" + two(date.getMonth() + 1);
}

function today() {
  return day(new Date());
}

/** The month that lies `count` months after (or before) another. */
function shifted(text, count) {
  const [year, number] = text.split("-").map(Number);
  return month(new Date(year, number - 1 + count, 1));
}

function daysIn(text) {
  const [year, number] = text.split("-").map(Number);
  return new Date(year, number, 0).getDate();
}

/** How many days of this month are left, today included. */
function daysLeft() {
  return daysIn(today().slice(0, 7)) - new Date().getDate() + 1;
}

module.exports = { day, today, shifted, daysIn, daysLeft };
