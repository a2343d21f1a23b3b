// Runs Python beside the page. The first message brings the files of Pyodide and of govlint; nothing is loaded from
// elsewhere: `fetch` answers from these files, and the page's policy forbids every connection.
"use strict";
// Pyodide takes a worker that can import scripts for an old one; this one imports modules.
self.importScripts = () => { throw new TypeError("module worker"); };
const NOWHERE = "https://govlint.invalid/";
let python, batch;

async function start(files) {
  const address = (name, type) => URL.createObjectURL(new Blob([files[name]], { type }));
  const module = (name) => import(address(name, "text/javascript"));
  self.fetch = (request) => {
    const name = String(request.url || request).split("/").pop();
    if (!files[name]) return Promise.reject(new TypeError("not part of this page: " + name));
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return Promise.resolve(new Response(files[name], { headers: { "content-type": type } }));
  };
  postMessage({ kind: "progress", done: 0.3 });
  const { loadPyodide } = await module("pyodide.mjs");
  const create = (await module("pyodide.asm.mjs")).default;
  postMessage({ kind: "progress", done: 0.4 });
  python = await loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    stdLibURL: NOWHERE + "python_stdlib.zip",
    lockFileContents: new TextDecoder().decode(files["pyodide-lock.json"]),
    createPyodideModule: create,
  });
  postMessage({ kind: "progress", done: 0.7 });
  for (const name of ["govlint.zip", "pypdfium2.zip"]) {
    if (files[name]) python.unpackArchive(files[name], "zip", { extractDir: "/govlint" });
  }
  python.runPython("import sys; sys.path.insert(0, '/govlint'); from govlint.build.page.session import Batch, about");
  // Rules, forms and vocabulary are loaded with the first report; one that is empty does it ahead.
  python.runPython("Batch('zh', '2024-01-01').check('年度报告'.encode(), 'a.txt')");
  for (const name of Object.keys(files)) delete files[name];
  postMessage({ kind: "ready", about: JSON.parse(python.globals.get("about")()) });
}

function bytes(data) {
  const array = python.toPy(new Uint8Array(data));
  try { return array.tobytes(); } finally { array.destroy(); }
}

function taken(proxy) {
  try { return proxy.toJs(); } finally { proxy.destroy(); }
}

const answers = {
  begin({ lang, today }) {
    if (batch) batch.destroy();
    batch = python.globals.get("Batch")(lang, today);
    return {};
  },
  check({ data, name }) {
    const began = performance.now();
    const result = JSON.parse(batch.check(bytes(data), name));
    return { ...result, ms: performance.now() - began, heap: python._module.HEAP8.length };
  },
  end: () => ({ html: batch.end() }),
  annotate: ({ data, name }) => ({ copy: taken(batch.annotate(bytes(data), name)) }),
  keep: ({ data, name }) => (batch.keep(bytes(data), name), {}),
  workbook: () => ({ book: taken(batch.workbook()) }),
};

onmessage = async ({ data }) => {
  if (data.kind === "start") {
    try { await start(data.files); } catch (error) { postMessage({ kind: "failed", error: String(error && error.stack || error) }); }
    return;
  }
  try {
    postMessage({ id: data.id, result: answers[data.kind](data) });
  } catch (error) {
    // The last line of a traceback is what Python says: `ValueError: …`.
    const lines = String(error && error.message || error).trim().split("\n");
    postMessage({ id: data.id, error: lines[lines.length - 1].replace(/^ValueError: /, "") });
  }
};
