// Before anything shows: that there are scripts, and the colours that a visitor chose.
document.documentElement.classList.remove("no-js");
try {
  document.documentElement.dataset.kleuren = localStorage.getItem("kleuren") ?? "";
} catch {
  // Storage is off: the colours of the device.
}
