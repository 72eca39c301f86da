const PROGRESS = "progress";
const LIKES = "likes";
const COMMENTS = "comments";
const SEARCHES = "searches";

/** This close to the end a film counts as seen. */
const END_SECONDS = 1.5;
/** Nobody wants to resume what has hardly begun. */
const START_SECONDS = 2;
const SEARCHES_MAX = 6;

let progress = {};
let likes = [];
let comments = {};
let searches = [];

function load() {
  progress = wx.getStorageSync(PROGRESS) || {};
  likes = wx.getStorageSync(LIKES) || [];
  comments = wx.getStorageSync(COMMENTS) || {};
  searches = wx.getStorageSync(SEARCHES) || [];
}

/** Remembers how far somebody came, in seconds. */
function watched(film, at) {
  const before = progress[film.id] || {};
  const done = before.done || at > film.seconds - END_SECONDS;
  progress = Object.assign({}, progress, {
    [film.id]: { at, done, when: Date.now() },
  });
  wx.setStorageSync(PROGRESS, progress);
}

/** Where to go on: 0 when the film was hardly begun or seen to the end. */
function resumeAt(film) {
  const { at = 0 } = progress[film.id] || {};
  return at > START_SECONDS && at < film.seconds - END_SECONDS ? at : 0;
}

/** A film with how far it was watched: `share` in percent, `left` in seconds. */
function withProgress(film) {
  const { at = 0, done = false, when = 0 } = progress[film.id] || {};
  return Object.assign({}, film, {
    share: Math.min(Math.round((at / film.seconds) * 100), 100),
    left: Math.max(Math.ceil(film.seconds - at), 1),
    going: resumeAt(film) > 0,
    done,
    when,
    liked: likes.includes(film.id),
  });
}

function forget() {
  progress = {};
  wx.setStorageSync(PROGRESS, progress);
}

/** @returns whether it is liked now */
function toggleLike(id) {
  const liked = !likes.includes(id);
  likes = liked ? [id].concat(likes) : likes.filter((other) => other !== id);
  wx.setStorageSync(LIKES, likes);
  return liked;
}

function commentsOn(id) {
  return comments[id] || [];
}

function keep(id, list) {
  comments = Object.assign({}, comments, { [id]: list });
  wx.setStorageSync(COMMENTS, comments);
}

function comment(id, text, at) {
  keep(id, [{ key: "own-" + Date.now(), text, at }].concat(commentsOn(id)));
}

function removeComment(id, key) {
  keep(
    id,
    commentsOn(id).filter((other) => other.key !== key),
  );
}

function searched(query) {
  searches = [query]
    .concat(searches.filter((other) => other !== query))
    .slice(0, SEARCHES_MAX);
  wx.setStorageSync(SEARCHES, searches);
}

function forgetSearches() {
  searches = [];
  wx.removeStorageSync(SEARCHES);
}

module.exports = {
  load,
  watched,
  resumeAt,
  withProgress,
  forget,
  toggleLike,
  commentsOn,
  comment,
  removeComment,
  searched,
  searches: () => searches,
  forgetSearches,
};
