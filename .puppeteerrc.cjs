// puppeteer's install script must not download a browser: tripreport finds or brings its own (src/print/browser.ts).
module.exports = { skipDownload: true };
