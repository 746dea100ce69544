// The end of the worker's script, behind what loads its module: one question after another.
// Told { id, name, question } or { id, record, head }; tells { id, answer } or { id, failed }, and of a record now and
// then { id, done }.
const loaded = wasm_bindgen({ module_or_path: self.location.href.replace(/js$/, "wasm") });
loaded.catch(() => {}); // Whoever asks is told.
self.onmessage = async ({ data }) => {
  const { id } = data;
  try {
    await loaded;
    const tell = (done) => self.postMessage({ id, done });
    const answer = data.record
      ? await wasm_bindgen.verify_record(data.record, data.head, tell)
      : wasm_bindgen.perform(data.name, data.question);
    self.postMessage({ id, answer });
  } catch (error) {
    self.postMessage({ id, failed: String(error) });
  }
};
