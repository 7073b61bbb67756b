// Scenes of work indoors and in the yard: clay, paper, silk, lacquer, wood.

import { blend, box, chance, disc, faint, glow, hills, HEIGHT, ink, line, mix, move, oval, path, person, poly, range, strokes, vessel, wash, WIDTH, within } from "../brush.mjs";

const JAR = [[0, 40], [0.06, 44], [0.14, 36], [0.34, 84], [0.55, 92], [0.82, 62], [1, 48]];
const VASE = [[0, 34], [0.05, 38], [0.2, 22], [0.36, 34], [0.58, 70], [0.8, 60], [1, 38]];
const BOWL = [[0, 92], [0.3, 88], [0.7, 60], [0.9, 34], [1, 36]];
const grow = (profile, k) => profile.map(([t, r]) => [t, r * k]);

function kiln(x, y, w, h) {
  const d = `M${x - w / 2} ${y}Q${x - w * 0.52} ${y - h * 0.55} ${x - w * 0.2} ${y - h * 0.86}Q${x - w * 0.12} ${y - h * 0.93} ${x - w * 0.1} ${y - h * 1.18}L${x + w * 0.1} ${y - h * 1.18}Q${x + w * 0.12} ${y - h * 0.93} ${x + w * 0.2} ${y - h * 0.86}Q${x + w * 0.52} ${y - h * 0.55} ${x + w / 2} ${y}Z`;
  const r = chance(Math.round(x));
  const courses = range(26).flatMap((row) => range(18).map((col) => {
    const [px, py] = [x - w * 0.6 + (col + (row % 2) / 2) * (w / 14), y - row * (h / 21)];
    return box(px, py - h / 23, w / 15.5, h / 26, blend(blend("#a9553a", "#8a3f2a", r()), "#c98560", r() * 0.5), { rx: 3, opacity: 0.85 });
  })).join("");
  const mouth = `M${x - w * 0.15} ${y}L${x - w * 0.15} ${y - h * 0.2}Q${x} ${y - h * 0.42} ${x + w * 0.15} ${y - h * 0.2}L${x + w * 0.15} ${y}Z`;
  return path(d, "#74351f") + within(d, courses + path(`M${x + w * 0.12} ${y - h * 1.3}Q${x + w * 0.4} ${y - h * 0.5} ${x + w * 0.2} ${y}L${x + w} ${y}L${x + w} ${y - h * 1.3}Z`, ink.black, { opacity: 0.33 }) + path(`M${x - w * 0.36} ${y}Q${x - w * 0.44} ${y - h * 0.5} ${x - w * 0.16} ${y - h * 0.84}Q${x - w * 0.3} ${y - h * 0.5} ${x - w * 0.24} ${y}Z`, "#e8b48c", { opacity: 0.25 }))
    + path(mouth, "#2a1511", { stroke: "#5f2b1b", strokeWidth: 16 }) + within(mouth, glow(x, y - 10, w * 0.24, "#ffb257", 0.95) + glow(x, y - 4, w * 0.12, "#fff0b8", 0.9));
}

const smoke = (seed, x, y, colour) => {
  const r = chance(seed);
  return range(26).map((i) => disc(x + i * i * 0.55 + (r() - 0.5) * 40, y - i * 13 + (r() - 0.5) * 16, 20 + i * 3.4, colour, { opacity: 0.16 })).join("");
};

