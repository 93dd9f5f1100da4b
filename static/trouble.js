// Tells the reader why the calculator does not run, and what to do about it.
//
// A classic script in the language of 2009, before everything else: it must run where modules, WebAssembly or
// our other files do not. Without it and without scripts, the text of index.html says the same in short.
(function () {
  "use strict";

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
      "Its version or a security setting does not allow WebAssembly here. Update the browser, try another one, or ask whoever looks after this device."
    ],
    missing: [
      "A part of the calculator did not arrive.",
      "Check your connection and reload the page. If it stays, a filter on your network may hold it back."
    ],
    file: [
      "The calculator cannot start from a file on your device.",
      "Open it at its web address, or ask for the calculator as one file: grade-calculator.html runs from a device."
    ],
    stopped: [
      "The calculator stopped because of a fault of ours.",
      "Reload the page. Answers that were saved are still on this device."
    ]
  };

  var shown = false;

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
    if (shown) return;
    shown = true;
    var place = document.getElementById("trouble");
    if (!place) {
      shown = false;
      document.addEventListener("DOMContentLoaded", function () { trouble(kind, detail); });
      return;
    }
    var isCopy = window.location.protocol === "file:" && !window.gcOneFile;
    var reason = reasons[isCopy ? "file" : kind] || reasons.stopped;
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
    if (kind === "stopped") offerAnswers(place);
    else if (!window.gcOneFile) place.appendChild(rules());
    place.hidden = false;
    place.removeAttribute("hidden");
    var late = document.querySelectorAll(".gc-late");
    for (var i = 0; i < late.length; i += 1) late[i].hidden = true;
  }

  window.gcTrouble = trouble;

  function isStop(error) {
    return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  }

  window.addEventListener("error", function (event) {
    var target = event.target;
    if (target && target.tagName === "SCRIPT") trouble("missing", target.getAttribute("src"));
    else if (isStop(event.error)) trouble("stopped", event.error);
  }, true);

  window.addEventListener("unhandledrejection", function (event) {
    if (isStop(event.reason)) trouble("stopped", event.reason);
  });

  if (!("noModule" in document.createElement("script"))) trouble("old");
  else if (typeof WebAssembly !== "object") trouble("wasm");
})();
