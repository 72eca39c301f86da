const dates = require("./dates");

/** Words at the edge of a quick entry that say when; the first one found wins. */
const WHEN = [
  {
    words: /(^|\s)(the day after tomorrow)$|^(后天)|(后天)$/i,
    day: () => dates.shifted(2),
  },
  { words: /(^|\s)(tomorrow)$|^(明天)|(明天)$/i, day: () => dates.shifted(1) },
  { words: /(^|\s)(today)$|^(今天)|(今天)$/i, day: () => dates.shifted(0) },
  {
    words: /(^|\s)(on )?(saturday)$|^(周六)|(周六)$/i,
    day: () => dates.next(6),
  },
  { words: /(^|\s)(on )?(monday)$|^(周一)|(周一)$/i, day: () => dates.next(1) },
];

/** Understands "Buy milk tomorrow !!" and "明天交房租！": a day, and one to three exclamation marks for the priority. */
function parse(text, fallbackDay) {
  let title = text.trim();
  let priority = 0;
  const marks = /[!！]{1,3}$/.exec(title);
  if (marks) {
    priority = marks[0].length;
    title = title.slice(0, marks.index).trim();
  }
  let due = fallbackDay;
  const when = WHEN.find((entry) => entry.words.test(title));
  if (when) {
    due = when.day();
    title = title.replace(when.words, "").trim() || title;
  }
  return { title: title || text.trim(), due, priority };
}

module.exports = { parse };