function pottery() {
  const flowers = (colour) => (x, y, h) => [0.36, 0.42].map((t) => line(`M${x - 120} ${y + h * t}Q${x} ${y + h * t + 22} ${x + 120} ${y + h * t}`, colour, 4)).join("")
    + range(5).map((i) => { const px = x - 76 + i * 38; const py = y + h * 0.58 + 12 - Math.abs(i - 2) * 3; return range(5).map((k) => oval(px + Math.cos(k * 1.257) * 9, py + Math.sin(k * 1.257) * 9, 7, 6, colour)).join("") + line(`M${px} ${py + 14}Q${px + 12} ${py + 26} ${px + 26} ${py + 18}`, colour, 4); }).join("")
    + line(`M${x - 120} ${y + h * 0.8}Q${x} ${y + h * 0.8 + 20} ${x + 120} ${y + h * 0.8}`, colour, 5);
  const drip = (colour) => (x, y, h) => path(`M${x - 130} ${y - 20}L${x + 130} ${y - 20}L${x + 130} ${y + h * 0.38}Q${x + 90} ${y + h * 0.62} ${x + 60} ${y + h * 0.44}Q${x + 30} ${y + h * 0.4} ${x + 10} ${y + h * 0.6}Q${x - 16} ${y + h * 0.42} ${x - 50} ${y + h * 0.5}Q${x - 80} ${y + h * 0.66} ${x - 130} ${y + h * 0.4}Z`, colour);
  const plank = (y, h) => box(-10, y, WIDTH + 20, h, "#7b4d31") + strokes(8, 26, [0, y, WIDTH, h], ["#9a6844", "#5d3723"], { length: 320, width: 4, opacity: 0.5 }) + box(-10, y, WIDTH + 20, 6, "#b98a5f");
  return wash([[0, "#e8cdae"], [0.55, "#f5e2c4"], [1, "#e4c294"]]) + glow(330, 260, 420, "#fff1d4", 0.9) + hills(31, 440, 90, "#cdb6a0", 200)
    + smoke(3, 430, 205, "#8f8681") + smoke(5, 850, 250, "#a2978d")
    + wash([[0, "#c69a6a"], [1, "#a87347"]], -10, 520, WIDTH + 20, 300)
    + kiln(430, 560, 400, 300) + kiln(850, 556, 330, 250)
    + strokes(4, 50, [0, 540, WIDTH, 120], ["#ddb986", "#8a5a37"], { length: 200, width: 6, opacity: 0.4 })
    + range(7).map((i) => vessel(636 + (i % 4) * 34 + (i > 3 ? 17 : 0), 520 - (i > 3 ? 42 : 0), 44, grow(BOWL, 0.2), blend(ink.clay, ink.sand, (i % 3) * 0.3))).join("")
    + move(190, 640, person({ coat: ink.indigo, load: line("M-96 -142L112 -156", "#8b5b32", 8) + line("M-90 -142L-118 -84M-90 -142L-62 -84M104 -156L78 -96M104 -156L132 -96", ink.umber, 2.5) + vessel(-90, -86, 58, grow(JAR, 0.42), ink.clay) + vessel(105, -98, 58, grow(JAR, 0.42), ink.clay) }), 1.02)
    + plank(735, 80)
    + vessel(100, 560, 176, grow(VASE, 0.86), "#e9e2d0", flowers(ink.indigo)) + vessel(500, 596, 140, grow(JAR, 0.82), "#7f5b3f", drip(ink.pine))
    + vessel(330, 640, 96, grow(BOWL, 0.9), "#ece5d4", (x, y) => range(9).map((i) => line(`M${x - 90 + i * 22} ${y + 24}q10 16 22 0`, ink.indigo, 4)).join(""))
    + vessel(700, 505, 232, grow(JAR, 1.12), ink.clay, (x, y, h) => [0.3, 0.34, 0.7].map((t) => line(`M${x - 140} ${y + h * t}Q${x} ${y + h * t + 26} ${x + 140} ${y + h * t}`, ink.umber, 5, { opacity: 0.6 })).join("") + range(9).map((i) => line(`M${x - 110 + i * 26} ${y + h * 0.47}q13 34 26 0`, ink.sand, 5, { opacity: 0.8 })).join(""))
    + vessel(900, 640, 96, grow(BOWL, 0.8), "#9aa06d") + vessel(1080, 545, 190, grow(VASE, 1.02), "#e9e2d0", flowers(ink.wine));
}

