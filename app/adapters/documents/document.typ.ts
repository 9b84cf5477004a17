/**
 * The whole layout, fixed: what a document says comes as JSON in `sys.inputs.data` and is only ever placed as strings, so that no
 * character of it can become markup or code.
 */
export const documentTemplate = `
#let data = json(bytes(sys.inputs.data))
#let ink = rgb("#1f2a37")
#let accent = rgb("#1b4965")
#let line-grey = rgb("#c5ccd3")

#set document(title: data.title, author: data.territory)
#set page(
  paper: "a4",
  margin: (x: 2cm, top: 2.4cm, bottom: 2.2cm),
  header: text(size: 8.5pt, fill: luma(35%), grid(
    columns: (auto, 1fr), column-gutter: 1em,
    data.territory, align(right, data.running),
  )),
  footer: context text(size: 8.5pt, fill: luma(35%), align(right,
    [page #counter(page).display()/#counter(page).final().first()]
  )),
)
#set text(
  lang: "fr", region: "FR", size: 10.5pt, fill: ink, hyphenate: true,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"),
)
#set par(leading: 0.62em, spacing: 0.9em)
#set list(marker: [–], indent: 0.4em, spacing: 0.6em)
#set terms(separator: [ : ], hanging-indent: 1.2em, spacing: 0.6em)
#show title: set text(size: 20pt, fill: accent, hyphenate: false)
#show title: set par(leading: 0.4em, justify: false)
#show heading: set text(fill: accent, hyphenate: false)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#show table.cell: set text(size: 9pt)
#show table.cell: set par(leading: 0.5em)
#show table.cell.where(y: 0): set text(weight: "bold")
#set table(
  stroke: (_, y) => (bottom: 0.5pt + line-grey),
  fill: (_, y) => if y == 0 { rgb("#eef2f5") },
  inset: (x: 5pt, y: 4.5pt),
)

#let lines(rows) = rows.map(row => [#row]).join(linebreak())
#let print(block) = {
  if block.kind == "text" {
    for rows in block.paragraphs { par(lines(rows)) }
  } else if block.kind == "facts" {
    terms(..block.facts.map(fact => terms.item(fact.term, lines(fact.lines))))
  } else if block.kind == "list" {
    list(..block.items.map(lines))
  } else if block.kind == "figure" {
    image(bytes(block.svg), format: "svg", width: 80%, alt: block.alt)
  } else {
    table(
      columns: block.columns.map(column => column.share * 1fr),
      align: (x, _) => if block.columns.at(x).isNumber { right } else { left },
      table.header(repeat: true, ..block.columns.map(column => [#column.header])),
      ..block.rows.flatten().map(cell => [#cell]),
    )
  }
}

#if data.letterhead.len() > 0 {
  block(below: 1.6em, {
    text(weight: "bold", size: 11.5pt, fill: accent, data.territory)
    linebreak()
    text(size: 9.5pt, lines(data.letterhead))
  })
}
#title()
#text(fill: luma(35%), data.subtitle)
#if data.stamp != none {
  block(stroke: 1pt + rgb("#9b2c2c"), inset: 6pt, text(weight: "bold", fill: rgb("#9b2c2c"), data.stamp))
}

#if data.contents {
  outline(title: "Sommaire", depth: 1)
}

#for section in data.sections {
  if section.startsPage { pagebreak(weak: true) }
  heading(level: section.level, section.title)
  for block in section.blocks { print(block) }
}
`;
