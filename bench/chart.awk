# Draws the growth benchmark's results over the number of stored requests: the p99 of a first page and of one in the middle,
# and what is reprocessed in a second.
{
  key = $1 " " $3
  seen[key] = 1
  if (!($2 in size)) { size[$2] = ++sizes; label[sizes] = $2 }
  value[key, size[$2]] = $3 == "reprocess" ? $4 / $7 : $9
  if (value[key, size[$2]] > top[$3]) top[$3] = value[key, size[$2]]
}
function x(i) { return 90 + (i - 1) * 440 / (sizes > 1 ? sizes - 1 : 1) }
function panel(kind, title, base,   i, d, key, at, other) {
  printf "<text x='40' y='%d' class='t'>%s</text>\n", base - 145, title
  printf "<line x1='70' y1='%d' x2='560' y2='%d' stroke='#888'/><text x='60' y='%d' text-anchor='end'>0</text>\n", base, base, base + 4
  for (i = 1; i <= sizes; i++) printf "<text x='%d' y='%d' text-anchor='middle'>%s</text>\n", x(i), base + 16, label[i]
  for (d = 1; d <= 2; d++) {
    key = databases[d] " " kind
    if (!(key in seen)) continue
    printf "<polyline fill='none' stroke='%s' stroke-width='2' points='", colours[d]
    for (i = 1; i <= sizes; i++) if ((key, i) in value) printf "%d,%.1f ", x(i), y(key, i, kind, base)
    print "'/>"
    for (i = 1; i <= sizes; i++) {
      if (!((key, i) in value)) continue
      at = y(key, i, kind, base)
      other = y(databases[3 - d] " " kind, i, kind, base)
      printf "<circle cx='%d' cy='%.1f' r='3' fill='%s'/><text x='%d' y='%.1f' fill='%s'>%.*f</text>\n", x(i), at, colours[d],
        x(i) + 6, at + (at < other || at == other && d == 1 ? -6 : 14), colours[d], kind == "reprocess" ? 0 : 1, value[key, i]
    }
    printf "<text x='%d' y='%d' fill='%s'>%s</text>\n", 420 + d * 60, base - 145, colours[d], names[d]
  }
}
function y(key, i, kind, base) { return base - ((key, i) in value ? value[key, i] : 0) / (top[kind] * 1.1) * 120 }
END {
  split("h2 postgresql", databases); split("H2 PostgreSQL", names); split("#0b6bcb #c2410c", colours)
  print "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 600' font-family='sans-serif' font-size='12'>"
  print "<style>.t{font-weight:bold}</style><rect width='640' height='600' fill='white'/>"
  panel("list", "p99 of the first page of failed requests, ms", 170)
  panel("deep", "p99 of a page in the middle of the delivered ones, ms", 365)
  panel("reprocess", "reprocessed in a second", 560)
  print "</svg>"
}
