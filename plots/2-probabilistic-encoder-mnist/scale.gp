# However a model was trained, its error is least without noise

# x, y
$trained_at_1 << EOD
0 17.3041
0.25 17.3617
0.5 17.5351
1 18.2199
2 20.8632
4 29.8383
EOD

# x, y
$trained_at_spread_2 << EOD
0 18.7272
0.25 18.9944
0.5 19.7869
1 22.8241
2 32.8697
4 53.3799
EOD

# x, y
$learned << EOD
0 15.6912
0.25 15.6913
0.5 15.6918
1 15.6939
2 15.7024
4 15.7346
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $trained_at_1 using c name "column" nooutput
  if (!exists("column_records") || |$trained_at_1| != 6 || column_records != 6 \
      || column_max - column_min > 1e300) {
    print sprintf("scale.gp: $trained_at_1 must have 6 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $trained_at_spread_2 using c name "column" nooutput
  if (!exists("column_records") || |$trained_at_spread_2| != 6 || column_records != 6 \
      || column_max - column_min > 1e300) {
    print sprintf("scale.gp: $trained_at_spread_2 must have 6 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $learned using c name "column" nooutput
  if (!exists("column_records") || |$learned| != 6 || column_records != 6 \
      || column_max - column_min > 1e300) {
    print sprintf("scale.gp: $learned must have 6 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($trained_at_1[1], 2))
stats $trained_at_1 using 2 name "data" nooutput
right = data_min
if (!(left <= right)) {
  print 'scale.gp: the data contradict "trained at σ = 1: least without noise": ' \
      .sprintf("%g <= %g is false", left, right)
  exit status 1
}
left = real(word($trained_at_spread_2[1], 2))
stats $trained_at_spread_2 using 2 name "data" nooutput
right = data_min
if (!(left <= right)) {
  print 'scale.gp: the data contradict "trained at σ = spread / 2: least without noise": ' \
      .sprintf("%g <= %g is false", left, right)
  exit status 1
}
left = real(word($learned[1], 2))
stats $learned using 2 name "data" nooutput
right = data_min
if (!(left <= right)) {
  print 'scale.gp: the data contradict "learned σ: least without noise": ' \
      .sprintf("%g <= %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "scale.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'However a model was trained, its error is least without noise' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'factor on σ'
set ylabel 'squared error per image'
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $trained_at_1 using 1:2 with linespoints lt 1 dt 1 title 'trained at σ = 1', \
  $trained_at_spread_2 using 1:2 with linespoints lt 2 dt 1 title 'trained at σ = spread / 2', \
  $learned using 1:2 with linespoints lt 3 dt 1 title 'learned σ'
unset multiplot
unset output
