// Scenes out of doors: hills, fields, the river.

import { blend, box, chance, crown, curve, disc, faint, glow, hills, HEIGHT, ink, line, mix, move, oval, path, person, poly, range, strokes, wash, WIDTH, within } from "../brush.mjs";

const sky = (top, low) => wash([[0, top], [0.62, low], [1, low]]);

function teaHill(seed, left, right, top, base, colours, rows) {
  const r = chance(seed);
  const bow = (lift) => {
    const peak = mix(left, right, 0.5) + (right - left) * 0.02;
    return [[left, base], [mix(left, peak, 0.36), mix(base, top, 0.52 * lift)], [mix(left, peak, 0.72), mix(base, top, 0.9 * lift)], [peak, mix(base, top, lift)], [mix(peak, right, 0.3), mix(base, top, 0.88 * lift)], [mix(peak, right, 0.66), mix(base, top, 0.5 * lift)], [right, base]];
  };
  const d = curve(bow(1)) + `L${right} ${HEIGHT + 60}L${left} ${HEIGHT + 60}Z`;
  const tea = range(rows).map((i) => {
    const t = i / rows;
    const lift = (1 - t) ** 1.15;
    const drop = t * t * 150;
    const points = bow(lift).map(([x, y]) => [x, y + drop + 14]);
    const w = 10 + t * 17;
    return line(curve(points.map(([x, y]) => [x, y + w * 0.42])), colours[2], w * 1.05)
      + line(curve(points), blend(colours[0], colours[1], (i % 3) / 3), w)
      + line(curve(points.map(([x, y]) => [x - 3, y - w * 0.26])), blend(colours[0], ink.sand, 0.4), w * 0.24, { opacity: 0.75, strokeDasharray: `${8 + r() * 16} ${7 + r() * 10}` });
  }).join("");
  return path(d, colours[1]) + within(d, tea);
}

function teaHills() {
  const picker = (x, y, s, coat, turn) => move(x, y, person({ coat, turn, load: path("M-34 -140Q-62 -136 -56 -84Q-42 -76 -28 -84L-24 -138Z", ink.straw) + line("M-56 -124L-28 -126M-57 -108L-27 -110M-55 -94L-28 -96", ink.umber, 2, { opacity: 0.6 }) }), s);
  return sky("#dfe0d2", "#f4e6cd") + glow(860, 190, 330, ink.cream, 0.95) + disc(860, 190, 62, "#f0c79a")
    + hills(11, 330, 120, "#c3cbbf", 190) + faint(0.8, wash([[0, ink.cream, 0], [1, ink.cream, 0.9]], 0, 260, WIDTH, 120))
    + hills(12, 400, 110, "#a3b095", 170) + faint(0.7, wash([[0, ink.cream, 0], [1, ink.cream, 0.9]], 0, 330, WIDTH, 110))
    + teaHill(3, 520, 1420, 330, 640, ["#9fab68", "#84934f", "#5c6b3a"], 13)
    + teaHill(4, -320, 700, 380, 720, ["#93a15c", "#738447", "#4d5c33"], 13)
    + picker(905, 565, 0.52, ink.red, 1) + picker(1000, 590, 0.56, ink.indigo, -1)
    + teaHill(5, 160, 1500, 590, 980, ["#84934f", "#5f7040", "#3c4a2b"], 12)
    + picker(300, 700, 0.98, ink.indigo, 1) + teaHill(6, -420, 560, 660, 1000, ["#7a8a4a", "#55653a", "#364326"], 9);
}

function curtain(seed, x1, x2, y, drop, gap, thick) {
  const r = chance(seed);
  const strands = [];
  for (let x = x1 + gap; x < x2 - gap; x += gap * (0.6 + r() * 0.5)) {
    const end = y + drop * (0.93 + r() * 0.07);
    const tone = blend(blend(ink.cream, ink.sand, r()), ink.straw, r() > 0.72 ? 0.6 : 0.1);
    strands.push(line(`M${x} ${y}Q${x + (r() - 0.5) * gap * 2} ${mix(y, end, 0.6)} ${x + (r() - 0.5) * gap} ${end}`, tone, thick * (0.7 + r() * 0.7)));
  }
  return box(x1, y, x2 - x1, drop * 0.95, "#d8bd83", { opacity: 0.55 }) + strands.join("");
}

