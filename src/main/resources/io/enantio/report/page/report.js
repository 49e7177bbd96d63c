/* A report in a browser: pictures that zoom and show values, tables that sort and filter, and the mark of the section in view. */
(function () {
  'use strict';

  /* ---- pictures: read from the drawn pictures themselves, so that screen and print show the same, and drawn by chart.js. A chart is
     made when it scrolls into view and removed when it is far away. ---- */

  function numbers(text) { return text.trim().split(/[\s,]+/).map(Number); }

  /* Paths as written by the report: M, m and l with pairs of numbers, z after a dot. */
  function points(path) {
    var steps = path.match(/[Mmlz][^Mmlz]*/g) || [], at = [0, 0], found = [];
    steps.forEach(function (step) {
      if (step[0] === 'z') return;
      var by = step.slice(1).match(/-?[\d.]+/g).map(Number);
      at = step[0] === 'M' ? by : [at[0] + by[0], at[1] + by[1]];
      found.push(at);
    });
    return found;
  }

  function style(shape, unit) {
    function word(name) { return shape.getAttribute(name) || 'none'; }
    return { stroke: word('stroke'), width: unit * (+shape.getAttribute('stroke-width') || 1),
      dash: shape.hasAttribute('stroke-dasharray') ? numbers(shape.getAttribute('stroke-dasharray')) : [],
      fill: word('fill'), opacity: shape.hasAttribute('fill-opacity') ? +shape.getAttribute('fill-opacity') : 1 };
  }

  function panelOf(node) {
    var x = numbers(node.dataset.x), y = numbers(node.dataset.y), names = node.dataset.names.split('\n');
    var labels = node.dataset.labels ? node.dataset.labels.split('\n') : [];
    return { frame: numbers(node.dataset.frame), x: { name: names[0], low: x[0], high: x[1], labels: labels },
      y: { name: names[1], low: y[0], high: y[1], labels: [] }, series: [], marks: [], tags: [] };
  }

  function chartOf(svg) {
    var box = svg.viewBox.baseVal, panel = null;
    var chart = { title: svg.querySelector('title').textContent, width: box.width, height: box.height, keys: [], panels: [], notes: [] };
    function value(at) {
      var f = panel.frame;
      return [panel.x.low + (at[0] - f[0]) / (f[2] - f[0]) * (panel.x.high - panel.x.low),
        panel.y.low + (f[3] - at[1]) / (f[3] - f[1]) * (panel.y.high - panel.y.low)];
    }
    svg.querySelectorAll('[data-key],[data-frame],[data-line],[data-dots],[data-mark],[data-tag]').forEach(function (node) {
      var data = node.dataset;
      if (data.key) {
        chart.keys.push({ text: node.querySelector('text').textContent, shape: data.key === 'line' ? null : data.key,
          style: style(node.firstElementChild, 1) });
      } else if (data.frame) {
        panel = panelOf(node);
        chart.panels.push(panel);
      } else if (data.tag !== undefined) {
        var tag = value([+node.getAttribute('x'), +node.getAttribute('y') + 7]);
        panel.tags.push({ x: tag[0], y: tag[1], text: node.textContent });
      } else if (data.mark !== undefined) {
        var mark = value(numbers(data.at));
        panel.marks.push({ name: data.mark, x: mark[0], y: mark[1], words: node.textContent, shape: data.shape, style: style(node, 1), id: null });
      } else {
        var isDots = data.dots !== undefined, kind = isDots ? 'dots' : data.kind, unit = isDots || kind === 'trace' ? 0.1 : 1;
        var values = points(node.getAttribute('d')).map(function (p) { return value([unit * p[0], unit * p[1]]); });
        panel.series.push({ name: isDots ? data.dots : data.line, kind: kind, style: style(node, unit),
          xs: values.map(function (v) { return v[0]; }), ys: values.map(function (v) { return v[1]; }) });
      }
    });
    return chart;
  }

  function show(picture) {
    if (picture.chart) return;
    var live = document.createElement('div'), svg = picture.querySelector('svg'), hadFocus = document.activeElement === picture;
    live.className = 'live';
    picture.appendChild(live);
    picture.chart = draw(live, chartOf(svg), {});
    svg.setAttribute('aria-hidden', 'true');
    picture.removeAttribute('tabindex');
    if (hadFocus) picture.chart.element.focus();
  }

  function hide(picture) {
    if (!picture.chart || picture.contains(document.activeElement)) return;
    picture.chart.destroy();
    picture.chart = null;
    picture.querySelector('.live').remove();
    picture.querySelector('svg').removeAttribute('aria-hidden');
    picture.tabIndex = 0;
  }

  if (window.uPlot && window.IntersectionObserver) {
    var near = new IntersectionObserver(function (changes) {
      changes.forEach(function (change) { (change.isIntersecting ? show : hide)(change.target); });
    }, { rootMargin: '200px' });
    document.querySelectorAll('.picture').forEach(function (picture) {
      picture.tabIndex = 0;
      if (!picture.querySelector('[data-frame]')) return;
      picture.addEventListener('focus', function () { show(picture); });
      near.observe(picture);
    });
  }

  /* ---- tables ---- */

  /* Rows from which a table has a filter, scrolls by itself, and shows its rows piece by piece: thousands at once would take a second to
     be laid out. */
  var LARGE = 12, TALL = 40, LONG = 300, PIECE = 200, words = new Intl.Collator('en', { numeric: true });

  function make(name, className, text) {
    var node = document.createElement(name);
    node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  /* What a column is sorted by: numbers where it has numbers, else words; cells without come last either way. */
  function keysOf(rows, column, isNumber) {
    return rows.map(function (row) {
      var text = row.cells[column].textContent.trim();
      if (!isNumber) return text;
      var number = parseFloat(text);
      return text === '' || isNaN(number) ? '' : number;
    });
  }

  function lively(scroll, table) {
    var body = table.tBodies[0], rows = Array.from(body.rows), order = rows.slice(), wanted = [], texts = null, count = null;
    var limit = rows.length > LONG ? PIECE : Infinity;

    /* Hides what is not wanted, and what is beyond the piece that is shown. */
    function show() {
      var seen = 0, found = 0;
      order.forEach(function (row) {
        var isWanted = wanted.every(function (word) { return texts.get(row).indexOf(word) >= 0; }), isShown = isWanted && found < limit;
        found += isWanted;
        seen += isShown;
        if (row.hidden === isShown) row.hidden = !isShown;
      });
      if (count) {
        count.textContent = (wanted.length ? found + ' of ' + rows.length + ' rows' : '')
            + (seen < found ? (wanted.length ? '; ' : found + ' rows; ') + 'the first ' + seen + ' are shown, more when scrolled; print shows all' : '');
      }
      return seen < found;
    }

    function again() {
      if (limit !== Infinity) limit = PIECE;
      show();
    }

    function sort(head, column, heads) {
      var now = head.getAttribute('aria-sort'), next = now === 'ascending' ? 'descending' : now === 'descending' ? null : 'ascending';
      heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
      var places = rows.map(function (row, i) { return i; });
      if (next) {
        head.setAttribute('aria-sort', next);
        var keys = keysOf(rows, column, head.classList.contains('n')), sign = next === 'ascending' ? 1 : -1;
        places.sort(function (a, b) {
          var one = keys[a], other = keys[b];
          if (one === '' || other === '') return (one === '') - (other === '') || a - b;
          return sign * (typeof one === 'number' ? one - other : words.compare(one, other)) || a - b;
        });
      }
      order = places.map(function (i) { return rows[i]; });
      again();
      var sorted = document.createDocumentFragment();
      order.forEach(function (row) { sorted.appendChild(row); });
      body.appendChild(sorted);
      scroll.scrollTop = 0;
    }

    function filter(text) {
      texts = texts || new Map(rows.map(function (row) {
        return [row, Array.from(row.cells).map(function (cell) { return cell.textContent; }).join(' ').toLowerCase()];
      }));
      wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
      again();
    }

    function head() {
      var heads = Array.from(table.tHead.rows[table.tHead.rows.length - 1].cells);
      heads.forEach(function (cell, column) {
        if (!cell.textContent.trim()) return;
        var button = make('button', '', cell.textContent);
        button.type = 'button';
        cell.textContent = '';
        cell.appendChild(button);
        button.addEventListener('click', function () { sort(cell, column, heads); });
      });
    }

    function field() {
      var tools = make('div', 'tools'), label = make('label', '', 'Filter'), input = make('input', ''), asked = 0;
      count = make('span', '');
      input.type = 'search';
      input.setAttribute('aria-label', 'Filter rows: ' + scroll.getAttribute('aria-label'));
      input.autocomplete = 'off';
      count.setAttribute('role', 'status');
      label.appendChild(input);
      tools.appendChild(label);
      tools.appendChild(count);
      scroll.parentNode.insertBefore(tools, scroll);
      input.addEventListener('input', function () {
        clearTimeout(asked);
        asked = setTimeout(function () { filter(input.value); }, 60);
      });
    }

    head();
    if (rows.length >= LARGE) field();
    if (rows.length >= TALL) scroll.classList.add('tall');
    if (limit === Infinity) return;
    table.setAttribute('aria-rowcount', String(rows.length + 1));
    show();
    scroll.addEventListener('scroll', function () {
      if (limit >= rows.length || scroll.scrollTop + 2 * scroll.clientHeight < scroll.scrollHeight) return;
      limit += PIECE;
      show();
    }, { passive: true });
  }

  document.querySelectorAll('.scroll').forEach(function (scroll) {
    var table = scroll.querySelector('table.rows');
    if (table && table.tHead && table.tBodies[0].rows.length > 1) lively(scroll, table);
  });

  /* ---- the section in view ---- */

  var links = Array.from(document.querySelectorAll('.contents a')), current = null, isAsked = false;

  function mark() {
    isAsked = false;
    var best = null;
    links.forEach(function (link) {
      var section = document.getElementById(link.getAttribute('href').slice(1));
      if (section && (!best || section.getBoundingClientRect().top < window.innerHeight / 3)) best = link;
    });
    if (best === current || !best) return;
    if (current) current.removeAttribute('aria-current');
    best.setAttribute('aria-current', 'true');
    current = best;
    var bar = best.closest('.contents'), box = best.getBoundingClientRect(), own = bar.getBoundingClientRect();
    if (box.left < own.left || box.right > own.right) bar.scrollLeft += box.left - own.left - 20;
    if (box.top < own.top || box.bottom > own.bottom) bar.scrollTop += box.top - own.top - 20;
  }

  function ask() {
    if (!isAsked) requestAnimationFrame(mark);
    isAsked = true;
  }

  window.addEventListener('scroll', ask, { passive: true });
  window.addEventListener('resize', ask);
  mark();
}());
