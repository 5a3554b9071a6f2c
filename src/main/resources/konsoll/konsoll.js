// What htmx does not do by itself: rest while nobody looks, and leave what the reader has opened as it is.
(function () {
  'use strict';

  document.addEventListener('htmx:beforeRequest', function (hendelse) {
    var levende = hendelse.target.closest && hendelse.target.closest('[data-live]');
    if (levende && document.hidden) {
      hendelse.preventDefault();
    }
  });

  var apne = [];
  document.addEventListener('htmx:beforeSwap', function () {
    apne = Array.from(document.querySelectorAll('details[id][open]')).map(function (d) { return d.id; });
  });
  document.addEventListener('htmx:afterSwap', function () {
    apne.forEach(function (id) {
      var detaljer = document.getElementById(id);
      if (detaljer) { detaljer.open = true; }
    });
  });

  // light, dark, or as the machine has it: kept in this browser alone
  var rot = document.documentElement;
  var lagret = localStorage.getItem('tema');
  if (lagret) { rot.dataset.tema = lagret; }
  document.addEventListener('click', function (hendelse) {
    var knapp = hendelse.target.closest('[data-temaknapp]');
    if (knapp) {
      var mork = rot.dataset.tema ? rot.dataset.tema === 'mork' : matchMedia('(prefers-color-scheme: dark)').matches;
      rot.dataset.tema = mork ? 'lys' : 'mork';
      localStorage.setItem('tema', rot.dataset.tema);
    }
    var kopi = hendelse.target.closest('[data-kopier]');
    if (kopi && navigator.clipboard) {
      navigator.clipboard.writeText(kopi.dataset.kopier).then(function () { kopi.textContent = 'Kopiert'; });
    }
  });

  // a form is sent once, however often the button is pressed
  document.addEventListener('submit', function (hendelse) {
    if (hendelse.target.dataset.sendt) { hendelse.preventDefault(); return; }
    hendelse.target.dataset.sendt = 'ja';
    setTimeout(function () { delete hendelse.target.dataset.sendt; }, 4000);
  });
})();
