// Before anything shows: that there are scripts, the colours that a visitor chose, and what stands
// on the edges of paper.
const { classList, dataset } = document.documentElement;
classList.remove("no-js");
try {
  dataset.kleuren = localStorage.getItem("kleuren") ?? "";
} catch {
  // Storage is off: the colours of the device.
}
dataset.titel = document.title;
dataset.adres = document.querySelector("[rel=canonical]")?.href.replace(/^https?:..|.$/g, "") ?? "";
