"""How letters look: the style of the HTML page, and of the page that typst sets."""

from __future__ import annotations

# FOOTER and ABOUT represent the words at the foot of each page.
CSS = r"""
@page {
  size: letter;
  margin: 0.65in 0.9in 0.75in;
  @bottom-left { content: "FOOTER"; font: 8.5pt Georgia, "Libertinus Serif", serif; color: #555; }
  @bottom-center { content: "ABOUT"; font: 8.5pt Georgia, "Libertinus Serif", serif; color: #555; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt Georgia, "Libertinus Serif", serif; color: #555; }
}
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: break-word; background: #e9e7e2; color: #1c1c1c; font: 11pt/1.42 Georgia, "Libertinus Serif", "Noto Serif", serif; }
main { max-width: 8.5in; margin: 1.5rem auto 0; padding: 0.8in 0.95in; background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 18%); }
footer { max-width: 8.5in; margin: 0.6rem auto 1.5rem; color: #555; font-size: 8.5pt; text-align: center; }
header { display: flex; justify-content: space-between; gap: 2em; padding-bottom: 0.5em; border-bottom: 1.6pt solid #1d3b53; font-size: 9.5pt; line-height: 1.35; }
header strong { font-size: 13pt; color: #1d3b53; }
header .sender { margin-inline-start: auto; text-align: end; }
header .logo { max-width: 1.4in; max-height: 0.62in; align-self: center; }
h1 { margin: 1.1em 0 0.6em; font-size: 17pt; line-height: 1.2; color: #1d3b53; }
h2 { margin: 1.3em 0 0.35em; font-size: 12.5pt; color: #1d3b53; }
h3, h4 { margin: 1em 0 0.3em; font-size: 11pt; }
h1, h2, h3, h4 { break-after: avoid; }
p { margin: 0.55em 0; orphans: 3; widows: 3; }
ul, ol { margin: 0.4em 0; padding-inline-start: 1.4em; }
li { margin: 0.22em 0; }
ul.boxes { list-style: none; padding-inline-start: 1.5em; }
ul.boxes > li { text-indent: -1.5em; break-inside: avoid; }
ul.boxes > li * { text-indent: 0; }
.box { display: inline-block; width: 1.05em; font-family: "DejaVu Sans", "Segoe UI Symbol", "Apple Symbols", sans-serif; }
.blank { display: inline-block; min-width: 2em; max-width: 100%; height: 1em; border-bottom: 0.6pt solid #333; vertical-align: baseline; }
.writing { height: 1.9em; border-bottom: 0.6pt solid #333; }
.signature { height: 2.6em; margin-bottom: 0.3em; }
.signature + p { margin-top: 0; }
p.form-line { margin-top: 1.7em; }
table { width: calc(100% - 1.5px); margin: 0.7em 0; border-collapse: collapse; font-size: 10pt; line-height: 1.32; }
th, td { padding: 0.36em 0.55em; border: 0.5pt solid #9aa5ad; text-align: start; vertical-align: top; overflow-wrap: break-word; }
.long { overflow-wrap: anywhere; }
th { background: #eef2f4; font-weight: bold; }
tr { break-inside: avoid; height: 2.3em; }
thead { display: table-header-group; }
table.facts th { width: auto; }
blockquote { margin: 0.6em 0; padding: 0.1em 0.9em; border-inline-start: 2.5pt solid #1d3b53; background: #f5f7f8; }
a { color: inherit; }
.slip { margin-top: 1.6em; padding-top: 0.6em; border-top: 1pt dashed #555; break-inside: avoid; }
.slip h2:first-child { margin-top: 0.3em; }
.together { break-inside: avoid; }
.large { margin-top: 3em; break-before: page; font-size: 14pt; line-height: 1.35; }
.large h2 { margin-top: 0; font-size: 16pt; }
.large table { font-size: 14pt; }
.small { font-size: 8.5pt; line-height: 1.3; }
.large .small { font-size: 14pt; }
@media print {
  body { background: none; font-size: 10.5pt; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  footer { display: none; }
  th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
/* Firefox has no boxes in the page's margin: the line is at the foot of the paper instead. */
@supports (-moz-appearance: none) {
  @media print { footer { display: block; position: fixed; bottom: 0; left: 0; right: 0; margin: 0; } }
}
"""