function rack(seed, x1, x2, y, drop, s) {
  const post = (x) => line(`M${x} ${y - 14 * s}L${x - 5 * s} ${y + drop * 1.42}`, ink.umber, 9 * s);
  const bays = Math.round((x2 - x1) / (150 * s));
  const wide = (x2 - x1) / bays;
  return oval((x1 + x2) / 2, y + drop * 1.4, (x2 - x1) / 1.9, 12 * s, ink.pine, { opacity: 0.35 })
    + range(bays).map((i) => curtain(seed + i, x1 + i * wide + 6 * s, x1 + (i + 1) * wide - 6 * s, y, drop, 5.2 * s, 3.1 * s)).join("")
    + range(bays + 1).map((i) => post(x1 + i * wide)).join("")
    + line(`M${x1 - 20 * s} ${y}L${x2 + 20 * s} ${y - 3 * s}`, "#8b5b32", 9 * s) + line(`M${x1 - 20 * s} ${y - 3 * s}L${x2 + 20 * s} ${y - 6 * s}`, ink.straw, 2.5 * s, { opacity: 0.7 });
}

function noodles() {
  const tray = path("M-78 -128L70 -140L82 -128L-66 -114Z", ink.straw) + path("M-70 -131Q0 -162 66 -140Z", ink.cream);
  return sky("#cfdade", "#f5e4c6") + glow(270, 250, 300, "#fff3d8", 0.95) + disc(270, 250, 54, "#efbf86")
    + hills(21, 350, 120, "#b9c4be", 170) + hills(22, 385, 70, "#93a183", 120)
    + range(9).map((i) => crown(30 + i, 40 + i * 150, 380 + (i % 3) * 6, 70, 34, [ink.pine, "#586a3e", ink.moss], 34, 20)).join("")
    + wash([[0, "#a9b070"], [0.4, "#c0b06d"], [1, "#8f9150"]], -10, 400, WIDTH + 20, 420)
    + strokes(5, 90, [0, 420, WIDTH, 380], ["#d8c583", ink.moss, "#e6d7a2"], { length: 190, width: 5, opacity: 0.4 })
    + rack(40, 470, 1180, 395, 62, 0.52) + move(700, 492, person({ coat: ink.indigo }), 0.52)
    + rack(60, -60, 640, 430, 100, 0.8)
    + move(790, 660, person({ coat: ink.red, load: tray }), 1.02)
    + rack(80, 860, 1380, 470, 160, 1.25) + rack(100, -200, 560, 520, 190, 1.45);
}

function boat(x, y, s, cargo, colour = ink.umber, rower = "") {
  const hull = "M-210 -34Q-150 10 -90 24L96 24Q160 8 222 -44Q214 10 128 56L-112 56Q-196 18 -210 -34Z";
  return move(x, y, faint(0.3, path("M-190 60Q0 84 190 60Q150 110 0 116Q-150 110 -190 60Z", ink.night))
    + rower + cargo + path("M-190 -10Q-120 24 -90 24L96 24Q150 14 206 -20L206 0L-190 8Z", blend(colour, ink.black, 0.45))
    + path(hull, colour) + within(hull, strokes(9, 22, [-210, -20, 420, 80], [ink.black, ink.clay], { length: 150, width: 4, opacity: 0.5 }))
    + line("M-210 -34Q-150 10 -90 24L96 24Q160 8 222 -44", ink.straw, 6)
    + oval(186, 0, 8, 9, ink.cream) + disc(188, 1, 4, ink.black), s);
}

