/** Ends every run with one plain line that people and CI can read; jest's own summary comes before it. */
module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.once('exit', () =>
      process.stderr.write(`\n${results.numPassedTests} passed, ${failed} failed\n`),
    );
  }
};
