# More draws inside the logarithm lift the bound to log p(x)

# x, y
$importance_weighted_bound << EOD
1 103.82
2 104.312
4 104.646
8 104.892
16 105.074
32 105.219
64 105.329
128 105.42
256 105.483
512 105.53
1024 105.568
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $importance_weighted_bound using c name "column" nooutput
  if (!exists("column_records") || |$importance_weighted_bound| != 11 || column_records != 11 \
      || column_max - column_min > 1e300) {
    print sprintf("climb.gp: $importance_weighted_bound must have 11 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($importance_weighted_bound[1], 2))
right = real(word($importance_weighted_bound[11], 2))
if (!(left < right)) {
  print 'climb.gp: the data contradict "the bound climbs": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "climb.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'More draws inside the logarithm lift the bound to log p(x)' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'draws K'
set logscale x
set ylabel 'nats per image'
set yrange [*<105.84848388841054:105.84848388841054<*]
set autoscale xfix
set arrow from graph 0, first 105.84848388841054 to graph 1, first 105.84848388841054 nohead lt 8 lw 1.5 dt 2
set label 'log p(x)' at graph 0.99, first 105.84848388841054 right offset 0, 0.6 front font ',12' textcolor lt 8
plot $importance_weighted_bound using 1:2 with linespoints lt 1 dt 1 title 'importance-weighted bound'
unset multiplot
unset output
