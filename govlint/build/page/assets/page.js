"use strict";
window.govlintStarted = typeof DecompressionStream === "function" && typeof Worker === "function";

(() => {
  if (!window.govlintStarted) return;
  const WORDS = {
    title: ["政府信息公开工作年度报告检查", "Check of annual reports on open government information"],
    other: ["English", "中文"],
    drop: ["把年度报告拖到这里", "Drop annual reports here"],
    chooseFiles: ["选择文件", "Choose files"],
    chooseFolder: ["选择文件夹", "Choose a folder"],
    formats: ["Word、Excel、网页、纯文本，可以一次放多份或整个文件夹", "Word, Excel, web pages, text; several at once, or a whole folder"],
    withPdf: ["Word、PDF、Excel、网页、纯文本，可以一次放多份或整个文件夹", "Word, PDF, Excel, web pages, text; several at once, or a whole folder"],
    private: ["文件只在这台电脑上处理，不向任何地方发送", "Files are processed on this computer and sent nowhere"],
    savePage: ["保存网页结果", "Save as a web page"],
    saveWord: ["保存带批注的 Word", "Save Word with comments"],
    saveAll: ["保存全部网页结果", "Save all as one web page"],
    saveBook: ["保存 Excel 汇总", "Save an overview as a workbook"],
    gathering: ["正在汇总，需要重新读取全部文件", "Gathering; all files are read again"],
    print: ["打印", "Print"],
    file: ["文件", "File"], error: ["错误", "Errors"], warning: ["警告", "Warnings"], info: ["说明", "Notes"],
    list: ["文件", "Files"], report: ["检查结果", "Result"],
    preparing: ["正在准备，约需几秒", "Getting ready; this takes a few seconds"],
    ready: ["准备好了，可以放入文件", "Ready for files"],
    waiting: ["准备好后自动开始检查", "Checking starts as soon as the page is ready"],
    checking: ["正在检查 {0} / {1}：{2}", "Checking {0} / {1}: {2}"],
    skipped: ["文件夹中另有 {0} 个文件不是能读取的格式", "{0} other files in the folder are of no format that is read"],
    none: ["文件夹中没有能读取的文件", "There is no file in the folder that can be read"],
    unread: ["{0} 无法读取", "{0} cannot be read"],
    failed: ["未能检查", "not checked"],
    saved: ["已保存 {0}", "Saved {0}"],
    resultName: ["检查结果", "result"], allName: ["全部检查结果", "all-results"], bookName: ["汇总", "overview"], copyName: ["批注", "annotated"],
  };
  const element = (id) => document.getElementById(id);
  const state = { lang: "zh", ready: false, suffixes: [], files: [], results: [], current: -1, run: 0, all: null, skipped: 0, waiting: null };
  const say = (key, ...values) => WORDS[key][state.lang === "zh" ? 0 : 1].replace(/\{(\d)\}/g, (_, at) => values[at]);
  const status = (text, wrong = false) => { element("status").textContent = text; element("status").className = wrong ? "error" : ""; };
  const progress = (value) => { element("progress").hidden = value === null; if (value !== null) element("progress").value = value; };

  // The worker, one question at a time.
  const worker = new Worker(URL.createObjectURL(new Blob([element("worker").textContent], { type: "text/javascript" })));
  const asked = new Map();
  let last = 0;
  const ask = (kind, values = {}, transfer = []) => new Promise((resolve, reject) => {
    asked.set(++last, { resolve, reject });
    worker.postMessage({ kind, id: last, ...values }, transfer);
  });
  const broken = (detail) => {
    element("old").hidden = false;
    element("page").hidden = true;
    console.error(detail);
  };
  worker.onerror = (event) => broken(event.message);
  worker.onmessage = ({ data }) => {
    if (data.kind === "progress") return progress(data.done);
    if (data.kind === "failed") return broken(data.error);
    if (data.kind === "ready") return ready(data.about);
    const { resolve, reject } = asked.get(data.id);
    asked.delete(data.id);
    if (data.error) reject(new Error(data.error)); else resolve(data.result);
  };
  async function unpack() {
    const files = {};
    for (const part of document.querySelectorAll("script.part")) {
      const text = atob(part.textContent.trim());
      const packed = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at++) packed[at] = text.charCodeAt(at);
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      files[part.dataset.name] = new Uint8Array(await new Response(stream).arrayBuffer());
      part.remove();
    }
    worker.postMessage({ kind: "start", files }, Object.values(files).map((file) => file.buffer));
  }

  function ready(about) {
    state.ready = true;
    state.suffixes = about.suffixes;
    if (about.pdf) { WORDS.formats = WORDS.withPdf; speak(); }
    element("files").accept = about.suffixes.join(",");
    element("version").textContent = "govlint " + about.version;
    window.govlintReady = performance.now();
    progress(null);
    status(say("ready"));
    if (state.waiting) { const { files, folder } = state.waiting; state.waiting = null; take(files, folder); }
  }

  function today() {
    const now = new Date(), two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  // `files` are those chosen or dropped, `folder` those that lie in folders, of which only reports are taken.
  function take(files, folder) {
    if (!state.ready) { state.waiting = { files, folder }; status(say("waiting")); return; }
    const wanted = folder.filter(({ name }) => {
      const base = name.split("/").pop().toLowerCase();
      return !base.startsWith("~$") && !base.startsWith(".") && state.suffixes.some((suffix) => base.endsWith(suffix));
    });
    state.skipped = folder.length - wanted.length;
    state.files = [...files, ...wanted].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    if (!state.files.length) { if (folder.length) status(say("none"), true); return; }
    check();
  }

  async function check() {
    const run = ++state.run, files = state.files;
    state.results = []; state.current = -1; state.all = null;
    element("rows").replaceChildren();
    element("results").hidden = false;
    document.body.classList.add("has-results");
    document.querySelector(".columns").classList.toggle("several", files.length > 1);
    element("list").hidden = files.length < 2;
    element("report").srcdoc = "";
    buttons();
    await ask("begin", { lang: state.lang, today: today() });
    let summary = "";
    for (let at = 0; at < files.length; at++) {
      if (run !== state.run) return;
      status(say("checking", at + 1, files.length, files[at].name));
      progress(at / files.length);
      let result;
      try {
        const data = await files[at].file.arrayBuffer();
        result = await ask("check", { data, name: files[at].name }, [data]);
        window.govlintHeap = result.heap;
        summary = result.summary;
      } catch (error) {
        result = { failed: true, html: "", counts: {}, error: say("unread", files[at].name) + ": " + error.message };
      }
      if (run !== state.run) return;
      state.results.push(result);
      row(at);
      if (at === 0) show(0);
    }
    state.all = (await ask("end")).html;
    progress(null);
    const lines = [summary, ...state.results.filter((one) => one.error).map((one) => one.error)];
    if (state.skipped) lines.push(say("skipped", state.skipped));
    status(lines.filter(Boolean).join(state.lang === "zh" ? "；" : "; "));
    buttons();
    window.govlintDone = run;
  }

  function row(at) {
    const { counts, failed } = state.results[at];
    const line = document.createElement("tr");
    const name = document.createElement("th"), button = document.createElement("button");
    name.scope = "row";
    button.type = "button";
    button.textContent = state.files[at].name;
    button.onclick = () => show(at);
    name.append(button);
    line.append(name);
    if (failed) {
      const cell = document.createElement("td");
      cell.colSpan = 3; cell.className = "error"; cell.textContent = say("failed");
      line.append(cell);
    } else {
      for (const kind of ["error", "warning", "info"]) {
        const cell = document.createElement("td");
        cell.className = counts[kind] ? kind : "none";
        cell.textContent = counts[kind];
        line.append(cell);
      }
    }
    element("rows").append(line);
  }

  function show(at) {
    state.current = at;
    [...element("rows").children].forEach((line, number) => {
      line.classList.toggle("current", number === at);
      line.querySelector("button").toggleAttribute("aria-current", number === at);
    });
    element("report").srcdoc = state.results[at].html;
    buttons();
  }

  // The frame is as high as the report, so that the page scrolls and not a window within it.
  function fit() {
    const inside = element("report").contentDocument;
    if (!inside || !inside.body) return;
    element("report").style.height = "0";
    element("report").style.height = inside.documentElement.scrollHeight + 4 + "px";
  }
  element("report").onload = () => {
    const inside = element("report").contentDocument;
    fit();
    inside.addEventListener("toggle", fit, true);
    inside.addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest("a[href^='#']");
      if (!link) return;
      event.preventDefault();
      const target = inside.getElementById(link.getAttribute("href").slice(1));
      if (!target) return;
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center" });
    });
  };
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (entry.contentRect.width !== width) { width = entry.contentRect.width; fit(); }
  }).observe(element("report"));

  function buttons() {
    const result = state.results[state.current];
    element("save-page").disabled = element("print").disabled = !result;
    element("save-word").hidden = !(result && result.comments);
    element("save-book").hidden = !(state.all && state.files.length > 1);
    element("save-all").hidden = !(state.all && state.files.length > 1);
  }

  function save(content, type, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    status(say("saved", name));
  }
  const stem = (at) => state.files[at].name.split("/").pop().replace(/\.[^.]*$/, "");
  element("save-page").onclick = () =>
    save(state.results[state.current].html, "text/html", `${stem(state.current)}.${say("resultName")}.html`);
  element("save-all").onclick = () => save(state.all, "text/html", say("allName") + ".html");
  element("save-word").onclick = async () => {
    const at = state.current, { file, name } = state.files[at];
    try {
      const data = await file.arrayBuffer();
      const { copy } = await ask("annotate", { data, name }, [data]);
      save(copy, file.type || "application/octet-stream", `${stem(at)}.${say("copyName")}${name.slice(name.lastIndexOf("."))}`);
    } catch (error) { status(error.message, true); }
  };
  element("save-book").onclick = async () => {
    const run = state.run;
    element("save-book").disabled = true;
    status(say("gathering"));
    try {
      for (let at = 0; at < state.files.length; at++) {
        if (state.results[at].error) continue;
        const data = await state.files[at].file.arrayBuffer();
        if (run !== state.run) return;
        await ask("keep", { data, name: state.files[at].name }, [data]);
      }
      const { book } = await ask("workbook");
      if (run === state.run) save(book, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", say("bookName") + ".xlsx");
    } catch (error) { status(error.message, true); } finally { element("save-book").disabled = false; }
  };
  const print = () => element("report").contentWindow.print();
  element("print").onclick = print;
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "p" && state.results[state.current]) { event.preventDefault(); print(); }
  });

  // Files: chosen, dropped, or in a dropped folder.
  const named = (file, name) => ({ file, name: name || file.name });
  for (const id of ["files", "folder"]) {
    element("choose-" + id).onclick = () => element(id).click();
    element(id).onchange = () => {
      const files = [...element(id).files].map((file) => named(file, file.webkitRelativePath));
      if (id === "files") take(files, []); else take([], files);
      element(id).value = "";
    };
  }
  async function within(entry, found, depth = 0) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject)).catch(() => null);
      if (file) found.push(named(file, entry.fullPath.replace(/^\//, "")));
      return;
    }
    if (depth > 32) return;
    const reader = entry.createReader();
    for (;;) {
      const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);
      if (!entries.length) return;
      for (const one of entries) await within(one, found, depth + 1);
    }
  }
  let over = 0;
  addEventListener("dragenter", (event) => { event.preventDefault(); over++; element("drop").classList.add("over"); });
  addEventListener("dragleave", () => { if (--over <= 0) { over = 0; element("drop").classList.remove("over"); } });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", async (event) => {
    event.preventDefault();
    over = 0;
    element("drop").classList.remove("over");
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const entries = items.map((item) => [item.webkitGetAsEntry && item.webkitGetAsEntry(), item.getAsFile()]);
    const files = [], folder = [];
    for (const [entry, file] of entries) {
      if (entry && entry.isDirectory) await within(entry, folder); else if (file) files.push(named(file));
    }
    take(files, folder);
  });

  function speak() {
    document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
    document.title = say("title");
    for (const one of document.querySelectorAll("[data-word]")) one.textContent = say(one.dataset.word);
    for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", say(one.dataset.label));
    for (const one of document.querySelectorAll("[data-title]")) one.title = say(one.dataset.title);
    element("lang").textContent = say("other");
    element("lang").lang = state.lang === "zh" ? "en" : "zh-CN";
  }
  element("lang").onclick = () => {
    state.lang = state.lang === "zh" ? "en" : "zh";
    speak();
    if (state.files.length) check(); else status(say(state.ready ? "ready" : "preparing"));
  };

  element("page").hidden = false;
  status(say("preparing"));
  progress(0.05);
  setTimeout(() => unpack().catch((error) => broken(String(error))), 0);
})();
