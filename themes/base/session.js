/* Before the time without a click is up: ask whether somebody is there. The server decides; this only warns. */
(function () {
  'use strict';
  var box = document.getElementById('kvar');
  var WARNING = 120;
  var timer;
  if (!box || !box.showModal || !window.fetch) {
    return;
  }
  var words = box.querySelector('[data-left]');
  var before = null;

  function plan(seconds) {
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(1, seconds) * 1000);
  }

  function show(left) {
    var minutes = Math.max(1, Math.round(left / 60));
    words.textContent = words.getAttribute(minutes === 1 ? 'data-one' : 'data-left').replace('@', minutes);
    if (!box.open) {
      before = document.activeElement;
      box.showModal();
    }
  }

  function hide() {
    if (box.open) {
      box.close();
    }
  }

  function end() {
    location.replace('/?skal=inaktiv&fran=' + encodeURIComponent(location.pathname + location.search));
  }

  function told(answer) {
    if (!answer.ok) {
      end();
      return null;
    }
    return answer.json().then(function (session) {
      if (session.left <= 0) {
        end();
      } else if (session.left <= WARNING) {
        show(session.left);
        plan(Math.min(10, session.left));
      } else {
        hide();
        plan(session.left - WARNING);
      }
    });
  }

  /* Another tab may have gone on meanwhile, so the server is asked, which is no click. */
  function look() {
    fetch('/session', { credentials: 'same-origin', redirect: 'manual', cache: 'no-store' })
      .then(told)
      .catch(function () {
        plan(30);
      });
  }

  function stay() {
    fetch('/session', {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'formToken=' + encodeURIComponent(document.querySelector('#logga-ut [name=formToken]').value)
    })
      .then(told)
      .catch(function () {
        plan(5);
      });
  }

  box.querySelector('[data-stay]').addEventListener('click', function () {
    hide();
    stay();
  });
  box.addEventListener('cancel', function (event) {
    event.preventDefault();
    hide();
    stay();
  });
  box.addEventListener('close', function () {
    if (before && before.focus) {
      before.focus();
    }
  });
  plan(Number(box.getAttribute('data-idle')) - WARNING);
})();
