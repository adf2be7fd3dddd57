# One loss, four gradients: the path through the sample trains fastest

# x, y
$reparameterized << EOD
1 206.428
2 164.457
3 148.603
4 140.177
5 134.706
EOD

# x, y
$score_baseline << EOD
1 211.627
2 199.358
3 184.944
4 171.28
5 161.111
EOD

# x, y
$score_function << EOD
1 212.906
2 204.913
3 205.823
4 194.455
5 187.598
EOD

# x, y
$z_cut_off << EOD
1 212.677
2 204.357
3 202.624
4 202.115
5 201.566
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $reparameterized using c name "column" nooutput
  if (!exists("column_records") || |$reparameterized| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $reparameterized must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $score_baseline using c name "column" nooutput
  if (!exists("column_records") || |$score_baseline| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $score_baseline must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $score_function using c name "column" nooutput
  if (!exists("column_records") || |$score_function| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $score_function must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $z_cut_off using c name "column" nooutput
  if (!exists("column_records") || |$z_cut_off| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $z_cut_off must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($reparameterized[5], 2))
right = real(word($score_baseline[5], 2))
if (!(left < right)) {
  print 'training.gp: the data contradict "reparameterized is best": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($score_baseline[5], 2))
right = real(word($score_function[5], 2))
if (!(left < right)) {
  print 'training.gp: the data contradict "a baseline helps": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($score_baseline[5], 2))
right = real(word($z_cut_off[5], 2))
if (!(left < right)) {
  print 'training.gp: the data contradict "without any it stays behind": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "training.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'One loss, four gradients: the path through the sample trains fastest' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'epoch'
set xtics 1
set ylabel 'held-out −ELBO, nats per image'
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $reparameterized using 1:2 with linespoints lt 1 dt 1 title 'reparameterized', \
  $score_baseline using 1:2 with linespoints lt 5 dt 1 title 'score, baseline', \
  $score_function using 1:2 with linespoints lt 2 dt 1 title 'score function', \
  $z_cut_off using 1:2 with linespoints lt 8 dt 1 title 'z cut off'
unset multiplot
unset output
