# The score function's variance grows with the dimensions; a baseline only slows it

# x, y
$score_function << EOD
1 13.8894
2 25.3625
5 64.0498
10 164.345
20 524.972
50 2804.92
100 10562.9
EOD

# x, y
$with_its_best_baseline << EOD
1 5.30638
2 8.66066
5 14.5611
10 23.29
20 43.504
50 107.021
100 203.554
EOD

# x, y
$reparameterized << EOD
1 3.99654
2 4.03663
5 4.0078
10 3.97787
20 3.99086
50 3.99311
100 3.99356
EOD

# x, y
$d_2_d_4 << EOD
1 15
2 24
5 63
10 168
20 528
50 2808
100 10608
EOD

# x, y
$data_2_d_2 << EOD
1 6
2 8
5 14
10 24
20 44
50 104
100 204
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $score_function using c name "column" nooutput
  if (!exists("column_records") || |$score_function| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("variances.gp: $score_function must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $with_its_best_baseline using c name "column" nooutput
  if (!exists("column_records") || |$with_its_best_baseline| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("variances.gp: $with_its_best_baseline must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $reparameterized using c name "column" nooutput
  if (!exists("column_records") || |$reparameterized| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("variances.gp: $reparameterized must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $d_2_d_4 using c name "column" nooutput
  if (!exists("column_records") || |$d_2_d_4| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("variances.gp: $d_2_d_4 must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $data_2_d_2 using c name "column" nooutput
  if (!exists("column_records") || |$data_2_d_2| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("variances.gp: $data_2_d_2 must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($score_function[7], 2))
right = 5000
if (!(left > right)) {
  print 'variances.gp: the data contradict "the score function''s variance is large": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($with_its_best_baseline[7], 2))
right = 400
if (!(left < right)) {
  print 'variances.gp: the data contradict "a baseline helps": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
stats $reparameterized using 2 name "data" nooutput
left = data_max
right = 5
if (!(left < right)) {
  print 'variances.gp: the data contradict "the reparameterized one stays": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "variances.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'The score function''s variance grows with the dimensions; a baseline only slows it' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'dimensions d'
set logscale x
set ylabel 'variance per coordinate'
set logscale y
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $score_function using 1:2 with linespoints lt 2 dt 1 title 'score function', \
  $with_its_best_baseline using 1:2 with linespoints lt 5 dt 1 title 'with its best baseline', \
  $reparameterized using 1:2 with linespoints lt 1 dt 1 title 'reparameterized', \
  $d_2_d_4 using 1:2 with linespoints lt 7 dt 3 title '(d + 2)(d + 4)', \
  $data_2_d_2 using 1:2 with linespoints lt 7 dt 3 title '2(d + 2)'
unset multiplot
unset output
