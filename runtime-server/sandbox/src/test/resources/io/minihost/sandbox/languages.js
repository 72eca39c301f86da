// What the engine reads from its data for each language, when somebody first asks.
const LANGUAGES = ["de", "ru", "ar", "th", "ko"];
const SAYINGS = [
  (l) => new Intl.DisplayNames(l, { type: "region" }).of("DE"),
  (l) => new Intl.DisplayNames(l, { type: "currency" }).of("USD"),
  (l) => new Date(1e12).toLocaleDateString(l, { dateStyle: "full", timeZone: "UTC" }),
  (l) => new Intl.DateTimeFormat(l, { timeZone: "Asia/Tokyo", timeZoneName: "long" }).format(1e12),
  (l) => new Intl.NumberFormat(l, { style: "unit", unit: "kilometer", unitDisplay: "long" }).format(1234.5),
  (l) => new Intl.RelativeTimeFormat(l).format(-3, "day"),
  (l) => new Intl.ListFormat(l).format(["a", "b", "c"]),
];
const speak = () => LANGUAGES.map((l) => SAYINGS.map((say) => say(l)));
