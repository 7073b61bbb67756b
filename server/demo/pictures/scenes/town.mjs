// Scenes of the village together: its gate, its feast, its market night.

import { blend, box, chance, crown, disc, faint, glow, hills, ink, line, mix, move, oval, path, person, poly, range, roof, strokes, wash, WIDTH, within } from "../brush.mjs";

function bricks(seed, x, y, w, h, colours, wide = 34, tall = 14) {
  const r = chance(seed);
  return range(Math.ceil(h / tall)).flatMap((row) => range(Math.ceil(w / wide) + 1).map((col) => box(x + (col - (row % 2) / 2) * wide + 1, y + row * tall + 1, wide - 3, tall - 3, colours[Math.floor(r() * colours.length)], { opacity: 0.6, rx: 2 }))).join("");
}

function gate() {
  const wall = "M380 640L380 300L820 300L820 640Z";
  const arch = "M520 640L520 480Q600 370 680 480L680 640Z";
  const side = (x) => `M${x} 640L${x} 380L${x + 130} 380L${x + 130} 640Z`;
  const stone = ["#d8b48c", "#c99c72", "#e3c7a2", "#b98a62"];
  const face = (d, seed, x, y, w, h) => path(d, "#cda27a") + within(d, bricks(seed, x, y, w, h, stone) + strokes(seed, 20, [x, y, w, h], ["#8a7a5a", "#f0dcbc", "#7a8455"], { length: 70, width: 14, opacity: 0.28 }));
  const bike = move(560, 664, oval(0, 2, 70, 7, ink.black, { opacity: 0.2 }) + [-42, 42].map((x) => disc(x, -26, 26, "none", { stroke: ink.black, strokeWidth: 4.5 })).join("") + line("M-42 -26L-8 -30L20 -66L-20 -64L-42 -26M-8 -30L-20 -68M42 -26L20 -66L24 -82L38 -86", ink.wine, 5)
    + path("M-34 -74Q-36 -130 -18 -144Q6 -144 6 -112L34 -90L30 -82L0 -94L-2 -72Z", ink.indigo) + path("M-34 -76L-4 -76L8 -40L-4 -28L-14 -36L-8 -50L-30 -62Z", ink.black) + oval(-6, -162, 14, 16, ink.rose)
    + move(-6, -172, path("M-52 16Q-24 -10 0 -36Q24 -10 52 16Q0 36 -52 16Z", ink.sand) + path("M0 -36Q24 -10 52 16Q32 26 10 27Q12 -6 0 -36Z", ink.straw), 0.86) + path("M-96 -70L-44 -70L-50 -40L-90 -40Z", ink.straw) + range(4).map((i) => disc(-86 + i * 11, -74, 9, [ink.leaf, ink.moss, ink.clay, ink.leaf][i])).join(""), 0.98);
  return wash([[0, "#d5ddd6"], [0.6, "#f6e8ca"], [1, "#e8d4a8"]]) + glow(600, 420, 420, "#fff6df", 0.9) + hills(61, 430, 60, "#bfc9b9", 160)
    + range(11).map((i) => crown(70 + i, i * 120, 470, 90, 44, ["#6a7a4d", "#84935f", "#a2ad7c"], 40, 22)).join("")
    + poly([[0, 560], [330, 500], [340, 640], [0, 640]], "#b98a63") + poly([[1200, 560], [880, 500], [860, 640], [1200, 640]], "#b98a63")
    + poly([[60, 560], [70, 490], [250, 470], [300, 545]], "#8a4a33") + poly([[1140, 560], [1130, 480], [950, 466], [900, 545]], "#8a4a33")
    + path("M-10 620Q600 600 1210 620L1210 820L-10 820Z", "#c9a873") + path("M520 620Q560 700 360 820L860 820Q690 700 680 620Z", "#e6cfa2") + bricks(3, 360, 650, 500, 170, ["#c99c72", "#d9b48a", "#b98a62"], 48, 20)
    + face(side(250), 5, 240, 380, 150, 260) + face(side(820), 6, 810, 380, 150, 260) + roof(262, 370, 332, 46, 40, "#8f3b29", 10) + roof(830, 938, 332, 46, 40, "#8f3b29", 10)
    + face(wall, 4, 370, 300, 460, 340)
    + path("M505 640L505 474Q600 344 695 474L695 640Z", "#e9d5b0") + path(arch, "#f7ebcd") + within(arch, hills(62, 560, 30, "#b9c3a0", 60) + crown(81, 560, 520, 60, 30, ["#6a7a4d", "#93a06c"], 40, 16) + path("M520 640L560 590L640 590L680 640Z", "#dcc394") + poly([[600, 590], [600, 540], [630, 522], [672, 540], [672, 590]], "#a55b41"))
    + box(470, 322, 260, 62, "#7a1a16", { rx: 4 }) + box(470, 322, 260, 62, "none", { stroke: ink.gold, strokeWidth: 5, rx: 4 }) + range(4).map((i) => move(505 + i * 64, 353, line(["M-14 -14H14M0 -14V16M-14 16H14", "M-14 -12H14M-14 2H14M-10 16L0 -12L12 16", "M-14 -14V16M14 -14V16M-14 0H14M0 -16V0", "M-14 -14H14V14H-14ZM0 -14V14"][i], ink.gold, 5))).join("")
    + [408, 792].map((x) => box(x - 20, 400, 40, 200, "#f0e0bd", { opacity: 0.9 }) + range(5).map((i) => line(`M${x - 9} ${424 + i * 36}h18M${x} ${418 + i * 36}v22`, ink.wine, 4)).join("")).join("")
    + roof(440, 760, 205, 92, 110, "#9b3a26", 30) + box(500, 150, 200, 62, "#d8b48c") + bricks(9, 500, 150, 200, 60, stone, 30, 12) + roof(520, 680, 86, 66, 66, "#9b3a26", 18)
    + disc(600, 66, 15, ink.gold) + line("M572 74Q600 40 628 74", ink.wine, 6)
    + path("M1010 700Q1000 520 1040 400Q1010 340 960 300L990 290Q1050 330 1068 380Q1080 300 1140 250L1160 262Q1110 330 1110 420Q1130 560 1150 700Q1090 730 1010 700Z", "#6b4a33") + range(9).map((i) => line(`M${1000 + i * 22} ${300 + (i % 3) * 20}Q${1004 + i * 20} 440 ${1010 + i * 17} ${560 + (i % 4) * 34}`, i % 2 ? "#543826" : "#8a6445", 5)).join("")
    + crown(7, 1060, 190, 230, 165, ["#3f4f2c", "#56683a", "#74864a", "#93a260"], 300, 34) + crown(8, 40, 210, 130, 190, ["#4a5a34", "#667744", "#87965a"], 150, 34)
    + bike + move(770, 676, person({ coat: ink.red, turn: -1 }), 0.8);
}