function heap(seed, x, y, wide, colours, size) {
  const r = chance(seed);
  const out = [];
  for (let row = 0; row < 3; row++) {
    const n = Math.max(1, Math.round(wide / size / 1.55) - row);
    for (let i = 0; i < n; i++) {
      const [px, py] = [x + (i - (n - 1) / 2) * size * 1.6 + (r() - 0.5) * 6, y - row * size * 1.15];
      const colour = colours[Math.floor(r() * colours.length)];
      out.push([row, disc(px, py, size, blend(colour, ink.black, 0.25)) + disc(px - size * 0.13, py - size * 0.13, size * 0.86, colour) + line(`M${px} ${py - size * 0.8}Q${px + size * 0.5} ${py} ${px} ${py + size * 0.7}M${px} ${py - size * 0.8}Q${px - size * 0.5} ${py} ${px} ${py + size * 0.7}`, blend(colour, ink.black, 0.3), 1.8, { opacity: 0.6 }) + disc(px - size * 0.3, py - size * 0.4, size * 0.16, ink.cream, { opacity: 0.5 })]);
    }
  }
  return out.map(([, svg]) => svg).join("");
}

function river() {
  const r = chance(77);
  const ripples = range(150).map(() => {
    const y = 400 + r() ** 1.6 * 420;
    const l = 20 + ((y - 390) / 400) * 150 * (0.4 + r());
    const x = r() * WIDTH;
    const near = Math.abs(x - 640) < 130 ? "#f3c794" : r() > 0.5 ? "#f0dcc0" : "#7c87a3";
    return line(`M${x - l / 2} ${y}Q${x} ${y + 3} ${x + l / 2} ${y}`, near, 2 + ((y - 400) / 400) * 4, { opacity: 0.5 });
  }).join("");
  const palms = (seed, x, y, s) => {
    const p = chance(seed);
    return move(x, y, line("M0 0Q10 -80 -4 -150", "#4d4a3c", 8) + range(9).map((i) => {
      const a = -2.9 + i * 0.34 + (p() - 0.5) * 0.2;
      return line(`M-4 -150Q${-4 + Math.cos(a) * 46} ${-160 + Math.sin(a) * 46} ${-4 + Math.cos(a) * 84} ${-134 + Math.sin(a) * 46}`, i % 2 ? "#59683f" : "#475536", 9);
    }).join(""), s);
  };
  const pole = line("M-150 20L-168 -250", "#7b5130", 7) + range(4).map((i) => line(`M${-166 + i * 3} ${-236 + i * 40}l26 8`, ink.umber, 3) + disc(-136 + i * 3, -220 + i * 40, 15, [ink.clay, ink.leaf, ink.gold, ink.red][i])).join("");
  const rower = move(-96, 24, person({ coat: ink.indigo }), 0.92) + line("M-40 -90L-270 86", "#8b5b32", 7) + path("M-262 74L-300 112L-284 124L-250 86Z", "#8b5b32");
  return sky("#e9cdb5", "#f6e2c3") + glow(640, 330, 420, "#fff0d2", 0.95) + disc(640, 330, 74, "#e79a66")
    + hills(51, 396, 26, "#b9a99b", 120) + range(24).map((i) => crown(90 + i, i * 54, 384 - (i % 4) * 5, 46, 22, ["#5d6a50", "#6e7a5a", "#838d69"], 18, 16)).join("")
    + range(7).map((i) => palms(i + 5, 30 + i * 34 + (i % 3) * 24, 396, 0.55 + (i % 3) * 0.14)).join("") + range(6).map((i) => palms(i + 25, 940 + i * 50 + (i % 2) * 12, 398, 0.6 + (i % 3) * 0.12)).join("")
    + wash([[0, "#e6bd96"], [0.28, "#c3a6a0"], [1, "#4a5878"]], -10, 396, WIDTH + 20, 420) + ripples
    + boat(905, 470, 0.5, heap(1, 30, 14, 150, [ink.leaf, ink.moss], 16), "#5b3a2c", move(-110, 24, person({ coat: ink.wine }), 0.85))
    + boat(210, 510, 0.62, heap(2, 20, 12, 190, [ink.gold, ink.straw], 18), "#6b4230", move(-120, 24, person({ coat: "#5d6a50" }), 0.85))
    + boat(770, 640, 1.32, pole + rower + heap(3, 50, 10, 215, [ink.clay, "#c9803f", ink.gold], 27) + heap(4, 60, 22, 160, [ink.moss, ink.leaf], 20));
}