TYPST = r"""
#let FONTS = ("Libertinus Serif", "Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Noto Sans Hebrew", "Segoe UI", "Arial")
#let ink = rgb("#1d3b53")
#let line-of-form = 0.6pt + luma(70)
#let blank(n) = box(width: calc.min(n, 60) * 0.5em, height: 0.75em, stroke: (bottom: line-of-form))
#let writing(n) = block(
  width: if n > 4 { calc.min(n, 80) * 0.5em } else { 100% }, height: if n > 4 { 1.9em } else { 1.25em },
  above: 0.5em, below: 0.5em, stroke: (bottom: line-of-form),
)
#let form-line(body) = block(above: 1.5em, body)
#let tick(sign) = text(font: "DejaVu Sans Mono", size: 1.1em, sign)
#let room = box(height: 1.2em)
#let head(body) = table.cell(fill: rgb("#eef2f4"), strong(body))
#let cell(body) = table.cell(body)
#let boxes(..items) = for item in items.pos() { block(above: 0.55em, below: 0.55em, par(hanging-indent: 1.35em, item)) }
#let together(body) = block(breakable: false, width: 100%, body)
// The line to cut along is left out where the slip is first on its page, and there is nothing to cut from.
#let slip(body) = block(breakable: false, above: 1em, width: 100%, {
  context line(length: 100%, stroke: if here().position().y > 1.2in { (paint: luma(90), thickness: 0.9pt, dash: "dashed") } else { 0pt + white })
  body
})
#let small(body) = context text(size: if text.size > 12pt { text.size } else { 8.5pt }, body)
#let large(body) = {
  pagebreak(weak: true)
  set text(14pt)
  show table: set text(14pt)
  show heading.where(level: 2): it => block(above: 0.6em, below: 0.8em, sticky: true, text(16pt, it.body))
  body
}

// Each letter counts its own pages, also where several are in one file.
#let letter(number: 0, size: 10.5pt, room: 1, title: "", lang: "en", rtl: false, letterhead: (), logo: none, sender: (), footer: "", about: "", body) = {
  set page(
    paper: "us-letter",
    margin: (x: 0.9in, top: 0.6in, bottom: 0.7in),
    footer: context {
      set text(8.5pt, fill: luma(85))
      grid(columns: (1fr, auto, 1fr), align: (start, center, end), footer, about, [#counter(page).display() / #counter(page).at(label("end-" + str(number))).first()])
    },
  )
  set text(font: FONTS, size: size, lang: lang, dir: if rtl { std.rtl } else { ltr }, hyphenate: false)
  set par(leading: 0.58em * room, spacing: 0.8em * room)
  set list(indent: 0.3em, spacing: 0.5em * room)
  set enum(indent: 0.3em, spacing: 0.6em)
  set table(stroke: 0.5pt + rgb("#9aa5ad"), inset: (x: 6pt, y: 3.6pt * room * room), align: start + top)
  show table: set text(9.5pt)
  show table: set par(leading: 0.5em)
  show table: set block(above: 0.8em, below: 0.9em)
  show table.cell: set block(breakable: false)
  show heading: set text(fill: ink)
  show heading.where(level: 1): it => block(above: 1.1em * room, below: 0.8em * room, text(17pt * calc.max(room, 0.95), it.body))
  show heading.where(level: 2): it => block(above: 1.1em * room * room, below: 0.55em * room, sticky: true, text(12pt, it.body))
  show heading.where(level: 3): it => block(above: 1.2em, below: 0.6em, sticky: true, text(11pt, it.body))
  show link: underline
  show quote.where(block: true): set block(above: 0.7em, below: 0.7em)
  show quote.where(block: true): it => block(width: 100%, above: 0.7em, below: 0.7em, inset: (x: 9pt, y: 6pt), fill: rgb("#f5f7f8"), stroke: (left: 2pt + ink), it.body)

  counter(page).update(1)
  block(width: 100%, inset: (bottom: 6pt), stroke: (bottom: 1.4pt + ink), below: 0pt, {
    set text(9.5pt)
    set par(leading: 0.45em)
    grid(columns: (if logo == none { 0pt } else { auto }, 1fr, auto), column-gutter: (if logo == none { 0em } else { 1em }, 2em), align: (start + horizon, start + top, end + top),
      if logo != none { pdf.artifact(context if measure(image(logo, height: 0.62in)).width > 1.4in { image(logo, width: 1.4in) } else { image(logo, height: 0.62in) }) },
      { text(13pt, weight: "bold", fill: ink, letterhead.at(0, default: "")); for l in letterhead.slice(calc.min(1, letterhead.len())) { linebreak(); l } },
      sender.join(linebreak()))
  })
  heading(level: 1, title)
  body
  context [#metadata((number: number, page: counter(page).get().first(), down: here().position().y / 1pt))#label("end-" + str(number))]
}
"""
