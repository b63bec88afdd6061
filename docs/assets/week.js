// What changes with the day of the visit, and the day that is in view.

import { clockOf, dayOf, everyMinute } from "./klok.js";

{
  const clock = clockOf(location.search);
  if (clock.isSet) import("./nu/gezet.js").then(({ tellSet }) => tellSet(clock)).catch(console.warn);

  // The first page before, during and after the week.
  const home = document.querySelector(".voor[data-van]");

  const wordsFor = (day, words) => {
    const { van, tot } = home.dataset;
    if (day > tot) return words.geweest;
    if (day >= van) return home.querySelector(`[data-vandaag="${day}"][data-nu]`).dataset.nu;
    const left = (Date.parse(van) - Date.parse(day)) / 86_400_000;
    return left === 1 ? words.morgen : words.nog.replace("#", left);
  };

  let shown;
  const showDay = (isAnew) => {
    const day = dayOf(clock.now());
    // From here on nu/pagina.js knows better: what runs past midnight stays.
    if (day === shown && !isAnew) return;
    shown = day;
    const now = home.querySelector(".voor__nu");
    now.textContent = wordsFor(day, now.dataset);
    for (const part of home.querySelectorAll("[data-vandaag]")) {
      part.hidden = part.dataset.vandaag !== day && !part.contains(document.activeElement);
    }
    home.querySelector("[data-terugblik]").hidden = day <= home.dataset.tot;
  };

  // A page may stay open until the next day.
  if (home) everyMinute(clock, showDay);

  // What is on now.
  if (document.querySelector("[data-van], .kaarten, .ticket__moment")) {
    import("./nu/pagina.js").then(({ start }) => start(clock)).catch(console.warn);
  }

  // The way to the days: which is today, and which is in view.
  const days = document.querySelector(".dagwijzer ul");

  const keepInSight = (link) => {
    const left = link.offsetLeft - days.offsetLeft;
    if (left < days.scrollLeft || left + link.offsetWidth > days.scrollLeft + days.clientWidth) {
      days.scrollLeft = left;
    }
  };

  if (days) {
    const today = days.querySelector(`[data-dag="${dayOf(clock.now())}"]`);
    if (today) today.firstElementChild.textContent = "vandaag";

    const linkTo = new Map();
    for (const link of days.querySelectorAll('[href^="#"]')) {
      linkTo.set(document.getElementById(link.hash.slice(1)).closest(".dag"), link);
    }
    const current = days.querySelector("[aria-current]");
    if (current) keepInSight(current);

    // The day that crosses a line under the upper edge is the one that is read.
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const link = linkTo.get(target);
          if (isIntersecting) {
            link.setAttribute("aria-current", "true");
            keepInSight(link);
          } else {
            link.removeAttribute("aria-current");
          }
        }
      },
      { rootMargin: "-25% 0px -75% 0px" },
    );
    for (const day of linkTo.keys()) watch.observe(day);
  }
}
