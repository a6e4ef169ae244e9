"use strict";
// Keys and fingers move from screen to screen; without this the page scrolls.
const slides = [...document.querySelectorAll(".slide")];
const here = () => {
  const middle = innerHeight / 2;
  const at = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > middle);
  return at < 0 ? slides.length - 1 : at;
};
const go = (to) => {
  const slide = slides[Math.max(0, Math.min(slides.length - 1, to))];
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
};
const moves = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  Home: -1000, End: 1000,
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return document.getElementById("leave").click();
  // A link is pressed with its own key; a table that scrolls keeps its arrows.
  if (!(event.key in moves) || event.target.closest("a, [tabindex='0']")) return;
  event.preventDefault();
  const back = event.key === " " && event.shiftKey;
  go(here() + (back ? -1 : moves[event.key]));
});
let from = null;
addEventListener("touchstart", (event) => {
  from = event.touches.length === 1 ? event.touches[0] : null;
}, { passive: true });
addEventListener("touchend", (event) => {
  if (!from) return;
  const [across, down] = [event.changedTouches[0].clientX - from.clientX, event.changedTouches[0].clientY - from.clientY];
  from = null;
  if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) go(here() + (across < 0 ? 1 : -1));
}, { passive: true });
