const ADDRESS = "address";

/** What must be filled in, in the order of the form. */
const FIELDS = ["name", "phone", "area", "street"];

function load() {
  return wx.getStorageSync(ADDRESS) || null;
}

function save(address) {
  wx.setStorageSync(ADDRESS, address);
}

/** The first field that is missing or wrong, or an empty text. */
function problem(address) {
  const empty = FIELDS.find((field) => !address[field].trim());
  if (empty) return empty;
  return /^\+?[\d\s-]{6,20}$/.test(address.phone.trim()) ? "" : "phone";
}

module.exports = { FIELDS, load, problem, save };
