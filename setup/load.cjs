// Apart from run.cjs because `import()` is a syntax error for the old Nodes that run.cjs has to speak to.
module.exports = function load(name, args) {
  import(`./${name}.mjs`)
    .then((command) => command.run(args))
    .catch((error) => {
      console.error(error.exitCode ? error.message : error);
      process.exit(error.exitCode || 1);
    });
};
