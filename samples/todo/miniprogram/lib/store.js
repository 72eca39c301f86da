const dates = require("./dates");

const TASKS = "tasks";
const SETTINGS = "settings";
const DEFAULTS = { goal: 3, showDone: true, language: "auto" };

let tasks = [];
let made = 0;

function save() {
  wx.setStorageSync(TASKS, tasks);
}

function identifier() {
  made += 1;
  return Date.now().toString(36) + "-" + made.toString(36);
}

function create(fields) {
  return Object.assign(
    {
      id: identifier(),
      title: "",
      note: "",
      due: "",
      list: "life",
      priority: 0,
      pinned: false,
      done: false,
      doneOn: "",
      created: Date.now(),
    },
    fields,
  );
}

/** Reads what is stored; somebody who comes for the first time finds a few examples. */
function load(examples) {
  const stored = wx.getStorageSync(TASKS);
  if (Array.isArray(stored)) {
    tasks = stored;
    return;
  }
  reset(examples);
}

function reset(examples) {
  tasks = examples.map(({ after, doneAfter, ...fields }) =>
    create(
      Object.assign(
        fields,
        after === undefined ? {} : { due: dates.shifted(after) },
        doneAfter === undefined
          ? {}
          : { done: true, doneOn: dates.shifted(doneAfter) },
      ),
    ),
  );
  save();
}

/** Pinned first, then by day (without one last), then by priority, then oldest first. */
function order(one, other) {
  if (one.pinned !== other.pinned) return one.pinned ? -1 : 1;
  const due = one.due || "9999";
  const otherDue = other.due || "9999";
  if (due !== otherDue) return due < otherDue ? -1 : 1;
  if (one.priority !== other.priority) return other.priority - one.priority;
  return one.created - other.created;
}

function all() {
  return tasks.slice().sort(order);
}

function find(id) {
  return tasks.find((task) => task.id === id);
}

function add(fields) {
  const task = create(fields);
  tasks = tasks.concat(task);
  save();
  return task;
}

function update(id, change) {
  tasks = tasks.map((task) =>
    task.id === id ? Object.assign({}, task, change) : task,
  );
  save();
  return find(id);
}

function toggle(id) {
  const done = !find(id).done;
  return update(id, { done, doneOn: done ? dates.today() : "" });
}

/** Takes a task out and returns it, so that it can be put back. */
function remove(id) {
  const task = find(id);
  tasks = tasks.filter((other) => other.id !== id);
  save();
  return task;
}

function restore(task) {
  if (find(task.id)) return;
  tasks = tasks.concat(task);
  save();
}

function clearDone() {
  const before = tasks.length;
  tasks = tasks.filter((task) => !task.done);
  save();
  return before - tasks.length;
}

function settings() {
  return Object.assign({}, DEFAULTS, wx.getStorageSync(SETTINGS) || {});
}

function configure(change) {
  const next = Object.assign(settings(), change);
  wx.setStorageSync(SETTINGS, next);
  return next;
}

module.exports = {
  load,
  reset,
  all,
  find,
  add,
  update,
  toggle,
  remove,
  restore,
  clearDone,
  settings,
  configure,
};
