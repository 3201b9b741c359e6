/**
 * What the JavaScript runtime 2.0 of CloudFront Functions has ("JavaScript runtime 2.0 features for CloudFront
 * Functions"). Every other global of Node's engine is taken away: Map, Proxy, Intl, WebAssembly and so on.
 * Its modules (crypto, querystring, buffer, cloudfront) and Buffer are not here.
 */
const GLOBALS = [
  ...['globalThis', 'undefined', 'NaN', 'Infinity'],
  ...['Array', 'ArrayBuffer', 'Boolean', 'Date', 'Function', 'JSON', 'Math', 'Number', 'Object', 'Promise'],
  ...['RegExp', 'String', 'Symbol', 'console', 'eval'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array'],
  ...['Uint32Array', 'Float32Array', 'Float64Array'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'isFinite', 'isNaN'],
  ...['parseFloat', 'parseInt'],
];

/**
 * A script that prepares a new context: only the runtime's globals, a clock that stands still while the function runs
 * (the guide, "Date and timestamps"), and a `console.log` that collects. Its value is the array of lines.
 *
 * @param start milliseconds since the epoch
 */
export function prepareRuntime(start: number): string {
  return `(function () {
  'use strict';
  var lines = [];
  globalThis.console = {
    log: function () {
      lines.push(Array.prototype.map.call(arguments, String).join(' '));
    },
  };
  globalThis.Date = new Proxy(Date, {
    get: function (target, key) {
      return key === 'now' ? function () { return ${start}; } : target[key];
    },
    apply: function (target) {
      return new target(${start}).toString();
    },
    construct: function (target, given) {
      return given.length === 0 ? new target(${start}) : new target(...given);
    },
  });
  Date.prototype.constructor = Date;
  var kept = ${JSON.stringify(GLOBALS)};
  Object.getOwnPropertyNames(globalThis).forEach(function (name) {
    if (kept.indexOf(name) < 0) delete globalThis[name];
  });
  return lines;
})();`;
}
