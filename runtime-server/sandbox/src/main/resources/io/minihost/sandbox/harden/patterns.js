// A regular expression decides itself how often `match`, `replace`, `split` and `matchAll` go round: by its `exec`, its flags, its
// species. An ordinary one makes progress each time. For any other the builtin's loop is run here, where it can be stopped.
(function (tools) {
  "use strict";
  const { uncurry, replace, put } = tools;
  const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const NativeRegExp = RegExp;
  const { prototype } = RegExp;
  const { exec } = prototype;
  const isRegExp = getOwnPropertyDescriptor(prototype, "hasIndices").get;
  const { species } = Symbol;
  const [WrongType, TooLong, text, toObject] = [TypeError, RangeError, String, Object];
  const { floor, max, min } = Math;
  const slice = uncurry(String.prototype.slice);
  const indexOf = uncurry(String.prototype.indexOf);
  const includes = uncurry(String.prototype.includes);
  const codeAt = uncurry(String.prototype.charCodeAt);
  const MAX_LENGTH = 2 ** 24;

  for (const name of ["flags", "hasIndices", "global", "ignoreCase", "multiline", "dotAll", "unicode", "unicodeSets", "sticky"]) {
    defineProperty(prototype, name, { configurable: false });
  }
  defineProperty(NativeRegExp, species, { configurable: false });

  const isOrdinary = (regex) => {
    if (typeof regex !== "object" || regex === null) return false;
    try {
      // Not even a proxy gets past this one.
      apply(isRegExp, regex, []);
    } catch {
      return false;
    }
    return (
      getPrototypeOf(regex) === prototype && ownKeys(regex).length === 1 && regex.exec === exec && regex.constructor === NativeRegExp
    );
  };

  const object = (value) => {
    if ((typeof value !== "object" || value === null) && typeof value !== "function") {
      throw new WrongType("The receiver of a RegExp method is no object");
    }
    return value;
  };
  const lengthOf = (value) => {
    const length = +value;
    return length > 0 ? floor(min(length, 2 ** 53 - 1)) : 0;
  };
  const run = (regex, input) => {
    const own = regex.exec;
    if (typeof own !== "function") return apply(exec, regex, [input]);
    const match = apply(own, regex, [input]);
    if (match !== null && typeof match !== "object" && typeof match !== "function") throw new WrongType("exec answers no object");
    return match;
  };
  const isLead = (unit) => unit >= 0xd800 && unit < 0xdc00;
  const isTrail = (unit) => unit >= 0xdc00 && unit < 0xe000;
  const advance = (input, index, unicode) =>
    unicode && isLead(codeAt(input, index)) && isTrail(codeAt(input, index + 1)) ? index + 2 : index + 1;
  const isUnicode = (flags) => includes(flags, "u") || includes(flags, "v");

  // All matches of a regular expression, or the first.
  const matches = function* (regex, input) {
    const flags = text(regex.flags);
    if (!includes(flags, "g")) {
      const match = run(regex, input);
      if (match !== null) yield match;
      return;
    }
    regex.lastIndex = 0;
    for (let match = run(regex, input); match !== null; match = run(regex, input)) {
      if (text(match[0]) === "") regex.lastIndex = advance(input, lengthOf(regex.lastIndex), isUnicode(flags));
      yield match;
    }
  };
  const next = uncurry(getPrototypeOf(matches.prototype).next);
  const each = (regex, input, visit) => {
    const all = matches(regex, input);
    for (let step = next(all); !step.done; step = next(all)) visit(step.value);
  };

  const substitute = (template, match, input, position, captures, groups) => {
    let result = "";
    for (let i = 0; i < template.length; i++) {
      const mark = template[i + 1];
      if (template[i] !== "$" || mark === undefined) {
        result += template[i];
        continue;
      }
      const one = codeAt(template, i + 1) - 48;
      const two = codeAt(template, i + 2) - 48;
      const isDigit = one >= 0 && one <= 9;
      const pair = isDigit && two >= 0 && two <= 9 ? one * 10 + two : 0;
      const end = mark === "<" && groups !== undefined ? indexOf(template, ">", i) : -1;
      i++;
      if (mark === "$") result += "$";
      else if (mark === "&") result += match;
      else if (mark === "`") result += slice(input, 0, position);
      else if (mark === "'") result += slice(input, min(position + match.length, input.length));
      else if (pair > 0 && pair < captures.length) {
        result += captures[pair] ?? "";
        i++;
      }
      else if (isDigit && one > 0 && one < captures.length) result += captures[one] ?? "";
      else if (end >= 0) {
        result += text(groups[slice(template, i + 1, end)] ?? "");
        i = end;
      } else result += "$" + mark;
    }
    return result;
  };

  const slow = {
    match(input) {
      if (!includes(text(object(this).flags), "g")) return run(this, input);
      const all = [];
      each(this, input, (match) => put(all, all.length, text(match[0])));
      return all.length === 0 ? null : all;
    },
    replace(input, replacement) {
      const found = [];
      each(object(this), input, (match) => put(found, found.length, match));
      const make = typeof replacement === "function" ? replacement : undefined;
      const template = make === undefined ? text(replacement) : "";
      let result = "";
      let done = 0;
      for (let i = 0; i < found.length; i++) {
        const match = found[i];
        const count = lengthOf(match.length);
        if (count > MAX_LENGTH) throw new TooLong("Invalid array length");
        const whole = text(match[0]);
        const position = max(min(floor(+match.index) || 0, input.length), 0);
        const captures = [whole];
        for (let n = 1; n < count; n++) put(captures, n, match[n] === undefined ? undefined : text(match[n]));
        const { groups } = match;
        let part;
        if (make === undefined) {
          part = substitute(template, whole, input, position, captures, groups === undefined ? undefined : toObject(groups));
        } else {
          const values = groups === undefined ? [position, input] : [position, input, groups];
          for (let n = 0, at = captures.length; n < values.length; n++) put(captures, at + n, values[n]);
          part = text(apply(make, undefined, captures));
        }
        if (position < done) continue;
        result += slice(input, done, position) + part;
        done = position + whole.length;
      }
      return done >= input.length ? result : result + slice(input, done);
    },
    split(input, limit) {
      const Kind = kindOf(this);
      const flags = text(this.flags);
      const splitter = new Kind(this, includes(flags, "y") ? flags : flags + "y");
      const most = limit === undefined ? 2 ** 32 - 1 : limit >>> 0;
      const parts = [];
      if (most === 0) return parts;
      if (input.length === 0) return run(splitter, input) === null ? [input] : parts;
      let start = 0;
      for (let at = 0; at < input.length; ) {
        splitter.lastIndex = at;
        const match = run(splitter, input);
        const end = match === null ? start : min(lengthOf(splitter.lastIndex), input.length);
        if (end === start) {
          at = advance(input, at, isUnicode(flags));
          continue;
        }
        put(parts, parts.length, slice(input, start, at));
        if (parts.length === most) return parts;
        start = end;
        const count = max(lengthOf(match.length) - 1, 0);
        for (let n = 1; n <= count; n++) {
          put(parts, parts.length, match[n]);
          if (parts.length === most) return parts;
        }
        at = start;
      }
      put(parts, parts.length, slice(input, start));
      return parts;
    },
    matchAll(input) {
      const Kind = kindOf(this);
      const flags = text(this.flags);
      const matcher = new Kind(this, flags);
      matcher.lastIndex = lengthOf(this.lastIndex);
      return from(matcher, input, flags);
    },
  };
  const from = function* (matcher, input, flags) {
    for (let match = run(matcher, input); match !== null; match = run(matcher, input)) {
      if (!includes(flags, "g")) {
        yield match;
        return;
      }
      if (text(match[0]) === "") matcher.lastIndex = advance(input, lengthOf(matcher.lastIndex), isUnicode(flags));
      yield match;
    }
  };
  const kindOf = (regex) => {
    const { constructor } = object(regex);
    return constructor === undefined ? NativeRegExp : (object(constructor)[species] ?? NativeRegExp);
  };

  for (const name of ["match", "replace", "split", "matchAll"]) {
    const key = Symbol[name];
    const original = prototype[key];
    const own = slow[name];
    const { guarded } = {
      guarded(input, more) {
        return isOrdinary(this) ? apply(original, this, [input, more]) : apply(own, this, [text(input), more]);
      },
    };
    replace(prototype, key, guarded);
  }
})