function stalk(seed, x, w, colour, lean) {
  const r = chance(seed);
  const out = [];
  let y = HEIGHT + 20;
  let px = x;
  while (y > -40) {
    const h = 96 + r() * 44;
    const nx = px + lean * h;
    out.push(poly([[px - w / 2, y], [px + w / 2, y], [nx + w / 2, y - h], [nx - w / 2, y - h]], colour)
      + poly([[px + w * 0.12, y], [px + w / 2, y], [nx + w / 2, y - h], [nx + w * 0.12, y - h]], blend(colour, ink.black, 0.28), { opacity: 0.55 })
      + line(`M${px - w / 2} ${y}Q${px} ${y + w * 0.22} ${px + w / 2} ${y}`, blend(colour, ink.cream, 0.5), w * 0.13)
      + line(`M${px - w / 2} ${y + 4}Q${px} ${y + 4 + w * 0.22} ${px + w / 2} ${y + 4}`, blend(colour, ink.black, 0.4), w * 0.09));
    y -= h;
    px = nx;
  }
  return out.join("");
}

const weave = (x, y, w, h, cell, light, tall = cell) => range(Math.ceil(h / tall)).flatMap((row) => range(Math.ceil(w / cell / 2)).map((col) => {
  const px = x + (col * 2 + (row % 2)) * cell;
  return `<rect x="${px}" y="${y + row * tall + 1}" width="${cell * 1.72}" height="${tall - 2}" rx="${tall * 0.3}" fill="${(col * 7 + row * 5) % 6 === 0 ? blend(light, ink.clay, 0.35) : light}"/>`
    + `<rect x="${px + cell * 0.2}" y="${y + row * tall + tall * 0.14}" width="${cell * 1.3}" height="${tall * 0.2}" rx="2" fill="${ink.cream}" opacity=".4"/>`;
})).join("");

function basket(x, y, w, h, light, dark) {
  const d = `M${x - w / 2} ${y}Q${x - w * 0.56} ${y + h * 0.6} ${x - w * 0.34} ${y + h}Q${x} ${y + h + 22} ${x + w * 0.34} ${y + h}Q${x + w * 0.56} ${y + h * 0.6} ${x + w / 2} ${y}Z`;
  return oval(x + 14, y + h + 4, w * 0.46, 20, ink.black, { opacity: 0.25 }) + path(d, dark)
    + within(d, weave(x - w * 0.6, y, w * 1.2, h + 30, 19, light, 11) + path(`M${x + w * 0.16} ${y}Q${x + w * 0.34} ${y + h * 0.6} ${x + w * 0.1} ${y + h + 30}L${x + w} ${y + h + 30}L${x + w} ${y}Z`, ink.umber, { opacity: 0.38 }))
    + oval(x, y, w / 2 + 4, w * 0.13, dark) + oval(x, y + 3, w / 2 - 10, w * 0.1, ink.black, { opacity: 0.6 })
    + oval(x, y, w / 2 + 2, w * 0.125, "none", { stroke: light, strokeWidth: 13 }) + oval(x, y, w / 2 + 2, w * 0.125, "none", { stroke: ink.umber, strokeWidth: 13, strokeDasharray: "3 15", opacity: 0.5 });
}

