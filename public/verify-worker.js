// Checks the public record of an election away from the page, so that the page stays alive.
// Told once { script, wasm, record, head }; tells { done } now and then and at the end { report } or { failed }.
self.onmessage = async ({ data }) => {
  try {
    const program = await import(data.script);
    await program.default({ module_or_path: data.wasm });
    const tell = (done) => self.postMessage({ done });
    self.postMessage({ report: await program.verify_record(data.record, data.head, tell) });
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};
