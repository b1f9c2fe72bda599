"use strict";
(() => {
  const every = 15000, late = 60000, patience = 10000;
  const board = document.getElementById("board"), status = document.getElementById("status");
  const words = status.dataset, address = location.pathname.replace(/\/+$/, "") + "/board";
  let tag = board.dataset.tag, seen = Date.now();

  const clock = (moment) => new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const tell = () => {
    const isLate = Date.now() - seen > late;
    status.className = isLate ? "late" : "";
    status.firstElementChild.textContent = (isLate ? words.late : words.fresh).replace("{time}", clock(seen));
  };
  const ask = async () => {
    const asked = { headers: { "If-None-Match": tag }, cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(patience) };
    const answer = await fetch(address, asked);
    if (answer.headers.get("X-Wall") === "gone") {
      board.replaceChildren();
      location.reload();
    } else if (answer.status === 200 && answer.headers.get("X-Wall") === words.build) {
      board.innerHTML = await answer.text();
      tag = answer.headers.get("ETag");
      seen = Date.now();
    } else if (answer.status === 200) {
      location.reload();
    } else if (answer.status === 304) {
      seen = Date.now();
    }
  };
  const goOn = () => ask().catch(() => {}).finally(() => { tell(); setTimeout(goOn, every); });
  const stayAwake = () => navigator.wakeLock?.request("screen").catch(() => {});

  document.addEventListener("click", () => {
    if (document.fullscreenElement) { document.exitFullscreen(); } else { document.documentElement.requestFullscreen().catch(() => {}); }
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { stayAwake(); } });
  stayAwake();
  tell();
  setTimeout(goOn, every);
})();
