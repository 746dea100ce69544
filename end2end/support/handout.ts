// Reads what `thidua demo` hands out: codes, passwords, counters. Its form: server/src/handout.rs.

/** An official of the demonstration. */
export interface Official {
  staffCode: string;
  personalCode: string;
  name: string;
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
  /** Password by user name. */
  passwords: Map<string, string>;
  /** Somebody who may enter the contest in the mandatory group. */
  contestant: { agency: string; staffCode: string };
}

const OFFICIAL = /^ +(CB\d+) +([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}-[0-9A-Z]{5}) +(.+)$/;
const COUNTER = /^ +https?:\S+\/rate\/(\S+) +(.+)$/;
const ACCOUNT = /^ +(\S+) +(\S+) +\((organiser|manager)\)$/;
const CONTESTANT = /mandatory group: (.+), (CB\d+)$/;

/** Throws when a part is missing, so that a changed form does not pass as an empty demonstration. */
export function readHandout(text: string): Handout {
  const lines = text.split("\n");
  const each = (form: RegExp) => lines.flatMap((line) => form.exec(line) ?? []);
  const rows = (form: RegExp) => lines.flatMap((line) => (form.test(line) ? [form.exec(line)!.slice(1) as string[]] : []));
  const officials = rows(OFFICIAL).map(([staffCode, personalCode, name]) => ({ staffCode, personalCode, name }) as Official);
  const counters = rows(COUNTER).map(([code, name]) => ({ code, name }) as Counter);
  const passwords = new Map(rows(ACCOUNT).map(([name, password]) => [name, password] as [string, string]));
  const [, agency, staffCode] = each(CONTESTANT);
  if (officials.length === 0 || counters.length === 0 || passwords.size === 0 || !agency || !staffCode) {
    throw new Error(`the handout of the demonstration has another form than expected:\n${text}`);
  }
  return { officials, counters, passwords, contestant: { agency, staffCode } };
}