function paper() {
  const r = chance(23);
  const leaf = (x, y, w, h, tone, sway) => {
    const d = `M${x} ${y}L${x + w} ${y}Q${x + w + sway} ${y + h * 0.55} ${x + w - sway * 0.4} ${y + h + sway * 0.2}Q${x + w * 0.62} ${y + h - 8} ${x + w * 0.4} ${y + h + 4}Q${x + w * 0.2} ${y + h + 9} ${x + sway * 0.5} ${y + h - 3}Q${x + sway} ${y + h * 0.5} ${x} ${y}Z`;
    const fibres = range(34).map(() => { const [px, py] = [x + r() * w, y + r() * h]; return line(`M${px} ${py}q${(r() - 0.5) * 30} ${r() * 16} ${(r() - 0.5) * 44} ${(r() - 0.5) * 18}`, r() > 0.5 ? "#cdb488" : "#fffaf0", 1.5, { opacity: 0.55 }); }).join("");
    return path(d, ink.umber, { opacity: 0.14, transform: "translate(10 8)" }) + path(d, tone)
      + within(d, fibres + wash([[0, "#a98a5c", 0.34], [0.12, "#a98a5c", 0], [1, "#c9a974", 0.22]], x - 20, y, w + 40, h + 20) + path(`M${x + w * 0.66} ${y}Q${x + w * 0.8} ${y + h * 0.5} ${x + w * 0.7} ${y + h + 20}L${x + w * 0.84} ${y + h + 20}Q${x + w * 0.9} ${y + h * 0.5} ${x + w * 0.8} ${y}Z`, "#fffaf0", { opacity: 0.5 }));
  };
  const rowOf = (y, w, h, tones, start) => {
    const out = [];
    for (let x = start; x < WIDTH + 40; x += w * 0.9) out.push(leaf(x, y, w, h * (0.96 + r() * 0.06), tones[Math.floor(r() * tones.length)], (r() - 0.5) * 24));
    return out.join("") + line(`M-20 ${y + 2}Q600 ${y + 12} 1220 ${y}`, "#7d5a36", h * 0.04 + 4) + line(`M-20 ${y - 1}Q600 ${y + 8} 1220 ${y - 3}`, "#c9a267", h * 0.012 + 1);
  };
  const seal = (x, y, s) => move(x, y, faint(0.85, box(-26, -26, 52, 52, ink.red, { rx: 6 }) + line("M-14 -12H14M0 -12V16M-14 4H14M-12 16H12", ink.cream, 5)), s, -3);
  return wash([[0, "#c3c9b4"], [0.6, "#dcd5b4"], [1, "#b9a97b"]]) + glow(880, 160, 480, "#fff6dd", 0.95)
    + range(16).map((i) => faint(0.5, line(`M${i * 84 + r() * 40} -20Q${i * 84 + r() * 60} 300 ${i * 84 + r() * 40} 640`, "#8a9a68", 10 + r() * 10))).join("")
    + rowOf(150, 150, 170, ["#f1e7cf", "#ead9b4", "#f6efe0"], -60)
    + wash([[0, "#b6a36e", 0.85], [1, "#8d7a4d"]], -10, 545, WIDTH + 20, 280) + strokes(2, 70, [0, 560, WIDTH, 240], ["#cdbd88", "#75683f"], { length: 220, width: 6, opacity: 0.4 })
    + move(560, 640, person({ coat: ink.indigo }), 1.12)
    + range(3).map((i) => line(`M${70 + i * 530} 240L${60 + i * 530} 770`, "#77512f", 15)).join("")
    + rowOf(262, 262, 318, ["#f7f0df", "#f1e4c6", "#fbf6ea"], 690)
    + leaf(-30, 262, 250, 320, "#f3e8cf", 14) + leaf(205, 262, 250, 312, "#fbf5e6", -12) + line("M-20 262Q600 274 1220 260", "#7d5a36", 16) + line("M-20 258Q600 269 1220 256", "#c9a267", 4)
    + seal(390, 520, 1) + seal(850, 530, 0.9)
    + range(9).map((i) => path(`M${230 + (i % 2) * 8} ${770 - i * 8}L${500 + (i % 3) * 6} ${764 - i * 8}L${520 + (i % 2) * 6} ${776 - i * 8}L${248 + (i % 3) * 5} ${784 - i * 8}Z`, i % 2 ? "#fbf6ea" : "#e4d3aa")).join("");
}