function bamboo() {
  const r = chance(8);
  const leaves = (count, [x, y, w, h], colours, size) => range(count).map(() => {
    const [px, py, a] = [x + r() * w, y + r() * h, 20 + r() * 60];
    return move(px, py, path("M0 0Q30 -11 74 2Q32 12 0 0Z", colours[Math.floor(r() * colours.length)]), size * (0.7 + r() * 0.6), r() > 0.5 ? a : 180 - a);
  }).join("");
  const tray = "M620 470A172 172 0 1 0 964 470A172 172 0 1 0 620 470Z";
  return wash([[0, "#dfe2c6"], [0.6, "#eee3bf"], [1, "#d9c693"]]) + glow(620, 230, 460, "#fdf6dd", 0.9)
    + range(16).map((i) => faint(0.45, stalk(i + 1, i * 82 + r() * 40, 18 + r() * 10, "#b5bf8c", (r() - 0.5) * 0.1))).join("")
    + leaves(90, [0, 0, WIDTH, 330], ["#b3bf85", "#a0ae74"], 1)
    + range(9).map((i) => stalk(i + 40, i * 150 + r() * 70 - 20, 30 + r() * 14, blend("#8a9a55", "#6f8047", r()), (r() - 0.5) * 0.07)).join("")
    + leaves(70, [-20, -20, WIDTH, 300], ["#76874a", "#5c6d3c", "#91a05b"], 1.35)
    + wash([[0, "#c39a64"], [1, "#9a6a40"]], -10, 620, WIDTH + 20, 200) + strokes(3, 46, [0, 640, WIDTH, 160], ["#dcb883", "#7d5231"], { length: 240, width: 5, opacity: 0.35 })
    + oval(800, 664, 180, 20, ink.black, { opacity: 0.28 }) + path(tray, ink.straw)
    + within(tray, move(792, 470, weave(-200, -200, 400, 400, 17, "#e6cd93"), 1, 45) + path("M760 290Q1000 400 860 660L1000 660L1000 290Z", ink.umber, { opacity: 0.16 }))
    + disc(792, 470, 170, "none", { stroke: "#a8733c", strokeWidth: 24 }) + disc(792, 470, 176, "none", { stroke: "#d4a763", strokeWidth: 6 }) + disc(792, 470, 170, "none", { stroke: ink.umber, strokeWidth: 24, strokeDasharray: "5 42", opacity: 0.6 })
    + basket(330, 470, 330, 232, "#ddbd7c", "#7c542c") + basket(588, 600, 190, 130, "#c98e55", "#6b3f22") + basket(1030, 580, 250, 160, "#e2c88e", "#86602f")
    + range(9).map((i) => line(`M${60 + i * 9} ${770 - i * 3}Q${240 + i * 12} ${716 + i * 7} ${470 + i * 22} ${776 - i * 2}`, i % 2 ? "#e6cd93" : "#bd9556", 6)).join("");
}

function incense() {
  const bundle = (seed, x, y, s) => {
    const r = chance(seed);
    const sticks = range(150).map((i) => {
      const a = (i / 150) * 6.283 + (r() - 0.5) * 0.05;
      const far = 0.86 + r() * 0.14;
      const [ex, ey] = [Math.cos(a) * 118 * far, Math.sin(a) * 62 * far - 16];
      const lit = Math.sin(a) < 0 ? ink.red : blend(ink.red, "#d2452f", r());
      return line(`M${Math.cos(a) * 52} ${Math.sin(a) * 26 - 4}L${ex} ${ey}`, r() > 0.8 ? "#d8603f" : lit, 3.6)
        + line(`M${Math.cos(a) * 10} ${Math.sin(a) * 5 + 12}L${Math.cos(a) * 52} ${Math.sin(a) * 26 - 4}`, blend("#e6c887", ink.gold, r()), 3.4);
    }).join("");
    return move(x, y, oval(8, 26, 112, 38, ink.wine, { opacity: 0.3 }) + path("M-22 10L-30 44Q0 56 30 44L22 10Z", "#c98f4f") + line("M-24 26Q0 36 24 26", ink.wine, 5) + sticks + oval(0, 9, 16, 7, ink.umber, { opacity: 0.5 }), s);
  };
  const r = chance(91);
  const all = [];
  for (let row = 0; row < 7; row++) {
    const s = 0.42 + row * 0.16;
    const y = 250 + row * row * 9 + row * 44;
    for (let i = 0; i < 12; i++) {
      const x = (i - 5.5 + (row % 2) * 0.5) * 228 * s + 600 + (r() - 0.5) * 14;
      if (x > -140 && x < WIDTH + 140 && !(row >= 3 && row <= 4 && Math.abs(x - 640) < 90)) all.push([y, bundle(row * 20 + i, x, y, s)]);
    }
  }
  all.push([470, move(650, 560, person({ coat: ink.indigo, load: range(12).map((i) => line(`M16 -98L${40 + i * 6} ${-150 + i * 5}`, i % 3 ? ink.red : ink.gold, 3)).join("") }), 1.25)]);
  return wash([[0, "#f2e2c6"], [0.3, "#eacfa4"], [1, "#d5a871"]])
    + poly([[-10, -10], [1220, -10], [1220, 150], [-10, 190]], "#b98259") + strokes(2, 60, [0, 0, WIDTH, 170], ["#d5a477", "#8d5535", "#a86b45"], { length: 120, width: 10, opacity: 0.5 })
    + poly([[720, -10], [900, -10], [900, 164], [720, 170]], "#5a3a2a") + poly([[735, -10], [800, -10], [800, 160], [735, 163]], "#7a5138") + poly([[815, -10], [888, -10], [888, 158], [815, 160]], "#6d4631")
    + strokes(6, 60, [0, 190, WIDTH, 600], ["#f0d9ae", "#c08f5c"], { length: 220, width: 6, opacity: 0.4 })
    + all.sort((a, b) => a[0] - b[0]).map(([, svg]) => svg).join("");
}

