// Tells the reader why the calculator does not run, and what to do about it.
//
// A classic script in the language of 2009, before everything else: it must run where modules, WebAssembly or
// our other files do not. Without it and without scripts, the text of index.html says the same in short.
(function () {
  "use strict";

  // The document holds the list of standards. Where its links do not lead on, words stand in its place.
  function hideList() {
    document.documentElement.className += " gc-opening";
  }
  if (window.location.hash.length > 2 || window.parent !== window) hideList();

  var reasons = {
    old: [
      "Your browser is too old to run the calculator.",
      "Update it, or open this page in a current version of Firefox, Chrome, Edge or Safari."
    ],
    wasm: [
      "Your browser has WebAssembly switched off, and the calculator needs it.",
      "Lockdown mode and strict security settings do this. Allow this page in the browser's settings, or use another browser."
    ],
    refused: [
      "Your browser refused to run the calculator.",
      "Its version or a security setting does not allow WebAssembly here. Update it, try another one, or ask whoever looks after this device."
    ],
    missing: [
      "A part of the calculator did not arrive.",
      "Check your connection and reload the page. If it stays, a filter on your network may hold it back."
    ],
    replaced: [
      "Something else came in the place of a part of the calculator.",
      "The sign-in page of a network, a filter, or a server that lacks the file does this. Open this page in a new tab, sign in if you are asked to, then reload. Whoever looks after this site can put every file in place again."
    ],
    cut: [
      "A part of the calculator did not arrive whole.",
      "Reload the page. If it stays, whoever looks after this site has to copy every file to it again: one was cut off on the way."
    ],
    sandbox: [
      "The page around this one keeps the calculator from starting.",
      "It shows it in a frame that lets none of our files in: its sandbox lacks “allow-same-origin”. Open the calculator in a new tab. Whoever made that page can allow it, or use the calculator as one file: grade-calculator.html runs in such a frame."
    ],
    file: [
      "The calculator cannot start from a file on your device.",
      "Open it at its web address, or ask for the calculator as one file: grade-calculator.html runs from a device."
    ],
    damaged: [
      "This file is damaged: part of it was lost or changed on the way.",
      "Get the file again from where you had it. What was kept in this browser is still there."
    ],
    stopped: [
      "The calculator stopped because of a fault of ours.",
      "Reload the page. Answers that were saved are still on this device."
    ]
  };

  // Where our files lie: beside this one. The one-file edition is all there is of it.
  var own = document.currentScript && document.currentScript.src;
  var home = own ? own.replace(/[^\/]*$/, "") : window.location.href.replace(/#.*/, "");

  function isOurs(address) {
    return String(address).indexOf(home) === 0;
  }

  // What is said; nothing is the first, a stop the last.
  var shown = "";

  function paragraph(text) {
    var element = document.createElement("p");
    element.textContent = text;
    return element;
  }

  function rules() {
    var place = paragraph("");
    var link = document.createElement("a");
    link.href = "rules.html";
    link.textContent = "Read the rules of every standard";
    place.appendChild(link);
    return place;
  }

  // The frame may let nothing open: then the address can be copied.
  function newTab() {
    var place = paragraph("");
    var link = document.createElement("a");
    link.href = window.location.href;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Open the calculator in a new tab";
    place.appendChild(link);
    place.appendChild(document.createTextNode(" or copy its address there: " + window.location.href.replace(/[?#].*/, "")));
    return place;
  }

  // Nothing of the calculator is asked: it has stopped, and must not be answered into.
  function offerAnswers(place) {
    var app = document.getElementById("app");
    if (app) app.inert = true;
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Save my answers to a file";
    button.addEventListener("click", function () {
      kept(function (texts) {
        if (texts.length === 0) return place.appendChild(paragraph("No answers are kept on this device."));
        var link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob(["{\"format\":\"kept-texts/1\",\"texts\":{\n" + texts.join(",\n") + "\n}}\n"]));
        link.download = "my-answers-rescued.json";
        link.click();
      });
    });
    place.appendChild(button);
  }

  // Every text that is kept, by its key, as lines of JSON. Looks only: a store that is not there is not made.
  function kept(then) {
    var texts = [];
    var nothing = function () { then(texts); };
    var opening;
    try {
      opening = indexedDB.open("apprenticeship-grade-calculator");
    } catch (refused) {
      return nothing();
    }
    opening.onerror = nothing;
    opening.onupgradeneeded = function () { opening.transaction.abort(); };
    opening.onsuccess = function () {
      var stores = opening.result.objectStoreNames;
      if (stores.length === 0) return nothing();
      var transaction = opening.result.transaction(stores, "readonly");
      transaction.oncomplete = nothing;
      for (var i = 0; i < stores.length; i += 1) {
        transaction.objectStore(stores[i]).openCursor().onsuccess = function (event) {
          var at = event.target.result;
          if (!at) return;
          texts.push(JSON.stringify(String(at.key)) + ":" + JSON.stringify(at.value));
          at["continue"]();
        };
      }
    };
  }

  // The page calls this too. `detail` is for whoever is asked for help.
  function trouble(kind, detail) {
    // What comes first is the cause of what follows. A stop alone takes its place: there are answers to be saved.
    if (shown === "stopped" || (shown && kind !== "stopped")) return;
    var place = document.getElementById("trouble");
    if (!place) {
      document.addEventListener("DOMContentLoaded", function () { trouble(kind, detail); });
      return;
    }
    shown = kind;
    hideList();
    while (place.firstChild) place.removeChild(place.firstChild);
    if (kind !== "stopped" && !window.gcOneFile) {
      if (window.location.protocol === "file:") kind = "file";
      else if (kind === "missing" && window.origin === "null") kind = "sandbox";
    }
    var reason = reasons[kind] || reasons.stopped;
    var heading = document.createElement("h2");
    heading.textContent = reason[0];
    place.appendChild(heading);
    place.appendChild(paragraph(reason[1]));
    if (detail) place.appendChild(paragraph("For whoever helps you: " + (detail.message || detail)));
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload the page";
    button.addEventListener("click", function () { window.location.reload(); });
    place.appendChild(button);
    if (kind === "sandbox") place.appendChild(newTab());
    if (kind === "stopped") offerAnswers(place);
    else if (!window.gcOneFile) place.appendChild(rules());
    place.hidden = false;
    place.removeAttribute("hidden");
    var late = document.querySelectorAll(".gc-late");
    for (var i = 0; i < late.length; i += 1) late[i].hidden = true;
  }

  window.gcTrouble = trouble;

  // What stops in WebAssembly is ours, unless all the scripts that its trace names are somebody else's.
  function isStop(error) {
    if (typeof WebAssembly !== "object" || !(error instanceof WebAssembly.RuntimeError)) return false;
    var others = 0;
    var named = String(error.stack).match(/[a-z-]+:\/\/[^\s)]+/g) || [];
    for (var i = 0; i < named.length; i += 1) {
      if (isOurs(named[i])) return true;
      if (named[i].indexOf("wasm://") !== 0) others += 1;
    }
    return others === 0;
  }

  // A script of ours that did not run: nothing came, or a page in its place.
  function lookAt(script) {
    var name = script.getAttribute("src");
    var tell = function (kind) { trouble(kind, name); };
    if (!window.fetch) return tell("missing");
    window.fetch(script.src).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (text) {
      tell(/^\s*</.test(text) ? "replaced" : "missing");
    }, function () { tell("missing"); });
  }

  // Filters and add-ons put scripts of their own into the page. What fails of them is not ours to tell.
  window.addEventListener("error", function (event) {
    var target = event.target;
    if (target && target.tagName === "SCRIPT") {
      if (isOurs(target.src)) lookAt(target);
    } else if (isStop(event.error)) trouble("stopped", event.error);
    else if (event.error instanceof SyntaxError && isOurs(event.filename)) {
      // Where a script should begin there is markup, or it ends in the midst of it.
      trouble(/'<'/.test(event.message) ? "replaced" : "cut", event.message);
    }
  }, true);

  window.addEventListener("unhandledrejection", function (event) {
    if (isStop(event.reason)) trouble("stopped", event.reason);
  });

  if (!("noModule" in document.createElement("script"))) trouble("old");
  else if (typeof WebAssembly !== "object") trouble("wasm");
})();