function loom() {
  const r = chance(12);
  const bands = ["#9b1c1c", "#26365e", "#d3a041", "#f3e6cb", "#6b7a45", "#6f1215", "#e0b39c"];
  const plan = [];
  for (let x = 250; x < 950;) { const w = 14 + r() * 46; plan.push([x, Math.min(w, 950 - x), bands[Math.floor(r() * bands.length)]]); x += w; }
  const warp = plan.map(([x, w, colour]) => range(Math.floor(w / 5)).map((i) => {
    const at = x + i * 5;
    return line(`M${mix(600, at, 0.94)} 118L${at} 470`, blend(colour, i % 2 ? ink.cream : ink.black, 0.16), 3.4);
  }).join("")).join("");
  const cloth = "M240 470L960 470L1000 770Q600 800 200 770Z";
  const row = (y, draw, count, size) => range(count + 1).map((i) => draw(210 + (i * 780) / count, y, size)).join("");
  const lozenge = (a, b) => (x, y, s) => poly([[x, y - s], [x + s * 1.1, y], [x, y + s], [x - s * 1.1, y]], a) + poly([[x, y - s * 0.55], [x + s * 0.6, y], [x, y + s * 0.55], [x - s * 0.6, y]], b) + disc(x, y, s * 0.16, a);
  const bird = (x, y, s) => path(`M${x - s} ${y}Q${x - s * 0.2} ${y - s * 0.9} ${x + s * 0.5} ${y - s * 0.3}L${x + s} ${y - s * 0.5}L${x + s * 0.6} ${y}Q${x} ${y + s * 0.5} ${x - s} ${y}Z`, ink.gold);
  const weave = box(180, 460, 840, 340, "#8c1a1a") + range(70).map((i) => line(`M180 ${470 + i * 4.6}Q600 ${478 + i * 4.6} 1020 ${470 + i * 4.6}`, i % 2 ? "#7a1414" : "#a83028", 1.6, { opacity: 0.6 })).join("")
    + box(180, 486, 840, 20, ink.night) + row(496, (x, y, s) => poly([[x, y - s], [x + s * 1.6, y + s], [x - s * 1.6, y + s]], ink.gold), 30, 8)
    + box(180, 516, 840, 7, ink.gold) + row(566, lozenge("#f3e6cb", ink.indigo), 10, 36) + row(566, (x, y) => disc(x + 39, y - 24, 5, ink.gold) + disc(x + 39, y + 24, 5, ink.gold), 10, 0)
    + box(180, 612, 840, 7, ink.gold) + box(180, 626, 840, 52, ink.indigo) + row(654, bird, 13, 21) + box(180, 686, 840, 7, ink.gold)
    + row(736, lozenge(ink.gold, "#6f1215"), 9, 34) + row(736, (x, y) => disc(x + 43, y, 6, "#f3e6cb"), 9, 0);
  const skein = (x, y, colour, s) => move(x, y, range(9).map((i) => line(`M${-4 + i} 0Q${-44 + i * 5} 70 ${-26 + i * 3} 150Q0 ${188 - i * 4} ${26 - i * 3} 150Q${44 - i * 5} 70 ${4 - i} 0`, blend(colour, i % 2 ? ink.cream : ink.black, 0.18), 6)).join("") + oval(0, 6, 15, 9, ink.umber), s);
  const post = (x) => box(x, 20, 44, 800, "#6d4328") + box(x, 20, 13, 800, "#93633d") + box(x + 34, 20, 10, 800, "#4d2d1a");
  const beam = (y, h, x = 120, w = 960) => box(x, y, w, h, "#7a4b2d", { rx: 8 }) + box(x, y, w, h * 0.28, "#a87446", { rx: 6 }) + strokes(y, 14, [x, y, w, h], ["#4d2d1a", "#b98556"], { length: 220, width: 3, opacity: 0.5 });
  return wash([[0, "#e9d8b8"], [0.7, "#dcc093"], [1, "#b98e5c"]]) + poly([[-10, -10], [420, -10], [250, 520], [-10, 560]], "#fdf3d8", { opacity: 0.55 })
    + range(7).map((i) => line(`M${i * 56 - 10} -10L${i * 40 - 20} 560`, "#c79f6b", 7, { opacity: 0.55 })).join("")
    + skein(80, 120, ink.red, 1.15) + skein(80, 400, ink.gold, 1) + skein(1125, 110, ink.indigo, 1.15) + skein(1125, 395, ink.moss, 1)
    + line("M30 118H150M1070 108H1190M30 398H150M1070 393H1190", ink.umber, 9)
    + post(150) + post(1006) + warp + path(cloth, "#8c1a1a") + within(cloth, weave + wash([[0, ink.black, 0.28], [0.2, ink.black, 0], [1, ink.black, 0.18]], 180, 465, 840, 335))
    + beam(76, 56) + beam(250, 22, 210, 780) + beam(292, 14, 210, 780)
    + range(70).map((i) => line(`M${246 + i * 10.2} 410V462`, i % 3 ? "#e4c88e" : "#b78c4e", 4)).join("") + beam(394, 24, 200, 800) + beam(450, 26, 200, 800)
    + move(1040, 735, path("M-130 0Q-60 -36 10 -34Q76 -30 130 0Q60 34 -10 30Q-80 30 -130 0Z", "#a5713f") + path("M-60 -2Q0 -22 60 -2Q0 16 -60 -2Z", "#5a3620") + range(9).map((i) => line(`M${-34 + i * 8} -9v14`, ink.gold, 6)).join(""), 1, -14);
}

