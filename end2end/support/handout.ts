// Reads what `thidua demo` hands out: codes, keys, passwords, counters. Its form: server/src/handout.rs.

/** An official of the demonstration. */
export interface Official {
  staffCode: string;
  votingCode: string;
  name: string;
}

/** A trustee's key file and what opens it. */
export interface Key {
  username: string;
  passphrase: string;
  fileName: string;
  file: string;
}

/** A counter that citizens rate. */
export interface Counter {
  code: string;
  name: string;
}

/** Everything a newcomer needs to try the flows. */
export interface Handout {
  officials: Official[];
  counters: Counter[];
  /** The trustees' keys, by seat. */
  keys: Key[];
  /** Password by user name. */
  passwords: Map<string, string>;
  /** Somebody who may enter the contest in the mandatory group. */
  contestant: { agency: string; staffCode: string };
}

const OFFICIAL = /^ +(CB\d+) +([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}) +(.+)$/;
const COUNTER = /^ +https?:\S+\/rate\/(\S+) +(.+)$/;
const ACCOUNT = /^ +(\S+) +(\S+) +\((organiser|manager|trustee|code_keeper|question_author|question_reviewer|agency_coordinator)\)$/;
const KEY = /^ +(\S+) +(\S+) +(\S+\.json)$/;
const KEY_FILE = /^ +(\S+\.json) +(\{.*\})$/;
const CONTESTANT = /mandatory group: (.+), (CB\d+)$/;

/** Throws when a part is missing, so that a changed form does not pass as an empty demonstration. */
export function readHandout(text: string): Handout {
  const lines = text.split("\n");
  const each = (form: RegExp) => lines.flatMap((line) => form.exec(line) ?? []);
  const rows = (form: RegExp) => lines.flatMap((line) => (form.test(line) ? [form.exec(line)!.slice(1) as string[]] : []));
  const officials = rows(OFFICIAL).map(([staffCode, votingCode, name]) => ({ staffCode, votingCode, name }) as Official);
  const counters = rows(COUNTER).map(([code, name]) => ({ code, name }) as Counter);
  const passwords = new Map(rows(ACCOUNT).map(([name, password]) => [name, password] as [string, string]));
  const files = new Map(rows(KEY_FILE).map(([name, file]) => [name, file] as [string, string]));
  const keys = rows(KEY).map(([username, passphrase, fileName]) => ({ username, passphrase, fileName, file: files.get(fileName ?? "") }) as Key);
  const [, agency, staffCode] = each(CONTESTANT);
  if (keys.length === 0 || keys.some(({ file }) => !file) || officials.length === 0 || counters.length === 0 || passwords.size === 0 || !agency || !staffCode) {
    throw new Error(`the handout of the demonstration has another form than expected:\n${text}`);
  }
  return { officials, counters, keys, passwords, contestant: { agency, staffCode } };
}
