function format(cents) {
  const whole = Math.floor(cents / 100);
  const rest = String(cents % 100).padStart(2, "0");
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",") + "." + rest;
}

function sum(lines) {
  return lines.reduce((total, line) => total + line.price * line.count, 0);
}

module.exports = { format, sum };
