/* Waiting for BankID: a new code each second, and how it goes every other second. What is shown
   follows from the order on the server; this script only asks, and sends the form in the end. */
(function () {
  'use strict';
  var doc = document;
  var box = doc.querySelector('[data-bankid]');
  if (!box) {
    return;
  }
  var order = box.getAttribute('data-bankid');
  var code = box.querySelector('[data-bankid-code]');
  var form = doc.querySelector('form[data-bankid-continue]');
  var frame = 0;
  var over = false;

  function part(name) {
    return doc.querySelector('[data-bankid-' + name + ']');
  }

  function say(name, words) {
    var place = part(name);
    if (place && place.textContent !== words) {
      place.textContent = words;
    }
  }

  function goOn() {
    over = true;
    if (form.requestSubmit) {
      form.requestSubmit();
    } else {
      form.submit();
    }
  }

  function tell(now) {
    if (now.state === 'used') {
      over = true;
      location.replace('/');
    } else if (now.state === 'none' || now.state === 'failed' || now.order !== order) {
      over = true;
      location.replace('/bankid');
    } else if (now.state === 'complete' && form) {
      goOn();
    } else {
      say('text', now.text);
      say('minutes', now.minutes);
      Array.prototype.forEach.call(doc.querySelectorAll('[data-bankid-unstarted]'), function (shown) {
        shown.hidden = !now.unstarted;
      });
      if (part('left')) {
        part('left').value = now.left;
      }
      if (part('link') && now.link) {
        part('link').href = now.link;
      }
    }
  }

  function ask() {
    if (over || doc.hidden) {
      return;
    }
    fetch('/bankid/lage', { cache: 'no-store', credentials: 'same-origin' }).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }).then(function (now) {
      if (now && !over) {
        tell(now);
      }
    }).catch(function () { /* the next one will do */ });
  }

  function draw() {
    if (over || doc.hidden || !code || part('unstarted').hidden) {
      return;
    }
    var next = new Image();
    next.onload = function () {
      code.src = next.src;
    };
    frame += 1;
    next.src = '/bankid/kod?' + order.slice(0, 8) + frame;
  }

  if (box.hasAttribute('data-bankid-now') && form) {
    goOn();
    return;
  }
  /* Whoever has pressed a button is on the way: the old order's end must not lead them elsewhere. */
  doc.addEventListener('submit', function () {
    over = true;
  });
  setInterval(ask, 2000);
  setInterval(draw, 1000);
  /* Back from the app, or out of the browser's memory of pages. */
  doc.addEventListener('visibilitychange', ask);
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      over = false;
      location.reload();
    }
  });
})();
