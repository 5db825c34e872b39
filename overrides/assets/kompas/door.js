// Sends a reader of a short address on at once and takes along what stands after the #; without script the page itself does it.
location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
