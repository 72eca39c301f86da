// What stands around every program's templates. Templates and WXS modules are made when first used, so that one that
// fails takes no other with it.
(function () {
"@runtime";
var G = Object.create(null);
var R = Object.create(null);
var $modules = Object.create(null);

var getRegExp = function (pattern, flags) {
  return new RegExp(pattern, flags);
};

var getDate = function (a, b, c, d, e, f, g) {
  switch (arguments.length) {
    case 0:
      return new Date();
    case 1:
      return new Date(a);
    default:
      return new Date(a, b, c === undefined ? 1 : c, d || 0, e || 0, f || 0, g || 0);
  }
};

/** In WXS a value's `constructor` is the name of its type. */
var $wxsType = function (value) {
  if (value === null || value === undefined) return value.constructor;
  var name = Object.prototype.toString.call(value).slice(8, -1);
  return /^(Number|String|Boolean|Object|Function|Array|Date|RegExp)$/.test(name) ? name : "Object";
};

var $normal = function (path) {
  var parts = [];
  path.split("/").forEach(function (part) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  });
  return parts.join("/").replace(/\.wxs$/, "");
};

var $load = function (path) {
  var module = $modules[path];
  if (!module) throw new Error("No such WXS module: " + path);
  if (!module.loaded) {
    module.loaded = true;
    var folder = path.split("/").slice(0, -1).join("/");
    var require = function (other) {
      return $load($normal(other[0] === "/" ? other : folder + "/" + other));
    };
    try {
      module.make.call(undefined, require, module.exports, module);
    } catch (error) {
      console.error("WXS module " + path + " failed: " + ((error && error.stack) || error));
    }
  }
  return module.exports;
};

var D = function (path, make) {
  $modules[path] = { exports: {}, make: make, loaded: false };
  return function () {
    return $load(path);
  };
};

var $template = function (path, make) {
  Object.defineProperty(G, path, {
    configurable: true,
    enumerable: true,
    get: function () {
      var value = make();
      Object.defineProperty(G, path, { configurable: true, enumerable: true, value: value });
      return value;
    },
  });
};

"@program";
return G;
})()
