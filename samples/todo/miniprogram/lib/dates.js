/** Days are texts like 2026-03-09, so that they sort and compare as they are. */
function two(number) {
  return number < 10 ? "0" + number : "" + number;
}

function day(date) {
  return (
    date.getFullYear() +
    "-" +
    two(date.getMonth() + 1) +
    "-" +
    two(date.getDate())
  );
}

function today() {
  return day(new Date());
}

/** The day that lies `count` days after (or before) today. */
function shifted(count) {
  const date = new Date();
  date.setDate(date.getDate() + count);
  return day(date);
}

/** The next day that falls on `weekday` (0 is Sunday), today excluded. */
function next(weekday) {
  const ahead = (weekday - new Date().getDay() + 7) % 7;
  return shifted(ahead || 7);
}

module.exports = { day, today, shifted, next };
