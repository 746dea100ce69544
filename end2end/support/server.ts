// A release server with a database of its own, and the demonstration in it.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Handout, readHandout } from "./handout.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const PROGRAM = resolve(ROOT, process.env["THIDUA_PROGRAM"] ?? "target/release/thidua");
const SITE = resolve(ROOT, process.env["THIDUA_SITE"] ?? "target/site");

/** How long a server may take to answer its first request or to end, milliseconds. */
const PATIENCE_MS = 20_000;

/** The environment without what would change the program's settings. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = (name: string) => /^(THIDUA|LEPTOS)_/.test(name) || name === "DATABASE_URL";
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours(name)));
}

/** A filled database that servers start from; filling it once is faster than once a test. */
export class Demonstration {
  private constructor(
    readonly folder: string,
    readonly handout: Handout,
  ) {}

  static async create(): Promise<Demonstration> {
    const folder = await mkdtemp(join(tmpdir(), "thidua-end2end-"));
    const [database, codes] = [join(folder, "demo.db"), join(folder, "codes.txt")];
    const flags = ["demo", "--database-url", `sqlite://${database}`, "--codes-file", codes];
    await promisify(execFile)(PROGRAM, flags, { env: cleanEnvironment() });
    return new Demonstration(folder, readHandout(await readFile(codes, "utf8")));
  }

  /** Copies the filled database to `path`. */
  async copyTo(path: string): Promise<void> {
    await copyFile(join(this.folder, "demo.db"), path);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** One server process with its database. */
export class Server {
  private process: ChildProcess | undefined;
  private log = "";

  private constructor(
    readonly handout: Handout,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** A running server on a copy of the demonstration. */
  static async start(demonstration: Demonstration): Promise<Server> {
    const folder = await mkdtemp(join(demonstration.folder, "server-"));
    await demonstration.copyTo(join(folder, "thidua.db"));
    const server = new Server(demonstration.handout, folder, await freePort());
    await server.run();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the program on the database as it is; waits until it is ready. */
  async run(): Promise<void> {
    const database = `sqlite://${join(this.folder, "thidua.db")}`;
    const flags = ["serve", "--database-url", database, "--listen", `127.0.0.1:${this.port}`, "--site-root", SITE];
    const child = spawn(PROGRAM, flags, { env: cleanEnvironment(), stdio: ["ignore", "inherit", "pipe"] });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.log += text));
    this.process = child;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    while (!(await this.isReady())) {
      if (child.exitCode !== null || patience.aborted) throw new Error(`the server does not start:\n${this.log}`);
    }
  }

  /** Asks the program to end; throws unless it ends in order. */
  async stop(): Promise<void> {
    const [code, signal] = await this.end("SIGTERM");
    if (code !== 0) throw new Error(`the server ended with ${code ?? signal}:\n${this.log}`);
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Takes the program away without any warning, as a power cut does. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  private async end(signal: NodeJS.Signals): Promise<[number | null, NodeJS.Signals | null]> {
    const child = this.process;
    if (!child || child.exitCode !== null) throw new Error(`the server has ended by itself:\n${this.log}`);
    const ended = once(child, "exit", { signal: AbortSignal.timeout(2 * PATIENCE_MS) });
    child.kill(signal);
    return (await ended) as [number | null, NodeJS.Signals | null];
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      // Not listening yet. Give the processor to the program instead of asking in a circle.
      await new Promise((done) => setTimeout(done, 20));
      return false;
    }
  }
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