function drum() {
  const flag = (x, y, s, turn) => {
    const squares = [["#9b1c1c", 92], ["#d3a041", 72], ["#44532f", 53], ["#f6efe2", 35], ["#26365e", 19]];
    return move(x, y, line("M0 -150V420", "#6d4328", 9) + `<g transform="translate(8 -50) skewY(-6)">` + range(9).map((i) => path(`M${i * 22} -100l11 -22l11 22ZM${i * 22} 100l11 22l11 -22Z`, "#9b1c1c")).join("") + range(9).map((i) => path(`M196 ${-100 + i * 22}l24 11l-24 11Z`, "#9b1c1c")).join("") + squares.map(([colour, half]) => box(98 - half * 1.06, -half * 1.08, half * 2.12, half * 2.16, colour)).join("") + "</g>", s, turn);
  };
  const barrel = "M395 470Q370 300 600 250Q830 300 805 470Q830 640 600 690Q370 640 395 470Z";
  const swirl = range(8).map((i) => move(600, 440, line("M0 -58Q34 -92 8 -128Q-8 -142 -22 -124Q-26 -108 -12 -108", "#7a1a16", 9), 1, i * 45)).join("");
  return wash([[0, "#efd9b4"], [0.6, "#f7e7c8"], [1, "#dcb981"]]) + glow(600, 260, 480, "#fff4d8", 0.9)
    + crown(41, 90, 300, 200, 130, ["#566838", "#74864a", "#98a66a"], 120, 32) + crown(42, 1110, 290, 200, 140, ["#566838", "#74864a", "#98a66a"], 120, 32)
    + box(190, 300, 820, 300, "#7a4a2f") + range(8).map((i) => box(212 + i * 108, 300, 30, 300, "#5a2f1c") + box(212 + i * 108, 300, 8, 300, "#a8693f")).join("") + range(7).map((i) => box(248 + i * 108, 330, 66, 230, "#3c2117") + range(4).map((k) => box(254 + i * 108 + k * 15, 336, 8, 218, "#6b3f28")).join("")).join("")
    + roof(290, 910, 96, 200, 210, "#9b3d2a", 54) + move(600, 82, disc(0, -16, 24, ink.gold) + line("M-150 14Q-90 -30 -44 -4M150 14Q90 -30 44 -4", "#7a2a1c", 13))
    + path("M-10 590Q600 570 1210 590L1210 820L-10 820Z", "#cba06c") + strokes(6, 60, [0, 610, WIDTH, 190], ["#e6c898", "#a8744a"], { length: 240, width: 7, opacity: 0.4 })
    + flag(130, 330, 1.05, -3) + flag(1010, 330, 1.05, 4) + move(250, 640, person({ coat: "#b98524" }), 0.86) + move(960, 640, person({ coat: ink.indigo, turn: -1 }), 0.86)
    + oval(610, 716, 300, 34, ink.black, { opacity: 0.28 })
    + [[400, 560, 330, 730], [800, 560, 870, 730], [470, 640, 450, 744], [730, 640, 750, 744]].map(([a, b, c, d]) => line(`M${a} ${b}L${c} ${d}`, "#4d1a12", 26) + line(`M${a - 4} ${b}L${c - 4} ${d}`, "#8c3324", 7)).join("") + line("M352 690H848", "#5d2216", 20)
    + path(barrel, "#8c1a17") + within(barrel, strokes(3, 40, [380, 250, 440, 450], ["#a9302a", "#5e0f0f"], { length: 120, width: 9, opacity: 0.5 }))
    + disc(600, 440, 216, "#6f1215") + disc(600, 440, 206, "#ecd3a4") + within("M394 440A206 206 0 1 0 806 440A206 206 0 1 0 394 440Z", strokes(8, 60, [390, 240, 420, 410], ["#f8e8c6", "#cfa973", "#dcbc88"], { length: 150, width: 12, opacity: 0.45 }) + path("M640 230Q800 330 760 660L830 660L830 230Z", ink.umber, { opacity: 0.16 }))
    + range(44).map((i) => disc(600 + Math.cos(i * 0.1428) * 190, 440 + Math.sin(i * 0.1428) * 190, 7.5, "#4d2413") + disc(598 + Math.cos(i * 0.1428) * 190, 438 + Math.sin(i * 0.1428) * 190, 3.4, ink.gold)).join("")
    + disc(600, 440, 150, "none", { stroke: "#7a1a16", strokeWidth: 6 }) + swirl + disc(600, 440, 46, "#7a1a16") + disc(600, 440, 20, ink.gold)
    + [[690, 350, 58], [720, 560, 118]].map(([x, y, turn]) => move(x, y, box(-9, -10, 18, 300, "#a5713f", { rx: 8 }) + box(-9, -10, 6, 300, "#d1a268", { rx: 3 }) + oval(0, -12, 22, 28, "#9b1c1c") + oval(-5, -18, 8, 12, "#d2564a"), 0.92, turn - 130)).join("");
}

