// What the scenes are drawn with: the house's colours, a repeatable chance,
// soft curves, and the few figures that stand in more than one scene.
// Every scene is drawn on a sheet of 1200 by 800 units.

export const WIDTH = 1200;
export const HEIGHT = 800;

export const ink = {
  paper: "#f6efe2", cream: "#fbf6ea", sand: "#ead9b6", straw: "#d9b873", gold: "#d3a041",
  rose: "#e0b39c", blush: "#ecd0b8", clay: "#b9683f", brick: "#a2492c", umber: "#6d3a24",
  red: "#9b1c1c", wine: "#6f1215", indigo: "#26365e", night: "#17203c", haze: "#8b97b1",
  mist: "#cdd2c6", leaf: "#98a563", moss: "#6b7a45", pine: "#44532f", black: "#221a18",
};

/** The same numbers in [0, 1) at every run, one row of them for each seed. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const range = (count) => Array.from({ length: count }, (_, index) => index);
export const mix = (a, b, t) => a + (b - a) * t;
const round = (n) => Math.round(n * 10) / 10;

/** A colour between two others. */
export function blend(from, to, t) {
  const part = (hex, at) => parseInt(hex.slice(at, at + 2), 16);
  return "#" + [1, 3, 5].map((at) => Math.round(mix(part(from, at), part(to, at), t)).toString(16).padStart(2, "0")).join("");
}

