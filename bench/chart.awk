# Draws the growth benchmark's results: above the p99 of a list page, below what is reprocessed in a second, over the number
# of stored requests.
{
  key = $1 " " $3
  if (!(key in seen)) { seen[key] = 1 }
  if (!($2 in size)) { size[$2] = ++sizes; label[sizes] = $2 }
  value[key, size[$2]] = $3 == "list" ? $9 : $4 / $7
  if (value[key, size[$2]] > top[$3]) top[$3] = value[key, size[$2]]
}
function x(i) { return 90 + (i - 1) * 440 / (sizes > 1 ? sizes - 1 : 1) }
function y(v, kind) { return (kind == "list" ? 200 : 440) - v / (top[kind] * 1.1) * 150 }
function panel(kind, title, base,   i, key, d, databases, colours) {
  printf "<text x='40' y='%d' class='t'>%s</text>\n", base - 165, title
  printf "<line x1='70' y1='%d' x2='560' y2='%d' stroke='#888'/>\n", base, base
  for (i = 1; i <= sizes; i++) printf "<text x='%d' y='%d' text-anchor='middle'>%s</text>\n", x(i), base + 16, label[i]
  databases[1] = "h2"; databases[2] = "postgresql"; colours[1] = "#0b6bcb"; colours[2] = "#c2410c"
  for (d = 1; d <= 2; d++) {
    key = databases[d] " " kind
    if (!(key in seen)) continue
    printf "<polyline fill='none' stroke='%s' stroke-width='2' points='", colours[d]
    for (i = 1; i <= sizes; i++) printf "%d,%.1f ", x(i), y(value[key, i], kind)
    print "'/>"
    for (i = 1; i <= sizes; i++)
      printf "<circle cx='%d' cy='%.1f' r='3' fill='%s'/><text x='%d' y='%.1f' fill='%s'>%.1f</text>\n", \
        x(i), y(value[key, i], kind), colours[d], x(i) + 6, y(value[key, i], kind) + (d == 1 ? -6 : 14), colours[d], value[key, i]
    printf "<text x='%d' y='%d' fill='%s'>%s</text>\n", 420 + d * 60, base - 165, colours[d], databases[d]
  }
}
END {
  print "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 480' font-family='sans-serif' font-size='12'>"
  print "<style>.t{font-weight:bold}</style><rect width='640' height='480' fill='white'/>"
  panel("list", "p99 of a filtered list page, ms", 200)
  panel("reprocess", "reprocessed in a second", 440)
  print "</svg>"
}
