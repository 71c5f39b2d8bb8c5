import { isQuote, lineEnd, plainEnd, quotedEnd } from './values.js';
import type { View } from './View.js';

/**
 * Commands, and their options that take a password though their names do not say so, such as `-p` and
 * `--user`.
 */
const COMMANDS: readonly [command: RegExp, option: RegExp][] = [
  [/\bcurl\b/, /\s(?:-u|--user|--proxy-user|-U)[ =]?(?=["'`]?[^\s"'`:]{0,64}:)/g],
  [/\b(?:etcdctl|influx|nats)\b/, /\s--user[ =](?=["'`]?[^\s"'`:]{1,64}:)/g],
  [/\b(?:mysql|mariadb)\w*\b/, /\s-p(?=\S)/g],
  [
    /\b(?:docker|podman|nerdctl|buildah|skopeo|helm|oras|crane|az|mongo(?:sh|dump|restore)?|sshpass|rabbitmqadmin)\b/,
    /\s-p[ =]?(?=["'`]?[^\s:]+(?:\s|$))(?!\d+:)/g,
  ],
  [/\blftp\b/, /\s-u ?[^\s,]{1,64},/g],
  [/\bmc (?:alias set|config host add)\b/, /(?<=\shttps?:\S{1,300}(?:\s\S{1,200})?)\s(?=\S)/g],
  [/\bredis-cli\b/, /\s-a /g],
  [/\bldap\w+\b/, /\s-w /g],
  [/\bsmbclient\b/, /\s-U (?=[^\s%]{1,64}%)/g],
  [/\bopenssl\b/, /\spass:/g],
];

const COMMAND = new RegExp(`(?:${COMMANDS.map(([command]) => command.source).join('|')})`, 'g');
/** The end of a command, of which no more is read than this many characters. */
const END = /\n| && | \|\|? |; |$/;
const LONGEST = 1_000;

/** Statements of SQL that set a password. */
const SQL =
  /\b(?:identified\s{1,4}by|password(?:\s{1,4}for\s{1,4}\S{1,130}\s{0,4}=)?)\s{1,4}(?=')/gi;

/** A password that PowerShell is given as plain text. */
const SECURE_STRING = /\bConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?(?=["'])/gi;
/** A password that `echo` pipes into a command. */
const PIPED =
  /\becho\s+(?:-n\s+)?(?=(?:'[^'\n]{1,200}'|"[^"\n]{1,200}"|\S{1,200})\s{0,4}\|[^\n|]{0,200}-stdin\b)/g;

/** A line of PostgreSQL's password file: `host:port:database:user:password`. */
const PGPASS =
  /(?:^[>\s"'`-]{0,8}|["'`])[\w.*-]{1,253}:(?:\d{1,5}|\*):[^:\s"'`{},]{1,64}:[^:\s"'`{},]{1,64}:(?=\S)/gm;

/** Masks the passwords on command lines and in statements, which no name introduces. */
export function maskCommands(view: View, mask: (from: number, to: number) => void): void {
  const { text } = view;
  let read = 0;
  for (const { 0: name, index } of text.matchAll(COMMAND)) {
    if (index < read) continue;
    const rest = text.slice(index, index + LONGEST);
    const command = rest.slice(0, rest.search(END));
    read = index + command.length;
    const option = COMMANDS.find(([it]) => it.test(name))?.[1];
    for (const found of option ? command.matchAll(option) : []) {
      maskWord(view, index + found.index + found[0].length, mask);
    }
  }
  for (const pattern of [SQL, SECURE_STRING, PIPED]) {
    for (const { 0: all, index } of text.matchAll(pattern)) {
      maskWord(view, index + all.length, mask);
    }
  }
  for (const { 0: all, index } of text.matchAll(PGPASS)) {
    mask(index + all.length, lineEnd(text, index + all.length));
  }
}

function maskWord(view: View, at: number, mask: (from: number, to: number) => void): void {
  if (isQuote(view.text[at])) mask(at + 1, quotedEnd(view, at));
  else mask(at, plainEnd(view, at, { kind: 'shell', separator: at }));
}
