// Starts `govlint server` and connects it to the editor; everything else is in the server.
"use strict";

const { window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["plaintext", "markdown", "html"];

let client;

exports.activate = async () => {
  const settings = workspace.getConfiguration("govlint");
  const [command, ...args] = settings.get("command");
  const selector = LANGUAGES.flatMap((language) =>
    ["file", "untitled"].map((scheme) => ({ scheme, language })),
  );
  const lang = settings.get("lang");
  client = new LanguageClient(
    "govlint",
    "govlint",
    { command, args },
    { documentSelector: selector, initializationOptions: lang ? { lang } : undefined },
  );
  try {
    await client.start();
  } catch (error) {
    const install = "pip install 'govlint[lsp]'";
    window.showErrorMessage(
      `govlint 无法启动（${command}），安装命令：${install} / govlint cannot be started (${command}); install it with: ${install}`,
    );
    client.outputChannel.appendLine(String(error));
  }
};

exports.deactivate = () => client?.stop();