/** A smooth path through points (Catmull-Rom written as cubic curves). */
export function curve(points, closed = false) {
  const at = (i) => closed
    ? points[(i + points.length) % points.length]
    : points[Math.max(0, Math.min(points.length - 1, i))];
  let d = `M${round(points[0][0])} ${round(points[0][1])}`;
  for (let i = 0; i < points.length - (closed ? 0 : 1); i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${round(b[0] + (c[0] - a[0]) / 6)} ${round(b[1] + (c[1] - a[1]) / 6)} ${round(c[0] - (e[0] - b[0]) / 6)} ${round(c[1] - (e[1] - b[1]) / 6)} ${round(c[0])} ${round(c[1])}`;
  }
  return closed ? d + "Z" : d;
}

const attributes = (more) => Object.entries(more).map(([name, value]) => ` ${name.replace(/[A-Z]/g, (c) => "-" + c.toLowerCase())}="${value}"`).join("");
export const path = (d, fill, more = {}) => `<path d="${d}" fill="${fill}"${attributes(more)}/>`;
export const line = (d, stroke, width, more = {}) => `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${round(width)}" stroke-linecap="round"${attributes(more)}/>`;
export const disc = (x, y, r, fill, more = {}) => `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}"${attributes(more)}/>`;
export const oval = (x, y, rx, ry, fill, more = {}) => `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}"${attributes(more)}/>`;
export const box = (x, y, w, h, fill, more = {}) => `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${fill}"${attributes(more)}/>`;
export const shape = (points, fill, more = {}) => path(curve(points, true), fill, more);
export const poly = (points, fill, more = {}) => path("M" + points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L") + "Z", fill, more);
export const move = (x, y, inner, scale = 1, turn = 0) => `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)}) scale(${scale})">${inner}</g>`;
export const faint = (opacity, inner) => `<g opacity="${opacity}">${inner}</g>`;

let clips = 0;
/** `inner`, kept within the path `d`. */
export function within(d, inner) {
  const id = `k${clips++}`;
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${inner}</g>`;
}

let washes = 0;
/** A ground whose colour runs from top to bottom through `stops` ([place, colour]). */
export function wash(stops, x = 0, y = 0, w = WIDTH, h = HEIGHT) {
  const id = `w${washes++}`;
  const inner = stops.map(([at, colour, opacity = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join("");
  return `<linearGradient id="${id}" x2="0" y2="1">${inner}</linearGradient>` + box(x, y, w, h, `url(#${id})`);
}

let glows = 0;
/** Light that fades from the middle out. */
export function glow(x, y, r, colour, opacity) {
  const id = `g${glows++}`;
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${opacity}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>` + disc(x, y, r, `url(#${id})`);
}

/** A line of hills from edge to edge, filled down to the sheet's end. */
export function hills(seed, y, rise, colour, step = 150, more = {}) {
  const r = chance(seed);
  const points = range(Math.ceil((WIDTH + 4 * step) / step)).map((i) => [-2 * step + i * step + (r() - 0.5) * step * 0.5, y - r() * rise]);
  return path(curve(points) + `L${WIDTH + 300} ${HEIGHT + 40}L-300 ${HEIGHT + 40}Z`, colour, more);
}

/** Dry strokes of a nearly empty brush, mostly level, in a box. */
export function strokes(seed, count, [x, y, w, h], colours, { length = 140, width = 5, opacity = 0.3, tilt = 0 } = {}) {
  const r = chance(seed);
  return range(count).map(() => {
    const [px, py, l] = [x + r() * w, y + r() * h, length * (0.4 + r())];
    const colour = colours[Math.floor(r() * colours.length)];
    const fall = tilt * l + (r() - 0.5) * 10;
    return line(curve([[px - l / 2, py - fall / 2], [px, py + (r() - 0.5) * 8], [px + l / 2, py + fall / 2]]), colour, width * (0.4 + r()), { opacity: round(opacity * (0.4 + r() * 0.8) * 10) / 10 });
  }).join("");
}

/** A crown of leaves: many small dabs about a middle, darker below. */
export function crown(seed, x, y, rx, ry, colours, count = 120, size = 26) {
  const r = chance(seed);
  return range(count).map((i) => {
    const [turn, far] = [r() * 6.283, Math.sqrt(r())];
    const [px, py] = [x + Math.cos(turn) * far * rx, y + Math.sin(turn) * far * ry];
    const tone = Math.min(colours.length - 1, Math.floor((1 - (py - y + ry) / (2 * ry)) * colours.length * 0.6 + (i / count) * colours.length * 0.6));
    return oval(px, py, size * (0.6 + r() * 0.8), size * (0.35 + r() * 0.4), colours[Math.max(0, tone)], { transform: `rotate(${round((r() - 0.5) * 70)} ${round(px)} ${round(py)})` });
  }).join("");
}

/** A conical hat seen from the side; its brim is 104 wide, its middle at 0, 0. */
export function hat(light = ink.sand, dark = ink.straw) {
  return path("M-52 16Q-24 -10 0 -36Q24 -10 52 16Q0 36 -52 16Z", light)
    + path("M0 -36Q24 -10 52 16Q32 26 10 27Q12 -6 0 -36Z", dark, { opacity: 0.75 })
    + range(3).map((i) => line(`M${-40 + i * 12} ${8 - i * 11}Q0 ${26 - i * 13} ${40 - i * 12} ${8 - i * 11}`, ink.umber, 1.2, { opacity: 0.28 })).join("");
}

/** Somebody under a conical hat, seen from behind or aside, 210 tall, feet at 0, 0. */
export function person({ coat = ink.indigo, legs = ink.black, turn = 1, load = "" } = {}) {
  const dark = blend(coat, ink.black, 0.28);
  return `<g transform="scale(${turn} 1)">`
    + oval(4, 0, 46, 8, ink.black, { opacity: 0.18 })
    + path("M-22 -78L-26 -4Q-16 2 -6 -3L0 -60L8 -3Q18 3 27 -4L24 -78Z", legs)
    + path("M-30 -148Q-34 -96 -32 -58Q0 -46 33 -58Q32 -104 26 -148Q0 -164 -30 -148Z", coat)
    + path("M8 -156Q30 -150 27 -140Q33 -96 33 -58Q22 -53 12 -52Q22 -100 8 -156Z", dark, { opacity: 0.7 })
    + path("M-30 -146Q-46 -112 -36 -82Q-10 -74 16 -92L12 -102Q-8 -92 -22 -97Q-22 -120 -16 -138Z", dark)
    + oval(18, -97, 8, 7, ink.rose)
    + path("M-9 -168L-8 -150Q2 -142 12 -150L12 -168Z", ink.rose)
    + oval(2, -172, 17, 19, ink.rose) + path("M-16 -182Q-20 -160 -12 -148Q-2 -150 -4 -170Z", ink.black)
    + load + move(2, -184, hat()) + "</g>";
}

/** A vessel turned about an upright axis: `profile` is [place from top 0..1, half width]. */
export function vessel(x, y, h, profile, colour, decorate = () => "") {
  const side = (sign) => profile.map(([t, r]) => [x + sign * r, y + t * h]);
  const left = side(-1), right = side(1).reverse();
  const mouth = profile[0][1], foot = profile.at(-1)[1];
  const d = curve(left) + `Q${x} ${y + h + foot * 0.24} ${x + foot} ${y + h}` + curve(right).replace(/^M[^C]*/, "") + "Z";
  const most = Math.max(...profile.map(([, r]) => r));
  const dark = blend(colour, ink.black, 0.4), light = blend(colour, ink.cream, 0.45);
  return oval(x + most * 0.25, y + h + 3, most * 1.15, most * 0.16, ink.black, { opacity: 0.2 })
    + path(d, colour)
    + within(d, decorate(x, y, h)
      + path(`M${x + most * 0.25} ${y - 10}Q${x + most * 0.72} ${y + h * 0.45} ${x + most * 0.2} ${y + h + 20}L${x + most + 20} ${y + h + 20}L${x + most + 20} ${y - 10}Z`, dark, { opacity: 0.42 })
      + path(`M${x - most * 0.62} ${y + h * 0.14}Q${x - most * 0.86} ${y + h * 0.46} ${x - most * 0.55} ${y + h * 0.78}Q${x - most * 0.68} ${y + h * 0.45} ${x - most * 0.62} ${y + h * 0.14}Z`, light, { opacity: 0.55 }))
    + oval(x, y, mouth, mouth * 0.22, dark) + oval(x, y + mouth * 0.05, mouth * 0.86, mouth * 0.15, ink.black, { opacity: 0.55 })
    + line(`M${x - mouth} ${y}A${mouth} ${mouth * 0.22} 0 0 0 ${x + mouth} ${y}`, light, Math.max(2, mouth * 0.07), { opacity: 0.6 });
}

/** A roof of curved ridge and upturned corners: ridge from x1 to x2 at y, eaves `drop` below and `out` wider. */
export function roof(x1, x2, y, drop, out, colour, tiles = 26) {
  const d = `M${x1} ${y}Q${(x1 + x2) / 2} ${y + 8} ${x2} ${y}Q${x2 + out * 0.45} ${y + drop * 0.75} ${x2 + out} ${y + drop - 22}Q${x2 + out * 0.7} ${y + drop + 6} ${x2} ${y + drop + 4}L${x1} ${y + drop + 4}Q${x1 - out * 0.7} ${y + drop + 6} ${x1 - out} ${y + drop - 22}Q${x1 - out * 0.45} ${y + drop * 0.75} ${x1} ${y}Z`;
  const dark = blend(colour, ink.black, 0.35);
  const rows = range(tiles).map((i) => {
    const t = (i + 0.5) / tiles;
    const [top, low] = [mix(x1, x2, t), mix(x1 - out, x2 + out, t)];
    return line(`M${round(top)} ${y}Q${round(mix(top, low, 0.35))} ${round(y + drop * 0.6)} ${round(low)} ${y + drop + 8}`, i % 2 ? dark : blend(colour, ink.cream, 0.16), (x2 - x1 + out) / tiles / 4, { opacity: 0.55 });
  }).join("");
  return path(d, colour) + within(d, rows + wash([[0, ink.black, 0], [1, ink.black, 0.22]], x1 - out, y, x2 - x1 + 2 * out, drop + 10))
    + line(`M${x1 - 14} ${y - 12}Q${x1} ${y + 2} ${x1 + 20} ${y}Q${(x1 + x2) / 2} ${y + 8} ${x2 - 20} ${y}Q${x2} ${y + 2} ${x2 + 14} ${y - 12}`, dark, 11);
}

/** How much of a rendered sheet is cut away on each side: the cut edges reach past the sheet there. */
export const MARGIN = 0.012;

/** The finished sheet: hand-cut edges and the drag of a wide brush over all. */
export function sheet(inner, width = WIDTH) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${width}" height="${Math.round((width * HEIGHT) / WIDTH)}">
<filter id="cut" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="0.03" numOctaves="2" seed="7"/><feDisplacementMap in="SourceGraphic" scale="7" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="drag" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="0.004 0.045" numOctaves="3" seed="3"/><feColorMatrix values="0 0 0 0 .98  0 0 0 0 .95  0 0 0 0 .88  2.4 0 0 0 -1.12"/></filter>
<filter id="pool" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="0.007" numOctaves="3" seed="11"/><feColorMatrix values="0 0 0 0 .16  0 0 0 0 .1  0 0 0 0 .08  0 2.2 0 0 -1.06"/></filter>
<g filter="url(#cut)">${box(-20, -20, WIDTH + 40, HEIGHT + 40, ink.paper)}${inner}</g>
<rect width="1200" height="800" filter="url(#drag)" opacity=".2"/><rect width="1200" height="800" filter="url(#pool)" opacity=".07"/>
</svg>`;
}