function hats() {
  const r = chance(17);
  const cone = (x, y, size, light) => {
    const parts = range(40).map((i) => {
      const [a, b] = [(i / 40) * 6.283, ((i + 1.06) / 40) * 6.283];
      const shine = (Math.cos(a - 3.9) + 1) / 2;
      return path(`M0 0L${(Math.cos(a) * size).toFixed(1)} ${(Math.sin(a) * size).toFixed(1)}L${(Math.cos(b) * size).toFixed(1)} ${(Math.sin(b) * size).toFixed(1)}Z`, blend(blend(light, ink.umber, 0.46), blend(light, ink.cream, 0.65), shine));
    }).join("");
    const rings = range(7).map((i) => disc(0, 0, size * (0.16 + i * 0.13), "none", { stroke: ink.umber, strokeWidth: 1.6, opacity: 0.3 })).join("");
    return move(x, y, disc(size * 0.16, size * 0.2, size, ink.black, { opacity: 0.28 }) + parts + rings + disc(0, 0, size, "none", { stroke: blend(light, ink.umber, 0.5), strokeWidth: 5 }) + disc(0, 0, size * 0.04, ink.umber));
  };
  const spots = [];
  for (let row = 0; row < 4; row++) for (let i = 0; i < 6; i++) spots.push([i * 232 - 30 + (row % 2) * 112 + (r() - 0.5) * 24, 70 + row * 218 + (r() - 0.5) * 20, 92 + r() * 16]);
  const palm = (x, y, turn) => move(x, y, range(15).map((i) => path(`M0 0Q${110} ${-12} 230 0Q110 14 0 0Z`, i % 2 ? "#7c8c4c" : "#96a361", { transform: `rotate(${i * 9 - 63})` })).join(""), 0.8, turn);
  return wash([[0, "#b8754c"], [1, "#8f4f31"]]) + strokes(4, 90, [0, 0, WIDTH, HEIGHT], ["#c98a5f", "#7d4229", "#d59a6c"], { length: 260, width: 9, opacity: 0.4, tilt: 0.1 })
    + palm(-20, 470, -20) + palm(1225, 120, 160) + palm(640, 830, -95)
    + spots.map(([x, y, s], i) => cone(x, y, s, [ink.sand, "#efe0bf", "#e2c890"][i % 3])).join("");
}

export default [
  { name: "doi-che", alt: "Đồi chè xếp thành từng lớp, ba người hái chè đội nón", caption: "Minh họa: buổi sớm trên đồi chè.", draw: teaHills },
  { name: "phoi-mien", alt: "Những giàn miến vàng nhạt phơi giữa cánh đồng, hai người đội nón đi giữa các giàn", caption: "Minh họa: miến phơi trên giàn tre.", draw: noodles },
  { name: "cho-noi", alt: "Thuyền chở đầy trái cây trên sông lúc mặt trời mọc", caption: "Minh họa: thuyền ra chợ sớm.", draw: river },
  { name: "dan-tre", alt: "Thúng, mẹt và giỏ tre đan nong mốt đặt trước rặng tre", caption: "Minh họa: đồ tre đan bên rặng tre.", draw: bamboo },
  { name: "phoi-huong", alt: "Những bó hương đỏ xòe tròn như hoa, một người đứng giữa sân phơi", caption: "Minh họa: sân phơi hương.", draw: incense },
  { name: "non-la", alt: "Nón lá mới khâu xếp kín sân gạch đỏ, nhìn từ trên xuống", caption: "Minh họa: nón lá phơi sương.", draw: hats },
];
