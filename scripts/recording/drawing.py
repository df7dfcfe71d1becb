"""Draws a recording as an SVG that moves by style sheets alone, and shows its last screen where nothing moves."""
from html import escape

from terminal import Terminal

FONT, WIDE, HIGH = 13, 7.8, 17
EDGE, BAR = 16, 34
PALETTE = {
    "red": "#ff7b72", "green": "#56d364", "yellow": "#e3b341", "blue": "#79c0ff", "magenta": "#d2a8ff",
    "cyan": "#76e3ea", "white": "#f0f6fc", "black": "#6e7681",
}
# What changes faster than that isn't seen.
FRAME = 0.12


def draw(header, events, hold=4):
    columns, rows = header["width"], header["height"]
    length = events[-1][0] + hold
    lines, tops = versions(Terminal(columns, rows), events)
    width, height = columns * WIDE + 2 * EDGE, rows * HIGH + BAR + EDGE
    rules, texts = [], []
    for number, (line, content, start, end) in enumerate(lines):
        style = ""
        if start > 0 or end is not None:
            name = f"v{number}"
            stops = [(0, "hidden"), (start, "visible")] if start > 0 else [(0, "visible")]
            stops += [] if end is None else [(end, "hidden")]
            frames = "".join(f"{share(at, length)}{{visibility:{value}}}" for at, value in stops)
            rules.append(f"@keyframes {name}{{{frames}}}")
            still = "" if end is None else ";visibility:hidden"
            style = f' style="animation-name:{name}{still}"'
        texts.append(f'<g class="v"{style}>{"".join(run(line, *part) for part in content)}</g>')
    scroll = "".join(f"{share(at, length)}{{transform:translateY({-top * HIGH}px)}}" for at, top in tops)
    last = tops[-1][1]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" \
height="{height:g}" role="img" aria-label="{escape(header['title'])}">
<title>{escape(header['title'])}</title>
<style>
text{{font:{FONT}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#d1d7e0;white-space:pre}}
.bold{{font-weight:700}}.dim{{fill:#9198a1}}.cursor{{fill:#d1d7e0}}
{"".join(f".{name}{{fill:{colour}}}" for name, colour in PALETTE.items())}
.v,.s{{animation:{length:g}s step-end infinite}}
.s{{animation-name:s;transform:translateY({-last * HIGH}px)}}
@keyframes s{{{scroll}}}
{"".join(rules)}
@media (prefers-reduced-motion:reduce){{.v,.s{{animation:none}}}}
</style>
<rect x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="9" fill="#151b23" stroke="#3d444d"/>
<g fill="#3d444d"><circle cx="20" cy="18" r="5.5"/><circle cx="38" cy="18" r="5.5"/><circle cx="56" cy="18" r="5.5"/></g>
<svg x="{EDGE}" y="{BAR}" width="{columns * WIDE:g}" height="{rows * HIGH}"><g class="s">
{"".join(texts)}
</g></svg>
</svg>
"""


def share(at, length):
    return f"{100 * at / length:.3f}".rstrip("0").rstrip(".") + "%"


def run(line, column, text, style):
    """A text of one style, as wide as its characters are in a terminal, whatever font there is."""
    x, y = column * WIDE, line * HIGH
    if "cursor" in style:
        return f'<rect class="cursor" x="{x:.1f}" y="{y + 2}" width="{WIDE}" height="{HIGH - 3}"/>'
    kinds = f' class="{" ".join(sorted(style))}"' if style else ""
    return (
        f'<text{kinds} x="{x:.4g}" y="{y + 13}" textLength="{len(text) * WIDE:.4g}"'
        f' lengthAdjust="spacingAndGlyphs">{escape(text, quote=False)}</text>'
    )


def versions(terminal, events):
    """What each line said from when to when, and which line was the first on the screen since when."""
    lines, current, tops = [], {}, [(0, 0)]
    for place, (at, kind, text) in enumerate(events):
        terminal.feed(text)
        follows = place + 1 < len(events) and events[place + 1][0] - at
        if follows is not False and follows < FRAME / 4:
            continue
        shown = {}
        for index in range(terminal.top, len(terminal.lines)):
            runs = terminal.runs(index)
            if kind == "i" and index == terminal.row:
                runs += ((terminal.column, " ", frozenset({"cursor"})),)
            shown[index] = runs
        for index, runs in shown.items():
            known = current.get(index)
            if known and known[1] == runs:
                continue
            if known:
                known[3] = at
            current[index] = [index, runs, at, None]
            if runs:
                lines.append(current[index])
        if terminal.top != tops[-1][1]:
            tops.append((at, terminal.top))
    return lines, tops
