// Apart from run.cjs because `import()` is a syntax error for the old Nodes that run.cjs has to speak to.
module.exports = function load(name, args) {
  import(`./${name}.mjs`)
    .then((command) => command.run(args))
    .catch((error) => {
      // What the system refuses needs a person and no stack; what is left is a defect.
      const refused = error.exitCode || (error.syscall && error.path ? 73 : 0);
      console.error(refused ? error.message : error);
      process.exit(refused || 1);
    });
};