function lanterns() {
  const r = chance(101);
  const round = (x, y, s, colour) => {
    const lit = blend(colour, "#ffe3a0", 0.5);
    return move(x, y, glow(0, 0, 150, lit, 0.55) + line("M0 -66V-120", ink.sand, 2.5) + path("M-64 0Q-62 -58 -20 -58L20 -58Q62 -58 64 0Q62 58 20 58L-20 58Q-62 58 -64 0Z", colour) + oval(0, 0, 30, 50, lit, { opacity: 0.75 }) + oval(0, 4, 14, 34, "#fff2c4", { opacity: 0.75 })
      + [-44, -22, 0, 22, 44].map((k) => line(`M${k * 0.34} -58Q${k * 1.36} 0 ${k * 0.34} 58`, blend(colour, ink.black, 0.42), 2.4, { opacity: 0.7 })).join("") + box(-22, -68, 44, 12, "#7b4d22", { rx: 4 }) + box(-20, 56, 40, 11, "#7b4d22", { rx: 4 }) + range(5).map((i) => line(`M${-10 + i * 5} 67q${(i - 2) * 2} 26 ${(i - 2) * 3} 48`, ink.gold, 3.4)).join(""), s);
  };
  const long = (x, y, s, colour) => {
    const lit = blend(colour, "#ffe3a0", 0.5);
    return move(x, y, glow(0, 0, 150, lit, 0.5) + line("M0 -84V-140", ink.sand, 2.5) + path("M-34 -76Q-52 0 -34 76L34 76Q52 0 34 -76Z", colour) + oval(0, 4, 22, 62, lit, { opacity: 0.75 }) + range(6).map((i) => line(`M-42 ${-54 + i * 22}Q0 ${-44 + i * 22} 42 ${-54 + i * 22}`, blend(colour, ink.black, 0.4), 2.4, { opacity: 0.6 })).join("") + box(-36, -86, 72, 12, "#7b4d22", { rx: 4 }) + box(-36, 74, 72, 12, "#7b4d22", { rx: 4 }) + range(7).map((i) => line(`M${-18 + i * 6} 86v${30 + (i % 2) * 8}`, ink.gold, 3.2)).join(""), s);
  };
  const house = (x, w, top, wall) => {
    const rows = Math.round(w / 66);
    return box(x, top, w, 600 - top, wall) + strokes(x + 5, 14, [x, top, w, 600 - top], [ink.black, "#f0cd8e"], { length: 60, width: 16, opacity: 0.13 })
      + range(rows).map((i) => { const px = x + 16 + (i * (w - 20)) / rows; return box(px, top + 52, 40, 62, "#3a1f18") + box(px + 4, top + 56, 32, 54, r() > 0.3 ? "#f2b95c" : "#6b4a30") + line(`M${px + 20} ${top + 54}v58M${px} ${top + 82}h40`, "#3a1f18", 4); }).join("")
      + box(x + w * 0.3, 490, w * 0.4, 110, "#3a1f18") + box(x + w * 0.34, 498, w * 0.32, 102, "#f4b652") + glow(x + w / 2, 560, w * 0.5, "#ffd27a", 0.5) + range(5).map((i) => line(`M${x + w * (0.34 + i * 0.08)} 498v102`, "#5a3020", 4)).join("")
      + roof(x + 12, x + w - 12, top - 66, 78, 34, "#5c3a36", Math.round(w / 13)) + roof(x + 4, x + w - 4, 446, 34, 22, "#5c3a36", Math.round(w / 13));
  };
  const strings = [[-20, 60, 620, 150, 1220, 30], [-20, 190, 500, 260, 1220, 130]];
  const on = ([x1, y1, x2, y2, x3, y3], t) => [mix(mix(x1, x2, t), mix(x2, x3, t), t), mix(mix(y1, y2, t), mix(y2, y3, t), t)];
  const colours = ["#b3261d", "#d38a2c", "#3c5a8c", "#c2562f", "#7a8c3e", "#8d2350"];
  const hung = (string, count, s, shift) => range(count).map((i) => { const [x, y] = on(string, (i + 0.5) / count); return (i + shift) % 3 === 1 ? long(x, y + 140 * s, s * 0.92, colours[(i * 2 + shift) % 6]) : round(x, y + 120 * s, s, colours[(i * 2 + shift) % 6]); }).join("");
  const ripples = range(120).map(() => { const y = 640 + r() * 165; const x = r() * WIDTH; const l = 20 + r() * 80; return line(`M${x - l / 2} ${y}h${l}`, ["#f2b95c", "#c2562f", "#5a6c98", "#e8d2a0"][Math.floor(r() * 4)], 3 + r() * 3, { opacity: 0.42 }); }).join("");
  return wash([[0, "#141c38"], [0.5, "#33406a"], [0.78, "#8a6f7c"], [1, "#3a3a58"]]) + range(70).map(() => disc(r() * WIDTH, r() * 300, 0.8 + r() * 1.8, ink.cream, { opacity: 0.7 })).join("") + glow(980, 120, 160, "#f6e6bd", 0.5) + disc(980, 120, 46, "#f6e6bd")
    + house(-60, 300, 330, "#b98638") + house(245, 250, 360, "#a86d34") + house(500, 330, 320, "#c4923f") + house(835, 220, 366, "#9c6a3c") + house(1060, 260, 336, "#b98638")
    + box(-10, 596, WIDTH + 20, 30, "#4d3a38") + box(-10, 596, WIDTH + 20, 6, "#8a6a52") + wash([[0, "#3f3c5c"], [1, "#161c36"]], -10, 624, WIDTH + 20, 200)
    + range(5).map((i) => { const x = [90, 370, 665, 945, 1190][i]; return range(9).map((k) => oval(x + (r() - 0.5) * 20, 640 + k * 19, 60 - k * 4, 5, "#f2b050", { opacity: 0.38 - k * 0.03 })).join(""); }).join("") + ripples
    + range(4).map((i) => faint(0.95, move([300, 560, 760, 1010][i], 622, person({ coat: [ink.wine, ink.night, "#7d5a2c", ink.indigo][i], turn: i % 2 ? -1 : 1 }), 0.44))).join("")
    + move(250, 720, path("M-170 -14Q-90 26 0 26Q100 26 180 -22Q150 44 70 48L-70 48Q-140 40 -170 -14Z", "#2a1c1c") + line("M-170 -14Q-90 26 0 26Q100 26 180 -22", "#a8693f", 5) + move(-90, 24, person({ coat: "#4d3a52" }), 0.72) + round(70, -18, 0.36, "#c2562f"))
    + range(5).map((i) => move(560 + i * 130, 700 + (i % 2) * 50, glow(0, -8, 60, "#ffcf7a", 0.7) + path("M-26 0Q-20 18 0 18Q20 18 26 0L16 -8L8 2L0 -12L-8 2L-16 -8Z", i % 2 ? "#d8604a" : "#e8a33c") + oval(0, -8, 5, 9, "#fff2c4"))).join("")
    + strings.map(([a, b, c, d, e, f]) => line(`M${a} ${b}Q${c} ${d} ${e} ${f}`, "#d9c394", 3, { opacity: 0.7 })).join("") + hung(strings[0], 9, 0.62, 1) + hung(strings[1], 6, 0.98, 0);
}

export default [
  { name: "cong-lang", alt: "Cổng làng cổ mái ngói cong, cây đa bên phải, một người đạp xe vào làng", caption: "Minh họa: cổng làng dưới bóng đa.", draw: gate },
  { name: "trong-hoi", alt: "Trống lớn sơn đỏ trước sân đình, hai bên là cờ hội năm màu", caption: "Minh họa: trống hội trước sân đình.", draw: drum },
  { name: "den-long", alt: "Đèn lồng nhiều màu treo ngang phố cổ ven sông trong đêm", caption: "Minh họa: phố đèn lồng bên sông.", draw: lanterns },
];
