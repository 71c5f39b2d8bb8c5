import { AWKWARD } from './corpus/awkward.js';
import { COMMANDS } from './corpus/commands.js';
import { CONFIGURATION } from './corpus/configuration.js';
import { CONNECTIONS } from './corpus/connections.js';
import { KUBERNETES } from './corpus/kubernetes.js';
import { MESSAGES } from './corpus/messages.js';
import { OBJECT_STORES } from './corpus/objectStores.js';
import { SERVERS } from './corpus/servers.js';
import { TOKENS } from './corpus/tokens.js';
import { readDocument } from './document.js';

/** Secrets in the surroundings in which servers, tools and programs show them. */
export const CORPUS = Object.values({
  OBJECT_STORES,
  SERVERS,
  KUBERNETES,
  COMMANDS,
  CONNECTIONS,
  CONFIGURATION,
  MESSAGES,
  AWKWARD,
  TOKENS,
})
  .flatMap((documents) => Object.entries(documents))
  .map(([title, marked]) => readDocument(title, marked));
