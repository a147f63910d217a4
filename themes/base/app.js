/* Small help for those who have JavaScript; every page works without it. */
(function () {
  'use strict';
  var doc = document;

  function each(selector, act) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), act);
  }

  /* Errors: the summary gets focus, so that a screen reader begins there. */
  var summary = doc.querySelector('.summary-error');
  if (summary) {
    summary.focus();
  }

  /* Show the password while it is typed. The button is hidden in the page and shown here. */
  each('[data-peek]', function (button) {
    var input = doc.getElementById(button.getAttribute('data-peek'));
    if (!input) {
      return;
    }
    button.hidden = false;
    button.addEventListener('click', function () {
      var shown = input.type === 'password';
      input.type = shown ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(shown));
      input.focus();
    });
    if (input.form) {
      input.form.addEventListener('submit', function () {
        input.type = 'password';
      });
    }
  });

  /* Copy what data-copy says (or the text of the element it names with #) and say so. */
  doc.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-copy]');
    if (!button || !navigator.clipboard) {
      return;
    }
    var what = button.getAttribute('data-copy');
    if (what.charAt(0) === '#') {
      what = doc.getElementById(what.slice(1)).textContent;
    }
    navigator.clipboard.writeText(what).then(function () {
      var words = button.querySelector('[data-words]') || button;
      var before = words.textContent;
      words.textContent = button.getAttribute('data-copied') || before;
      setTimeout(function () {
        words.textContent = before;
      }, 3000);
    });
  });
  if (navigator.clipboard) {
    each('[data-copy][hidden]', function (button) {
      button.hidden = false;
    });
  }

  /* One press is enough: the button says that it works, a second press is swallowed. */
  doc.addEventListener('submit', function (event) {
    var button = event.target.querySelector('[data-busy], [data-once]');
    if (event.defaultPrevented || !button) {
      return;
    }
    if (button.getAttribute('aria-busy') === 'true') {
      event.preventDefault();
      return;
    }
    button.setAttribute('aria-busy', 'true');
    if (!button.hasAttribute('data-busy')) {
      return;
    }
    if (button.tagName === 'BUTTON') {
      button.textContent = button.getAttribute('data-busy');
    } else {
      setTimeout(function () {
        button.value = button.getAttribute('data-busy');
      }, 0);
    }
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      each('[aria-busy="true"]', function (button) {
        button.removeAttribute('aria-busy');
      });
    }
  });

  /* An open menu closes with Escape and with a press outside. */
  function closeMenus(except) {
    each('details.menu[open]', function (menu) {
      if (menu !== except) {
        menu.open = false;
      }
    });
  }
  doc.addEventListener('click', function (event) {
    closeMenus(event.target.closest && event.target.closest('details.menu'));
  });
  doc.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      var menu = event.target.closest && event.target.closest('details.menu[open]');
      closeMenus();
      if (menu) {
        menu.querySelector('summary').focus();
      }
    }
  });

  /* What is chosen in a filter stands in the address too, so that it can be bookmarked. */
  doc.addEventListener('change', function (event) {
    var name = event.target.getAttribute('data-address');
    if (name && window.URL && history.replaceState) {
      var address = new URL(location.href);
      if (event.target.value) {
        address.searchParams.set(name, event.target.value);
      } else {
        address.searchParams.delete(name);
      }
      history.replaceState(history.state, '', address);
    }
  });

  each('[data-print]', function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      window.print();
    });
  });

  /*
   * Charts: what a bar says shows above it while it is pointed at or has the focus, until Escape.
   * All bars are one stop for Tab, arrows walk among them; without this every link is a stop.
   */
  each('[data-chart]', function (chart) {
    var tip = doc.createElement('div');
    tip.className = 'chart__tip';
    tip.hidden = true;
    tip.setAttribute('aria-hidden', 'true');
    chart.appendChild(tip);
    var bars = Array.prototype.slice.call(chart.querySelectorAll('.chart__slot'));
    var shown = null;
    var stop = bars[0];

    function hide() {
      if (shown) {
        shown.removeAttribute('data-shown');
      }
      shown = null;
      tip.hidden = true;
    }

    function show(bar) {
      hide();
      shown = bar;
      bar.setAttribute('data-shown', '');
      tip.textContent = '';
      bar.words.forEach(function (line, i) {
        tip.appendChild(doc.createElement(i === 0 ? 'b' : 'div')).textContent = line;
      });
      tip.hidden = false;
      var room = chart.getBoundingClientRect();
      var box = bar.getBoundingClientRect();
      var left = box.left + box.width / 2 - room.left - tip.offsetWidth / 2;
      tip.style.left = Math.max(0, Math.min(left, room.width - tip.offsetWidth)) + 'px';
      tip.style.top = Math.min(0, 30 - tip.offsetHeight) + 'px';
    }

    bars.forEach(function (bar, i) {
      var title = bar.querySelector('title');
      bar.words = title.textContent.split('\n');
      bar.removeChild(title);
      bar.setAttribute('tabindex', i === 0 ? '0' : '-1');
      bar.addEventListener('pointerenter', function () { show(bar); });
      bar.addEventListener('pointerleave', hide);
      bar.addEventListener('focus', function () {
        stop.setAttribute('tabindex', '-1');
        stop = bar;
        bar.setAttribute('tabindex', '0');
        show(bar);
      });
      bar.addEventListener('blur', hide);
      bar.addEventListener('keydown', function (event) {
        var next = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: bars.length - 1 }[event.key];
        if (event.key === 'Escape') {
          hide();
        } else if (next !== undefined && bars[next]) {
          event.preventDefault();
          bars[next].focus();
        }
      });
    });
  });

  /* A list of places narrows while something is typed. */
  each('[data-filter]', function (input) {
    var list = doc.getElementById(input.getAttribute('data-filter'));
    input.addEventListener('input', function () {
      var wanted = input.value.toLowerCase().trim();
      Array.prototype.forEach.call(list.children, function (item) {
        var words = item.textContent.toLowerCase();
        item.hidden = words.indexOf(wanted) < 0
          && words.replace(/\s/g, '').indexOf(wanted.replace(/\s/g, '')) < 0;
      });
    });
  });
})();
