/* A report in a browser: pictures that zoom and show values. They are read from the drawn pictures themselves, so that screen and
   print show the same, and drawn by chart.js. A chart is made when it scrolls into view and removed when it is far away. */
(function () {
  'use strict';
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
    var live = document.createElement('div');
    live.className = 'live';
    picture.appendChild(live);
    picture.chart = draw(live, chartOf(picture.querySelector('svg')), {});
  }

  function hide(picture) {
    if (!picture.chart || picture.contains(document.activeElement)) return;
    picture.chart.destroy();
    picture.chart = null;
    picture.querySelector('.live').remove();
  }

  if (window.uPlot && window.IntersectionObserver) {
    var near = new IntersectionObserver(function (changes) {
      changes.forEach(function (change) { (change.isIntersecting ? show : hide)(change.target); });
    }, { rootMargin: '200px' });
    document.querySelectorAll('.picture').forEach(function (picture) {
      if (picture.querySelector('[data-frame]')) near.observe(picture);
    });
  }
}());
