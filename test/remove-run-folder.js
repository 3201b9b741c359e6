/** Jest's global tear-down, in the process of the set-up. */
module.exports = () => globalThis.removeRunFolder();