function lacquer() {
  const lotus = (x, y, s, colour) => range(3).map((ring) => range(7 - ring * 2).map((i) => { const n = 7 - ring * 2; return move(x, y + ring * s * 0.16, path(`M0 0Q${-s * 0.3} ${-s * 0.55} 0 ${-s * (1.02 - ring * 0.12)}Q${s * 0.3} ${-s * 0.55} 0 0Z`, blend(colour, ring ? "#f4d48a" : "#a86c25", ring ? ring * 0.28 : 0.3), { stroke: "#5e2113", strokeWidth: 2.5 }), 1, (i - (n - 1) / 2) * (28 - ring * 2)); }).join("")).join("");
  const plate = "M590 330A220 220 0 1 0 1030 330A220 220 0 1 0 590 330Z";
  const r = chance(5);
  const shell = range(240).map(() => { const a = r() * 6.283; const q = 172 + r() * 30; const [x, y, s] = [810 + Math.cos(a) * q, 330 + Math.sin(a) * q, 4 + r() * 6]; return poly(range(5).map((i) => [x + Math.cos(i * 1.26 + a) * s * (0.6 + r() * 0.6), y + Math.sin(i * 1.26 + a) * s * (0.6 + r() * 0.6)]), r() > 0.4 ? "#efe4cb" : "#d6c39b"); }).join("");
  const fish = (x, y, s, turn) => move(x, y, path("M-60 0Q-20 -34 40 -8L76 -30Q66 0 78 26L40 8Q-20 34 -60 0Z", ink.gold) + range(10).map((i) => line(`M${-30 + (i % 5) * 13} ${-9 + Math.floor(i / 5) * 12}q8 6 0 11`, "#8a3a1a", 2.5)).join("") + disc(-44, -4, 4, ink.black), s, turn);
  const cloud = (x, y, s) => move(x, y, line("M-60 20Q-60 -6 -34 -4Q-30 -30 0 -24Q30 -32 36 -4Q62 -6 60 20M-20 20Q-22 2 -4 4Q12 6 8 20", ink.gold, 6), s);
  const dish = (x, y, colour, s) => move(x, y, oval(8, 20, 74, 20, ink.black, { opacity: 0.4 }) + path("M-70 0Q-60 34 -30 40L30 40Q60 34 70 0Z", "#3a2019") + oval(0, 0, 70, 20, "#5d3425") + oval(0, 1, 58, 15, colour) + line("M-40 -3Q-10 -12 24 -8", ink.cream, 4, { opacity: 0.5 }), s);
  const brush = (x, y, turn, tip) => move(x, y, box(-7, -230, 14, 190, "#a5713f", { rx: 6 }) + box(-7, -230, 5, 190, "#d1a268", { rx: 3 }) + box(-10, -50, 20, 24, "#c9c0ad") + path("M-10 -28Q-14 0 0 30Q14 0 10 -28Z", tip), 1, turn);
  return wash([[0, "#4a1613"], [0.6, "#702019"], [1, "#3d1310"]]) + glow(800, 300, 560, "#b5482c", 0.55) + strokes(7, 120, [0, 0, WIDTH, 580], ["#8a2c20", "#3a100e", "#a54a2e"], { length: 280, width: 9, opacity: 0.28 })
    + cloud(150, 130, 1.1) + cloud(1110, 90, 0.9) + cloud(430, 80, 0.7)
    + wash([[0, "#2b1a15"], [1, "#150c0a"]], -10, 560, WIDTH + 20, 260) + line("M-10 562H1220", "#a86c3c", 5, { opacity: 0.7 }) + strokes(9, 30, [0, 580, WIDTH, 220], ["#5d3425", "#452419"], { length: 380, width: 7, opacity: 0.5 })
    + oval(820, 566, 190, 18, ink.black, { opacity: 0.6 }) + path(plate, "#1b100d") + disc(810, 330, 218, "none", { stroke: ink.gold, strokeWidth: 7 }) + shell + disc(810, 330, 160, "#8e1b17") + disc(810, 330, 160, "none", { stroke: ink.gold, strokeWidth: 4 })
    + within("M650 330A160 160 0 1 0 970 330A160 160 0 1 0 650 330Z", disc(868, 268, 46, "#e2b75c") + line("M700 470Q760 380 806 360M900 480Q880 400 830 350", ink.moss, 7) + path("M670 440Q720 380 790 430Q730 470 670 440Z", "#5d6b3c") + path("M850 452Q900 398 960 440Q910 482 850 452Z", "#707f49") + lotus(806, 400, 120, ink.gold) + line("M650 462q25 -14 50 0t50 0t50 0t50 0t50 0t50 0t50 0", ink.gold, 4, { opacity: 0.7 }))
    + path("M740 540L770 562L860 562L880 540L866 520L756 520Z", "#3a2019")
    + vessel(300, 190, 450, grow(VASE, 1.75), "#8f1a18", (x, y, h) => range(3).map((i) => line(`M${x - 160} ${y + h * (0.27 + i * 0.022)}Q${x} ${y + h * (0.3 + i * 0.022)} ${x + 160} ${y + h * (0.27 + i * 0.022)}`, ink.gold, 4)).join("") + fish(x - 24, y + h * 0.55, 0.95, -24) + fish(x + 34, y + h * 0.72, 0.8, 160) + line(`M${x - 140} ${y + h * 0.84}q20 -18 40 0t40 0t40 0t40 0t40 0t40 0t40 0M${x - 120} ${y + h * 0.89}q20 -18 40 0t40 0t40 0t40 0t40 0t40 0`, ink.gold, 5) + range(26).map(() => disc(x - 110 + r() * 220, y + h * (0.4 + r() * 0.45), 1.5 + r() * 2.5, "#f0cd7e")).join(""))
    + dish(560, 650, "#b3261d", 1.05) + dish(740, 700, "#d9a947", 0.95) + dish(960, 660, "#2a1a16", 1.1) + brush(660, 660, 62, "#7d1512") + brush(1010, 756, 68, ink.gold);
}

