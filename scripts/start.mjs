// `npm start`. Plain enough for an old Node to read, so that it can say what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major === undefined || minor === undefined || major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node 20.19 or newer is needed, and this is ${process.version}: install a newer one from nodejs.org and start again.`,
  );
  process.exit(1);
}
void import('./launch.mjs').then(({ launchProduct }) => launchProduct(process.argv.slice(2)));
