/* Makes the plots of a report interactive: zoom and hover. The values are read from the pictures themselves, so that screen and
   print show the same. A plot is created when it scrolls into view and removed when it is far away. */
(function () {
  'use strict';
  if (!window.echarts || !window.IntersectionObserver) return;
  var COLOUR = '#222222';

  function numbers(text) { return text.trim().split(/\s+/).map(Number); }

  function scale(plot) {
    var x = numbers(plot.dataset.x), y = numbers(plot.dataset.y), f = numbers(plot.dataset.frame);
    return function (px, py) {
      return [x[0] + (px - f[0]) / (f[2] - f[0]) * (x[1] - x[0]), y[0] + (f[3] - py) / (f[3] - f[1]) * (y[1] - y[0])];
    };
  }

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

  function rounded(value) {
    var four = Number(value.toPrecision(4));
    return Math.abs(four) < 1e5 ? four.toString() : four.toExponential().replace('+', '');
  }

  function series(shape, plot, grid) {
    var to = scale(plot);
    if (shape.dataset.tag !== undefined) {
      return { type: 'scatter', name: '', xAxisIndex: grid, yAxisIndex: grid, symbolSize: 1, silent: true, itemStyle: { color: 'transparent' },
        data: [to(+shape.getAttribute('x'), +shape.getAttribute('y') - 5)],
        label: { show: true, formatter: shape.textContent, color: COLOUR, fontSize: 13 } };
    }
    var name = shape.dataset.line || shape.dataset.dots || shape.dataset.mark, style = shape;
    var one = { name: name, xAxisIndex: grid, yAxisIndex: grid, animation: false, clip: true };
    if (shape.dataset.mark) {
      one.type = 'scatter';
      one.symbolSize = 9;
      one.data = [{ value: to(+shape.getAttribute('cx'), +shape.getAttribute('cy')), name: shape.textContent }];
      one.itemStyle = { color: shape.getAttribute('fill'), borderColor: shape.getAttribute('stroke') || 'none', borderWidth: 1.5 };
      return one;
    }
    var unit = shape.dataset.dots ? 0.1 : 1;
    one.data = points(shape.getAttribute('d')).map(function (p) { return to(unit * p[0], unit * p[1]); });
    if (shape.dataset.dots) {
      one.type = 'scatter';
      one.symbolSize = unit * style.getAttribute('stroke-width');
      one.itemStyle = { color: style.getAttribute('stroke') };
      return one;
    }
    one.type = 'line';
    one.showSymbol = false;
    one.lineStyle = { color: style.getAttribute('stroke'), width: +style.getAttribute('stroke-width') || 1 };
    if (style.getAttribute('stroke-dasharray')) one.lineStyle.type = numbers(style.getAttribute('stroke-dasharray'));
    if (style.getAttribute('fill') !== 'none') {
      one.areaStyle = { color: style.getAttribute('fill'), opacity: +style.getAttribute('fill-opacity'), origin: (one.data[0][1] + one.data[one.data.length - 1][1]) / 2 };
    }
    one.itemStyle = { color: style.getAttribute('stroke') };
    return one;
  }

  function option(svg) {
    var box = svg.viewBox.baseVal, grids = [], xs = [], ys = [], all = [], grid = -1, current = null;
    function percent(part, whole) { return 100 * part / whole + '%'; }
    svg.querySelectorAll('[data-frame],[data-line],[data-dots],[data-mark],[data-tag]').forEach(function (node) {
      if (node.dataset.frame) {
        var f = numbers(node.dataset.frame), names = node.dataset.names.split('|');
        var x = numbers(node.dataset.x), y = numbers(node.dataset.y);
        grid += 1;
        current = node;
        grids.push({ left: percent(f[0], box.width), top: percent(f[1], box.height),
          width: percent(f[2] - f[0], box.width), height: percent(f[3] - f[1], box.height) });
        xs.push({ type: 'value', gridIndex: grid, min: x[0], max: x[1], name: names[0], nameLocation: 'middle', nameGap: 24,
          nameTextStyle: { color: COLOUR }, axisLabel: { show: names[0] !== '', color: COLOUR, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: rounded },
          splitLine: { show: false }, axisLine: { show: true, onZero: false } });
        ys.push({ type: 'value', gridIndex: grid, min: y[0], max: y[1], name: names[1], nameGap: 7,
          nameTextStyle: { color: COLOUR, align: 'left' }, splitNumber: Math.max(1, Math.round((f[3] - f[1]) / 40)), axisLabel: { color: COLOUR, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: rounded },
          splitLine: { show: false }, axisLine: { show: true, onZero: false }, axisTick: { show: true } });
      } else if (current) {
        all.push(series(node, current, grid));
      }
    });
    return { animation: false, grid: grids, xAxis: xs, yAxis: ys, series: all, backgroundColor: '#ffffff', textStyle: { color: COLOUR },
      tooltip: { trigger: 'item', confine: true, axisPointer: { type: 'cross' }, formatter: hover(xs, ys) },
      dataZoom: xs.map(function (axis, i) {
        return { type: 'inside', xAxisIndex: i, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true };
      }).concat(ys.map(function (axis, i) {
        return { type: 'inside', yAxisIndex: i, filterMode: 'none', zoomOnMouseWheel: 'shift', moveOnMouseMove: true };
      })) };
  }

  function hover(xs, ys) {
    return function (at) {
      var tip = document.createElement('div');
      var grid = at.seriesIndex === undefined ? 0 : at.value;
      var words = at.data && at.data.name ? at.data.name : at.seriesName;
      tip.textContent = words;
      tip.appendChild(document.createElement('br'));
      tip.appendChild(document.createTextNode(rounded(grid[0]) + ', ' + rounded(grid[1])));
      return tip;
    };
  }

  function move(chart, step, factor) {
    chart.getOption().dataZoom.forEach(function (zoom, i) {
      if (zoom.xAxisIndex === undefined || zoom.xAxisIndex === null) return;
      var middle = (zoom.start + zoom.end) / 2, half = Math.min(50, (zoom.end - zoom.start) / 2 * factor);
      middle = Math.max(half, Math.min(100 - half, middle + step * half));
      chart.dispatchAction({ type: 'dataZoom', dataZoomIndex: i, start: middle - half, end: middle + half });
    });
  }

  function reset(chart) {
    chart.getOption().dataZoom.forEach(function (zoom, i) {
      chart.dispatchAction({ type: 'dataZoom', dataZoomIndex: i, start: 0, end: 100 });
    });
  }

  function show(picture) {
    if (picture.chart) return;
    var live = document.createElement('div');
    live.className = 'live';
    picture.appendChild(live);
    picture.chart = window.echarts.init(live, null, { renderer: 'canvas' });
    picture.chart.setOption(option(picture.querySelector('svg')));
    live.addEventListener('dblclick', function () { reset(picture.chart); });
  }

  function hide(picture) {
    if (!picture.chart || picture.contains(document.activeElement)) return;
    picture.chart.dispose();
    picture.chart = null;
    picture.querySelector('.live').remove();
  }

  function onKey(event) {
    var chart = event.currentTarget.chart;
    if (!chart || event.ctrlKey || event.metaKey || event.altKey) return;
    var act = {
      '+': function () { move(chart, 0, 0.5); }, '-': function () { move(chart, 0, 2); },
      ArrowLeft: function () { move(chart, -0.5, 1); }, ArrowRight: function () { move(chart, 0.5, 1); },
      '0': function () { reset(chart); }, Escape: function () { reset(chart); }
    }[event.key];
    if (!act) return;
    act();
    event.preventDefault();
  }

  var near = new IntersectionObserver(function (changes) {
    changes.forEach(function (change) { (change.isIntersecting ? show : hide)(change.target); });
  }, { rootMargin: '200px' });
  document.querySelectorAll('.picture').forEach(function (picture) {
    if (!picture.querySelector('[data-frame]')) return;
    picture.tabIndex = 0;
    picture.setAttribute('aria-description', 'Keys: plus and minus zoom, left and right move, 0 shows all.');
    picture.addEventListener('keydown', onKey);
    near.observe(picture);
  });
  window.addEventListener('resize', function () {
    document.querySelectorAll('.picture').forEach(function (picture) { if (picture.chart) picture.chart.resize(); });
  });
}());