function carving() {
  const r = chance(44);
  const swirl = (x, y, s, flip) => `<g transform="translate(${x} ${y}) scale(${flip * s} ${s})">` + ["#3d2112", "#d9a86e"].map((colour, i) => line(`M${-90 - i * 3} ${40 - i * 4}Q-80 -40 -10 -44Q54 -46 56 6Q56 48 14 48Q-22 46 -22 14Q-20 -10 4 -10Q22 -8 20 8`, colour, 15 - i * 9)).join("") + "</g>";
  const petal = (turn, length, wide, colour) => `<g transform="rotate(${turn})">` + path(`M8 6Q${-wide + 8} ${-length * 0.5} 8 ${-length + 6}Q${wide + 8} ${-length * 0.5} 8 6Z`, "#3d2112") + path(`M0 0Q${-wide} ${-length * 0.5} 0 ${-length}Q${wide} ${-length * 0.5} 0 0Z`, colour) + line(`M0 -12Q${-wide * 0.3} ${-length * 0.5} 0 ${-length * 0.84}`, "#7d4b28", 3) + line(`M${-wide * 0.34} ${-length * 0.3}Q${-wide * 0.5} ${-length * 0.55} ${-wide * 0.12} ${-length * 0.86}`, "#f0cf9c", 3.5) + "</g>";
  const grain = (x, y, w, h, count, colours) => range(count).map(() => { const py = y + r() * h; const px = x + r() * w * 0.6; return line(`M${px} ${py}q${60 + r() * 80} ${(r() - 0.5) * 20} ${160 + r() * 200} ${(r() - 0.5) * 14}`, colours[Math.floor(r() * colours.length)], 2 + r() * 4, { opacity: 0.4 }); }).join("");
  const panel = "M90 90L1000 60L1020 640L110 680Z";
  const chisel = (x, y, turn, w) => move(x, y, poly([[-w / 2, 0], [w / 2, 0], [w * 0.34, -130], [-w * 0.34, -130]], "#a9a9a4") + poly([[-w / 2, 0], [0, 0], [0, -130], [-w * 0.34, -130]], "#dedbd0") + box(-13, -160, 26, 34, "#5a4a3c", { rx: 4 }) + path("M-16 -160Q-30 -250 -17 -330Q0 -350 17 -330Q30 -250 16 -160Z", "#9b3a22") + path("M-12 -168Q-22 -250 -11 -326Q-4 -250 -6 -168Z", "#c97752"), 1, turn);
  const shaving = (x, y, s, turn) => move(x, y, line("M-40 10Q-36 -26 0 -24Q32 -20 28 8Q20 30 -2 22Q-16 12 -2 2Q10 -2 12 8", "#e9c790", 11) + line("M-40 6Q-34 -30 0 -28Q34 -22 30 6", "#fae6bf", 4), s, turn);
  return wash([[0, "#8c5c39"], [1, "#6a4028"]]) + range(6).map((i) => box(-10, i * 140, WIDTH + 20, 136, blend("#8d5e3a", "#734828", r()))).join("") + grain(-100, 0, WIDTH, HEIGHT, 120, ["#a97a4f", "#52301c"])
    + poly([[110, 120], [1020, 90], [1044, 668], [134, 712]], ink.black, { opacity: 0.35 }) + path(panel, "#b57b47") + within(panel, grain(0, 60, 1000, 640, 130, ["#d3a066", "#8f5a30"]) + poly([[90, 90], [1000, 60], [1005, 96], [94, 126]], "#d9aa70") + wash([[0, ink.black, 0], [1, ink.black, 0.18]], 80, 60, 950, 620))
    + poly([[140, 140], [950, 112], [966, 590], [156, 626]], "#6f4324") + grain(140, 150, 640, 440, 60, ["#8a5731", "#573219"])
    + range(9).map((i) => swirl(215 + (i % 3) * 55 - (i > 5 ? 20 : 0), 215 + Math.floor(i / 3) * 150, 0.72, i % 2 ? 1 : -1)).join("") + range(9).map((i) => swirl(800 + (i % 3) * 55, 190 + Math.floor(i / 3) * 150, 0.72, i % 2 ? -1 : 1)).join("")
    + move(556, 366, disc(8, 8, 212, "#3d2112") + disc(0, 0, 206, "#9c6536") + disc(0, 0, 206, "none", { stroke: "#e0b47c", strokeWidth: 7 }) + range(48).map((i) => move(Math.cos(i * 0.1309) * 188, Math.sin(i * 0.1309) * 188, disc(2, 2, 8, "#3d2112") + disc(0, 0, 7, "#d9a86e"))).join("")
      + range(14).map((i) => petal(i * 25.7, 168, 44, "#b87a43")).join("") + range(11).map((i) => petal(i * 32.7 + 12, 122, 40, "#cb9055")).join("") + range(8).map((i) => petal(i * 45, 82, 34, "#dcaa70")).join("") + disc(3, 4, 34, "#3d2112") + disc(0, 0, 31, "#c58b51") + range(7).map((i) => disc(i ? Math.cos(i * 1.047) * 17 : 0, i ? Math.sin(i * 1.047) * 17 : 0, 5, "#6f4324")).join(""))
    + range(8).map((i) => shaving(700 + (i * 67) % 420, 640 + ((i * 41) % 120), 0.8 + r() * 0.5, r() * 360)).join("") + shaving(180, 730, 1, 30) + shaving(330, 742, 0.8, 200)
    + faint(0.3, move(20, 24, chisel(890, 560, 62, 46))) + chisel(880, 540, 62, 46) + faint(0.3, move(16, 20, chisel(1010, 330, 24, 30))) + chisel(1010, 330, 24, 30);
}

export default [
  { name: "lo-gom", alt: "Hai lò gốm gạch đang đỏ lửa, phía trước là hàng chum, bình và bát mới ra lò", caption: "Minh họa: sân lò gốm ngày mở cửa lò.", draw: pottery },
  { name: "giay-do", alt: "Những tờ giấy dó màu ngà treo trên dây phơi, một người thợ đứng giữa hai hàng giấy", caption: "Minh họa: giấy dó phơi trong vườn.", draw: paper },
  { name: "khung-cui", alt: "Khung cửi gỗ với sợi dọc nhiều màu và tấm thổ cẩm đỏ đang dệt dở", caption: "Minh họa: tấm vải đang lên khung.", draw: loom },
  { name: "son-mai", alt: "Đĩa sơn mài vẽ hoa sen, bình đỏ vẽ cá vàng và những chén màu của người thợ", caption: "Minh họa: góc bàn của thợ sơn mài.", draw: lacquer },
  { name: "cham-go", alt: "Tấm gỗ chạm hoa sen giữa mây cuộn, bên cạnh là đục và phoi bào", caption: "Minh họa: bức chạm hoa sen sắp xong.", draw: carving },
];
