/* Draws a chart (the record Chart, as ChartJson writes it) with uPlot, in a report and on the review page alike. uPlot gives axes, scales
   and the crosshair; everything in the axes is drawn here from the data of the chart, at whatever zoom. uPlot is a global of the page.

   draw(element, chart, options) -> live
     options.handles  [{id, kind: 'start'|'end'|'base', panel, x, y, label, low, high, step, colour}], moved by dragging or arrow keys:
                      'start' and 'end' along x, 'base' along y
     options.onDrag   (handle, isDone) while a handle moves and when it rests; its new place is handle.x, handle.y
     options.onMark   (id) of a mark that was clicked
     options.onHover  ({x, y, values: [{name, value}], mark}) or null
     options.onZoom   ({low, high}) of the x axis after it changed
     options.log      true: logarithmic y axis of the panels that have counts
   live.update(chart) keeps the zoom; live.handles(list); live.zoom({low, high}); live.log(on); live.reset(); live.destroy() */
export function draw(element, chart, options) {
  'use strict';
  var INK = '#222222', AXIS = '#666666', APART = 5, NEAR = 12, MARK = 4, RING = 7, SPILL = 12;
  var wanted = Object.assign({}, options), panels = [], shown = chart, isLog = !!wanted.log, over = null, observer = null;
  var SHAPES = {
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    triangle: [[0, -1.17], [1.08, 0.9], [-1.08, 0.9]],
    diamond: [[0, -1.26], [1.26, 0], [0, 1.26], [-1.26, 0]]
  };

  function make(name, className, parent) {
    var node = document.createElement(name);
    node.className = className;
    parent.appendChild(node);
    return node;
  }

  var root = make('div', 'chart', element), keys = make('div', 'chart-keys', root), area = make('div', 'chart-area', root);
  var tip = make('div', 'chart-tip', root);
  tip.hidden = true;
  root.tabIndex = 0;
  root.setAttribute('role', 'group');
  root.setAttribute('aria-description', 'Keys: plus and minus zoom, left and right move, 0 shows all.');

  function rounded(value) {
    var four = Number(value.toPrecision(4));
    return Math.abs(four) < 1e5 ? four.toString() : four.toExponential().replace('+', '');
  }

  /* Ticks of one axis: enough digits to tell them apart; powers of ten at all or at none. */
  function ticks(values) {
    var most = values.reduce(function (a, b) { return Math.max(a, Math.abs(b || 0)); }, 0);
    return values.map(function (value) {
      if (value === null || value === undefined) return '';
      var tidy = Number(value.toPrecision(12));
      return most < 1e5 || tidy === 0 ? tidy.toString() : tidy.toExponential().replace('+', '');
    });
  }

  /* Of a logarithmic axis: 1, 2 and 5 of every power of ten, or powers alone if there are many. */
  function decades(u, axis, low, high) {
    var first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high)), found = [];
    for (var power = first; power <= last; power++) {
      (last - first > 2 ? [1] : [1, 2, 5]).forEach(function (digit) {
        var value = Number((digit + 'e' + power));
        if (value >= low && value <= high) found.push(value);
      });
    }
    return found;
  }

  /* ---- layout: spaces beside the axes keep their pixels, the axes share what is left ---- */

  function spread(edges, nominal, real) {
    var sorted = edges.slice().sort(function (a, b) { return a[0] - b[0]; }), inside = 0, at = 0, found = new Map(), end = 0;
    sorted.forEach(function (edge) { inside += edge[1] - edge[0]; });
    var scale = Math.max(0.05, (real - (nominal - inside)) / inside);
    sorted.forEach(function (edge) {
      var gap = edge[0] - end;
      at += gap;
      found.set(edge.join(), { from: at, gap: gap, size: (edge[1] - edge[0]) * scale });
      at += (edge[1] - edge[0]) * scale;
      end = edge[1];
    });
    return found;
  }

  function unique(edges) {
    return Array.from(new Map(edges.map(function (edge) { return [edge.join(), edge]; })).values());
  }

  function layout() {
    var width = root.clientWidth || shown.width, height = area.clientHeight || root.clientHeight || shown.height;
    var keyRoom = shown.keys.length ? Math.min.apply(null, shown.panels.map(function (p) { return p.frame[1]; })) - 30 : 0;
    var across = spread(unique(shown.panels.map(function (p) { return [p.frame[0], p.frame[2]]; })), shown.width, width);
    return shown.panels.map(function (panel) {
      var column = across.get([panel.frame[0], panel.frame[2]].join());
      var own = shown.panels.filter(function (p) { return p.frame[0] === panel.frame[0]; });
      var down = spread(unique(own.map(function (p) { return [p.frame[1] - keyRoom, p.frame[3] - keyRoom]; })), shown.height - keyRoom, height);
      var row = down.get([panel.frame[1] - keyRoom, panel.frame[3] - keyRoom].join());
      var foot = panel.x.name ? 44 : 10;
      return { left: column.from - column.gap, top: row.from - row.gap, gutter: column.gap, head: row.gap, foot: foot,
        width: column.gap + column.size + 8 + SPILL, height: row.gap + row.size + foot };
    });
  }

  /* ---- drawing ---- */

  function paint(u, panel) {
    var ctx = u.ctx, ratio = u.pxRatio || window.devicePixelRatio || 1, box = u.bbox;
    var floor = panel.isLog ? panel.y.low / 10 : -Infinity;
    function X(value) { return u.valToPos(value, 'x', true); }
    function Y(value) { return u.valToPos(Math.max(value, floor), 'y', true); }
    function clampY(pixel) { return Math.max(box.top, Math.min(box.top + box.height, pixel)); }
    function pen(style, scale) {
      ctx.lineWidth = style.width * ratio * (scale || 1);
      ctx.strokeStyle = style.stroke;
      ctx.setLineDash(style.dash.map(function (length) { return length * ratio; }));
    }
    function path(xs, ys) {
      ctx.beginPath();
      for (var i = 0; i < xs.length; i++) {
        if (i) ctx.lineTo(X(xs[i]), Y(ys[i])); else ctx.moveTo(X(xs[i]), Y(ys[i]));
      }
    }
    function spots(xs, ys, colour, radius, bring) {
      ctx.fillStyle = colour;
      for (var i = 0; i < xs.length; i++) {
        ctx.beginPath();
        ctx.arc(X(xs[i]), bring(Y(ys[i])), radius * ratio, 0, 2 * Math.PI);
        ctx.fill();
      }
    }
    function fillAndStroke(style) {
      if (style.fill !== 'none') {
        ctx.globalAlpha = style.opacity;
        ctx.fillStyle = style.fill;
        ctx.fill();
        ctx.globalAlpha = 1;
      }
      if (style.stroke !== 'none') {
        pen(style);
        ctx.stroke();
      }
    }
    var paintKind = {
      trace: function (one) {
        path(one.xs, one.ys);
        pen(one.style);
        ctx.stroke();
        var low = u.scales.x.min, high = u.scales.x.max, seen = one.xs.filter(function (x) { return x >= low && x <= high; }).length;
        if (seen > 1 && box.width / ratio / seen >= APART) spots(one.xs, one.ys, one.style.stroke, 1.6, Number);
      },
      line: function (one) { path(one.xs, one.ys); fillAndStroke(one.style); },
      area: function (one) { path(one.xs, one.ys); fillAndStroke(one.style); },
      dots: function (one) { spots(one.xs, one.ys, one.style.stroke, one.style.width / 2, clampY); },
      level: function (one) { path([u.scales.x.min, u.scales.x.max], [one.ys[0], one.ys[0]]); fillAndStroke(one.style); },
      upright: function (one) {
        ctx.beginPath();
        ctx.moveTo(X(one.xs[0]), box.top);
        ctx.lineTo(X(one.xs[0]), box.top + box.height);
        fillAndStroke(one.style);
      }
    };
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.width, box.height);
    ctx.clip();
    ctx.lineJoin = 'round';
    panel.series.forEach(function (one) { if (one.xs.length) paintKind[one.kind](one); });
    ctx.restore();
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left - RING * ratio, box.top - RING * ratio, box.width + 2 * RING * ratio, box.height + 2 * RING * ratio);
    ctx.clip();
    panel.marks.forEach(function (mark) {
      var x = X(mark.x), y = Y(mark.y);
      ctx.beginPath();
      outline(ctx, mark.shape, x, y, ratio);
      fillAndStroke(mark.style);
    });
    ctx.setLineDash([]);
    ctx.fillStyle = INK;
    ctx.font = 13 * ratio + 'px sans-serif';
    ctx.textAlign = 'center';
    panel.tags.forEach(function (tag) {
      var x = X(tag.x), y = Math.max(box.top + 12 * ratio, Y(tag.y) - 7 * ratio);
      if (x >= box.left && x <= box.left + box.width) ctx.fillText(tag.text, x, y);
    });
    ctx.restore();
    ctx.save();
    ctx.strokeStyle = AXIS;
    ctx.lineWidth = ratio;
    ctx.beginPath();
    ctx.moveTo(box.left, box.top);
    ctx.lineTo(box.left, box.top + box.height);
    ctx.lineTo(box.left + box.width, box.top + box.height);
    ctx.stroke();
    ctx.fillStyle = INK;
    ctx.font = 13 * ratio + 'px sans-serif';
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    var gutter = panel.place.gutter * ratio;
    ctx.fillText(panel.y.name, box.left - Math.min(9 * ratio, gutter), box.top - 9 * ratio);
    ctx.textAlign = 'center';
    if (panel.x.name) ctx.fillText(panel.x.name, box.left + box.width / 2, box.top + box.height + 38 * ratio);
    ctx.restore();
    panel.grips.forEach(function (grip) { place(u, grip); });
  }

  function outline(ctx, shape, x, y, ratio) {
    var corners = SHAPES[shape];
    if (!corners) {
      ctx.arc(x, y, (shape === 'ring' ? RING : MARK) * ratio, 0, 2 * Math.PI);
      return;
    }
    corners.forEach(function (corner, i) {
      ctx[i ? 'lineTo' : 'moveTo'](x + corner[0] * MARK * ratio, y + corner[1] * MARK * ratio);
    });
    ctx.closePath();
  }

  /* ---- zoom ---- */

  function setX(u, low, high) {
    var least = 1e-6 * (u.panel.x.high - u.panel.x.low);
    if (!(high - low > least)) return;
    panels.forEach(function (panel) {
      if (panel.group !== u.panel.group) return;
      panel.view.x = [low, high];
      panel.u.setScale('x', { min: low, max: high });
    });
    if (wanted.onZoom) wanted.onZoom({ low: low, high: high });
  }

  function setY(u, low, high) {
    if (!(high > low)) return;
    u.panel.view.y = [low, high];
    u.setScale('y', { min: low, max: high });
  }

  function zoomX(u, factor, at) {
    var low = u.panel.view.x[0], high = u.panel.view.x[1], middle = at === undefined ? (low + high) / 2 : at;
    setX(u, middle - (middle - low) * factor, middle + (high - middle) * factor);
  }

  function moveX(u, step) {
    var x = u.panel.view.x, by = step * (x[1] - x[0]);
    setX(u, x[0] + by, x[1] + by);
  }

  function eachGroup(act) {
    var seen = new Set();
    panels.forEach(function (panel) {
      if (!seen.has(panel.group)) act(panel.u);
      seen.add(panel.group);
    });
  }

  function isAway(view, axis) { return view[0] !== axis.low || view[1] !== axis.high; }

  function isZoomed() {
    return panels.some(function (panel) { return isAway(panel.view.x, panel.x) || isAway(panel.view.y, panel.y); });
  }

  function see(panel, axis, range) {
    panel.view[axis] = range;
    panel.u.setScale(axis, { min: range[0], max: range[1] });
  }

  function reset() {
    panels.forEach(function (panel) {
      see(panel, 'x', [panel.x.low, panel.x.high]);
      see(panel, 'y', [panel.y.low, panel.y.high]);
    });
    if (wanted.onZoom && panels.length) wanted.onZoom({ low: panels[0].x.low, high: panels[0].x.high });
  }

  function selected(u) {
    var box = u.select;
    if (box.width > 4 || box.height > 4) {
      var whole = u.over.clientHeight;
      if (box.width > 4 && box.width < u.over.clientWidth) setX(u, u.posToVal(box.left, 'x'), u.posToVal(box.left + box.width, 'x'));
      if (box.height > 4 && box.height < whole) setY(u, u.posToVal(box.top + box.height, 'y'), u.posToVal(box.top, 'y'));
      u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    }
  }

  /* Shift and drag moves the picture; both axes. */
  function pan(u, event) {
    var x = event.clientX, y = event.clientY, from = { x: u.panel.view.x, y: u.panel.view.y }, box = u.over.getBoundingClientRect();
    function move(now) {
      var dx = (x - now.clientX) / box.width * (from.x[1] - from.x[0]), dy = (now.clientY - y) / box.height * (from.y[1] - from.y[0]);
      setX(u, from.x[0] + dx, from.x[1] + dx);
      if (!u.panel.isLog) setY(u, from.y[0] + dy, from.y[1] + dy);
      now.preventDefault();
    }
    function up() {
      document.removeEventListener('mousemove', move, true);
      document.removeEventListener('mouseup', up, true);
    }
    document.addEventListener('mousemove', move, true);
    document.addEventListener('mouseup', up, true);
  }

  function wheel(u) {
    u.over.addEventListener('wheel', function (event) {
      if (!event.ctrlKey && !event.shiftKey) return;
      event.preventDefault();
      var box = u.over.getBoundingClientRect(), turn = event.deltaY || event.deltaX, factor = turn < 0 ? 0.8 : 1.25;
      if (event.ctrlKey) {
        zoomX(u, factor, u.posToVal(event.clientX - box.left, 'x'));
      } else {
        var at = u.posToVal(event.clientY - box.top, 'y'), y = u.panel.view.y;
        if (!u.panel.isLog) setY(u, at - (at - y[0]) * factor, at + (y[1] - at) * factor);
      }
    }, { passive: false });
  }

  root.addEventListener('keydown', function (event) {
    if (event.target !== root || event.ctrlKey || event.metaKey || event.altKey || !panels.length) return;
    var act = {
      '+': function () { eachGroup(function (u) { zoomX(u, 0.5); }); },
      '-': function () { eachGroup(function (u) { zoomX(u, 2); }); },
      ArrowLeft: function () { eachGroup(function (u) { moveX(u, -0.25); }); },
      ArrowRight: function () { eachGroup(function (u) { moveX(u, 0.25); }); },
      '0': reset
    }[event.key];
    if (event.key === 'Escape' && isZoomed()) act = reset;
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  });

  /* ---- what is under the pointer ---- */

  function nearestMark(u, left, top) {
    var best = null, least = NEAR * NEAR;
    u.panel.marks.forEach(function (mark) {
      var dx = u.valToPos(mark.x, 'x') - left, dy = u.valToPos(mark.y, 'y') - top, away = dx * dx + dy * dy;
      if (away < least || away === least && mark.shape !== 'ring') {
        least = away;
        best = mark;
      }
    });
    return best;
  }

  /* Value of a series at x: of measured points the nearest, of a line between its points. */
  function valueAt(one, x) {
    var xs = one.xs, from = 0, to = xs.length;
    if (one.kind === 'level') return { x: x, y: one.ys[0] };
    if (one.kind === 'area' || one.kind === 'upright' || xs.length < 2 || x < xs[0] || x > xs[to - 1]) return null;
    while (from < to) {
      var middle = (from + to) >> 1;
      if (xs[middle] < x) from = middle + 1; else to = middle;
    }
    if (one.kind !== 'line') {
      var near = from > 0 && x - xs[from - 1] < xs[Math.min(from, xs.length - 1)] - x ? from - 1 : Math.min(from, xs.length - 1);
      return { x: xs[near], y: one.ys[near] };
    }
    if (from === 0) return { x: x, y: one.ys[0] };
    var share = (x - xs[from - 1]) / (xs[from] - xs[from - 1] || 1);
    return { x: x, y: one.ys[from - 1] + share * (one.ys[from] - one.ys[from - 1]) };
  }

  /* A limit or another line that the pointer is on, among marks. */
  function nearestLevel(u, x, top) {
    var best = null, least = 6;
    u.panel.series.forEach(function (one) {
      var at = valueAt(one, x), away = at ? Math.abs(u.valToPos(at.y, 'y') - top) : Infinity;
      if (away < least) {
        least = away;
        best = { name: one.name, value: at.y };
      }
    });
    return best;
  }

  function hover(u) {
    var left = u.cursor.left, top = u.cursor.top;
    if (over !== u) return;
    if (left === undefined || left < 0 || top < 0) {
      tip.hidden = true;
      if (wanted.onHover) wanted.onHover(null);
      return;
    }
    var mark = nearestMark(u, left, top), x = u.posToVal(left, 'x'), y = u.posToVal(top, 'y'), lines = [], values = [];
    if (mark) {
      lines = [mark.words, rounded(mark.x) + ', ' + rounded(mark.y)];
    } else if (!u.panel.marks.length) {
      lines.push((u.panel.unit || 'x') + ' ' + Number(x.toPrecision(5)));
      u.panel.series.forEach(function (one) {
        var at = valueAt(one, x);
        if (at) {
          values.push({ name: one.name, value: at.y });
          lines.push(one.name + ' ' + rounded(at.y) + (one.kind === 'trace' || one.kind === 'dots' ? ' at ' + Number(at.x.toPrecision(5)) : ''));
        }
      });
    } else {
      var line = nearestLevel(u, x, top);
      lines = line ? [line.name, rounded(line.value)] : [rounded(x) + ', ' + rounded(y)];
    }
    tip.textContent = '';
    lines.forEach(function (line) { make('div', '', tip).textContent = line; });
    tip.hidden = false;
    var box = root.getBoundingClientRect(), own = u.over.getBoundingClientRect();
    var at = own.left - box.left + left, isRight = at > box.width / 2;
    tip.style.left = (isRight ? at - tip.offsetWidth - 14 : at + 14) + 'px';
    tip.style.top = Math.max(0, Math.min(own.top - box.top + top - 10, box.height - tip.offsetHeight)) + 'px';
    u.over.classList.toggle('chart-can-click', !!(mark && mark.id && wanted.onMark));
    if (wanted.onHover) wanted.onHover({ x: x, y: y, values: values, mark: mark });
  }

  /* ---- handles ---- */

  function place(u, grip) {
    var handle = grip.handle, x = u.valToPos(handle.x, 'x'), isBase = handle.kind === 'base';
    var y = isBase ? u.valToPos(Math.max(handle.y, u.panel.isLog ? u.panel.y.low / 10 : -Infinity), 'y') : 0;
    grip.node.hidden = x < -1 || x > u.over.clientWidth + 1 || isBase && (y < -20 || y > u.over.clientHeight + 20);
    grip.node.style.transform = 'translate(' + x + 'px,' + y + 'px)';
    var value = isBase ? handle.y : handle.x;
    grip.node.setAttribute('aria-valuenow', String(value));
    grip.node.setAttribute('aria-valuetext', Number(value.toPrecision(5)) + (isBase ? ' counts' : ' min'));
  }

  function within(handle, value) {
    return Math.max(handle.low === undefined ? -Infinity : handle.low, Math.min(handle.high === undefined ? Infinity : handle.high, value));
  }

  function grip(u, handle) {
    var isBase = handle.kind === 'base', node = make('div', 'chart-handle chart-handle-' + handle.kind, u.over), one = { node: node, handle: handle };
    node.tabIndex = 0;
    node.setAttribute('role', 'slider');
    node.setAttribute('aria-label', handle.label || handle.kind);
    node.setAttribute('aria-orientation', isBase ? 'vertical' : 'horizontal');
    node.setAttribute('aria-valuemin', String(handle.low === undefined ? (isBase ? u.panel.y.low : u.panel.x.low) : handle.low));
    node.setAttribute('aria-valuemax', String(handle.high === undefined ? (isBase ? u.panel.y.high : u.panel.x.high) : handle.high));
    if (handle.colour) node.style.color = handle.colour;
    function moved(value, isDone) {
      handle[isBase ? 'y' : 'x'] = within(handle, value);
      place(u, one);
      if (wanted.onDrag) wanted.onDrag(handle, isDone);
    }
    node.addEventListener('pointerdown', function (event) {
      var box = u.over.getBoundingClientRect();
      function at(now) { return isBase ? u.posToVal(now.clientY - box.top, 'y') : u.posToVal(now.clientX - box.left, 'x'); }
      function move(now) { moved(at(now), false); }
      function up(now) {
        node.removeEventListener('pointermove', move);
        node.removeEventListener('pointerup', up);
        node.classList.remove('chart-dragged');
        moved(at(now), true);
      }
      node.setPointerCapture(event.pointerId);
      node.classList.add('chart-dragged');
      node.addEventListener('pointermove', move);
      node.addEventListener('pointerup', up);
      node.focus();
      event.preventDefault();
      event.stopPropagation();
    });
    node.addEventListener('mousedown', function (event) { event.stopPropagation(); });
    node.addEventListener('dblclick', function (event) { event.stopPropagation(); });
    node.addEventListener('keydown', function (event) {
      var view = isBase ? u.panel.view.y : u.panel.view.x, step = (handle.step || (view[1] - view[0]) / 300) * (event.shiftKey ? 10 : 1);
      var by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
      if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      moved((isBase ? handle.y : handle.x) + by, true);
      event.preventDefault();
      event.stopPropagation();
    });
    return one;
  }

  function setHandles(list) {
    wanted.handles = list || [];
    panels.forEach(function (panel, number) {
      var mine = wanted.handles.filter(function (handle) { return (handle.panel || 0) === number; });
      var same = mine.length === panel.grips.length
          && mine.every(function (handle, i) { return handle.id === panel.grips[i].handle.id && handle.kind === panel.grips[i].handle.kind; });
      if (same) {
        mine.forEach(function (handle, i) { Object.assign(panel.grips[i].handle, handle); place(panel.u, panel.grips[i]); });
      } else {
        panel.grips.forEach(function (old) { old.node.remove(); });
        panel.grips = mine.map(function (handle) { return grip(panel.u, handle); });
        panel.grips.forEach(function (one) { place(panel.u, one); });
      }
    });
  }

  /* ---- building ---- */

  function leastPositive(panel) {
    var least = panel.y.high;
    panel.series.forEach(function (one) {
      if (one.kind !== 'trace') return;
      one.ys.forEach(function (y) { if (y > 0 && y < least) least = y; });
    });
    return Math.max(least, panel.y.high * 1e-6) * 0.8;
  }

  function build(given, number, place) {
    var panel = Object.assign({}, given, { grips: [], place: place, node: make('div', 'chart-panel', area) });
    panel.isLog = isLog && given.y.high > 0 && given.series.some(function (one) { return one.kind === 'trace'; });
    panel.y = Object.assign({}, given.y, panel.isLog ? { low: leastPositive(given) } : {});
    panel.view = { x: [panel.x.low, panel.x.high], y: [panel.y.low, panel.y.high] };
    var below = shown.panels.find(function (p) { return p.x.name && p.x.low === given.x.low && p.x.high === given.x.high; });
    panel.unit = ((below || given).x.name.match(/, ([^,]+)$/) || [])[1] || '';
    panel.group = shown.panels.findIndex(function (p) { return p.x.low === given.x.low && p.x.high === given.x.high; });
    var labels = given.x.labels || [];
    position(panel);
    var axis = { stroke: INK, grid: { show: false }, ticks: { stroke: AXIS, width: 1, size: 5 }, gap: 4, font: '13px sans-serif' };
    var opts = {
      width: place.width, height: place.height, legend: { show: false }, padding: [place.head, 8 + SPILL, panel.x.name ? 0 : place.foot, 0],
      scales: {
        x: { time: false, auto: false, min: panel.x.low, max: panel.x.high },
        y: { auto: false, min: panel.y.low, max: panel.y.high, distr: panel.isLog ? 3 : 1 }
      },
      axes: [
        Object.assign({ show: panel.x.name !== '', size: place.foot, space: 58,
          values: labels.length ? function (u, splits) { return splits.map(function (v) { return labels[v - 1] || ''; }); }
            : function (u, splits) { return ticks(splits); } },
        axis, labels.length ? { splits: function () { return labels.map(function (any, i) { return i + 1; }); } } : {}),
        Object.assign({ size: place.gutter, space: place.height - place.head < 110 ? 24 : 38,
          values: function (u, splits) { return ticks(splits); } }, axis, panel.isLog ? { splits: decades, filter: function (u, splits) { return splits; } } : {})
      ],
      series: [{}, { scale: 'y', paths: function () { return null; }, points: { show: false } }],
      cursor: {
        points: { show: false }, drag: { x: true, y: true, uni: 24, setScale: false },
        sync: { key: root.chartKey, setSeries: false, scales: ['x', null],
          filters: { pub: function (type) { return type === 'mousemove' || type === 'mouseleave'; } } },
        bind: {
          dblclick: function () { return function () { reset(); return null; }; },
          mousedown: function (u, target, handler) {
            return function (event) {
              root.focus({ preventScroll: true });
              if (event.shiftKey && event.button === 0) pan(u, event); else handler(event);
              return null;
            };
          }
        }
      },
      hooks: {
        draw: [function (u) { paint(u, panel); }],
        setSelect: [selected],
        setCursor: [function (u) { if (u.panel) hover(u); }]
      }
    };
    panel.u = new uPlot(opts, [[panel.x.low, panel.x.high], [null, null]], panel.node);
    panel.u.panel = panel;
    panel.u.over.addEventListener('mouseenter', function () { over = panel.u; });
    panel.u.over.addEventListener('mouseleave', function () {
      tip.hidden = true;
      over = null;
      if (wanted.onHover) wanted.onHover(null);
    });
    panel.u.over.addEventListener('click', function (event) {
      var box = panel.u.over.getBoundingClientRect();
      var mark = nearestMark(panel.u, event.clientX - box.left, event.clientY - box.top);
      if (mark && mark.id && wanted.onMark) wanted.onMark(mark.id);
    });
    wheel(panel.u);
    return panel;
  }

  function position(panel) {
    panel.node.style.left = panel.place.left + 'px';
    panel.node.style.top = panel.place.top + 'px';
  }

  function legend() {
    keys.textContent = '';
    keys.hidden = !shown.keys.length;
    shown.keys.forEach(function (key) {
      var entry = make('span', 'chart-key', keys), canvas = make('canvas', '', entry), ratio = window.devicePixelRatio || 1;
      var width = key.shape ? 12 : 24, ctx = canvas.getContext('2d');
      canvas.width = width * ratio;
      canvas.height = 12 * ratio;
      canvas.style.width = width + 'px';
      canvas.style.height = '12px';
      canvas.setAttribute('aria-hidden', 'true');
      ctx.beginPath();
      if (key.shape) {
        outline(ctx, key.shape, width * ratio / 2, 6 * ratio, ratio);
      } else {
        ctx.moveTo(0, 6 * ratio);
        ctx.lineTo(width * ratio, 6 * ratio);
      }
      if (key.style.fill !== 'none') {
        ctx.fillStyle = key.style.fill;
        ctx.globalAlpha = key.style.opacity;
        ctx.fill();
        ctx.globalAlpha = 1;
      }
      if (key.style.stroke !== 'none') {
        ctx.strokeStyle = key.style.stroke;
        ctx.lineWidth = key.style.width * ratio;
        ctx.setLineDash(key.style.dash.map(function (length) { return length * ratio; }));
        ctx.stroke();
      }
      entry.appendChild(document.createTextNode(key.text));
    });
  }

  function clear() {
    panels.forEach(function (panel) { panel.u.destroy(); });
    panels = [];
    area.textContent = '';
    tip.hidden = true;
    over = null;
  }

  function rebuild(kept) {
    clear();
    root.setAttribute('aria-label', shown.title);
    legend();
    var places = layout();
    panels = shown.panels.map(function (panel, i) { return build(panel, i, places[i]); });
    shown.notes.forEach(function (note) {
      var node = make('div', 'chart-note', area);
      node.textContent = note.text;
      node.style.left = 100 * note.x / shown.width + '%';
      node.style.top = 100 * note.y / shown.height + '%';
    });
    setHandles(wanted.handles);
    (kept || []).forEach(function (scales, i) {
      if (!panels[i]) return;
      if (scales.x) see(panels[i], 'x', scales.x);
      if (scales.y) see(panels[i], 'y', scales.y);
    });
  }

  /* Scales that were zoomed, to be kept over a new drawing. */
  function zoomed(withY) {
    return panels.map(function (panel) {
      return { x: isAway(panel.view.x, panel.x) ? panel.view.x : null, y: withY && isAway(panel.view.y, panel.y) ? panel.view.y : null };
    });
  }

  function resize() {
    if (!panels.length || !root.clientWidth) return;
    layout().forEach(function (place, i) {
      panels[i].place = place;
      position(panels[i]);
      panels[i].u.setSize({ width: place.width, height: place.height });
    });
  }

  draw.count = (draw.count || 0) + 1;
  root.chartKey = 'chart-' + draw.count;
  rebuild();
  if (window.ResizeObserver) {
    var size = root.clientWidth + 'x' + root.clientHeight;
    observer = new ResizeObserver(function () {
      var now = root.clientWidth + 'x' + root.clientHeight;
      if (now !== size) resize();
      size = now;
    });
    observer.observe(root);
  }
  return {
    element: root,
    update: function (next) {
      var kept = zoomed(true);
      shown = next;
      rebuild(kept);
    },
    handles: setHandles,
    zoom: function (range) { if (panels.length) setX(panels[0].u, range.low, range.high); },
    log: function (on) {
      var kept = zoomed(false);
      isLog = on;
      rebuild(kept);
    },
    reset: reset,
    destroy: function () {
      if (observer) observer.disconnect();
      clear();
      root.remove();
    }
  };
}
